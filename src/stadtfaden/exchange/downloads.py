"""A list of the pages as a file: JSON, CSV for machines, CSV and workbook for Excel and people."""

import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date

from django.utils.translation import gettext

from stadtfaden.exchange.files import EXCEL, MARK, csv_pieces, german_cell, write_xlsx
from stadtfaden.exchange.heads import explained, head, said
from stadtfaden.exchange.lists import FORMAT, LIST_FIELDS, About, ListKind, flat_rows
from stadtfaden.exchange.tables import Row

PIECE = 64 * 1024
SHEET_NAME = 31  # letters that Excel allows


@dataclass(frozen=True, slots=True)
class FileFormat:
    """`ending` is what the address of a list ends with."""

    ending: str
    media_type: str
    pieces: Callable[[ListKind, Iterable[Row], About], Iterator[bytes]]


def _csv(kind: ListKind, records: Iterable[Row], about: About) -> Iterator[bytes]:
    fields = LIST_FIELDS[kind]
    for piece in csv_pieces(fields, flat_rows(kind, records, about)):
        yield piece.encode()


def _csv_for_excel(kind: ListKind, records: Iterable[Row], about: About) -> Iterator[bytes]:
    """A German Excel opens it by a double click, with umlauts, columns and numbers."""
    yield MARK.encode()
    fields = LIST_FIELDS[kind]
    heads = [head(field, kind) for field in fields]
    rows = flat_rows(kind, records, about)
    spoken = ({field: said(field, row[field]) for field in fields} for row in rows)
    for piece in csv_pieces(fields, spoken, heads=heads, delimiter=EXCEL, shown=german_cell):
        yield piece.encode()


def _xlsx(kind: ListKind, records: Iterable[Row], about: About) -> Iterator[bytes]:
    """Two sheets: the rows, and what holds for all of them. A workbook is whole before it can be read."""
    fields = LIST_FIELDS[kind]
    heads = [head(field, kind) for field in fields]
    rows = (
        [dated(field, said(field, row[field])) for field in fields] for row in flat_rows(kind, records, about)
    )
    columns = [(name, explained(field, kind)) for field, name in zip(fields, heads, strict=True)]
    with tempfile.TemporaryFile() as file:
        write_xlsx(
            [
                (gettext("List")[:SHEET_NAME], heads, rows),
                (
                    gettext("About these data")[:SHEET_NAME],
                    ("", about.title),
                    [*_about(about), ("", ""), *columns],
                ),
            ],
            file,
        )
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece


def dated(field: str, value: object) -> object:
    """A day as a day. A moment stays as it is written everywhere else: Excel knows no zones."""
    return date.fromisoformat(value) if isinstance(value, str) and field.endswith("_on") else value


def _about(about: About) -> list[tuple[str, str]]:
    return [
        (gettext("City"), about.city),
        (gettext("As of"), about.as_of or gettext("unknown, the papers are being read just now")),
        (gettext("Licence"), about.licence or gettext("not stated")),
        (gettext("Publisher"), about.publisher),
        (gettext("Address of the list"), about.address),
        (
            gettext("What a proposal is"),
            gettext("The machine has found it and no person has confirmed it yet. It may be wrong."),
        ),
    ]


def _json(kind: ListKind, records: Iterable[Row], about: About) -> Iterator[bytes]:
    opening = json.dumps({"format": FORMAT, "list": kind.value, **asdict(about)}, ensure_ascii=False)
    yield f'{opening[:-1]}, "rows": ['.encode()
    before = "\n"
    for record in records:
        yield f"{before}{json.dumps(record, ensure_ascii=False)}".encode()
        before = ",\n"
    yield b"\n]}\n"


FORMATS: Mapping[str, FileFormat] = {
    one.ending: one
    for one in (
        FileFormat("csv", "text/csv; charset=utf-8", _csv),
        FileFormat("excel.csv", "text/csv; charset=utf-8", _csv_for_excel),
        FileFormat("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _xlsx),
        FileFormat("json", "application/json", _json),
    )
}
