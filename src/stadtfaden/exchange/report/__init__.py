"""The report: the chapters of the portal as a paged PDF with its sources."""

from stadtfaden.exchange.report.changing import Edition, gather_changes
from stadtfaden.exchange.report.files import write_whole
from stadtfaden.exchange.report.gathering import gather
from stadtfaden.exchange.report.short import brief_of
from stadtfaden.exchange.report.typesetting import Sheets, fitted, typeset
from stadtfaden.exchange.report.values import AnyReport, Brief, Changes, Report
from stadtfaden.exchange.report.word import write_word

__all__ = [
    "AnyReport",
    "Brief",
    "Changes",
    "Edition",
    "Report",
    "Sheets",
    "brief_of",
    "fitted",
    "gather",
    "gather_changes",
    "typeset",
    "write_whole",
    "write_word",
]
