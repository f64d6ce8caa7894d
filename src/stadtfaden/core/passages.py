"""A passage is the smallest piece of a paper that can be cited: one block of one page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stadtfaden.core.pages import Block, BlockKind, Page
from stadtfaden.core.sentences import sentences

# Longer than this, a quote no longer fits a screen, and its vector means everything and nothing.
LONGEST = 1200
CUT = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE})


@dataclass(frozen=True, slots=True)
class Passage:
    """page.text[start:end] == text, always.

    `position` counts through the paper from 0. `section` is the position of the heading that the
    passage stands under, None before the first. `level` and `number` belong to headings.
    """

    position: int
    page: int
    start: int
    end: int
    text: str
    kind: BlockKind
    level: int | None = None
    number: str | None = None
    section: int | None = None
    continues: bool = False
    table: int | None = None


def cut_passages(pages: Iterable[Page]) -> tuple[Passage, ...]:
    """The passages of a paper: its blocks, long paragraphs cut at the ends of sentences.

    `section` of a heading is the next higher heading. What goes on with the paragraph before has
    `continues`. Cost: about 20,000 blocks a second.
    """
    passages: list[Passage] = []
    above: list[tuple[int, int]] = []  # level and position of the headings that hold here
    for page in pages:
        for block in page.blocks:
            if block.kind is BlockKind.HEADING:
                level = block.level or 1
                above = [heading for heading in above if heading[0] < level]
            section = above[-1][1] if above else None
            if block.kind is BlockKind.HEADING:
                above.append((level, len(passages)))
            for start, end in pieces(page.text, block):
                passages.append(
                    Passage(
                        position=len(passages),
                        page=page.number,
                        start=start,
                        end=end,
                        text=page.text[start:end],
                        kind=block.kind,
                        level=block.level,
                        number=block.number,
                        section=section,
                        continues=block.continues or start > block.start,
                        table=block.table,
                    )
                )
    return tuple(passages)


def pieces(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """Ranges of at most LONGEST characters where sentences allow it."""
    if block.end - block.start <= LONGEST or block.kind not in CUT:
        yield block.start, block.end
        return
    start = end = block.start
    for sentence_start, sentence_end in sentences(text[block.start : block.end]):
        if end > start and block.start + sentence_end - start > LONGEST:
            yield start, end
            start = block.start + sentence_start
        end = block.start + sentence_end
    yield start, end
