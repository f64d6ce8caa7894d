"""The words of a text that answer a question, for marking."""

from dataclasses import dataclass

from stadtfaden.core.words import Token, tokens
from stadtfaden.search.questions import terms_of

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text that begins at `start`; `marks` are ranges in the piece."""

    text: str
    marks: tuple[Range, ...]
    start: int


def marks(text: str, question: str) -> tuple[Range, ...]:
    """Where words of the question stand in the text, also inside compounds: whole words, in order."""
    asked = _telling(question)
    return tuple((token.start, token.end) for token in tokens(text) if _answers(token, asked))


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


def _telling(question: str) -> frozenset[str]:
    """The typed words and what is inside them, not the heads: who asks for a Radweg wants no Weg."""
    asked = terms_of(question)
    typed = [token for token in tokens(question) if token.base in asked]
    inside = (part for token in typed for part in token.parts[:-1] if part in asked)
    return frozenset([*(token.base for token in typed), *inside])


def _answers(token: Token, asked: frozenset[str]) -> bool:
    return token.base in asked or any(part in asked for part in token.parts)


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
