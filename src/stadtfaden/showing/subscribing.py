"""A saved search as a mail: what is new since the last one, and the letters around it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import BadRequest
from django.core.mail import EmailMessage
from django.http import QueryDict
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext, ngettext, override

from stadtfaden.corpus import queries as corpus
from stadtfaden.search import EntryKind
from stadtfaden.showing.filters import filters_of, in_words, names_of
from stadtfaden.showing.hits import EVERYTHING, hits_within
from stadtfaden.showing.templatetags.records import kind_name
from stadtfaden.showing.terms import words_of
from stadtfaden.ui.places import place
from stadtfaden.ui.templatetags.stadtfaden import number, shortened

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Municipality, Passage, Statement, Subscription

LOOKED_AT = 50  # of the hits that fit best; as many as the feed has
IN_A_MAIL = 20
LONGEST = 300  # letters of a quote
CONFIRMED = "confirmed"
SUBJECT = 80  # letters of a question in a subject


@dataclass(frozen=True, slots=True)
class New:
    """A hit that was read, or confirmed, since the last mail."""

    named: str
    words: str
    source: str
    address: str


def can_subscribe() -> bool:
    """Where no server takes mail, or its links would lead nowhere, nobody is asked for an address."""
    return bool(settings.MAIL_IS_SENT and settings.ADDRESS)


def described(municipality: "Municipality", query: str) -> str:
    """„Radweg“ (Handlungsfeld: Mobilität): two queries. Raises BadRequest where a filter is gone."""
    names = names_of(municipality)
    told = in_words(filters_of(QueryDict(query).dict(), names, EVERYTHING), names)
    return f"„{_question(query)}“ ({told})" if told else f"„{_question(query)}“"


def new_for(subscription: "Subscription") -> list[New]:
    """Those that fit best first, in the words of its language: eight queries at most. Nothing where a filter
    names what is no longer there.
    """
    since = subscription.written_at or subscription.confirmed_at
    asked = QueryDict(subscription.query)
    municipality = subscription.municipality
    try:
        filters = filters_of(asked.dict(), names_of(municipality), EVERYTHING)
    except BadRequest:
        return []
    hits = hits_within(municipality, asked.get("q", ""), filters)[:LOOKED_AT]
    ids = {kind: [hit.id for hit in hits if hit.kind is kind] for kind in EntryKind}
    statements = corpus.statements_numbered(municipality, ids[EntryKind.STATEMENT])
    passages = corpus.passages_numbered(municipality, ids[EntryKind.PASSAGE])
    with override(subscription.language), words_of(municipality.slug):
        told: list[New] = []
        for hit in hits:
            if hit.kind is EntryKind.STATEMENT and (statement := statements.get(hit.id)) is not None:
                if _is_new(since, statement.edition.read_at, statement.reviewed_at):
                    told.append(_of_statement(municipality, statement))
            elif (passage := passages.get(hit.id)) is not None and _is_new(since, passage.edition.read_at):
                told.append(_of_passage(municipality, passage))
        return told


def letter_that_asks(subscription: "Subscription") -> EmailMessage:
    """For the reader of the address alone: whoever does not say yes hears nothing more."""
    with override(subscription.language):
        context = {**_context(subscription), "is_confirmed": subscription.confirmed_at is not None}
        subject = gettext("%(city)s: do you want mails about a search?") % {"city": context["city"]}
        return _message(subscription, subject, "showing/subscription_asks.txt", context)


def letter_of_news(subscription: "Subscription", new: Sequence[New]) -> EmailMessage:
    """With an end in one click, as mail programs show it (RFC 8058)."""
    with override(subscription.language), words_of(subscription.municipality.slug):
        context = {
            **_context(subscription),
            "new": new[:IN_A_MAIL],
            "rest": max(len(new) - IN_A_MAIL, 0),
            "search": settings.ADDRESS
            + reverse("portal:search", args=[subscription.municipality.slug])
            + f"?{subscription.query}",
        }
        subject = ngettext(
            "%(city)s: one new place for “%(question)s”",
            "%(city)s: %(shown)s new places for “%(question)s”",
            len(new),
        ) % {
            "shown": number(len(new)),
            "city": subscription.municipality.name,
            "question": shortened(_question(subscription.query), SUBJECT),
        }
        message = _message(subscription, subject, "showing/subscription_news.txt", context)
    end = settings.ADDRESS + reverse(
        "portal:end-subscription", args=[subscription.municipality.slug, subscription.key]
    )
    message.extra_headers |= {
        "List-Unsubscribe": f"<{end}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    return message


def _context(subscription: "Subscription") -> dict[str, object]:
    city = subscription.municipality
    return {
        "city": city,
        "search_said": _said(subscription),
        "page": settings.ADDRESS + reverse("portal:subscription", args=[city.slug, subscription.key]),
    }


def _question(query: str) -> str:
    """In one line, as a subject wants it."""
    return " ".join(QueryDict(query).get("q", "").split())


def _said(subscription: "Subscription") -> str:
    try:
        return described(subscription.municipality, subscription.query)
    except BadRequest:  # a filter names what is no longer there
        return f"„{_question(subscription.query)}“"


def _message(
    subscription: "Subscription", subject: str, template: str, context: dict[str, object]
) -> EmailMessage:
    return EmailMessage(
        subject=subject,
        body=render_to_string(template, context),
        to=[subscription.email],
        headers={"Auto-Submitted": "auto-generated"},
    )


def _is_new(since: datetime | None, *moments: datetime | None) -> bool:
    return since is None or any(moment > since for moment in moments if moment is not None)


def _of_statement(municipality: "Municipality", found: "Statement") -> New:
    review = gettext("confirmed") if found.review == CONFIRMED else gettext("proposal")
    named = " ".join(filter(None, (kind_name(found.kind), found.code)))
    address = reverse("portal:statement", args=[municipality.slug, found.key])
    return _new(f"{named} ({review})", found, address)


def _of_passage(municipality: "Municipality", found: "Passage") -> New:
    slug = found.edition.document.slug
    page = reverse("portal:page", args=[municipality.slug, slug, found.page.number])
    return _new(gettext("Passage"), found, f"{page}?von={found.start}&bis={found.end}")


def _new(named: str, found: "Statement | Passage", address: str) -> New:
    where = place(number=found.page.number, label=found.page.label, reader=found.edition.reader)
    return New(
        named=named,
        words=f"„{shortened(found.text, LONGEST)}“",
        source=f"{found.edition.document.title}, {where}",
        address=settings.ADDRESS + address,
    )
