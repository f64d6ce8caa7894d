"""The city's own paper: what people write down at the desk because it stands in no paper yet, a row each.

Its file is a table as spreadsheets open it. The same rows always give the same bytes, and the bytes give the
rows again: the file is all that is known of them.
"""

import codecs
import csv
import hashlib
import io
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from stadtfaden.core.statements import StatementKind

KINDS = {
    StatementKind.MEASURE: "Maßnahme",
    StatementKind.GOAL: "Ziel",
    StatementKind.INDICATOR: "Indikator",
}
HEADER = {
    "number": "Nr",
    "kind": "Art",
    "code": "Kürzel",
    "title": "Wortlaut",
    "description": "Beschreibung",
    "target": "Zielwert",
    "goal": "Gehört zu",
    "lead": "Federführung",
    "period": "Zeitraum",
    "cost": "Kosten",
    "reason": "Warum",
    "council_paper": "Ratsvorlage",
    "written_by": "Geschrieben von",
    "written_on": "Geschrieben am",
    "changed_by": "Geändert von",
    "changed_on": "Geändert am",
}
LONGEST = {"title": 600, "description": 4000, "reason": 2000, "code": 40, "council_paper": 80}
LONG = 300  # of every other text
_RUNS = frozenset("=+-@\t\r'")  # a cell that begins so is run by spreadsheets, or ends up without it
_KIND_OF = {name: kind for kind, name in KINDS.items()}


class NotAnOwnPaper(ValueError):  # noqa: N818 -- named after the fact
    """The bytes are not a file that `file_of` has written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One measure, goal or indicator in the words of a person; what is not known is empty.

    `number` is never given twice. `goal` says in words what it belongs to when it is written; the link says
    it for good. `council_paper` is the number of the paper by which the council has adopted it: without one
    it is a draft.
    """

    number: int
    kind: StatementKind
    title: str
    code: str = ""
    description: str = ""
    target: str = ""
    goal: str = ""
    lead: str = ""
    period: str = ""
    cost: str = ""
    reason: str = ""
    council_paper: str = ""
    written_by: str
    written_on: date
    changed_by: str = ""
    changed_on: date | None = None

    def __post_init__(self) -> None:
        for name in TEXTS:
            text = getattr(self, name)
            if text != one_line(text):
                raise ValueError(f"{name}: {text!r}")

    @property
    def is_draft(self) -> bool:
        return not self.council_paper

    @property
    def mark(self) -> str:
        """Changes with every letter: whoever changes a row says by it which one they saw."""
        return hashlib.sha256(file_of([self])).hexdigest()[:16]


TEXTS = (
    *("title", "code", "description", "target", "goal", "lead", "period", "cost", "reason"),
    *("council_paper", "written_by", "changed_by"),
)


def one_line(text: str) -> str:
    """As a cell keeps it: no line breaks, single blanks, no signs that show nothing."""
    return " ".join("".join(map(_shown, text)).split())


def file_of(rows: Iterable[Row]) -> bytes:
    """UTF-8 with its mark, semicolons, lines ended as RFC 4180 says."""
    written = io.StringIO()
    sheet = csv.writer(written, delimiter=";", lineterminator="\r\n")
    sheet.writerow(HEADER.values())
    for row in rows:
        sheet.writerow(_guarded(_told(getattr(row, name))) for name in HEADER)
    return codecs.BOM_UTF8 + written.getvalue().encode()


def rows_of(data: bytes) -> tuple[Row, ...]:
    """What `file_of` has written. Raises NotAnOwnPaper."""
    try:
        lines = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
        if not lines or lines[0] != [*HEADER.values()]:
            raise NotAnOwnPaper("header")
        return tuple(_row(line) for line in lines[1:])
    except (ValueError, KeyError, csv.Error) as error:
        raise NotAnOwnPaper(str(error)) from error


def _shown(sign: str) -> str:
    if sign.isprintable():
        return sign
    return "" if unicodedata.category(sign) == "Cf" else " "


def _told(value: object) -> str:
    if isinstance(value, StatementKind):
        return KINDS[value]
    return "" if value is None else str(value)


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell[:1] in _RUNS else cell


def _row(line: list[str]) -> Row:
    cells = {name: cell.removeprefix("'") for name, cell in zip(HEADER, line, strict=True)}
    texts = {name: cells[name] for name in TEXTS}
    return Row(
        number=int(cells["number"]),
        kind=_KIND_OF[cells["kind"]],
        written_on=date.fromisoformat(cells["written_on"]),
        changed_on=date.fromisoformat(cells["changed_on"]) if cells["changed_on"] else None,
        **texts,
    )
