"""A small paper for the tests of this folder: pages given as blocks."""

from stadtfaden.core.pages import Block, BlockKind, Page
from stadtfaden.core.passages import cut_passages
from stadtfaden.core.statements import find_statements

H, P, L, T, C = (
    BlockKind.HEADING,
    BlockKind.PARAGRAPH,
    BlockKind.LIST_ITEM,
    BlockKind.TABLE_ROW,
    BlockKind.CONTENTS,
)


def page(number, *blocks):
    """Blocks are (kind, text) or (kind, text, level)."""
    text, found = "", []
    for kind, words, *level in blocks:
        text += "\n" if text else ""
        found.append(
            Block(
                kind,
                len(text),
                len(text) + len(words),
                level=(level or [1])[0] if kind is H else None,
                table=0 if kind is T else None,
            )
        )
        text += words
    return Page(number=number, label=None, text=text, blocks=tuple(found))


def state(*pages):
    """(statements, pages) of a paper."""
    return find_statements(pages, cut_passages(pages), ()), pages


def quotes(statements, kind):
    return [statement.text for statement in statements if statement.kind == kind]
