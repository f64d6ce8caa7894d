"""„Meinten Sie …?“: words of a question that stand nowhere on the shelf, and what they may have meant."""

import re
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from stadtfaden.core.words import dictionary, fold, tokens
from stadtfaden.search.protocol import SearchIndex
from stadtfaden.search.questions import ALL_PARTS, words_asked

_SHORTEST = 4  # letters; shorter words have too many neighbours
_SHORTEST_PART = 3  # letters of a part that is spelt right: „Weg“
_LONG_PART = 8
_LONGEST = 40  # letters; longer is nothing that somebody has typed
_LINKS = ("", "s", "n", "es", "en")


def meant(index: SearchIndex, question: str) -> str:
    """The question with its unknown words replaced by near ones of the shelf; empty where nothing is to be
    replaced. Quoted words are looked at like the others.

    A word is known where it, its base form or a part of a compound stands in the index. Where no word of the
    shelf is near, one part of a compound may be misspelt: „Fahradweg“ means Fahrradweg even if only Radwege
    and a Fahrrad stand there. An unknown word costs about 10 ms with 100,000 words on the shelf, as much
    again for each way to part it, a known one nothing to speak of.
    """
    said = question
    for token in tokens(question):
        if len(token.surface) < _SHORTEST or index.knows(token.surface, token.base):
            continue
        other = index.nearest(token.surface) or _compound_near(index, token.surface)
        if other is not None:
            said = re.sub(rf"\b{re.escape(token.surface)}\b", other, said)
    return "" if said == question else said


def _compound_near(index: SearchIndex, word: str) -> str | None:
    """The compound with one part mended that is nearest to the word, among those that find something."""
    if len(word) > _LONGEST:
        return None
    asked = fold(word)
    near = sorted(set(_mended(index, word.lower())), key=lambda one: (OSA.distance(asked, fold(one)), one))
    return next((one for one in near if tokens(one)[0].parts and _is_answered(index, one)), None)


def _mended(index: SearchIndex, word: str) -> Iterator[str]:
    """The word parted in two in every way that leaves one German noun, the other part put right."""
    for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        first, rest = word[:cut], word[cut:]
        if dictionary.noun(rest) is not None:
            yield from _mended_first(index, first, rest)
        if _is_first(first) and (near := _near(index, rest)) is not None:
            yield f"{first.capitalize()}{near.lower()}"


def _mended_first(index: SearchIndex, first: str, rest: str) -> Iterator[str]:
    for link in _LINKS:
        stem = first.removesuffix(link) if link else first
        if (not link or stem != first) and (near := _near(index, stem)) is not None:
            yield f"{near.capitalize()}{link}{rest}"


def _near(index: SearchIndex, part: str) -> str | None:
    """A word that was meant by a part: one slip is forgiven, and two only in a long one."""
    near = index.nearest(part) if len(part) >= _SHORTEST else None
    if near is None or (len(part) < _LONG_PART and OSA.distance(fold(part), fold(near)) > 1):
        return None
    return near


def _is_first(first: str) -> bool:
    return any(dictionary.noun(first.removesuffix(link) if link else first) is not None for link in _LINKS)


def _is_answered(index: SearchIndex, word: str) -> bool:
    """Whether it, what says the same or both of its parts stand on the shelf."""
    forms = [form for asked in words_asked(word) for form in asked.forms if form.weight >= ALL_PARTS]
    return any(all(index.knows(base, base) for base in form.terms) for form in forms)
