"""The weekly mail: the sentences of the start page of the desk, as text and as simple HTML."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext, override

from stadtfaden.showing.todo import News, Today, news_of, today_of

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


@dataclass(frozen=True, slots=True)
class Section:
    """What waits at the desk of one city, and what the others did there."""

    membership: "Membership"
    today: Today
    news: Sequence[News]
    desk: str


def section_of(membership: "Membership", *, server: str, now: datetime) -> Section | None:
    """None where nothing is to do. `server` is the address of the pages, without a slash at the end."""
    with override(LANGUAGE):
        today = today_of(membership, now=now)
        if not today.tasks:
            return None
        desk = server + reverse("desk:todo", args=[membership.municipality.slug])
        return Section(membership, today, news_of(membership, now - WEEK), desk)


def weekly_letter(sections: Sequence[Section], *, server: str) -> Letter:
    """One letter to a person, whatever the number of their desks."""
    with override(LANGUAGE):
        settings = server + reverse("account_settings")
        cities = ", ".join(one.membership.municipality.name for one in sections)
        context = {
            "name": str(sections[0].membership.user),
            "cities": cities,
            "server": server,
            "sections": sections,
            "settings": settings,
        }
        return Letter(
            subject=gettext("%(city)s: what is to do") % {"city": cities},
            text=render_to_string("showing/letter.txt", context),
            html=render_to_string("showing/letter.html", context),
            unsubscribe=settings,
        )
