"""The reports of a city that can be fetched, each under one address whatever face shows it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from stadtfaden.exchange.report import Finished, Format, Kind, Order, last_finished
from stadtfaden.threads.queries.rows import DecidedEdition, Municipality

NAMES = {Kind.FULL: "strategie", Kind.SHORT: "kurzfassung", Kind.CHANGES: "aenderungen"}
KINDS = {name: kind for kind, name in NAMES.items()}
FORMATS = {Format.PDF: "PDF", Format.DOCX: "Word"}
_NAME = re.compile(r"(?P<kind>[a-z]+)(?:-(?P<before>[1-9]\d{0,3})(?:-(?P<after>[1-9]\d{0,3}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class File:
    """`last`: what was made last, None where nothing was."""

    format: str
    address: str
    last: Finished | None


@dataclass(frozen=True, slots=True)
class Download:
    title: str
    says: str
    files: tuple[File, ...]


def downloads(municipality: Municipality, editions: Iterable[DecidedEdition], *, on: date) -> list[Download]:
    """Whole, short, and what has changed since each decided edition; `editions` newest first: two queries."""
    known = list(editions)
    offered = [
        (
            NAMES[Kind.FULL],
            _("How the strategy hangs together"),
            _(
                "All areas with every quote and its page, threads, figures, contradictions, gaps, sources, "
                "index."
            ),
        ),
        (
            NAMES[Kind.SHORT],
            _("The short version"),
            _("At most four pages, for the sitting."),
        ),
    ]
    for newer, older in zip([None, *known], known, strict=False):
        name = f"{NAMES[Kind.CHANGES]}-{older.number}"
        title = _("What has changed since “%(edition)s”") % {"edition": older.title}
        if newer is not None:
            name = f"{name}-{newer.number}"
            title = _("What changed from “%(one)s” to “%(two)s”") % {"one": older.title, "two": newer.title}
        offered.append((name, title, ""))
    last = iter(_last(municipality, [name for name, *_rest in offered], on))
    return [
        Download(
            title,
            says,
            tuple(
                File(words, reverse("portal:report", args=(municipality.slug, name, ending)), next(last))
                for ending, words in FORMATS.items()
            ),
        )
        for name, title, says in offered
    ]


def order_named(name: str, *, format_: Format, on: date) -> Order | None:
    """The order behind an address, in the active language; None where there is no such report."""
    found = _NAME.fullmatch(name)
    kind = KINDS.get(found["kind"]) if found else None
    if found is None or kind is None or (kind is Kind.CHANGES) != (found["before"] is not None):
        return None
    before, after = (int(number) if number else None for number in (found["before"], found["after"]))
    return Order(
        kind=kind,
        format=format_,
        language=(get_language() or "de")[:2],
        on=on.isoformat(),
        portal=settings.ADDRESS,
        before=before,
        after=after,
    )


def _last(municipality: Municipality, names: Iterable[str], on: date) -> list[Finished | None]:
    """Name by name, in every format."""
    orders = (order_named(name, format_=format_, on=on) for name in names for format_ in FORMATS)
    return last_finished(municipality, [order for order in orders if order is not None], settings.DATA)
