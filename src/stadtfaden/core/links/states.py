"""What a city wants to be as a whole by some year, without a number: „klimaneutral bis 2040“."""

import re
from functools import lru_cache
from typing import NamedTuple

from stadtfaden.core.links.synonyms import group_of
from stadtfaden.core.links.values import Side
from stadtfaden.core.sentences import sentences
from stadtfaden.core.statements.values import StatementKind
from stadtfaden.core.targets.directions import NEUTRAL
from stadtfaden.core.targets.values import Target
from stadtfaden.core.words import Token, tokens
from stadtfaden.core.words.lexicon import STOPWORDS

_SAYING = frozenset(StatementKind) - {StatementKind.CHALLENGE, StatementKind.INDICATOR}
# Nouns that name the whole city, or say nothing of whom the word is true.
_WHOLE_WORDS = """
    stadt gesamtstadt stadtgebiet kommune gemeinde jahr ende mitte anfang ziel zukunft leitbild leitsatz
"""
_WHOLE = frozenset(_WHOLE_WORDS.split())
# Beside these a state is one of the city; who heats, drives or builds in that way is not yet in it.
_BEING_WORDS = """
    sein werden machen erreichen wollen sollen moechten anstreben bleiben spaetestens gesamt ganz vollstaendig
    bereits schon kuenftig heute unser deshalb damit dann
"""
_BEING = frozenset(_BEING_WORDS.split())


class State(NamedTuple):
    """`group` is the sign of words for one state; `words` are the exact ones, with the year."""

    group: str
    year: int
    words: str


def states_of(side: Side) -> tuple[State, ...]:
    """The states that a statement wants for the whole city; none where it speaks of a part of it."""
    if side.kind not in _SAYING or side.whose is not None:
        return ()
    found = (_state(side, target) for target in side.targets if target.value is None)
    return tuple(one for one in found if one is not None)


def other_year(newer: Side, older: Side) -> tuple[str, str] | None:
    """The words by which two statements want one state of the city by different years; None where one of them
    names several years, or one that had passed when it was written.
    """
    here, there = states_of(newer), states_of(older)
    for one in here:
        years = {other.year for other in there if other.group == one.group}
        if len(years) != 1 or one.year in years or len({s.year for s in here if s.group == one.group}) != 1:
            continue
        other = next(other for other in there if other.group == one.group)
        if not _is_past(newer, one) and not _is_past(older, other):
            return one.words, other.words
    return None


def _is_past(side: Side, state: State) -> bool:
    return side.dated_on is not None and state.year < side.dated_on.year


def _state(side: Side, target: Target) -> State | None:
    word = NEUTRAL.search(target.text)
    if word is None or word["whole"] or target.target_year is None:
        return None
    groups = [group for token in tokens(word[0]) if (group := group_of(token)) is not None]
    if not groups or not _is_of_whole_city(_sentence_of(side, target), side.paper_title):
        return None
    return State(groups[0], target.target_year, target.text)


def _sentence_of(side: Side, target: Target) -> str:
    for text in (side.text, side.context):
        at = text.find(target.text)
        if at >= 0:
            return next(text[start:end] for start, end in sentences(text) if end > at)
    return target.text


@lru_cache(maxsize=4096)
def _is_of_whole_city(sentence: str, paper_title: str) -> bool:
    """Whether a sentence names nobody but the city, by a word for it or as the title of its paper does."""
    titled = {token.base for token in tokens(paper_title)}
    return all(_is_free(token, titled) for token in tokens(NEUTRAL.sub(" ", sentence)))


def _is_free(word: Token, titled: set[str]) -> bool:
    if re.fullmatch(r"\d+", word.surface) or word.base in STOPWORDS | _WHOLE | _BEING:
        return True
    return word.surface[:1].isupper() and word.base in titled and not word.parts
