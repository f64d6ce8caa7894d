"""Printed lines with boxes, drawn by tests."""

from stadtfaden.core.pages import Box, Line, RawPage, Word

WIDTH, HEIGHT = 595.0, 842.0


def printed(text, *, x=70.0, y=100.0, size=11.0, is_bold=False, cell=None):
    """A line at x, y whose letters are all half as wide as high."""
    words, start = [], 0
    for part in text.split(" "):
        box = Box(x + start * size / 2, y, x + (start + len(part)) * size / 2, y + size)
        if part:
            words.append(Word(start, start + len(part), box))
        start += len(part) + 1
    box = Box(x, y, x + len(text) * size / 2, y + size)
    return Line(text, box=box, words=tuple(words), size=size, is_bold=is_bold, cell=cell)


def paragraph(*texts, x=70.0, y=100.0, size=11.0):
    """Lines below each other at the usual distance."""
    return [printed(text, x=x, y=y + number * size * 1.25, size=size) for number, text in enumerate(texts)]


def sheet(number, *lines, label=None):
    return RawPage(number=number, lines=tuple(lines), width=WIDTH, height=HEIGHT, declared_label=label)


def typed(number, text):
    """A page of a text file."""
    return RawPage(number=number, lines=tuple(Line(line) for line in text.split("\n")))


def kinds(page):
    return [(block.kind.value, page.text[block.start : block.end]) for block in page.blocks]
