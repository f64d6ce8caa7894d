"""What hangs on a statement goes on with the one that continues it. `pairs`: that one by pk of the former."""

from collections.abc import Collection, Iterable, Mapping
from typing import TypeVar

from django.db.models import F, Q

from stadtfaden.actors.models import Municipality
from stadtfaden.corpus.actions.placing import nearest
from stadtfaden.corpus.models import Review, Reviewed, Statement
from stadtfaden.threads.models import (
    Candidate,
    DigitalConnection,
    Link,
    MeantHole,
    PlainText,
    Settlement,
    StatementArea,
)

BATCH = 2000
_EARLIEST_FIRST = F("reviewed_at").asc(nulls_first=True)
REVIEW = ("review", "reviewed_by", "reviewed_at", "review_reason")
Pairs = Mapping[int, Statement]
_Row = TypeVar("_Row", bound=Reviewed)
_Part = TypeVar("_Part", StatementArea, DigitalConnection)


def carry_areas(pairs: Pairs, made: Collection[int]) -> None:
    """What people have judged, and everything where the statement was `made` anew: four queries."""
    rows = StatementArea.objects.filter(statement__in=list(pairs)).order_by(_EARLIEST_FIRST, "pk")
    wanted = {
        (new.pk, row.area_id): _of(row, new)
        for row in rows
        if _goes_on(row, new := pairs[row.statement_id], made)
    }
    here = StatementArea.objects.filter(statement__in={key[0] for key in wanted})
    there = {(row.statement_id, row.area_id): row for row in here}
    _write(
        StatementArea, [(there.get(key), row) for key, row in wanted.items()], ("score", "share", "made_by")
    )


def carry_digital(former: Mapping[int, Statement], pairs: Pairs, made: Collection[int]) -> None:
    """With the words that show it; where these are gone, the whole statement shows it: four queries."""
    rows = DigitalConnection.objects.filter(statement__in=list(pairs)).order_by(_EARLIEST_FIRST, "pk")
    wanted = {}
    for row in rows:
        old, new = former[row.statement_id], pairs[row.statement_id]
        if _goes_on(row, new, made):
            move_mark(row, row.start - old.start, new)
            wanted[new.pk, row.kind] = _of(row, new)
    here = DigitalConnection.objects.filter(statement__in={key[0] for key in wanted})
    there = {(row.statement_id, row.kind): row for row in here}
    columns = ("start", "end", "text", "score", "made_by")
    _write(DigitalConnection, [(there.get(key), row) for key, row in wanted.items()], columns)


def move_mark(row: DigitalConnection, near: int, statement: Statement) -> None:
    """To where the statement says its words; else all of the statement is marked."""
    start, end = nearest(statement.text, row.text, near) or (0, len(statement.text))
    row.start, row.end = statement.start + start, statement.start + end
    row.text = statement.text[start:end]


def carry_said(pairs: Pairs) -> None:
    """Holes that are meant, plain words, and what was put off: six queries."""
    _carry_plain(pairs)
    MeantHole.objects.bulk_create(
        (
            MeantHole(
                municipality_id=hole.municipality_id,
                kind=hole.kind,
                statement=pairs[hole.statement_id],
                reason=hole.reason,
                said_by_id=hole.said_by_id,
                said_at=hole.said_at,
            )
            for hole in MeantHole.objects.filter(statement__in=list(pairs)).order_by("pk")
            if hole.statement_id is not None
        ),
        batch_size=BATCH,
        ignore_conflicts=True,
    )
    taken = set(
        Candidate.objects.filter(statement__in=[one.pk for one in pairs.values()]).values_list(
            "statement", flat=True
        )
    )
    waiting = Candidate.objects.filter(statement__in=list(pairs)).exclude(postponed_until=None)
    for candidate in waiting:
        new = pairs[candidate.statement_id or 0]
        if new.review == Review.CANDIDATE and new.pk not in taken:
            candidate.statement = new
            candidate.save(update_fields=["statement"])


def _carry_plain(pairs: Pairs) -> None:
    """`of_text` stays what it was: where the new edition says it otherwise, the plain words lag behind."""
    PlainText.objects.bulk_create(
        (
            PlainText(
                municipality_id=plain.municipality_id,
                statement=pairs[plain.statement_id],
                text=plain.text,
                of_text=plain.of_text,
                written_by_id=plain.written_by_id,
                written_at=plain.written_at,
            )
            for plain in PlainText.objects.filter(statement__in=list(pairs)).order_by("pk")
            if plain.statement_id is not None
        ),
        batch_size=BATCH,
        ignore_conflicts=True,  # what was written for the new words stays
    )


def carry_links(municipality: Municipality, pairs: Pairs) -> int:
    """Links that people have judged, added or settled, between what stands today; says how many.

    Where the other end does not stand any more, the link waits until somebody has settled that.
    """
    olds = list(pairs)
    rows = list(
        Link.objects.filter(Q(source__in=olds) | Q(target__in=olds))
        .filter(~Q(review=Review.CANDIDATE) | Q(added_by__isnull=False) | Q(settlement__isnull=False))
        .select_related("settlement")
        .order_by("pk")
    )
    ends = {row.source_id for row in rows} | {row.target_id for row in rows}
    today = _standing_today(municipality, ends, {pk: new.pk for pk, new in pairs.items()})
    wanted: dict[tuple[int, int, str], tuple[Link, Settlement | None]] = {}
    for row in rows:
        source, target = today.get(row.source_id), today.get(row.target_id)
        if source is not None and target is not None and source != target:
            wanted[source, target, row.type] = row, getattr(row, "settlement", None)
    there = {
        (link.source_id, link.target_id, link.type): link
        for link in Link.objects.filter(source__in={key[0] for key in wanted})
    }
    written = [
        (there.get(key), _between(row, *key[:2]))
        for key, (row, _) in wanted.items()
        if row is not there.get(key)
    ]
    links = _write(Link, written, ("score", "reason", "made_by", "added_by", "revision"))
    _carry_settlements(links, {key: settled for key, (_, settled) in wanted.items() if settled is not None})
    return len(links)


def _carry_settlements(links: Iterable[Link], settled: Mapping[tuple[int, int, str], Settlement]) -> None:
    Settlement.objects.bulk_create(
        (
            Settlement(
                link=link,
                verdict=verdict.verdict,
                reason=verdict.reason,
                council_paper=verdict.council_paper,
                outdated=verdict.outdated,
                settled_by_id=verdict.settled_by_id,
                settled_at=verdict.settled_at,
            )
            for link in links
            if (verdict := settled.get((link.source_id, link.target_id, link.type))) is not None
        ),
        batch_size=BATCH,
        ignore_conflicts=True,  # a verdict that stands is the later one
    )


def _standing_today(municipality: Municipality, ends: set[int], known: Mapping[int, int]) -> dict[int, int]:
    """For each statement the one of a current edition that says the same; those that stand nowhere are left
    out. A query for each step between editions.
    """
    today = {pk: new for pk, new in known.items() if pk in ends}
    ways = {pk: pk for pk in ends - today.keys()}  # where a way has come to, and where it began
    seen = set(ways)
    while ways:
        here = Statement.objects.filter(pk__in=list(ways), edition__document__municipality=municipality)
        rows = here.values_list("pk", "edition__is_current", "continues", "continued_by")
        onward: dict[int, int] = {}
        for pk, is_current, before, behind in rows:
            if is_current:
                today.setdefault(ways[pk], pk)
                continue
            for step in (behind, before):
                if step is not None and step not in seen:
                    seen.add(step)
                    onward[step] = ways[pk]
        ways = {pk: begun for pk, begun in onward.items() if begun not in today}
    return today


def _goes_on(row: StatementArea | DigitalConnection, new: Statement, made: Collection[int]) -> bool:
    return row.review != Review.CANDIDATE or new.pk in made


def _of(row: _Part, statement: Statement) -> _Part:
    row.statement = statement
    return _copied(row)


def _between(row: Link, source: int, target: int) -> Link:
    row.continues_id, row.source_id, row.target_id = row.pk, source, target
    return _copied(row)


def _copied(row: _Row) -> _Row:
    row.pk = None
    row._state.adding = True  # noqa: SLF001 -- how Django copies a row
    return row


def _write(
    model: type[_Row], rows: Iterable[tuple[_Row | None, _Row]], columns: tuple[str, ...]
) -> list[_Row]:
    """New rows, and those that stand there already where the decision is later than theirs."""
    fresh: list[_Row] = []
    changed: list[_Row] = []
    for there, row in rows:
        if there is None:
            fresh.append(row)
        elif row.review != Review.CANDIDATE and _is_later(row, there):
            row.pk = there.pk
            changed.append(row)
    model._default_manager.bulk_create(fresh, batch_size=BATCH)  # noqa: SLF001 -- Django's own name for it
    model._default_manager.bulk_update(changed, (*REVIEW, *columns), BATCH)  # noqa: SLF001 -- as above
    return [*fresh, *changed]


def _is_later(row: Reviewed, there: Reviewed) -> bool:
    return there.reviewed_at is None or (row.reviewed_at is not None and row.reviewed_at > there.reviewed_at)
