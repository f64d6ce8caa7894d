"""What belongs to a statement beside its title: the paragraphs below it, the fields of its sheet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from stadtfaden.core.pages import BlockKind
from stadtfaden.core.passages import Passage
from stadtfaden.core.statements.sheets import Span
from stadtfaden.core.statements.tables import Entry
from stadtfaden.core.statements.values import SheetField, Statement
from stadtfaden.core.targets import Target, find_targets
from stadtfaden.core.verbs import has_verb

_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_LONGEST = 6  # passages; what follows is a chapter
_ENDS = frozenset(".!")
_PROMISING = frozenset({"goal", "description", "indicator", "milestones"})


def body_of(span: Span, title: int, passages: Sequence[Passage]) -> list[Passage]:
    """The text right below a title, up to the next heading or table; none for sheets and table rows."""
    if span.is_sheet() or passages[title].kind in {BlockKind.TABLE_ROW, BlockKind.CONTENTS}:
        return []
    body = []
    for passage in passages[title + 1 : min(span.last, title + _LONGEST) + 1]:
        if passage.kind not in _READ:
            break
        body.append(passage)
    return body


def between_fields(span: Span, fields: Sequence[SheetField], passages: Sequence[Passage]) -> list[Passage]:
    """The sentences of a sheet that stand between its written fields („Ziel: K3“) and belong to none."""
    if not span.labels or any(passages[label.passage].kind is BlockKind.TABLE_ROW for label in span.labels):
        return []
    inside = {label.passage for label in span.labels}
    return [
        passage
        for passage in passages[span.first + 1 : min(span.last, span.first + 2 * _LONGEST) + 1]
        if passage.kind in _READ
        and passage.position not in inside
        and (passage.text.rstrip()[-1:] in _ENDS or has_verb(passage.text))
        and not any(field.start < passage.end and passage.start < field.end for field in fields)
    ]


def targets_below(body: Sequence[Passage], page: int, start: int) -> tuple[Target, ...]:
    """Targets of the paragraphs on `page`; positions count from `start`, the first character of the quote."""
    return _placed((passage.start - start, passage.text) for passage in body if passage.page == page)


def targets_in_fields(
    fields: Sequence[SheetField], passages: Sequence[Passage], page: int, start: int
) -> tuple[Target, ...]:
    """Targets of the fields on `page` that say what is to be done or reached."""
    return _placed(
        (field.start - start, field.text)
        for field in fields
        if field.key in _PROMISING and passages[field.passage].page == page
    )


def with_row(statement: Statement, rows: Mapping[int, Entry], passages: Sequence[Passage]) -> Statement:
    """A code that stands in a row of a table has the other cells as its fields, unless it has a sheet."""
    row = rows.get(statement.passage)
    if row is None or statement.fields:
        return statement
    fields = tuple(
        field for field in row.fields if not (field.start < statement.end and statement.start < field.end)
    )
    told = targets_in_fields(fields, passages, statement.page, statement.start)
    return replace(statement, fields=fields, targets=without_repeats([*statement.targets, *told]))


def _placed(texts: Iterable[tuple[int, str]]) -> tuple[Target, ...]:
    return tuple(
        replace(target, start=target.start + offset, end=target.end + offset)
        for offset, text in texts
        for target in find_targets(text)
    )


def without_repeats(targets: Iterable[Target]) -> tuple[Target, ...]:
    """The same value for the same year once."""
    seen: dict[tuple[float | None, str | None, int | None], Target] = {}
    for target in targets:
        seen.setdefault((target.value, target.unit, target.target_year), target)
    return tuple(seen.values())
