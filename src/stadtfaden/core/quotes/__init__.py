"""What became of the quotes of an edition in the next one."""

from stadtfaden.core.quotes.comparing import Comparing, compare
from stadtfaden.core.quotes.differences import differences
from stadtfaden.core.quotes.stream import form_of, occurrences
from stadtfaden.core.quotes.values import Finding, Outcome, Piece, Quote

__all__ = [
    "Comparing",
    "Finding",
    "Outcome",
    "Piece",
    "Quote",
    "compare",
    "differences",
    "form_of",
    "occurrences",
]
