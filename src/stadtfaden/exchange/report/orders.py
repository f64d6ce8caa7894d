"""Which report somebody wants, and making it."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date
from enum import StrEnum
from hashlib import sha256
from importlib.metadata import version
from json import dumps
from pathlib import Path

from stadtfaden.actors.models import Municipality
from stadtfaden.actors.queries import last_entry
from stadtfaden.exchange.report.changing import Edition, gather_changes
from stadtfaden.exchange.report.gathering import gather
from stadtfaden.exchange.report.short import brief_of
from stadtfaden.exchange.report.typesetting import fitted, typeset
from stadtfaden.exchange.report.values import AnyReport, Brief, Report
from stadtfaden.exchange.report.word import write_word
from stadtfaden.pipeline.queries import runs
from stadtfaden.threads import queries as threads

_gathered: dict[str, Report] = {}  # at most one, by its state
MADE_AS = 6  # raise it when the same records give another report


class Kind(StrEnum):
    FULL = "full"
    SHORT = "short"
    CHANGES = "changes"


class Format(StrEnum):
    PDF = "pdf"
    DOCX = "docx"


class NoSuchEdition(Exception):  # noqa: N818 -- named after the fact
    """There is no decided edition with this number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """`before` and `after` number decided editions, for changes alone; without `after` it is what lives."""

    kind: Kind
    format: Format
    language: str
    on: str  # ISO
    portal: str = ""  # where the pages stand, "" where that is unknown
    before: int | None = None
    after: int | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """`pages` is None where the program that shows it decides."""

    data: bytes
    pages: int | None
    report: AnyReport


def state_of(municipality: Municipality, order: Order) -> str:
    """The same where the same order would give the same bytes: SHA-256 of what may change them, two queries.

    Everything that people or machine change stands in the log; what a build leaves out of it, in its run.
    """
    return states_of(municipality, [order])[0]


def states_of(municipality: Municipality, orders: Iterable[Order]) -> list[str]:
    """`state_of` each, in their order: two queries however many there are."""
    last_run = runs(municipality).values_list("pk", "ended_at").first()
    said = {
        "city": (municipality.slug, municipality.name),
        "entry": None if (entry := last_entry(municipality)) is None else entry.digest,
        "run": last_run,
        "made": (version("stadtfaden"), MADE_AS),
    }
    return [
        sha256(dumps({**said, "order": asdict(order)}, sort_keys=True, default=str).encode()).hexdigest()
        for order in orders
    ]


def report_of(municipality: Municipality, order: Order, data: Path) -> AnyReport:
    """The values; the short version is cut to what four sheets hold. Raises NoSuchEdition, OSError."""
    on = date.fromisoformat(order.on)
    if order.kind is Kind.CHANGES:
        before = _decided(municipality, order.before, data)
        after = Edition(threads.living_strategy(municipality))
        if order.after is not None:
            after = _decided(municipality, order.after, data)
        return gather_changes(municipality, before, after, on=on, language=order.language)
    whole = _whole(municipality, order)
    return whole if order.kind is Kind.FULL else fitted(brief_of(whole))[0]


def make(municipality: Municipality, order: Order, data: Path) -> Made:
    """Seconds, up to a minute for a large city. Raises NoSuchEdition, OSError."""
    report = report_of(municipality, order, data)
    if order.format is Format.DOCX:
        return Made(write_word(report), None, report)
    sheets = fitted(report)[1] if isinstance(report, Brief) else typeset(report)
    return Made(sheets.data, sheets.pages, report)


def _whole(municipality: Municipality, order: Order) -> Report:
    """Whoever makes all kinds and formats one after the other gathers once."""
    key = state_of(municipality, replace(order, kind=Kind.FULL, format=Format.PDF))
    if key not in _gathered:
        _gathered.clear()
        _gathered[key] = gather(
            municipality, on=date.fromisoformat(order.on), address=order.portal, language=order.language
        )
    return _gathered[key]


def _decided(municipality: Municipality, number: int | None, data: Path) -> Edition:
    editions = threads.decided_editions(municipality)
    found = None if number is None else editions.filter(number=number).first()
    if found is None:
        raise NoSuchEdition(number)
    return Edition(threads.content_of(found.digest, data), found.title, found.decided_on, found.frozen_at)
