"""What can be done here; each action is atomic and logged."""

from stadtfaden.corpus.actions.editions import (
    TextNotCut,
    read_again,
    require_cut_text,
    restore_edition,
    statement_keys,
    store_reading,
    stored_keys,
)
from stadtfaden.corpus.actions.originals import keep_original
from stadtfaden.corpus.actions.papers import PaperFacts, settle_document, supersede_document

__all__ = [
    "PaperFacts",
    "TextNotCut",
    "keep_original",
    "read_again",
    "require_cut_text",
    "restore_edition",
    "settle_document",
    "statement_keys",
    "store_reading",
    "stored_keys",
    "supersede_document",
]
