"""Statements about one thing, written for this school, with what ties each to the first of its family."""

from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from stadtfaden.core.areas import score_areas, shipped_taxonomy
from stadtfaden.core.links.values import Side
from stadtfaden.core.statements.values import StatementKind
from stadtfaden.core.targets import find_targets

FIRST = "A"
OTHER_KIND = {"measure": "goal", "goal": "measure", "target": "measure"}
WISH = "wish"  # made likewise: what is a measure here is a goal there, or the other way round
COPY = "copy"  # not written but made: the next paper lists the first by its title, or quotes what it says
CLASS_OF = {
    "same": "same",
    COPY: "same",
    "conflicts": "same",
    "none": "none",
}  # whatever else is tied is "linked"
_YEAR = 2024


class Member(NamedTuple):
    """`relation` to the first of the family; FIRST for the first itself."""

    family: int
    relation: str
    side: Side


class Pair(NamedTuple):
    """Places of two members, and their class: same, linked or none."""

    one: int
    other: int
    answer: str


def members(folder: Path) -> list[Member]:
    """All statements of all files of a folder, each as if from a paper of its own."""
    school: list[Member] = []
    for path in sorted(folder.glob("pairs_*.txt")):
        for number, family, (relation, kind, title, text) in _lines(path):
            key = f"{path.stem}:{number}"
            school.append(Member(family, relation, _side(key, kind, title, text)))
            if relation == FIRST:
                shorter = (title, "") if title else ("", text)
                school.append(Member(family, COPY, _side(f"{key}:listed", kind, *shorter)))
                school.append(Member(family, COPY, _side(f"{key}:quoted", kind, "", text)))
                school.append(Member(family, WISH, _side(f"{key}:wished", OTHER_KIND[kind], title, text)))
    return school


def pairs(school: Sequence[Member]) -> Iterator[Pair]:
    """The first of a family, and whatever says the same as it, with all others of the family."""
    for at, one in enumerate(school):
        if one.relation not in {FIRST, "same"}:
            continue
        for place, other in enumerate(school):
            is_later = place > at or other.relation not in {FIRST, "same"}
            is_told = other.relation not in {COPY, WISH} or one.relation == FIRST
            if (
                other.family == one.family
                and place != at
                and is_later
                and is_told
                and other.relation != FIRST
            ):
                yield Pair(at, place, CLASS_OF.get(other.relation, "linked"))


def _lines(path: Path) -> Iterator[tuple[int, int, list[str]]]:
    family = 0
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("#"):
            family = _number_of(path.stem, number)
        else:
            yield number, family, line.split("|")


def fingerprint(folder: Path) -> str:
    """SHA-256 of what is learned from: tells whether the weights are up to date without learning again."""
    files = sorted(folder.glob("pairs_*.txt"))
    return sha256("".join(path.read_text(encoding="utf-8") for path in files).encode()).hexdigest()


def _number_of(stem: str, line: int) -> int:
    """A number for a family that does not depend on the other files."""
    return int.from_bytes(stem.encode(), "big") % 1_000_003 * 1000 + line


def _side(key: str, kind: str, title: str, text: str) -> Side:
    said = f"{title}. {text}" if title else text
    return Side(
        key=key,
        paper=key,
        paper_title=key,
        kind=StatementKind(kind),
        text=title or text,
        title=title,
        areas=tuple(scored.id for scored in score_areas(said, shipped_taxonomy())),
        targets=find_targets(said),
        dated_on=date(_YEAR, 1, 1),
        context=text if title else "",
    )
