"""What a paper calls itself."""

import re
from collections import Counter
from collections.abc import Sequence

from stadtfaden.core.layout import Vocabulary, flow
from stadtfaden.core.pages import Hint, RawPage
from stadtfaden.core.verbs import has_verb

FIRST_PAGES = 3
SHORTEST = 4
LETTERS = re.compile(r"[^\W\d_]")
MOST_LINES = 5
FEWEST_LETTERS = 8
LONGEST = 120  # letters of a line that can be a title
FIELD = re.compile(r"[A-ZÄÖÜ][\w-]{2,30}(?: [\w-]+)?:\s")
JUNK = re.compile(
    r"^(?:microsoft|untitled|unbenannt|ohne titel|dokument ?\d*|document ?\d*|präsentation ?\d*|powerpoint"
    r"|slide 1|titel|title|layout \d|scan|none|null|neu|entwurf)\b"
    r"|\.(?:docx?|odt|pdf|indd|qxp|qxd|pptx?|xlsx?|rtf|txt|cdr|ai)$",
    re.IGNORECASE,
)


def title_of(declared: str | None, pages: Sequence[RawPage]) -> str | None:
    """The declared title unless a program made it up; else the largest type, else a heading, else a first
    line that stands alone.
    """
    plain = " ".join((declared or "").split())
    if len(plain) >= SHORTEST and not JUNK.search(plain) and any(letter.isalpha() for letter in plain):
        return plain
    return largest_type(pages[:FIRST_PAGES]) or first_heading(pages[:1]) or first_line(pages[:1])


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


def first_line(pages: Sequence[RawPage]) -> str | None:
    """In a text without sizes the first line, where an empty one follows it or all of it is in capitals: no
    sentence, no field, no letterhead. It stays as it is written.
    """
    lines = [line for page in pages for line in page.lines]
    if any(line.size or line.box for line in lines):
        return None
    texts = [" ".join(line.text.split()) for line in lines]
    at = next((place for place, text in enumerate(texts) if text), None)
    if at is None:
        return None
    title, below = texts[at], texts[at + 1] if at + 1 < len(texts) else ""
    if title.isupper() and below.isupper() and not below.endswith("."):
        title, below = f"{title} {below}", ""
    return title if (title.isupper() or not below) and _may_be_title(title) else None


def _may_be_title(line: str) -> bool:
    letters = sum(map(str.isalpha, line))
    is_sentence = line[-1] in ".,;:?!" or (has_verb(line) and not line.isupper())
    return (
        FEWEST_LETTERS <= letters <= LONGEST
        and 2 * letters >= len(line)
        and (line[0].isupper() or line[0].isdigit())
        and not is_sentence
        and not FIELD.match(line)
        and not JUNK.search(line)
    )
