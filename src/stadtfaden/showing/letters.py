"""The weekly mail: the sentences of the start page of the desk, as text and as simple HTML."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext, override

from stadtfaden.showing.todo import news_of, today_of

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Membership

LANGUAGE = "de"  # of everybody at a desk, so far
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Letter:
    """`unsubscribe` is the address of the page that ends it."""

    subject: str
    text: str
    html: str
    unsubscribe: str


def weekly_letter(membership: "Membership", *, server: str, now: datetime) -> Letter | None:
    """None where nothing is to do. `server` is the address of the pages, without a slash at the end."""
    with override(LANGUAGE):
        today = today_of(membership, now=now)
        if not today.tasks:
            return None
        city = membership.municipality
        settings = server + reverse("account_settings")
        context = {
            "name": str(membership.user),
            "city": city,
            "server": server,
            "today": today,
            "news": news_of(membership, now - WEEK),
            "desk": server + reverse("desk:todo", args=[city.slug]),
            "settings": settings,
        }
        return Letter(
            subject=gettext("%(city)s: what is to do") % {"city": city.name},
            text=render_to_string("showing/letter.txt", context),
            html=render_to_string("showing/letter.html", context),
            unsubscribe=settings,
        )
