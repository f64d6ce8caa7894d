"""Lines of blocks become the text of a page; every word keeps its place."""

import re
from dataclasses import dataclass, field

from stadtfaden.core.layout.hyphens import SOFT_HYPHEN, Vocabulary, seam
from stadtfaden.core.pages import Block, BlockKind, Line, Word

SPACES = re.compile(r"\s+")
INNER_SOFT_HYPHEN = re.compile(SOFT_HYPHEN + r"(?=.)")


@dataclass(slots=True)
class Draft:
    """A block before it has a place: cells of a table row, or one cell for everything else.

    `is_open` says that its last line runs to the margin and ends inside a sentence.
    """

    kind: BlockKind
    cells: list[list[Line]]
    level: int | None = None
    number: str | None = None
    continues: bool = False
    table: int | None = None
    is_open: bool = False


@dataclass(slots=True)
class Sheet:
    """The text of a page while it grows."""

    vocabulary: Vocabulary
    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)

    def add(self, draft: Draft) -> None:
        """One block a line; a block without any text leaves no trace."""
        start = place = len(self.text) + bool(self.text)
        cells: list[str] = []
        for lines in draft.cells:
            text, words = flow(lines, self.vocabulary, place)
            cells.append(text)
            self.words.extend(words)
            place += len(text) + 1
        if not any(cells):
            return
        self.text += ("\n" if self.text else "") + "\t".join(cells)
        self.blocks.append(
            Block(
                kind=draft.kind,
                start=start,
                end=len(self.text),
                level=draft.level,
                number=draft.number,
                continues=draft.continues,
                table=draft.table,
            )
        )


def flow(lines: list[Line], vocabulary: Vocabulary, start: int = 0) -> tuple[str, list[Word]]:
    """The lines of one cell or block as running text that begins at `start`, and its words' new ranges."""
    parts: list[str] = []
    words: list[Word] = []
    length = start
    for line in lines:
        text, moved = cleaned(line)
        if not text:
            continue
        if parts:
            join = seam(parts[-1], text, vocabulary)
            if join.drop:
                parts[-1] = parts[-1][: -join.drop]
                length -= join.drop
                words[-1:] = [shortened(word, length) for word in words[-1:] if word.start < length]
            parts[-1] += join.glue
            length += len(join.glue)
        parts.append(text)
        words.extend([Word(word.start + length, word.end + length, word.box) for word in moved])
        length += len(text)
    text = "".join(parts).rstrip(SOFT_HYPHEN)
    words[-1:] = [shortened(word, start + len(text)) for word in words[-1:]]
    return text, words


def shortened(word: Word, end: int) -> Word:
    return word if word.end <= end else Word(word.start, end, word.box)


def cleaned(line: Line) -> tuple[str, tuple[Word, ...]]:
    """The line without double spaces and hyphens that nobody sees, its words moved along."""
    text = line.text
    # Only the plain space is a printable space, and a soft hyphen is not printable.
    if text.isprintable() and "  " not in text and text.strip(" ") == text:
        return text, line.words
    plain = tidy(text)
    if len(plain) == len(text):
        return plain, line.words
    return plain, tuple(
        Word(len(tidy_head(text, word.start)), len(tidy(text[: word.end])), word.box) for word in line.words
    )


def tidy(text: str) -> str:
    """One space between words. A soft hyphen before a capital is a hyphen that the font misnames."""
    if SOFT_HYPHEN in text:
        text = re.sub(SOFT_HYPHEN + r"(?=[A-ZÄÖÜ])", "-", text)
        text = INNER_SOFT_HYPHEN.sub("", text)
    return SPACES.sub(" ", text).strip()


def tidy_head(text: str, start: int) -> str:
    head = tidy(text[:start])
    return head + " " if head and text[start - 1].isspace() else head
