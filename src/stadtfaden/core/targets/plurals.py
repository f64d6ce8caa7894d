"""What is counted, in one form: „an 600 Bäumen“ counts Bäume."""

import re
from functools import lru_cache

from stadtfaden.core.words import dictionary

_SHORTEST = 4  # letters of a word that may be the head of a compound
_SAME_IN_PLURAL = ("e", "er", "el", "en", "innen")
# Their plural ends in -en; the list also knows „dem Sensore“, so that -e proves nothing.
_WEAK = re.compile(r"(?:or|ent|ant|ist|[^n]at|graf|log|mensch|herr|staat|bett|nachbar|insekt)$")
# Neuter and the same in the plural; „Straße“ and „Gemeinde“ look alike and have „Straßen“.
_COLLECTIVE = re.compile(r"ge(?:bäude|lände|werbe|mälde|füge|wässer|häuse|birge|hege|stade|triebe)$")
_COUNTED_SO = frozenset({"stück", "mann", "paar", "pkw", "kfz", "lkw", "prozent"})


def _head(noun: str) -> tuple[str, str] | None:
    """The longest ending that the dictionary knows as a noun, with its base form."""
    lowered = noun.lower()
    for at in range(len(lowered) - _SHORTEST + 1):
        base = dictionary.noun(lowered[at:])
        if base is not None:
            return lowered[at:], base.lower()
    return None


@lru_cache(maxsize=4096)
def plural_of(noun: str) -> str:
    """The nominative of a plural that stands in the dative; what the dictionary does not know stays."""
    head = _head(noun)
    if head is None or not head[0].endswith("n") or _WEAK.search(head[1]):
        return noun
    word, base = head
    shorter = word[:-1]
    if shorter == base and _COLLECTIVE.search(base):
        return noun[:-1]
    if (
        shorter != base
        and dictionary.noun(shorter) is not None
        and (dictionary.noun(shorter) or "").lower() == base
    ):
        return noun[:-1]
    return noun


def is_noun(word: str) -> bool:
    """Whether the dictionary knows the word or its last part as a noun."""
    return _head(word) is not None


@lru_cache(maxsize=4096)
def is_singular(noun: str) -> bool:
    """Whether a noun can only be one („Ausbau“); „Lehrer“ and unknown words can be many."""
    head = _head(noun)
    if head is None or noun.isupper() or noun.endswith(_SAME_IN_PLURAL):
        return False
    return head[0] == head[1] and head[0] not in _COUNTED_SO
