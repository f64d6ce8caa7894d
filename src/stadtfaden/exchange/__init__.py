"""Records as files: JSON Lines and CSV with lasting field names."""

from stadtfaden.exchange.files import write_csv, write_jsonl
from stadtfaden.exchange.tables import FIELDS, Table, rows_of

__all__ = ["FIELDS", "Table", "rows_of", "write_csv", "write_jsonl"]
