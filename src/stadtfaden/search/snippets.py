"""The words of a text that answer a question, for marking."""

from collections.abc import Sequence
from dataclasses import dataclass

from stadtfaden.adapters.index import Form
from stadtfaden.core.words import Token, tokens
from stadtfaden.search.questions import FIRST_PART, words_asked

Range = tuple[int, int]
_NEAR = 8  # words between two that answer together, at most


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text that begins at `start`; `marks` are ranges in the piece."""

    text: str
    marks: tuple[Range, ...]
    start: int


def marks(text: str, question: str) -> tuple[Range, ...]:
    """Where words of the question stand in the text, also inside compounds: whole words, in order.

    The words inside a compound of the question are marked where they stand together: who asks for the
    Straßenbahn wants no other Straße.
    """
    said = tokens(text)
    found: set[int] = set()
    for form in (form for word in words_asked(question) for form in word.forms if form.weight > FIRST_PART):
        found.update(_together([_places(said, term, form) for term in form.terms]))
    return tuple((said[at].start, said[at].end) for at in sorted(found))


def snippet(text: str, question: str, *, length: int = 320) -> Snippet:
    """The piece of about `length` characters with most of the question's words; cut between words."""
    found = marks(text, question)
    if len(text) <= length:
        return Snippet(text, found, 0)
    start = _best_start(text, found, length)
    end = min(len(text), start + length)
    if end < len(text):
        end = max(text.rfind(" ", start, end), start + length // 2)
    inside = tuple((a - start, b - start) for a, b in found if a >= start and b <= end)
    return Snippet(text[start:end], inside, start)


def _places(said: Sequence[Token], term: str, form: Form) -> list[int]:
    return [
        at for at, token in enumerate(said) if token.base == term or (not form.apart and term in token.parts)
    ]


def _together(places: Sequence[Sequence[int]]) -> set[int]:
    """Of places, a list a term, those that have one of every other list near; first those that are in all."""
    alone = set(places[0]).intersection(*places[1:])
    return alone or {
        at
        for own in places
        for at in own
        if all(any(abs(at - other) <= _NEAR for other in others) for others in places)
    }


def _best_start(text: str, found: tuple[Range, ...], length: int) -> int:
    """Where most marks can be seen, moved back to the beginning of a sentence or word."""
    if not found or found[-1][1] <= length:
        return 0
    most = max(
        found, key=lambda mark: (sum(mark[0] <= b and d <= mark[0] + length for b, d in found), -mark[0])
    )
    last = max(d for b, d in found if b >= most[0] and d <= max(most[1], most[0] + length))
    earliest = max(0, last - length)
    if not earliest:
        return 0
    sentence = text.rfind(". ", earliest, most[0])
    return sentence + 2 if sentence >= 0 else text.find(" ", earliest, most[0] + 1) + 1 or most[0]
