"""What people write down at the desk: each time a new edition of the city's own paper, read at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.timezone import localdate

from stadtfaden.actors.actions import log_entry
from stadtfaden.actors.models import Municipality, User
from stadtfaden.actors.rules import Act, require
from stadtfaden.core.chain import Json
from stadtfaden.core.links import LinkType
from stadtfaden.core.own_papers import TEXTS, Row, file_of, one_line, rows_of
from stadtfaden.core.quotes import Finding, Outcome
from stadtfaden.core.statements import StatementKind
from stadtfaden.corpus.actions import (
    PaperFacts,
    change_statement,
    keep_original,
    settle_document,
    store_reading,
)
from stadtfaden.corpus.geometry import packed_reading
from stadtfaden.corpus.models import (
    Document,
    DocumentKind,
    DocumentStatus,
    Edition,
    QuoteCheck,
    Review,
    Statement,
)
from stadtfaden.corpus.queries import original_path
from stadtfaden.pipeline.actions import end_run, start_run
from stadtfaden.pipeline.models import Outcome as RunOutcome
from stadtfaden.reading.own_papers import places_of, read_own_paper
from stadtfaden.threads.actions import connect_statements, drop_quote, renew_edition, take_new_words
from stadtfaden.threads.actions.changes import ParentChosen, say_areas
from stadtfaden.threads.actions.editing import edit_statement
from stadtfaden.threads.actions.tying import LinkedAlready, link_statements

WRITTEN = "am Schreibtisch geschrieben"  # the reason that stands with each
SAID = ("kind", *(name for name in TEXTS if name not in {"written_by", "changed_by"}))
GOALS = frozenset({StatementKind.GOAL, StatementKind.VISION, StatementKind.PRINCIPLE})
_IN_LOG = {"target": "promised", "reason": "why"}  # in an entry, these two names mean something else


class WrittenAlready(Exception):  # noqa: N818 -- named after the fact
    """The paper says exactly this already; the exception holds the number of the row."""


class RowChanged(Exception):  # noqa: N818 -- named after the fact
    """Somebody else has changed the row meanwhile, or taken it out."""


class CutOtherwise(Exception):  # noqa: N818 -- named after the fact
    """People have split or merged the statement of the row; that must be taken back first."""


@dataclass(frozen=True, slots=True)
class Belonging:
    """Areas (their pks) that hold, and the statement that the new one belongs to: a goal that it serves, or a
    measure that serves it.
    """

    areas: frozenset[int] = frozenset()
    other: Statement | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """A row and the statement that it is in the current edition; None where people have cut its words
    otherwise.
    """

    row: Row
    statement: Statement | None


@dataclass(frozen=True, slots=True)
class Writing:
    """Who writes into which folder, and when."""

    folder: Path
    by: User
    now: datetime


def own_paper(municipality: Municipality) -> Document | None:
    """One query."""
    return Document.objects.filter(municipality=municipality, kind=DocumentKind.OWN).first()


def rows_standing(municipality: Municipality, folder: Path) -> list[Standing]:
    """What the current edition holds, in its order: three queries and one file."""
    edition = _current(own_paper(municipality))
    return [] if edition is None else _standing(edition, _rows(edition, folder))


@transaction.atomic
def write_down(
    *, municipality: Municipality, values: Mapping[str, Any], belonging: Belonging, writing: Writing
) -> Statement:
    """A new edition holds one row more; its statement is confirmed by whoever wrote it, and so is the link.

    `values` by the names in SAID. Raises PermissionDenied, WrittenAlready, NoPair. About sixty queries.
    """
    require(writing.by, Act.WRITE, municipality)
    paper = own_paper(municipality) or _new_paper(municipality, writing.now)
    former = _current(paper)
    rows = () if former is None else _rows(former, writing.folder)
    said = _said(values)
    _refuse_double(rows, said["title"])
    row = Row(
        number=1 + (paper.editions.aggregate(last=Max("number"))["last"] or 0),
        written_by=str(writing.by),
        written_on=localdate(writing.now),
        **said,
    )
    edition = _store(paper, (*rows, row), {}, writing)
    made = _statement_of(edition, (*rows, row), row)
    _stand_for(made, row, writing)
    say_areas(made, belonging.areas, writing.by, writing.now)
    _log("statement.written", made, {"before": None, "after": _told(row)}, writing)
    if belonging.other is not None:
        _tie(made, belonging.other, writing)
    _leave_open(municipality, writing.now)
    return made


@transaction.atomic
def rewrite(
    *, municipality: Municipality, number: int, seen: str, values: Mapping[str, Any], writing: Writing
) -> Statement:
    """A new edition says the row anew, and all that was decided on its statement holds: `seen` is the mark of
    the row that the person saw. Raises PermissionDenied, RowChanged, CutOtherwise, WrittenAlready.
    """
    require(writing.by, Act.WRITE, municipality)
    former, rows, old = _seen(municipality, number, seen, writing.folder)
    said = _said(values)
    _refuse_double([row for row in rows if row.number != number], said["title"])
    before = _statement_of(former, rows, old)
    if all(getattr(old, name) == value for name, value in said.items()):
        return before
    new = replace(old, **said, changed_by=str(writing.by), changed_on=localdate(writing.now))
    becoming = tuple(new if row.number == number else row for row in rows)
    edition = _store(former.document, becoming, {number: Outcome.CHANGED}, writing)
    for check in QuoteCheck.objects.filter(statement=before, edition=edition, settled_at=None):
        take_new_words(check=check, by=writing.by, reason=WRITTEN, now=writing.now)
    made = _statement_of(edition, becoming, new)
    _stand_for(made, new, writing)
    _log("statement.rewritten", made, {"before": _told(old), "after": _told(new)}, writing)
    _leave_open(municipality, writing.now)
    return made


@transaction.atomic
def take_out(*, municipality: Municipality, number: int, seen: str, reason: str, writing: Writing) -> None:
    """A new edition is without the row; earlier editions keep it. Raises PermissionDenied, RowChanged,
    CutOtherwise.
    """
    require(writing.by, Act.WRITE, municipality)
    former, rows, old = _seen(municipality, number, seen, writing.folder)
    before = _statement_of(former, rows, old)
    rest = tuple(row for row in rows if row.number != number)
    edition = _store(former.document, rest, {number: Outcome.GONE}, writing)
    for check in QuoteCheck.objects.filter(statement=before, edition=edition, settled_at=None):
        drop_quote(check=check, by=writing.by, reason=reason, now=writing.now)
    _log("statement.taken-out", before, {"before": _told(old), "after": None, "reason": reason}, writing)
    _leave_open(municipality, writing.now)


def title_of(municipality: Municipality) -> str:
    return f"Eigene Ziele und Maßnahmen der Stadt {municipality.name.removeprefix('Stadt ')}"


def _new_paper(municipality: Municipality, now: datetime) -> Document:
    facts = PaperFacts(title=title_of(municipality), kind=DocumentKind.OWN, status=DocumentStatus.DRAFT)
    return settle_document(municipality=municipality, facts=facts, now=now)


def _current(paper: Document | None) -> Edition | None:
    if paper is None:
        return None
    return paper.editions.filter(is_current=True).select_related("document__municipality").first()


def _rows(edition: Edition, folder: Path) -> tuple[Row, ...]:
    return rows_of(original_path(folder, edition.original_id).read_bytes())


def _seen(
    municipality: Municipality, number: int, seen: str, folder: Path
) -> tuple[Edition, tuple[Row, ...], Row]:
    edition = _current(own_paper(municipality))
    rows = () if edition is None else _rows(edition, folder)
    row = next((row for row in rows if row.number == number), None)
    if edition is None or row is None or row.mark != seen:
        raise RowChanged(number)
    return edition, rows, row


def _said(values: Mapping[str, Any]) -> dict[str, Any]:
    said = {name: one_line(str(values.get(name) or "")) for name in SAID if name != "kind"}
    return {"kind": StatementKind(values["kind"]), **said}


def _refuse_double(rows: Sequence[Row], title: str) -> None:
    for row in rows:
        if row.title.casefold() == title.casefold():
            raise WrittenAlready(row.number)


def _store(paper: Document, rows: Sequence[Row], became: Mapping[int, Outcome], writing: Writing) -> Edition:
    """The rows are the current edition; `became` says by its number what this does to a row of the former."""
    data = file_of(rows)
    keep_original(data=data, folder=writing.folder)
    former = _current(paper)
    packed = packed_reading(read_own_paper(data, name=f"{paper.title}.csv"))
    known = {} if former is None else _known(former, _rows(former, writing.folder), rows, became)
    edition = store_reading(document=paper, packed=packed, file_name=f"{paper.title}.csv", now=writing.now)
    connect_statements(edition=edition, statements=packed.reading.statements)
    if former is not None and former.pk != edition.pk:
        renew_edition(edition=edition, former=former, now=writing.now, known=known)
    adopted = bool(rows) and not any(row.is_draft for row in rows)
    status = DocumentStatus.ADOPTED if adopted else DocumentStatus.DRAFT
    facts = PaperFacts(status=status, dated_on=localdate(writing.now))
    settle_document(municipality=paper.municipality, facts=facts, now=writing.now, document=paper)
    return edition


def _known(
    former: Edition, olds: Sequence[Row], news: Sequence[Row], became: Mapping[int, Outcome]
) -> dict[int, Finding]:
    """Where the words of each row stand now, by the pk of the statement it was."""
    places = places_of(news)
    found = {}
    for one in _standing(former, olds):
        place = places.get(one.row.number)
        if one.statement is None:
            continue
        if place is None:
            found[one.statement.pk] = Finding(Outcome.GONE, 0.0)
            continue
        same = next(row.title for row in news if row.number == one.row.number) == one.row.title
        outcome = Outcome.UNCHANGED if one.statement.page.number == place.page else Outcome.MOVED
        if not same:
            outcome = became[one.row.number]
        found[one.statement.pk] = Finding(outcome, 1.0 if same else 0.5, place.page, place.start, place.end)
    return found


def _standing(edition: Edition, rows: Sequence[Row]) -> list[Standing]:
    here = (
        Statement.objects.filter(edition=edition)
        .select_related("page", "edition__document")
        .defer("page__text", "page__words", "page__furniture", "page__warnings")
        .order_by("-pk")
    )
    at = {(one.page.number, one.start, one.end): one for one in here}
    places = places_of(rows)
    return [
        Standing(row, at.get((place.page, place.start, place.end)))
        for row in rows
        if (place := places[row.number])
    ]


def _statement_of(edition: Edition, rows: Sequence[Row], row: Row) -> Statement:
    """Raises CutOtherwise."""
    place = places_of(rows)[row.number]
    found = (
        Statement.objects.filter(edition=edition, page__number=place.page, start=place.start, end=place.end)
        .select_related("page", "edition__document__municipality")
        .order_by("pk")
        .first()
    )
    if found is None:
        raise CutOtherwise(row.number)
    return found


def _stand_for(statement: Statement, row: Row, writing: Writing) -> None:
    """The person confirms what they wrote; what the row says of kind and number holds."""
    values: dict[str, object] = {
        "kind": row.kind.value,
        "code": row.code or None,
        "corrected": [name for name in statement.corrected if name not in {"kind", "code"}],
        "review": Review.CONFIRMED,
        "reviewed_by": writing.by,
        "reviewed_at": writing.now,
        "review_reason": WRITTEN,
        "added_by": statement.added_by or writing.by,
    }
    change_statement(statement=statement, seen=statement.revision, values=values)


def _tie(made: Statement, other: Statement, writing: Writing) -> None:
    """The measure serves the goal, the indicator measures it: inside the paper as parent, else as a link."""
    if other.edition.document_id == made.edition.document_id:
        other = Statement.objects.filter(edition=made.edition, continues=other).first() or other
        if other.kind == StatementKind.GOAL and made.kind != StatementKind.GOAL:
            change = ParentChosen(other)
            edit_statement(statement=made, seen=made.revision, change=change, by=writing.by, now=writing.now)
        return
    upwards = other.kind in GOALS or made.kind == StatementKind.INDICATOR
    source, target = (made, other) if upwards else (other, made)
    try:
        link_statements(
            source=source,
            target=target,
            type_=_type_of(source, target),
            reason=WRITTEN,
            by=writing.by,
            now=writing.now,
        )
    except LinkedAlready:  # the row was there before, taken out and written again
        return


def _type_of(source: Statement, target: Statement) -> str:
    if source.kind == StatementKind.INDICATOR:
        return LinkType.MEASURES.value
    if source.kind == StatementKind.MEASURE and target.kind in GOALS:
        return LinkType.IMPLEMENTS.value
    return LinkType.SUPPORTS.value


def _told(row: Row) -> dict[str, Json]:
    """As it stands in the log: what is empty is left out."""
    told: dict[str, Json] = {"number": row.number, "kind": row.kind.value}
    return told | {
        _IN_LOG.get(name, name): text for name in SAID if name != "kind" and (text := getattr(row, name))
    }


def _log(verb: str, statement: Statement, detail: dict[str, Json], writing: Writing) -> None:
    document = statement.edition.document
    log_entry(
        verb=verb,
        subject=f"corpus.Statement:{statement.pk}",
        now=writing.now,
        municipality=document.municipality,
        by=writing.by,
        detail={"document": document.slug, "edition": statement.edition.number, **detail},
    )


def _leave_open(municipality: Municipality, now: datetime) -> None:
    """A run that was begun and not ended: search and links are made anew by whoever builds next."""
    run = start_run(municipality=municipality, folder="", now=now)
    end_run(run=run, outcome=RunOutcome.STOPPED, now=now)
