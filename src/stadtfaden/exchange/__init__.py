"""Records as files: JSON Lines and CSV with lasting field names."""

from stadtfaden.exchange.files import csv_pieces, jsonl_pieces, write_csv, write_jsonl
from stadtfaden.exchange.log import LOG_FIELDS, NotALog, log_rows, records_in
from stadtfaden.exchange.tables import FIELDS, Table, rows_of

__all__ = [
    "FIELDS",
    "LOG_FIELDS",
    "NotALog",
    "Table",
    "csv_pieces",
    "jsonl_pieces",
    "log_rows",
    "records_in",
    "rows_of",
    "write_csv",
    "write_jsonl",
]
