"""The values of a report as a tagged PDF (PDF/UA-1, PDF/A-2a), set by Typst."""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import typst

from stadtfaden.exchange.report.letters import FONTS, settable_all
from stadtfaden.exchange.report.row_heads import with_row_heads
from stadtfaden.exchange.report.short import shorter
from stadtfaden.exchange.report.values import AnyReport, Brief, Changes, Report

TEMPLATES = Path(__file__).parent / "typst"
LAYOUTS: dict[type[AnyReport], str] = {Report: "report.typ", Brief: "short.typ", Changes: "changes.typ"}
SHEETS = 4  # of the short version


@dataclass(frozen=True, slots=True)
class Sheets:
    """A PDF and how many pages it has."""

    data: bytes
    pages: int


def typeset(report: AnyReport) -> Sheets:
    """The same values give the same bytes. The papers' words reach Typst as data, never as markup."""
    return fitted(report)[1] if isinstance(report, Brief) else _set(report)


def fitted(brief: Brief) -> tuple[Brief, Sheets]:
    """As much of the short version as four sheets hold."""
    for shown in shorter(brief):
        sheets = _set(shown)
        if sheets.pages <= SHEETS:
            break
    return shown, sheets


def _set(report: AnyReport) -> Sheets:
    values = settable_all({**asdict(report), "has-index": isinstance(report, Report)})
    values["look"]["logo"] = list(report.look.logo)  # JSON knows no bytes
    data: bytes = typst.compile(
        str(TEMPLATES / LAYOUTS[type(report)]),
        root=str(TEMPLATES),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"report": json.dumps(values, ensure_ascii=False)},
        pdf_standards=["ua-1", "a-2a"],
        timestamp=int(datetime(*report.on, tzinfo=UTC).timestamp()),
    )
    data = with_row_heads(data)
    with pypdfium2.PdfDocument(data) as document:
        return Sheets(data, len(document))
