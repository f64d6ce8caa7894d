"""Finds how a statement hangs together with digitalisation."""

from collections.abc import Container, Mapping

from stadtfaden.core.digital.model import THINGS, DigitalModel, features_of, shipped_model, word_features
from stadtfaden.core.digital.signs import Groups, Span, Statement, signs_in, spans, split
from stadtfaden.core.digital.values import DigitalKind, DigitalMark
from stadtfaden.core.words.lexicon import STOPWORDS

THRESHOLD = 0.5
_UNNAMED = 0.8  # chance that is needed where no digital thing is named
_STILL = 0.3  # chance that is enough where a rule shows the kind and nothing else is likely
_FAR = 6  # words at most between two that show a kind together
_BESIDE = 0.5  # of the strongest word's weight: what else belongs to the words shown
_LEAST = 0.2  # weight at least of a word that shows a kind by itself


def find_digital(text: str) -> tuple[DigitalMark, ...]:
    """The kinds of digital connection, best first, each at most once, with the words that show it.

    Also where the word digital does not occur (sensor, e-file, fibre); not where it only decorates
    (names, „im digitalen Zeitalter“, offices). A linear model weighs all words and groups of words;
    the words shown are those of a rule or else those that weighed most. About 0.4 ms for a sentence.
    """
    statement = split(text)
    groups = signs_in(statement)
    shown = spans(statement, groups)
    model = shipped_model()
    chances = model.chances(features_of(statement, groups, shown))
    marks = []
    sure = THRESHOLD if shown or not THINGS.isdisjoint(groups) else _UNNAMED
    for kind in _likely(chances, shown, sure):
        span = shown.get(kind) or _heaviest(statement, groups, model, kind)
        if span:
            start, end = statement.words[span[0]].start, statement.words[span[1] - 1].end
            marks.append(DigitalMark(kind, round(max(chances[kind], THRESHOLD), 3), start, end))
    return tuple(sorted(marks, key=lambda mark: (-mark.score, mark.start, mark.id)))


def _likely(
    chances: Mapping[DigitalKind, float], shown: Container[DigitalKind], sure: float
) -> list[DigitalKind]:
    """All kinds that are sure enough; if there is none, the likeliest of those that a rule shows."""
    above = [kind for kind, chance in chances.items() if chance >= sure]
    rest = [kind for kind, chance in chances.items() if kind in shown and chance >= _STILL]
    return above or sorted(rest, key=lambda kind: -chances[kind])[:1]


def _heaviest(statement: Statement, groups: Groups, model: DigitalModel, kind: DigitalKind) -> Span | None:
    """The word that speaks most for a kind, with what speaks nearly as much beside it; None if none does."""
    beside = ("", "digital ") if not THINGS.isdisjoint(groups) else ("",)
    weights = [
        sum(
            model.weight(first + feature, kind)
            for feature in word_features(statement, at)
            for first in beside
        )
        for at in range(len(statement.words))
    ]
    for name, signs in groups.items():
        weight = sum(model.weight(f"{first}group {name}", kind) for first in beside)
        for found in signs:
            weights[found.first] += weight
    speaking = [at for at, word in enumerate(statement.words) if word.base not in STOPWORDS]
    top = max(speaking, key=lambda at: (weights[at], -at), default=None)
    if top is None or weights[top] < _LEAST:
        return None
    near = [at for at in speaking if abs(at - top) <= _FAR and weights[at] >= _BESIDE * weights[top]]
    return near[0], near[-1] + 1
