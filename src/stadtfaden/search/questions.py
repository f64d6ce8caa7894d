"""What a person typed, as an engine takes it."""

import re

from stadtfaden.core.words import fold, index_terms, tokens

_PHRASE = re.compile(r'[„“"»«]([^„“”"»«]+)[“”"»«]')
_WORD = re.compile(r"[^\W_]+")
_PART = 0.5  # a word inside a compound, against a word that was typed


def phrases_of(question: str) -> tuple[tuple[str, ...], ...]:
    """What stands in „…“ or "…": runs of folded words that must be found as they are."""
    runs = (exact_words(match.group(1)) for match in _PHRASE.finditer(question))
    return tuple(run for run in runs if run)


def exact_words(text: str) -> tuple[str, ...]:
    """The words of a text as written, but for case and umlauts."""
    return tuple(_WORD.findall(fold(text)))


def terms_of(question: str) -> dict[str, float]:
    """Index terms with their weights: a typed word counts more than the words inside it."""
    asked = set(index_terms(question))
    weights: dict[str, float] = {}
    for token in tokens(question):
        if token.base not in asked:
            continue
        weights[token.base] = 1.0
        for part in token.parts:
            if part in asked:
                weights.setdefault(part, _PART)
    return weights
