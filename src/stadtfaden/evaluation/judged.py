"""Proposed links that people have judged without seeing type or score, kept by ids alone.

One line a judgement, parted by tabs, the first line names the columns:

`made_by`, `type`, `score`: the proposal; hidden from the judge.
`paper_a`, `place_a`, `paper_b`, `place_b`: source and target; a paper is its file name on the shelf, a place
is `page:hash` (`place_of`): the page in the file, the first 16 digits of the SHA-256 of the statement's text.
`judge`: a letter. `verdict`: the type of link the judge sees, `related` where both belong together in another
way, `together` where they do and the judge was not asked in which way, `none` where they do not, `unclear`
where the texts do not tell.
"""

import csv
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from stadtfaden.core.links import LinkType
from stadtfaden.evaluation.measures import by_group, mean

RELATED, TOGETHER, NOTHING, UNCLEAR = "related", "together", "none", "unclear"
VERDICTS = frozenset({RELATED, TOGETHER, NOTHING, UNCLEAR, *(one.value for one in LinkType)})
COLUMNS = ("made_by", "type", "score", "paper_a", "place_a", "paper_b", "place_b", "judge", "verdict")
_HASH = 16


class BadJudgementError(ValueError):
    """A line that does not keep to the format; the text names file and line."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one judge said of one proposal."""

    made_by: str
    type: LinkType
    score: float
    source: tuple[str, str]
    target: tuple[str, str]
    judge: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A proposal with all its verdicts, in the order of the file."""

    type: LinkType
    made_by: str
    score: float
    paper: str
    verdicts: tuple[str, ...]

    @property
    def clear(self) -> tuple[str, ...]:
        """The verdicts of those who could tell."""
        return tuple(one for one in self.verdicts if one != UNCLEAR)

    @property
    def is_typed(self) -> bool:
        """Whether somebody who was asked for the type could tell."""
        return bool(self.clear) and TOGETHER not in self.clear

    def share(self, *verdicts: str) -> float:
        """How many of the clear verdicts are one of these: judges who disagree count in parts."""
        return mean(one in verdicts for one in self.clear)


def place_of(page: int, text: str) -> str:
    """Where a statement stands, without its words: page in the file and hash of its text."""
    return f"{page}:{hashlib.sha256(text.encode()).hexdigest()[:_HASH]}"


def read_judgements(path: Path) -> list[Judgement]:
    """All judgements of a file; BadJudgementError where a line does not keep to the format."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        if tuple(rows.fieldnames or ()) != COLUMNS:
            raise BadJudgementError(f"{path}, line 1: the columns are {', '.join(COLUMNS)}")
        return [_judgement(row, f"{path}, line {number}") for number, row in enumerate(rows, 2)]


def _judgement(row: dict[str, str], where: str) -> Judgement:
    if row["verdict"] not in VERDICTS:
        raise BadJudgementError(f"{where}: no verdict {row['verdict']!r}")
    try:
        return Judgement(
            made_by=row["made_by"],
            type=LinkType(row["type"]),
            score=float(row["score"]),
            source=(row["paper_a"], row["place_a"]),
            target=(row["paper_b"], row["place_b"]),
            judge=row["judge"],
            verdict=row["verdict"],
        )
    except (TypeError, ValueError) as error:
        raise BadJudgementError(f"{where}: {error}") from error


def judged_links(judgements: Sequence[Judgement]) -> list[Judged]:
    """The proposals of the judgements, each once a version that made it: samples of versions stay apart."""
    groups = by_group(judgements, lambda one: repr((one.made_by, one.source, one.target, one.type)))
    return [
        Judged(
            inside[0].type,
            inside[0].made_by,
            inside[0].score,
            inside[0].source[0],
            tuple(one.verdict for one in inside),
        )
        for inside in groups.values()
    ]
