"""Records as files: JSON Lines and CSV with lasting field names."""

from stadtfaden.exchange.files import csv_pieces, jsonl_pieces, write_csv, write_jsonl
from stadtfaden.exchange.log import LOG_FIELDS, log_rows
from stadtfaden.exchange.tables import FIELDS, Table, rows_of

__all__ = [
    "FIELDS",
    "LOG_FIELDS",
    "Table",
    "csv_pieces",
    "jsonl_pieces",
    "log_rows",
    "rows_of",
    "write_csv",
    "write_jsonl",
]
