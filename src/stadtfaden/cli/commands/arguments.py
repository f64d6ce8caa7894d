"""Options that several commands share, and how a command begins."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class ExportTable(StrEnum):
    PASSAGES = "passages"
    STATEMENTS = "statements"
    LINKS = "links"
    AREAS = "areas"
    DOCUMENTS = "documents"
    PACKAGE = "package"


class ExportFormat(StrEnum):
    JSONL = "jsonl"
    CSV = "csv"


class PictureChoice(StrEnum):
    STATEMENTS = "statements"
    ALL = "all"
    NONE = "none"


class RoleName(StrEnum):
    CONTRIBUTOR = "contributor"
    EDITOR = "editor"
    APPROVER = "approver"
    ADMINISTRATOR = "administrator"


Data = Annotated[
    Path | None,
    typer.Option(
        "--data",
        envvar="STADTFADEN_DATA",
        help="Ordner für alle Daten; ohne Angabe ./stadtfaden-data.",
        file_okay=False,
        show_default=False,
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Ergebnis als JSON auf stdout.")]
City = Annotated[
    str | None,
    typer.Option("--city", help="Name der Stadt; entbehrlich, wenn es nur eine gibt.", show_default=False),
]
Processes = Annotated[
    int,
    typer.Option(
        "--processes", min=0, help="Wie viele Dateien zugleich gelesen werden.", show_default="Kerne"
    ),
]


def begin(data: Path | None, *, makes_folder: bool = False) -> Path:
    """Django stands after this, and only then may the rest be imported."""
    from stadtfaden.cli import start  # noqa: PLC0415 -- slow import

    return start.begin(data, makes_folder=makes_folder)
