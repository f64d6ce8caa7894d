"""Printed page numbers: what could be one on each page, and which of these make a sequence.

Every number near the top or foot of a page could be its printed number. Those that count along with the
pages of the file decide: a path through the pages is sought (Viterbi) whose states are "the printed number
is the page's number in the file plus an offset", arabic or roman, or "no number is known". A year, a table
value or a section number does not count along and finds no path.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

ROMANS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
ROMAN = re.compile(r"^(?=.)(?:c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$", re.IGNORECASE)
NUMBER = r"(?P<number>\d{1,4}|[ivxlc]{1,7}|[IVXLC]{1,7})"
FRAME = r"[\s\-–—_|•·.\[\](){}<>]*"
# Shapes from the surest to the weakest; the weight is what one page of it speaks for a sequence.
OF = r"(?:(?:von|of|/|\|)\s*\d{1,4})"
PAGE = r"(?:Seite|Page|Blatt)[\s\-–:>|]*"
BETWEEN = r"(?:\s*[|•·/–—-]\s*|\s{2,})"
SHAPES = tuple(
    (re.compile(shape), weight)
    for shape, weight in (
        (rf"^{FRAME}{PAGE}{NUMBER}\s*{OF}?{FRAME}$", 4.0),
        (rf"^{FRAME}S\.\s*{NUMBER}{FRAME}$", 2.0),
        (rf"\b(?:{PAGE}|S\.\s*){NUMBER}\s*{OF}?{FRAME}$", 2.0),
        (rf"^{FRAME}(?:{PAGE}|S\.\s*){NUMBER}(?:\s*{OF})?(?![\w,.;])", 2.0),
        (rf"^[-–—]+\s*{NUMBER}\s*[-–—]+$", 2.0),
        (rf"^{FRAME}{NUMBER}\s*{OF}{FRAME}$", 2.0),
        (rf"^{FRAME}{NUMBER}{FRAME}$", 1.2),
        (rf"^(?P<title>.*\S){BETWEEN}{NUMBER}{FRAME}$", 1.0),
        (rf"^{FRAME}{NUMBER}{BETWEEN}(?P<title>\S.*)$", 1.0),
        (r"^(?P<title>.*\S)\s(?P<number>\d{1,4})$", 0.5),
        (r"^(?P<number>\d{1,4})\s(?P<title>\S.*)$", 0.5),
    )
)
LONGEST = 120  # characters of a line that may carry a page number
KNOWN_TITLE = 0.7  # added where the words beside the number stand on other pages, too
ENTER = 1.5  # cost of beginning or ending a sequence
MISSING = 0.1  # cost of a page in a sequence that does not print its number
DECLARED = 0.5
DOUBLE = 1.5  # two numbers in a row on one page speak for double pages
FEWEST = 2  # candidates that an offset needs before it is looked at
# From this many pages on, a page speaks equally for every numbering it could belong to, however it prints it:
# a questionnaire „3 / 11“ inside a report does not take over the report's own numbers.
MANY = 4
SETTLED = 1.2


@dataclass(frozen=True, slots=True)
class Candidate:
    """Line number `line` of a page may print its number; `title` are the words beside it."""

    line: int
    value: int
    roman: str | None
    weight: float
    title: str

    @property
    def printed(self) -> str:
        return self.roman or str(self.value)


@dataclass(frozen=True, slots=True)
class Numbering:
    """How a stretch of pages is numbered: printed number = stride * number in the file + offset.

    A file of double pages has stride 2; its numbers are those of the left pages.
    """

    is_roman: bool
    offset: int
    stride: int = 1

    def value(self, number: int) -> int:
        return number * self.stride + self.offset


@dataclass(frozen=True, slots=True)
class Label:
    """`printed` holds the lines that print it with the number they print; empty where neighbours tell it."""

    text: str
    printed: tuple[tuple[int, str], ...] = ()


def candidates(edge: Sequence[tuple[int, str]]) -> list[Candidate]:
    """What could be a page number among the lines at the edge of one page (line number, text)."""
    found = []
    for line, text in edge:
        plain = text.strip()
        if len(plain) > LONGEST:
            continue
        for shape, weight in SHAPES:
            match = shape.search(plain)
            candidate = candidate_from(match, line, weight) if match else None
            if candidate:
                found.append(candidate)
                break
    return found


def candidate_from(match: re.Match[str], line: int, weight: float) -> Candidate | None:
    printed = match.group("number")
    title = match.groupdict().get("title") or ""
    if printed.isdigit():
        return Candidate(line, int(printed), None, weight, title.strip())
    value = roman_value(printed)
    if value is None or title:
        return None
    return Candidate(line, value, printed, weight, "")


def roman_value(printed: str) -> int | None:
    if not ROMAN.match(printed):
        return None
    values = [ROMANS[letter] for letter in printed.lower()]
    return sum(
        -value if any(later > value for later in values[place + 1 :]) else value
        for place, value in enumerate(values)
    )


def label_pages(
    found: Sequence[Sequence[Candidate]], declared: Sequence[str | None], numbers: Sequence[int]
) -> list[Label | None]:
    """One label a page, None where unknown; `numbers` are the pages' numbers in the file.

    A page that does not print its number gets one only between pages of the same sequence that do, or
    where the label that the file declares goes on with that sequence.
    """
    weighed = with_known_titles(found)
    claims = [
        claims_of(row, mark, number) for row, mark, number in zip(weighed, declared, numbers, strict=True)
    ]
    path = best_path(settled(claims))
    labels = [
        printed_label(row, state, number) for row, state, number in zip(weighed, path, numbers, strict=True)
    ]
    fill(labels, path, declared, numbers)
    if not any(labels):
        return declared_labels(declared, numbers)
    return labels


def with_known_titles(found: Sequence[Sequence[Candidate]]) -> list[list[Candidate]]:
    pages_with = Counter(title for row in found for title in {one.title for one in row if one.title})
    return [
        [
            Candidate(one.line, one.value, one.roman, one.weight + KNOWN_TITLE, one.title)
            if one.title and pages_with[one.title] > FEWEST
            else one
            for one in row
        ]
        for row in found
    ]


def claims_of(row: Sequence[Candidate], declared: str | None, number: int) -> dict[Numbering, float]:
    """How strongly one page speaks for each numbering."""
    claims: dict[Numbering, float] = {}
    for one in row:
        state = Numbering(one.roman is not None, one.value - number)
        claims[state] = max(claims.get(state, 0.0), one.weight)
    values = {one.value for one in row if one.roman is None}
    for value in values:
        if value + 1 in values:
            claims[Numbering(is_roman=False, offset=value - 2 * number, stride=2)] = DOUBLE
    state_declared = declared_numbering(declared, number)
    if state_declared in claims:
        claims[state_declared] += DECLARED
    return claims


def settled(claims: Sequence[dict[Numbering, float]]) -> list[dict[Numbering, float]]:
    support = Counter(state for row in claims for state, weight in row.items() if weight >= SETTLED)
    return [
        {state: SETTLED if support[state] >= MANY else weight for state, weight in row.items()}
        for row in claims
    ]


def declared_numbering(declared: str | None, number: int) -> Numbering | None:
    if declared is None:
        return None
    if declared.isdecimal():
        return Numbering(is_roman=False, offset=int(declared) - number)
    value = roman_value(declared)
    return None if value is None else Numbering(is_roman=True, offset=value - number)


def best_path(claims: Sequence[dict[Numbering, float]]) -> list[Numbering | None]:
    """The numbering of every page, None where none is known. Cost: pages × numberings."""
    support = Counter(state for row in claims for state in row)
    strong = {state for row in claims for state, weight in row.items() if weight >= 2 * ENTER}
    states = [state for state, pages in support.items() if pages >= FEWEST or state in strong]
    score = dict.fromkeys(states, -ENTER)
    rest = 0.0
    steps: list[dict[Numbering | None, Numbering | None]] = []
    for row in claims:
        came_from: dict[Numbering | None, Numbering | None] = {}
        best = max(states, key=score.__getitem__, default=None)
        leave = score[best] - ENTER if best is not None else rest
        enter, enter_from = (rest, None) if best is None or rest >= leave else (leave, best)
        next_rest = max(rest, leave)
        came_from[None] = None if rest >= leave else best
        for state in states:
            stay = score[state]
            came_from[state] = state if stay >= enter - ENTER else enter_from
            score[state] = max(stay, enter - ENTER) + row.get(state, -MISSING)
        rest = next_rest
        steps.append(came_from)
    return traced(steps, score, rest)


def traced(
    steps: Sequence[dict[Numbering | None, Numbering | None]], score: dict[Numbering, float], rest: float
) -> list[Numbering | None]:
    last = max(score, key=score.__getitem__, default=None)
    state = last if last is not None and score[last] - ENTER > rest else None
    path: list[Numbering | None] = []
    for came_from in reversed(steps):
        path.append(state)
        state = came_from[state]
    return path[::-1]


def printed_label(row: Sequence[Candidate], state: Numbering | None, number: int) -> Label | None:
    if state is None:
        return None
    best = [
        max(fitting, key=lambda one: one.weight)
        for page in range(state.stride)
        if (fitting := candidates_for(row, state.value(number) + page, is_roman=state.is_roman))
    ]
    if len(best) < state.stride:
        return None
    return Label("–".join(one.printed for one in best), tuple((one.line, one.printed) for one in best))


def candidates_for(row: Sequence[Candidate], value: int, *, is_roman: bool) -> list[Candidate]:
    return [one for one in row if one.value == value and (one.roman is not None) == is_roman]


def fill(
    labels: list[Label | None],
    path: Sequence[Numbering | None],
    declared: Sequence[str | None],
    numbers: Sequence[int],
) -> None:
    """Give pages without a printed number the one that their sequence leaves no doubt about."""
    printing = [place for place, label in enumerate(labels) if label is not None]
    for left, right in pairwise(printing):
        state = path[left]
        if state is not None and state == path[right]:
            for place in range(left + 1, right):
                labels[place] = counted(state, numbers[place], labels[left])
    for place, label in enumerate(labels):
        said = declared_numbering(declared[place], numbers[place])
        if label is None and said is not None and said in path and path[place] in (None, said):
            labels[place] = Label(declared[place] or "")


def counted(state: Numbering, number: int, like: Label | None) -> Label | None:
    value = state.value(number)
    if value < 1:
        return None
    if not state.is_roman:
        return Label("–".join(str(value + page) for page in range(state.stride)))
    text = to_roman(value)
    return Label(text.upper() if like and like.text.isupper() else text)


def to_roman(value: int) -> str:
    steps = (
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    )
    text = ""
    for step, letters in steps:
        count, value = divmod(value, step)
        text += letters * count
    return text


def declared_labels(declared: Sequence[str | None], numbers: Sequence[int]) -> list[Label | None]:
    """Where nothing is printed, labels that the file sets on purpose; 1, 2, 3 … is no purpose."""
    if all(label is None or label == str(number) for label, number in zip(declared, numbers, strict=True)):
        return [None] * len(numbers)
    return [None if not label else Label(label) for label in declared]
