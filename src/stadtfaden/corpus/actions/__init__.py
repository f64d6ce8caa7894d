"""What can be done here; each action is atomic and logged."""

from stadtfaden.corpus.actions.council import keep_council_papers
from stadtfaden.corpus.actions.editions import (
    TextNotCut,
    require_cut_text,
    restore_edition,
    statement_keys,
    store_reading,
    stored_keys,
)
from stadtfaden.corpus.actions.lists import (
    LISTED,
    DecidedSince,
    confirm_listed,
    is_untouched,
    withdraw_listed,
)
from stadtfaden.corpus.actions.originals import keep_original, keep_pieces
from stadtfaden.corpus.actions.papers import (
    KEPT,
    PaperChangedMeanwhile,
    PaperFacts,
    SupersedesInACircle,
    change_document,
    settle_document,
    supersede_document,
)
from stadtfaden.corpus.actions.quotes import NoNewWords, QuoteSettled, check_quotes
from stadtfaden.corpus.actions.rereading import DecisionWithoutPlace, decline_reading, read_again
from stadtfaden.corpus.actions.reviews import ChangedMeanwhile, change_statement, review_statement

__all__ = [
    "KEPT",
    "LISTED",
    "ChangedMeanwhile",
    "DecidedSince",
    "DecisionWithoutPlace",
    "NoNewWords",
    "PaperChangedMeanwhile",
    "PaperFacts",
    "QuoteSettled",
    "SupersedesInACircle",
    "TextNotCut",
    "change_document",
    "change_statement",
    "check_quotes",
    "confirm_listed",
    "decline_reading",
    "is_untouched",
    "keep_council_papers",
    "keep_original",
    "keep_pieces",
    "read_again",
    "require_cut_text",
    "restore_edition",
    "review_statement",
    "settle_document",
    "statement_keys",
    "store_reading",
    "stored_keys",
    "supersede_document",
    "withdraw_listed",
]
