"""In: a package into an empty data folder. The only place beside the actions that writes tables: it invents
nothing, it puts back rows that actions have made, under their own numbers, so that the log still fits.
"""

import json
import re
import zlib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile, is_zipfile

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.db.models import Model

from stadtfaden.actors.models import Municipality, User
from stadtfaden.corpus.actions import keep_pieces
from stadtfaden.pipeline.packages.packing import CHUNK, FORMAT, SHEET, table_versions
from stadtfaden.pipeline.packages.tables import name_of, read_back, tables

PIECE = 1 << 20
NAMED = re.compile(r"(?:originals|records)/[\w.-]+|package\.json")
AGAIN = "Bitte das Paket noch einmal holen oder neu schreiben: stadtfaden export package --out stadt.zip."


class CannotUnpack(Exception):  # noqa: N818 -- named after the fact
    """The German sentence says why, and what to do."""


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
    except (KeyError, ValueError, TypeError, ValidationError, DatabaseError, EOFError) as wrong:
        raise CannotUnpack(
            f"{package} ist kein ganzes Paket von stadtfaden export package ({_where(wrong)}). {AGAIN}"
        ) from wrong


def _where(wrong: Exception) -> str:
    """A part of the package that is named, else the kind of the fault; libraries speak English."""
    named = next(iter(NAMED.findall(str(wrong))), "")
    return named or type(wrong).__name__


def _sheet(package: ZipFile) -> dict[str, Any]:
    sheet: dict[str, Any] = json.loads(package.read(SHEET))
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
        how_many = 0
        rows = _rows(package, model)
        while some := list(islice(rows, CHUNK)):
            model._default_manager.bulk_create(some)  # noqa: SLF001 -- Django's own name for it
            how_many += len(some)
        if how_many != sheet["rows"][name_of(model)]:
            raise ValueError(f"records/{name_of(model)}.jsonl: {how_many}")
    return Municipality.objects.get(slug=sheet["city"])


def _rows(package: ZipFile, model: type[Model]) -> Iterator[Model]:
    with package.open(f"records/{name_of(model)}.jsonl") as file:
        for line in file:
            yield read_back(model, json.loads(line))
