"""What happens where two printed lines of one block meet."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

SOFT_HYPHEN = "\u00ad"
HYPHENS = ("-", "\u2010", "\u2011", "\u00ac")
# „Bau- und Verkehrsplanung“: the hyphen stands for the rest of the word and stays.
AFTER_REAL_HYPHEN = frozenset(
    {"und", "oder", "bzw", "beziehungsweise", "sowie", "als", "wie", "bis", "noch", "statt", "anstatt"}
    | {"nebst", "plus", "sondern", "aber", "u"}
)
ALWAYS_APART = frozenset({"und", "oder"})  # the others also end words: „Zukunftswerk-“ „statt“
LONGEST_SHORT_FORM = 4  # „ÖPNV-gebunden“
WORD = re.compile(r"[^\W\d_]+(?:-[^\W_]+)*-?")
# „CO“ „2“ „-Ausstoß“: some files set what is printed low or high on lines of its own.
LOW_OR_HIGH = re.compile(r"(?:\bCO|\b[kcm]?m)\n[23]\b|\b(?:CO2|m[23])\n-")
ENDINGS = ("", "e", "em", "en", "er", "es", "n", "s")
ENDING = re.compile(r"(?:e[mnrs]?|[ns])$")
# „israelisch-palästinensisch“: two of these are never written as one word.
BESIDE = re.compile(r"(?:\w{2,}isch|deutsch)(?:e[mnrs]?)?")
LAST_PART = re.compile(r"([^\W_]+(?:-[^\W_]+)*)-$")
FIRST_PART = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How often the paper writes a word inside its lines, all in lower case, real hyphens kept."""

    counts: Counter[str] = field(default_factory=Counter)

    def knows(self, word: str) -> int:
        return self.counts[word.lower()]

    def knows_forms(self, word: str) -> int:
        """The same for the word in all its endings: a paper bends „baden-württembergisch“ in many ways."""
        stem = ENDING.sub("", word.lower())
        return sum(self.counts[stem + ending] for ending in ENDINGS)


@dataclass(frozen=True, slots=True)
class Seam:
    """Between two lines: take `drop` characters off the end of the left one, then put `glue`."""

    drop: int
    glue: str


SPACE = Seam(0, " ")
NOTHING = Seam(0, "")
REJOIN = Seam(1, "")
HARD_HYPHEN = Seam(1, "-")


def learn_vocabulary(lines: Iterable[str]) -> Vocabulary:
    """Words at line ends that carry a hyphen are no evidence and stay out. Cost: about 5 MB/s."""
    counts: Counter[str] = Counter()
    for line in lines:
        words = WORD.findall(line.lower())
        if words and words[-1].endswith("-"):
            words.pop()
        counts.update(words)
    return Vocabulary(counts)


def seam(left: str, right: str, vocabulary: Vocabulary) -> Seam:
    """How `right`, the next line, goes on from `left`; both without spaces at their ends."""
    if not left or not right:
        return NOTHING
    last = left[-1]
    if last == SOFT_HYPHEN:
        return HARD_HYPHEN if right[0].isupper() else REJOIN
    if last in HYPHENS and len(left) > 1 and left[-2].isalnum():
        return hyphen_seam(left[:-1] + "-", right, vocabulary)
    if left.endswith(" -") and right[0].islower():
        return loose_hyphen_seam(left, right, vocabulary)
    return NOTHING if touches(left, right) else SPACE


def touches(left: str, right: str) -> bool:
    """No space between: a stop after the break, „Bürger/innen“, „2025–2030“, what is printed low or high."""
    if right[0] in ",;.:!?)" or LOW_OR_HIGH.search(f"{left[-4:]}\n{right[:3]}"):
        return True
    before = left[-2:-1]
    if left[-1] == "/":
        return before.isalnum() and right[0].isalnum()
    return left[-1] == "–" and before.isdigit() and right[0].isdigit()


def hyphen_seam(left: str, right: str, vocabulary: Vocabulary) -> Seam:
    before, after = LAST_PART.search(left), FIRST_PART.match(right)
    if before is None or after is None:
        return SPACE
    first, second = before.group(1), after.group()
    together = vocabulary.knows(first + second)
    if second in AFTER_REAL_HYPHEN and not (together and second not in ALWAYS_APART):
        return SPACE
    hyphened = vocabulary.knows(f"{first}-{second}")
    if not second[0].islower():  # „LIN-“ „KEN“, „BioN-“ „Tech“: the paper itself tells
        return REJOIN if together > hyphened or is_broken_capitals(first, second) else NOTHING
    if is_short_form(first.rpartition("-")[2]) or is_beside(first, second):
        return NOTHING
    if not together and not hyphened:
        together, hyphened = (
            vocabulary.knows_forms(first + second),
            vocabulary.knows_forms(f"{first}-{second}"),
        )
    return NOTHING if hyphened > together else REJOIN


def loose_hyphen_seam(left: str, right: str, vocabulary: Vocabulary) -> Seam:
    """„Be -“ „schäftigte“: justified type set the hyphen apart; a dash has words on both sides."""
    first, second = left[:-2].rpartition(" ")[2], FIRST_PART.match(right)
    if second is None or second.group() in AFTER_REAL_HYPHEN or not first.isalpha():
        return SPACE
    together = vocabulary.knows(first + second.group())
    return Seam(2, "") if together or not vocabulary.knows(second.group()) else SPACE


def is_broken_capitals(first: str, second: str) -> bool:
    """„VERKEHRS-“ „PLANUNG“ is one word; „ÖPNV-“ „NETZ“ is not."""
    return (
        len(first) > LONGEST_SHORT_FORM
        and len(second) > 1
        and first.isalpha()
        and first.isupper()
        and second.isupper()
    )


def is_beside(first: str, second: str) -> bool:
    is_bare = first.endswith(("isch", "deutsch"))
    return is_bare and BESIDE.fullmatch(first) is not None and BESIDE.fullmatch(second) is not None


def is_short_form(part: str) -> bool:
    """„IT-gestützt“, „15-jährig“, „E-mobil“: the hyphen belongs to the word."""
    return (
        part.isdigit()
        or any(letter.isdigit() for letter in part)
        or (part.isupper() and len(part) <= LONGEST_SHORT_FORM)
    )
