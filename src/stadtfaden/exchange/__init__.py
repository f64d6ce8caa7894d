"""Records as files with lasting field names: tables of a whole city, and lists of the pages."""

from stadtfaden.exchange.downloads import FORMATS
from stadtfaden.exchange.files import csv_pieces, jsonl_pieces, write_csv, write_jsonl
from stadtfaden.exchange.lists import LIST_FIELDS, About, ListKind
from stadtfaden.exchange.log import LOG_FIELDS, log_rows
from stadtfaden.exchange.tables import FIELDS, Table, rows_of

__all__ = [
    "FIELDS",
    "FORMATS",
    "LIST_FIELDS",
    "LOG_FIELDS",
    "About",
    "ListKind",
    "Table",
    "csv_pieces",
    "jsonl_pieces",
    "log_rows",
    "rows_of",
    "write_csv",
    "write_jsonl",
]
