"""The same values as a Word file."""

from collections.abc import Callable
from typing import Any

from stadtfaden.exchange.report.letters import drawable
from stadtfaden.exchange.report.values import AnyReport, Brief, Changes, Report
from stadtfaden.exchange.report.word.brief import write_brief
from stadtfaden.exchange.report.word.changed import write_changes
from stadtfaden.exchange.report.word.whole import write_whole_report
from stadtfaden.exchange.report.word.writing import WordFile

_WRITERS: dict[type[AnyReport], Callable[[WordFile, Any], None]] = {
    Report: write_whole_report,
    Brief: write_brief,
    Changes: write_changes,
}


def write_word(report: AnyReport) -> bytes:
    """A DOCX; the same values give the same bytes."""
    report = drawable(report)
    file = WordFile(report, opens_chapters=isinstance(report, Report))
    _WRITERS[type(report)](file, report)
    return file.to_bytes()
