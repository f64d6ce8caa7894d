"""The report: the chapters of the portal as a paged PDF with its sources."""

from stadtfaden.exchange.report.files import write_whole
from stadtfaden.exchange.report.gathering import gather
from stadtfaden.exchange.report.typesetting import Sheets, typeset
from stadtfaden.exchange.report.values import Report

__all__ = ["Report", "Sheets", "gather", "typeset", "write_whole"]
