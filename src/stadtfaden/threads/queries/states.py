"""States that the faces ask for by name."""

from stadtfaden.corpus.models import Binding, DocumentKind, DocumentStatus, QuoteOutcome, Review
from stadtfaden.threads.models import HoleKind, Outdated, Verdict

__all__ = [
    "Binding",
    "DocumentKind",
    "DocumentStatus",
    "HoleKind",
    "Outdated",
    "QuoteOutcome",
    "Review",
    "Verdict",
]
