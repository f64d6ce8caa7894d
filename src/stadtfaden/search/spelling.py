"""„Meinten Sie …?“: words of a question that stand nowhere on the shelf, and what they may have meant."""

import re

from stadtfaden.core.words import tokens
from stadtfaden.search.protocol import SearchIndex

_SHORTEST = 4  # letters; shorter words have too many neighbours


def meant(index: SearchIndex, question: str) -> str:
    """The question with its unknown words replaced by near ones of the shelf; empty where nothing is to be
    replaced. Quoted words are looked at like the others.

    A word is known where it, its base form or a part of a compound stands in the index. An unknown word costs
    about 10 ms with 100,000 words on the shelf, a known one nothing to speak of.
    """
    said = question
    for token in tokens(question):
        if len(token.surface) < _SHORTEST or index.knows(token.surface, token.base):
            continue
        other = index.nearest(token.surface)
        if other is not None:
            said = re.sub(rf"\b{re.escape(token.surface)}\b", other, said)
    return "" if said == question else said
