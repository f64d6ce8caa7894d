"""How far two texts are worded alike, and which of their words are fit to be named."""

import re
from difflib import SequenceMatcher
from functools import lru_cache

from stadtfaden.core.links.rarity import field_words, generic_words, unnamed_words
from stadtfaden.core.words import Token, dictionary, tokens
from stadtfaden.core.words.lexicon import STOPWORDS

_NEARLY = 0.85  # share of words, in their order, from which two wordings are nearly one
_EVERYWHERE = 0.02  # share of the sentences of the field from which a word names no subject
_LONGEST_NAME = 16  # letters; a longer word that no dictionary knows and that does not part is garbled
_SHORTEST = 3
_CAPITAL_INSIDE = re.compile(r"[a-zäöüß][A-ZÄÖÜ](?!nnen\b|n\b)")


def plain_text(text: str) -> str:
    """With one blank wherever blanks or lines part the words."""
    return " ".join(text.split())


def are_same(one: str, other: str) -> bool:
    """Whether two texts say the same character for character, whatever their lines."""
    return plain_text(one) == plain_text(other)


def are_nearly_same(one: str, other: str) -> bool:
    """Whether most words are the same in the same order, or all letters („flankierende“, „fl ankierende“)."""
    if "".join(one.lower().split()) == "".join(other.lower().split()):
        return True
    here, there = ([word.base for word in tokens(text)] for text in (one, other))
    matcher = SequenceMatcher(None, here, there, autojunk=False)
    return bool(here) and matcher.quick_ratio() >= _NEARLY and matcher.ratio() >= _NEARLY


def is_subject(word: Token) -> bool:
    """Whether a word is a noun that can say what a statement is about."""
    is_noun = word.surface[:1].isupper() and len(word.base) >= _SHORTEST and word.base not in STOPWORDS
    return is_noun and not _says_little(word) and _is_whole(word.surface)


def _says_little(word: Token) -> bool:
    field = field_words()
    is_usual = field.counts.get(word.base, 0) >= _EVERYWHERE * field.size
    return is_usual or word.base in unnamed_words() or word.base in generic_words()


@lru_cache(maxsize=20_000)
def _is_whole(surface: str) -> bool:
    """Known, made of known parts, or short enough for a name; never words that have run together."""
    (word,) = tokens(surface)[:1] or (None,)
    if word is None or word.surface != surface or _CAPITAL_INSIDE.search(surface):
        return False
    if word.parts or dictionary.noun(surface.lower()) is not None:
        return True
    return len(surface) <= _LONGEST_NAME and not _runs_into_small_word(surface.lower())


def _runs_into_small_word(word: str) -> bool:
    """„Verkehrund“, „Bedarfdie“: a known noun and a word of the next phrase."""
    return any(
        word[at:] in STOPWORDS and dictionary.noun(word[:at]) is not None
        for at in range(_SHORTEST + 1, len(word) - 1)
    )
