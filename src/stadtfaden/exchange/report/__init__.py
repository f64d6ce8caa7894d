"""The report: the chapters of the portal on paper, as PDF and as Word file, each claim with its source."""

from stadtfaden.exchange.report.changing import Edition, gather_changes
from stadtfaden.exchange.report.files import write_whole
from stadtfaden.exchange.report.gathering import gather
from stadtfaden.exchange.report.orders import Format, Kind, Made, NoSuchEdition, Order, make
from stadtfaden.exchange.report.short import brief_of
from stadtfaden.exchange.report.typesetting import Sheets, fitted, typeset
from stadtfaden.exchange.report.values import AnyReport, Brief, Changes, Report
from stadtfaden.exchange.report.waiting import (
    Answer,
    Finished,
    State,
    answer,
    ask_for,
    keep,
    last_finished,
    make_waiting,
)
from stadtfaden.exchange.report.word import write_word

__all__ = [
    "Answer",
    "AnyReport",
    "Brief",
    "Changes",
    "Edition",
    "Finished",
    "Format",
    "Kind",
    "Made",
    "NoSuchEdition",
    "Order",
    "Report",
    "Sheets",
    "State",
    "answer",
    "ask_for",
    "brief_of",
    "fitted",
    "gather",
    "gather_changes",
    "keep",
    "last_finished",
    "make",
    "make_waiting",
    "typeset",
    "write_whole",
    "write_word",
]
