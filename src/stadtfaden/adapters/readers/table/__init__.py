"""Tables as rows of texts."""

from stadtfaden.adapters.readers.table.reader import XLSX, read_table
from stadtfaden.adapters.readers.table.values import Sheet, Table

__all__ = ["XLSX", "Sheet", "Table", "read_table"]
