"""Out: one zip that holds everything of a city."""

import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.models import ForeignKey, Model, QuerySet

from stadtfaden.actors.models import Municipality, User
from stadtfaden.corpus.models import Edition, Original
from stadtfaden.corpus.queries import original_path
from stadtfaden.pipeline.models import Upload
from stadtfaden.pipeline.packages.tables import APPS, name_of, of_city, tables, told
from stadtfaden.threads.models import DecidedEdition

FORMAT = 1  # raise it when the layout of the package changes
CHUNK = 200
SHEET = "package.json"


@dataclass(frozen=True, slots=True)
class Packed:
    """`missing` are files that the records name and the data folder does not have."""

    rows: int
    originals: int
    missing: tuple[str, ...]


@transaction.atomic
def pack_city(*, municipality: Municipality, data: Path, out: Path, now: datetime) -> Packed:
    """Everything as it is at one moment; a file of that name is replaced only once the new one is whole.

    Holds names and addresses of people, without passwords: handle it like the data folder. Raises OSError.
    """
    handle, name = tempfile.mkstemp(prefix=".new-", dir=out.parent)
    try:
        with os.fdopen(handle, "wb") as file, ZipFile(file, "w", ZIP_DEFLATED) as package:
            counts = {name_of(model): _add_table(package, model, municipality) for model in tables()}
            kept, missing = _add_originals(package, municipality, data)
            sheet = {
                "format": FORMAT,
                "city": municipality.slug,
                "name": municipality.name,
                "packed_at": now.isoformat(),
                "made_by": f"stadtfaden {version('stadtfaden')}",
                "tables": table_versions(),
                "rows": counts,
                "originals": kept,
            }
            package.writestr(SHEET, json.dumps(sheet, ensure_ascii=False, indent=1))
        Path(name).replace(out)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Packed(sum(counts.values()), len(kept), tuple(missing))


def table_versions() -> dict[str, str]:
    """The last migration of each app: rows fit only into tables that are the same."""
    leaves = MigrationLoader(connection).graph.leaf_nodes()
    return {app: name for app, name in sorted(leaves) if app in APPS}


def rows_of_city(model: type[Model], municipality: Municipality) -> QuerySet[Any]:
    """Of any table of the package."""
    every: QuerySet[Any] = model._default_manager.order_by("pk")  # noqa: SLF001 -- Django's own name for it
    if model is Original:
        return every.filter(editions__document__municipality=municipality).distinct()
    if model is User:
        return every.filter(pk__in=_people(municipality))
    return every.filter(of_city(model, municipality))


def _people(municipality: Municipality) -> set[int]:
    """Whoever stands in a row of the city."""
    found: set[int] = set()
    for model in tables():
        if model in {User, Original}:
            continue
        for field in model._meta.concrete_fields:  # noqa: SLF001 -- Django's own name for it
            if isinstance(field, ForeignKey) and field.related_model is User:
                rows = rows_of_city(model, municipality).order_by().exclude(**{field.name: None})
                found.update(rows.values_list(field.attname, flat=True).distinct())
    return found


def _add_table(package: ZipFile, model: type[Model], municipality: Municipality) -> int:
    how_many = 0
    with package.open(f"records/{name_of(model)}.jsonl", "w", force_zip64=True) as file:
        for row in rows_of_city(model, municipality).iterator(CHUNK):
            file.write(json.dumps(told(row), ensure_ascii=False).encode() + b"\n")
            how_many += 1
    return how_many


def _add_originals(package: ZipFile, municipality: Municipality, data: Path) -> tuple[list[str], list[str]]:
    kept, missing = [], []
    for sha256 in sorted(set(_digests(municipality))):
        path = original_path(data, sha256)
        if path.is_file():
            package.write(path, f"originals/{sha256}", ZIP_STORED)
            kept.append(sha256)
        else:
            missing.append(sha256)
    return kept, missing


def _digests(municipality: Municipality) -> Iterator[str]:
    """Of papers, of what was handed in, and of decided editions."""
    editions = Edition.objects.filter(document__municipality=municipality).order_by()
    yield from editions.values_list("original_id", flat=True)
    uploads = Upload.objects.filter(municipality=municipality).exclude(sha256="").order_by()
    yield from uploads.values_list("sha256", flat=True)
    decided = DecidedEdition.objects.filter(municipality=municipality).order_by()
    yield from decided.values_list("digest", flat=True)
