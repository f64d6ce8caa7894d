"""What may be said to `stadtfaden report`. Without Django, so that --help is quick."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class ReportKind(StrEnum):
    FULL = "full"
    SHORT = "short"
    CHANGES = "changes"


class ReportFormat(StrEnum):
    PDF = "pdf"
    DOCX = "docx"


class ReportLanguage(StrEnum):
    DE = "de"
    EN = "en"


Out = Annotated[Path, typer.Option("--out", help="Die Datei; eine vorhandene wird ersetzt.")]
Kind = Annotated[
    ReportKind,
    typer.Option("--kind", help="Das Ganze, kurz (höchstens vier Seiten) oder was sich geändert hat."),
]
Format = Annotated[
    ReportFormat | None,
    typer.Option(
        "--format", help="Ohne Angabe nach der Endung der Datei: .pdf oder .docx.", show_default=False
    ),
]
Language = Annotated[
    ReportLanguage, typer.Option("--language", help="Sprache der Rahmentexte; Zitate bleiben deutsch.")
]
Before = Annotated[
    int | None,
    typer.Option(
        "--from",
        min=1,
        help="Zu changes: Nummer der älteren Beschlussfassung; entbehrlich, wenn es nur eine gibt.",
        show_default=False,
    ),
]
After = Annotated[
    int | None,
    typer.Option(
        "--to",
        min=1,
        help="Zu changes: Nummer der neueren; ohne Angabe der heutige Stand.",
        show_default=False,
    ),
]
On = Annotated[
    datetime | None,
    typer.Option(
        "--on", formats=["%Y-%m-%d"], help="Stand des Berichts; ohne Angabe heute.", show_default=False
    ),
]
Portal = Annotated[
    str,
    typer.Option("--portal", help="Adresse, unter der die Seiten öffentlich stehen.", show_default=False),
]


def format_of(out: Path, said: ReportFormat | None) -> ReportFormat | None:
    """What was said, else what the name of the file says; None where it says neither."""
    by_name = {f".{one.value}": one for one in ReportFormat}
    return said or by_name.get(out.suffix.lower())
