"""How hard a German text is to read, and what would make it easier: hints for people who write plainly.

The measure is LIX (Björnsson 1968): words a sentence, plus words of more than six letters in a hundred. It
needs no syllables, so it is two counts and no library. The hints follow what guides for plain German agree
on: short sentences, one thought each, no passive, few nouns made of verbs, no abbreviations, compounds that
the eye can take apart. They are hints: whether people understand a text, only people can tell.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from stadtfaden.core.sentences import sentences

MOST_WORDS = 15
MOST_COMMAS = 1
MOST_VERBS_AS_NOUNS = 1
LONG_WORD = 6  # LIX counts words with more letters
LONG_COMPOUND = 16

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PART = re.compile(r"[^\W\d_]+")
_PASSIVE = re.compile(
    r"\b(?:wird|werden|wurde|wurden|worden)\b.*?\b(?:[a-zäöü]*ge[a-zäöüß]+(?:t|en)|[a-zäöü]+iert)\b"
    r"|\b(?:[a-zäöü]*ge[a-zäöüß]+(?:t|en)|[a-zäöü]+iert)\s+(?:wird|werden|wurde|wurden|worden)\b"
)
_VERB_AS_NOUN = re.compile(r"\b[A-ZÄÖÜ][a-zäöüß]+(?:ung|ungen|ierung|ierungen|nahme|keit|heit|tion|tionen)\b")
_ABBREVIATION = re.compile(
    r"\b[A-ZÄÖÜ]{2,6}\b|\b(?:z|d|u|i|o)\. ?[a-zäöüA-Z]\.|\b(?:bzw|ca|ggf|inkl|usw|etc|evtl)\."
)


class HintKind(StrEnum):
    """What makes a text hard; the rank in which a writer is told."""

    LONG_SENTENCE = "long-sentence"
    MANY_COMMAS = "many-commas"
    PASSIVE = "passive"
    VERBS_AS_NOUNS = "verbs-as-nouns"
    LONG_COMPOUND = "long-compound"
    ABBREVIATION = "abbreviation"


class Level(StrEnum):
    """How hard, by LIX: below 30, 40, 50, and above."""

    VERY_EASY = "very-easy"
    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


@dataclass(frozen=True, slots=True)
class Hint:
    """`words` are cut from the text."""

    kind: HintKind
    words: str


@dataclass(frozen=True, slots=True)
class Ease:
    """How easy a text is. `lix` is about 20 (a children's book) to 60 (a law)."""

    words: int
    sentences: int
    lix: float
    hints: tuple[Hint, ...]

    @property
    def level(self) -> Level:
        for limit, level in ((30, Level.VERY_EASY), (40, Level.EASY), (50, Level.MEDIUM)):
            if self.lix < limit:
                return level
        return Level.HARD


def ease_of(text: str) -> Ease | None:
    """None where there is no word; O(length). A compound written with hyphens counts as its parts."""
    spans = [text[start:end] for start, end in sentences(text)]
    parts = _PART.findall(text)
    spans = [span for span in spans if _PART.search(span)]
    if not parts or not spans:
        return None
    long = sum(len(part) > LONG_WORD for part in parts)
    lix = len(_WORD.findall(text)) / len(spans) + 100 * long / len(parts)
    hints = (*(hint for span in spans for hint in _of_sentence(span)), *_of_words(text))
    order = list(HintKind)
    return Ease(
        words=len(_WORD.findall(text)),
        sentences=len(spans),
        lix=round(lix, 1),
        hints=tuple(sorted(hints, key=lambda hint: order.index(hint.kind))),
    )


def _of_sentence(sentence: str) -> list[Hint]:
    hints = []
    if len(_WORD.findall(sentence)) > MOST_WORDS:
        hints.append(Hint(HintKind.LONG_SENTENCE, sentence))
    if sentence.count(",") > MOST_COMMAS:
        hints.append(Hint(HintKind.MANY_COMMAS, sentence))
    if passive := _PASSIVE.search(sentence):
        hints.append(Hint(HintKind.PASSIVE, passive[0]))
    made_of_verbs = _VERB_AS_NOUN.findall(sentence)
    if len(made_of_verbs) > MOST_VERBS_AS_NOUNS:
        hints.append(Hint(HintKind.VERBS_AS_NOUNS, ", ".join(dict.fromkeys(made_of_verbs))))
    return hints


def _of_words(text: str) -> list[Hint]:
    compounds = dict.fromkeys(word for word in _PART.findall(text) if len(word) >= LONG_COMPOUND)
    shortened = dict.fromkeys(found[0] for found in _ABBREVIATION.finditer(text))
    return [
        *(Hint(HintKind.LONG_COMPOUND, word) for word in compounds),
        *(Hint(HintKind.ABBREVIATION, word) for word in shortened),
    ]
