"""The reports of a city that can be fetched, each under one address whatever face shows it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from stadtfaden.exchange.report import Format, Kind, Order
from stadtfaden.threads.queries.rows import DecidedEdition, Municipality

NAMES = {Kind.FULL: "strategie", Kind.SHORT: "kurzfassung", Kind.CHANGES: "aenderungen"}
KINDS = {name: kind for kind, name in NAMES.items()}
_NAME = re.compile(r"(?P<kind>[a-z]+)(?:-(?P<before>[1-9]\d{0,3})(?:-(?P<after>[1-9]\d{0,3}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class File:
    format: str
    address: str


@dataclass(frozen=True, slots=True)
class Download:
    title: str
    says: str
    files: tuple[File, ...]


def downloads(municipality: Municipality, editions: Iterable[DecidedEdition]) -> list[Download]:
    """Whole, short, and what has changed since each decided edition; `editions` newest first."""
    known = list(editions)
    found = [
        _download(
            municipality,
            NAMES[Kind.FULL],
            _("The integrated digital strategy"),
            _(
                "All areas with every quote and its page, threads, targets, contradictions, gaps, sources, "
                "index."
            ),
        ),
        _download(
            municipality,
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
        found.append(_download(municipality, name, title, ""))
    return found


def order_named(name: str, *, format_: Format, language: str, on: date, portal: str) -> Order | None:
    """The order behind an address; None where there is no such report."""
    found = _NAME.fullmatch(name)
    kind = KINDS.get(found["kind"]) if found else None
    if found is None or kind is None or (kind is Kind.CHANGES) != (found["before"] is not None):
        return None
    before, after = (int(number) if number else None for number in (found["before"], found["after"]))
    return Order(
        kind=kind,
        format=format_,
        language=language,
        on=on.isoformat(),
        portal=portal,
        before=before,
        after=after,
    )


def _download(municipality: Municipality, name: str, title: str, says: str) -> Download:
    files = (
        File(words, reverse("portal:report", args=(municipality.slug, name, ending)))
        for words, ending in (("PDF", Format.PDF), ("Word", Format.DOCX))
    )
    return Download(title, says, tuple(files))
