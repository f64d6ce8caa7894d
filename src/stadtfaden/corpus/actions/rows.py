"""From what was read to rows."""

from collections.abc import Iterable, Mapping, Sequence

from django.db import connection
from django.db.models import F

from stadtfaden.core import passages as core_passages
from stadtfaden.core import statements as core_statements
from stadtfaden.corpus.geometry import Packed
from stadtfaden.corpus.models import Edition, Page, Passage, Review, SheetField, Statement, Target

BATCH = 2000
NAME_LENGTH = 120
CODE_LENGTH = 40
LEVEL_NAME_LENGTH = 80
UNIT_LENGTH = 60
SCOPE_LENGTH = 200
READ_ANEW = (
    *("page", "passage", "parent", "kind", "start", "end", "text", "title", "code", "level_name"),
    *("page_last", "whose", "score", "reason", "made_by"),
)
PARTS = ("fields", "targets")  # in `corrected`: rows of their own
# In `corrected`: said of the words, on any page.
COLUMNS = frozenset({"kind", "title", "code", "level_name", "whose"})
_INSERT_PASSAGE = """
    INSERT INTO corpus_passage (
        edition_id, page_id, section_id, position, kind, "start", "end", text, level, number,
        continues, "table"
    ) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
"""


BEHIND = 1_000_000  # further than any page or passage is numbered


def put_behind(edition: Edition) -> None:
    """Pages and passages make room for those of a new reading."""
    edition.pages.update(number=F("number") + BEHIND)
    edition.passages.update(position=F("position") + BEHIND)


def remove_behind(edition: Edition) -> None:
    """What was put behind goes; nothing may stand on it any more."""
    edition.passages.filter(position__gte=BEHIND).delete()
    edition.pages.filter(number__gte=BEHIND).delete()


def insert_pages(edition: Edition, packed: Packed) -> dict[int, Page]:
    rows = [
        Page(
            edition=edition,
            number=page.number,
            label=page.label[:20] if page.label is not None else None,
            text=page.text,
            words=words,
            furniture=list(page.furniture),
            width=page.width,
            height=page.height,
            is_scanned=page.is_scanned,
            confidence=page.confidence,
            warnings=list(page.warnings),
        )
        for page, words in zip(packed.reading.pages, packed.words, strict=True)
    ]
    return {row.number: row for row in Page.objects.bulk_create(rows, batch_size=BATCH)}


def insert_passages(
    edition: Edition, pages: dict[int, Page], passages: Sequence[core_passages.Passage]
) -> dict[int, int]:
    """Their pks by position. Thirty rows a page: written bare, five times as fast as bulk_create."""
    by_position = {passage.position: passage for passage in passages}
    pk_of: dict[int, int] = {}
    for positions in _parents_first({passage.position: passage.section for passage in passages}):
        rows: list[tuple[str | int | None, ...]] = [
            (
                edition.pk,
                pages[by_position[position].page].pk,
                pk_of[section] if section is not None else None,
                *_passage_values(by_position[position]),
            )
            for position, section in positions.items()
        ]
        with connection.cursor() as cursor:
            cursor.executemany(_INSERT_PASSAGE, rows)
        pk_of = dict(Passage.objects.filter(edition=edition).order_by().values_list("position", "pk"))
    return pk_of


def _passage_values(passage: core_passages.Passage) -> tuple[str | int | None, ...]:
    return (
        passage.position,
        passage.kind.value,
        passage.start,
        passage.end,
        passage.text,
        passage.level,
        passage.number[:CODE_LENGTH] if passage.number is not None else None,
        passage.continues,
        passage.table,
    )


def insert_statements(
    edition: Edition,
    pages: dict[int, Page],
    passages: dict[int, int],
    statements: Sequence[tuple[str, core_statements.Statement]],
    kept: Mapping[str, Statement] | None = None,
) -> None:
    """Each with its key; what stands under a `kept` key is brought up to date and keeps its review, and
    what people have said of it themselves.
    """
    kept = kept or {}
    rows = {
        index: _statement_row(edition, pages, passages, statement, key)
        for index, (key, statement) in enumerate(statements)
    }
    for indexes in _parents_first(
        {index: statement.parent for index, (_, statement) in enumerate(statements)}
    ):
        for index, parent in indexes.items():
            rows[index].parent_id = rows[parent].pk if parent is not None else None
            if (old := kept.get(rows[index].key)) is not None:
                _hold(rows[index], old)
        fresh = [rows[index] for index in indexes if rows[index].key not in kept]
        Statement.objects.bulk_create(fresh, batch_size=BATCH)
        Statement.objects.bulk_create(
            (rows[index] for index in indexes if rows[index].key in kept),
            batch_size=BATCH,
            update_conflicts=True,
            unique_fields=["key"],
            update_fields=READ_ANEW,
        )
    of_rows = [(rows[index], statement) for index, (_, statement) in enumerate(statements)]
    with_fields, with_targets = (
        [one for one in of_rows if (old := kept.get(one[0].key)) is None or part not in old.corrected]
        for part in PARTS
    )
    SheetField.objects.bulk_create(_field_rows(with_fields, passages), batch_size=BATCH)
    Target.objects.bulk_create(_target_rows(with_targets), batch_size=BATCH)


def is_decided(statement: Statement) -> bool:
    """Whether people have said something of it themselves; no query."""
    return (
        statement.review != Review.CANDIDATE
        or statement.added_by_id is not None
        or bool(statement.corrected)
        or statement.revision > 0
    )


def _hold(row: Statement, old: Statement) -> None:
    """What people have said stays; whoever judged a statement judged one of its kind."""
    if is_decided(old):
        row.kind = old.kind
    for column in (COLUMNS | {"page_last"}).intersection(old.corrected):
        setattr(row, column, getattr(old, column))
    if "parent" in old.corrected:
        row.parent_id = old.parent_id


def _statement_row(
    edition: Edition,
    pages: dict[int, Page],
    passages: dict[int, int],
    statement: core_statements.Statement,
    key: str,
) -> Statement:
    return Statement(
        key=key,
        edition=edition,
        page=pages[statement.page],
        passage_id=passages[statement.passage],
        kind=statement.kind.value,
        start=statement.start,
        end=statement.end,
        text=statement.text,
        title=statement.title,
        code=statement.code[:CODE_LENGTH] if statement.code is not None else None,
        level_name=statement.level_name[:LEVEL_NAME_LENGTH] if statement.level_name is not None else None,
        page_last=statement.page_last,
        whose=None if statement.whose is None else statement.whose.value,
        score=min(1.0, max(0.0, statement.score)),
        reason=statement.reason,
        made_by=statement.made_by,
    )


def _field_rows(
    of_rows: Iterable[tuple[Statement, core_statements.Statement]], passages: dict[int, int]
) -> list[SheetField]:
    return [
        SheetField(
            statement=row,
            passage_id=passages[field.passage],
            name=field.name[:NAME_LENGTH],
            key=field.key,
            start=field.start,
            end=field.end,
            text=field.text,
        )
        for row, statement in of_rows
        for field in statement.fields
    ]


def _target_rows(of_rows: Iterable[tuple[Statement, core_statements.Statement]]) -> list[Target]:
    return [
        Target(
            statement=row,
            start=statement.start + target.start,
            end=statement.start + target.end,
            text=target.text,
            value=target.value,
            unit=target.unit[:UNIT_LENGTH] if target.unit is not None else None,
            direction=target.direction.value if target.direction is not None else None,
            target_year=target.target_year,
            base_value=target.base_value,
            base_year=target.base_year,
            scope=target.scope[:SCOPE_LENGTH] if target.scope is not None else None,
            doubts=list(target.doubts),
        )
        for row, statement in of_rows
        for target in statement.targets
    ]


def _parents_first(parent_of: dict[int, int | None]) -> list[dict[int, int | None]]:
    """Rounds in which every parent comes a round before its children; a circle is cut where it is met."""
    depth: dict[int, int] = {}
    cut: dict[int, int | None] = dict(parent_of)
    for start in parent_of:
        way: list[int] = []
        node: int | None = start
        while node is not None and node not in depth and node not in way:
            way.append(node)
            node = cut[node]
        if node is not None and node in way:
            cut[way[-1]] = node = None
        base = depth[node] if node is not None else -1
        for step, member in enumerate(reversed(way), start=1):
            depth[member] = base + step
    rounds: list[dict[int, int | None]] = [{} for _ in range(max(depth.values(), default=-1) + 1)]
    for node, parent in cut.items():
        rounds[depth[node]][node] = parent
    return rounds
