"""Which kind of table a file is."""

from stadtfaden.adapters.readers.office import kind_of_archive
from stadtfaden.adapters.readers.protocol import ReadingOptions, Unreadable
from stadtfaden.adapters.readers.table.delimited import delimited_table
from stadtfaden.adapters.readers.table.values import Table
from stadtfaden.adapters.readers.table.workbook import XLSX, workbook_table
from stadtfaden.adapters.readers.text import looks_like_text

__all__ = ["XLSX", "read_table"]
_HEAD = 4096
_WAY_OUT = "Bitte als Excel-Tabelle (.xlsx) oder CSV speichern."


def read_table(data: bytes, name: str, options: ReadingOptions) -> Table:
    """The rows of an XLSX or CSV, by content; `name` is the name of the only sheet of a CSV.

    Raises Unreadable where it is neither, and where it holds nothing.
    """
    options.refuse_size(len(data))
    if data.startswith(b"PK"):
        if kind_of_archive(data) != "xl":
            raise Unreadable("Die Datei ist keine Excel-Tabelle.", _WAY_OUT)
        table = workbook_table(data, options)
    elif looks_like_text(data[:_HEAD]):
        table = delimited_table(data, name)
    else:
        raise Unreadable("Die Datei ist keine Tabelle.", _WAY_OUT)
    if not any(sheet.rows for sheet in table.sheets):
        raise Unreadable("In der Tabelle steht nichts.", "Bitte die richtige Datei wählen.")
    return table
