"""What a paper calls itself."""

import re
from collections import Counter
from collections.abc import Sequence

from stadtfaden.core.layout import Vocabulary, flow
from stadtfaden.core.pages import Hint, RawPage

FIRST_PAGES = 3
SHORTEST = 4
LETTERS = re.compile(r"[^\W\d_]")
MOST_LINES = 5
JUNK = re.compile(
    r"^(?:microsoft|untitled|unbenannt|ohne titel|dokument ?\d*|document ?\d*|präsentation ?\d*|powerpoint"
    r"|slide 1|titel|title|layout \d|scan|none|null|neu|entwurf)\b"
    r"|\.(?:docx?|odt|pdf|indd|qxp|qxd|pptx?|xlsx?|rtf|txt|cdr|ai)$",
    re.IGNORECASE,
)


def title_of(declared: str | None, pages: Sequence[RawPage]) -> str | None:
    """The declared title unless a program made it up; else the largest type, else a heading."""
    plain = " ".join((declared or "").split())
    if len(plain) >= SHORTEST and not JUNK.search(plain) and any(letter.isalpha() for letter in plain):
        return plain
    return largest_type(pages[:FIRST_PAGES]) or first_heading(pages[:1])


def largest_type(pages: Sequence[RawPage]) -> str | None:
    """The lines in the largest type, where they stand out from the rest and are few."""
    lines = [line for page in pages for line in page.lines if line.size and LETTERS.search(line.text)]
    letters: Counter[float] = Counter()
    for line in lines:
        letters[line.size or 0.0] += len(line.text)
    if not lines or max(letters) <= max(letters, key=letters.__getitem__):
        return None
    largest = [line for line in lines if (line.size or 0.0) >= max(letters) - 0.5]
    if len(largest) > MOST_LINES:
        return None
    text, _ = flow(largest, Vocabulary())
    return text or None


def first_heading(pages: Sequence[RawPage]) -> str | None:
    """What the file marks as heading on its first page."""
    lines = (line for page in pages for line in page.lines if line.hint is Hint.HEADING)
    return next((" ".join(line.text.split()) for line in lines if line.text.strip()), None)
