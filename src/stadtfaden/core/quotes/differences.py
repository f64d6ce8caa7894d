"""Which words of two texts differ."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from stadtfaden.core.quotes.stream import tokens
from stadtfaden.core.quotes.values import Piece


def differences(former: str, later: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both texts in pieces: what the other does not say, and what both say. Joined, they are the texts.

    Cost: the product of both lengths in words at worst; made for quotes, not for pages.
    """
    one, other = list(tokens(former)), list(tokens(later))
    matcher = SequenceMatcher(
        None, [form for _, _, form in one], [form for _, _, form in other], autojunk=False
    )
    left: list[tuple[int, int]] = []
    right: list[tuple[int, int]] = []
    for tag, from_, to, from_other, to_other in matcher.get_opcodes():
        if tag == "equal":
            continue
        if to > from_:
            left.append((one[from_][0], one[to - 1][1]))
        if to_other > from_other:
            right.append((other[from_other][0], other[to_other - 1][1]))
    return _pieces(former, left), _pieces(later, right)


def _pieces(text: str, differing: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    pieces = []
    at = 0
    for start, end in differing:
        pieces += [Piece(text[at:start], differs=False), Piece(text[start:end], differs=True)]
        at = end
    pieces.append(Piece(text[at:], differs=False))
    return tuple(piece for piece in pieces if piece.text)
