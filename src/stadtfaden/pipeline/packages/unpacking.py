"""In: a package into an empty data folder. The only place beside the actions that writes tables: it invents
nothing, it puts back rows that actions have made, under their own numbers, so that the log still fits.
"""

import json
import re
import zlib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import IO, Any
from zipfile import BadZipFile, ZipFile, is_zipfile

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.db.models import Model

from stadtfaden.actors.models import Municipality, User
from stadtfaden.corpus.actions import keep_pieces
from stadtfaden.pipeline.packages.bounds import AGAIN, LINE, SHEET_BYTES, CannotUnpack, bounded
from stadtfaden.pipeline.packages.packing import CHUNK, FORMAT, SHEET, table_versions
from stadtfaden.pipeline.packages.tables import name_of, read_back, tables

PIECE = 1 << 20
NAMED = re.compile(r"(?:originals|records)/[\w.-]+|package\.json")
NOT_OURS = (
    KeyError,
    ValueError,
    TypeError,
    OverflowError,
    EOFError,
    RuntimeError,  # nested too deep, encrypted
    ValidationError,
    DatabaseError,
)


def unpack_city(*, package: Path, data: Path) -> Municipality:
    """The city as it was packed, its log unbroken; nothing at all where anything does not fit.

    Derived files (index, vectors, pictures) are not in it; `check` builds the index anew.
    Raises CannotUnpack.
    """
    if Municipality.objects.exists() or User.objects.exists():
        raise CannotUnpack(
            "In diesem Datenordner liegt schon etwas. Ein Paket braucht einen leeren: --data ORDNER."
        )
    try:
        with ZipFile(package) as found:
            bounded(found, package=package, data=data)
            sheet = _sheet(found)
            _put_originals(found, sheet, data)
            return _put_rows(found, sheet)
    except zlib.error as wrong:
        raise CannotUnpack(f"{package} ist beschädigt. {AGAIN}") from wrong
    except BadZipFile as wrong:
        whole = "ist kein ganzes Paket von stadtfaden export package: keine ZIP-Datei, oder abgeschnitten"
        raise CannotUnpack(
            f"{package} {'ist beschädigt' if is_zipfile(package) else whole}. {AGAIN}"
        ) from wrong
    except NOT_OURS as wrong:
        raise CannotUnpack(
            f"{package} ist kein ganzes Paket von stadtfaden export package ({_where(wrong)}). {AGAIN}"
        ) from wrong


def _where(wrong: Exception) -> str:
    """A part of the package that is named, else the kind of the fault; libraries speak English."""
    named = next(iter(NAMED.findall(str(wrong))), "")
    return named or type(wrong).__name__


def _sheet(package: ZipFile) -> dict[str, Any]:
    with package.open(SHEET) as file:
        sheet: dict[str, Any] = json.loads(file.read(SHEET_BYTES))
    if sheet["format"] != FORMAT:
        raise CannotUnpack(f"Das Paket hat Form {sheet['format']}, gelesen wird Form {FORMAT}.")
    if sheet["tables"] != table_versions():
        raise CannotUnpack(
            f"Das Paket stammt von {sheet['made_by']} mit anderen Tabellen. Bitte dieselbe Version nehmen."
        )
    return sheet


def _put_originals(package: ZipFile, sheet: dict[str, Any], data: Path) -> None:
    """First: rows that are stored must never point to files that are not."""
    for sha256 in sheet["originals"]:
        with package.open(f"originals/{sha256}") as file:
            kept = keep_pieces(pieces=iter(lambda: file.read(PIECE), b""), folder=data)
        if kept != sha256:
            raise ValueError(f"originals/{sha256}")


@transaction.atomic
def _put_rows(package: ZipFile, sheet: dict[str, Any]) -> Municipality:
    for model in tables():
        name = f"records/{name_of(model)}.jsonl"
        told = sheet["rows"][name_of(model)]
        with package.open(name) as file:
            try:
                how_many = _put_table(model, islice(_lines(file), told + 1))
            except NOT_OURS as wrong:
                raise ValueError(name) from wrong
        if how_many != told:
            raise ValueError(name)
    return Municipality.objects.get(slug=sheet["city"])


def _put_table(model: type[Model], lines: Iterator[bytes]) -> int:
    """How many rows; in memory are some of them at a time, fewer where they are long."""
    some: list[Model] = []
    how_many = weight = 0
    for line in lines:
        some.append(read_back(model, json.loads(line)))
        how_many, weight = how_many + 1, weight + len(line)
        if len(some) == CHUNK or weight > LINE:
            model._default_manager.bulk_create(some)  # noqa: SLF001 -- Django's own name for it
            some, weight = [], 0
    model._default_manager.bulk_create(some)  # noqa: SLF001 -- Django's own name for it
    return how_many


def _lines(file: IO[bytes]) -> Iterator[bytes]:
    while line := file.readline(LINE):
        if len(line) == LINE:
            raise ValueError("one row is too long")
        yield line
