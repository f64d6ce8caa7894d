"""Which goal of another paper a measure says it serves: „dient dem Ziel 1.1 des Leitbilds“."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from stadtfaden.core.links.values import Side
from stadtfaden.core.statements.references import goals_served
from stadtfaden.core.statements.values import StatementKind
from stadtfaden.core.words import tokens

_KIND_OF_PAPER = re.compile(r"(?i)leitbild|konzept|strategie|plan|programm")
_YEAR = re.compile(r"\b20\d\d\b")
_LEVEL = re.compile(r"^[A-ZÄÖÜ][a-zäöüß]+\s+")
_SIGNS = re.compile(r"[\s\-_]")


def referred(sides: Sequence[Side]) -> Iterator[tuple[int, int]]:
    """Places of measures and of the goals of other papers that these say they serve, by paper and number.

    Only where one paper of the shelf is meant and one of its goals has that number. O(length of all sides).
    """
    titles = {side.paper: side.paper_title for side in sides}
    goals = _goals_by_code(sides)
    for at, side in enumerate(sides):
        if side.kind is not StatementKind.MEASURE:
            continue
        for goal in goals_served(f"{side.text}\n{side.context}"):
            paper = None if goal.paper is None else named_paper(goal.paper, titles, side.paper)
            found = [] if paper is None else goals.get((paper, _plain(goal.code)), [])
            if len(found) == 1:
                yield at, found[0]


def named_paper(words: str, titles: Mapping[str, str], own: str) -> str | None:
    """The other paper of a shelf that `words` name („Leitbilds Kleinfurt 2040“); None where none or several
    could be meant. `titles` by paper.
    """
    said = [word for word in tokens(words) if _KIND_OF_PAPER.search(word.surface)]
    years = set(_YEAR.findall(words))
    fitting = {}
    for paper, title in titles.items():
        known = {word.base for word in tokens(title)}
        other_years = set(_YEAR.findall(title))
        if paper == own or not said or said[0].base not in known or (years and not years & other_years):
            continue
        fitting[paper] = sum(word.base in known for word in tokens(words))
    best = [paper for paper, share in fitting.items() if share == max(fitting.values())]
    return best[0] if len(best) == 1 else None


def _goals_by_code(sides: Sequence[Side]) -> dict[tuple[str, str], list[int]]:
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, side in enumerate(sides):
        if side.kind is StatementKind.GOAL and side.code:
            # „Leitziel 4“ is named „Leitziel 4“ or „Ziel 4“, „Z 2“ with its letter.
            code = _LEVEL.sub("", side.code)
            found[side.paper, _plain(code)].append(at)
    return found


def _plain(code: str) -> str:
    return _SIGNS.sub("", code).upper()
