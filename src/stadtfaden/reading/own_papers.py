"""The file of the city's own paper in, a Reading out: a cover, then a page for each row, like a sheet."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath

from stadtfaden.core.digital import find_digital
from stadtfaden.core.own_papers import HEADER, KINDS, Row, rows_of
from stadtfaden.core.pages import Block, BlockKind, Page
from stadtfaden.core.passages import Passage, cut_passages
from stadtfaden.core.statements import SheetField, Statement
from stadtfaden.core.targets import Target, find_targets
from stadtfaden.reading.read import check_quotes
from stadtfaden.reading.values import Reading

NAME = "own"
VERSION = 2  # raise it whenever the same bytes give other pages or statements
MEDIA_TYPE = "text/csv"
MADE_BY = "desk 1"
COVER = (
    "Dieses Papier wird am Schreibtisch der Stadt geführt. Es hält fest, was in keinem anderen Papier steht. "
    "Wo keine Ratsvorlage genannt ist, ist es ein Entwurf: Der Rat hat es nicht beschlossen."
)
FIELD_KEYS = ("description", "target", "goal", "lead", "period", "cost", "reason", "council_paper")
FIRST_SHEET = 2  # behind the cover
_TAB = "\t"


@dataclass(frozen=True, slots=True)
class Place:
    """page.text[start:end], `page` counted from 1."""

    page: int
    start: int
    end: int


def read_own_paper(data: bytes, *, name: str) -> Reading:
    """Each row is a statement of the kind it says, with its fields; a target is read from the words of the
    statement and from its own field. Raises NotAnOwnPaper.
    """
    rows = rows_of(data)
    title = PurePath(name).stem
    sheets = [_sheet(FIRST_SHEET + position, row) for position, row in enumerate(rows)]
    pages = (_cover(title), *(sheet.page for sheet in sheets))
    passages = cut_passages(pages)
    at = {(passage.page, passage.start): passage for passage in passages}
    statements = tuple(_statement(row, sheet, at) for row, sheet in zip(rows, sheets, strict=True))
    check_quotes(pages, passages, statements)
    return Reading(
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        media_type=MEDIA_TYPE,
        reader=f"{NAME}/{VERSION}",
        title=title,
        pages=pages,
        passages=passages,
        statements=statements,
    )


def places_of(rows: Iterable[Row]) -> dict[int, Place]:
    """Where each row stands in its words, by its number."""
    found = {}
    for page, row in enumerate(rows, start=FIRST_SHEET):
        start = len(_before(row))
        found[row.number] = Place(page, start, start + len(row.title))
    return found


@dataclass(frozen=True, slots=True)
class _Sheet:
    """`cells` says where the value of each field stands: block start, start, end."""

    page: Page
    cells: Mapping[str, tuple[int, int, int]]


def _cover(title: str) -> Page:
    text = f"{title}\n{COVER}"
    blocks = (
        Block(BlockKind.HEADING, 0, len(title), level=1),
        Block(BlockKind.PARAGRAPH, len(title) + 1, len(text)),
    )
    return Page(number=1, label="1", text=text, blocks=blocks)


def _before(row: Row) -> str:
    """What stands before the words of the statement in the heading of its sheet."""
    code = f" {row.code}" if row.code else ""
    return f"{KINDS[row.kind]}{code}: "


def _sheet(number: int, row: Row) -> _Sheet:
    text = _before(row) + row.title
    blocks = [Block(BlockKind.HEADING, 0, len(text), level=2)]
    cells: dict[str, tuple[int, int, int]] = {}
    for name, value in _lines(row):
        start = len(text) + 1
        text += f"\n{HEADER[name]}{_TAB}{value}"
        cells[name] = (start, len(text) - len(value), len(text))
        blocks.append(Block(BlockKind.TABLE_ROW, start, len(text), table=0))
    return _Sheet(Page(number=number, label=str(number), text=text, blocks=tuple(blocks)), cells)


def _lines(row: Row) -> Iterable[tuple[str, str]]:
    for name in FIELD_KEYS:
        if value := getattr(row, name):
            yield name, value
    yield "written_by", f"{row.written_by}, {row.written_on:%d.%m.%Y}"
    if row.changed_on is not None:
        yield "changed_by", f"{row.changed_by}, {row.changed_on:%d.%m.%Y}"


def _statement(row: Row, sheet: _Sheet, at: Mapping[tuple[int, int], Passage]) -> Statement:
    number, text = sheet.page.number, sheet.page.text
    start = len(_before(row))
    fields = tuple(
        SheetField(
            name=HEADER[name],
            key=name if name in FIELD_KEYS else None,
            passage=at[number, block].position,
            start=first,
            end=last,
            text=text[first:last],
        )
        for name, (block, first, last) in sheet.cells.items()
    )
    return Statement(
        kind=row.kind,
        passage=at[number, 0].position,
        page=number,
        start=start,
        end=start + len(row.title),
        text=row.title,
        score=1.0,
        reason=_reason(row),
        made_by=MADE_BY,
        code=row.code or None,
        fields=fields,
        targets=tuple(_targets(row, sheet, start)),
        digital=find_digital(row.title),
    )


def _reason(row: Row) -> str:
    adopted = f"Ratsvorlage {row.council_paper}" if row.council_paper else "vom Rat nicht beschlossen"
    return f"Am Schreibtisch geschrieben von {row.written_by}; {adopted}."


def _targets(row: Row, sheet: _Sheet, start: int) -> Iterable[Target]:
    """Each once, where it is said first; a year alone is no target beside one with a value. All count from
    where the statement begins, also those of the field below it.
    """
    found = list(find_targets(row.title))
    if row.target:
        shift = sheet.cells["target"][1] - start
        below = find_targets(row.target)
        found += [replace(one, start=one.start + shift, end=one.end + shift) for one in below]
    valued = [one for one in found if one.value is not None]
    first: dict[tuple[float | None, str | None, int | None], Target] = {}
    for one in valued or found:
        first.setdefault((one.value, one.unit, one.target_year), one)
    return first.values()
