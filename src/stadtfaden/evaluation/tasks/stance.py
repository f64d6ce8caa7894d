"""Whether a party's reason goes with a thesis or against it, by the stances that tell contradictions.

Nothing was learned from these theses and no word was listed for them: the function compares what two texts
want of a thing that both name. Where it says nothing, the most frequent answer is given.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stadtfaden.core.links.rarity import generic_words
from stadtfaden.core.links.stances import Stance, Way, stance_on
from stadtfaden.core.words import index_terms
from stadtfaden.evaluation.measures import chosen, macro_f1, mean, spread
from stadtfaden.evaluation.tasks.areas import MIXED, VOTO
from stadtfaden.evaluation.values import Figure, Material, Task

_AGREES, _REFUSES = 75, 25  # of 100; what lies between is neither
_NEGATION = re.compile(r"(?i)\b(?:nicht|kein\w*|lehn\w+|ablehn\w*|gegen|dagegen|nein)\b")
_WITH = frozenset({Way.MORE, Way.KEEP, Way.SAME, Way.WANT})


class Case(NamedTuple):
    """A thesis, a party's reason and whether the party agrees."""

    thesis: str
    statement: str
    reason: str
    agrees: bool


def stance(material: Material) -> Iterator[Figure]:
    """Some thousand reasons in a few seconds."""
    with material.path(VOTO).open(encoding="utf-8", newline="") as lines:
        yield from measured([case for row in csv.DictReader(lines) if (case := _case(row)) is not None])


TASK = Task("stance", "Haltung zu Thesen", stance)


def measured(cases: Sequence[Case]) -> Iterator[Figure]:
    """All reasons, then only those where the words tell a way."""
    wanted = [case.agrees for case in cases]
    usual = 2 * sum(wanted) >= len(wanted)
    told = [agrees(case.statement, case.reason) for case in cases]
    ours = [usual if one is None else one for one in told]
    negated = [_NEGATION.search(case.reason) is None for case in cases]
    for plain, name in (
        ([usual] * len(cases), "immer die häufigere Antwort"),
        (negated, "Wörter der Verneinung"),
    ):
        yield Figure(
            measure="Begründung für oder gegen die These, Makro-F1",
            ours=macro_f1(wanted, ours),
            cases=len(cases),
            baseline=macro_f1(wanted, plain),
            baseline_name=name,
            spread=spread(
                [case.thesis for case in cases],
                lambda inside: mean(wanted[at] == ours[at] for at in inside),
            ),
            note="Spanne: Anteil richtiger je These. Wo die Regeln schweigen, zählt die häufigere Antwort.",
        )
    sure = [at for at, one in enumerate(told) if one is not None]
    yield Figure(
        measure="Begründung für oder gegen die These, Anteil richtiger, wo die Regeln sprechen",
        ours=mean(told[at] == wanted[at] for at in sure),
        cases=len(sure),
        baseline=mean(one == usual for one in chosen(wanted, sure)),
        baseline_name="immer die häufigere Antwort",
    )


def agrees(statement: str, reason: str) -> bool | None:
    """Whether the reason wants what the statement wants of a thing both name; None where neither is told."""
    things = set(index_terms(statement)) & set(index_terms(reason)) - generic_words()
    for thing in sorted(things, key=lambda term: (-len(term), term)):
        one, other = stance_on(statement, thing), stance_on(reason, thing)
        if one is None or other is None:
            continue
        if one.is_contrary_to(other):
            return False
        if _is_told(other) and (one.way in _WITH) == (other.way in _WITH):
            return True
    return None


def _is_told(stance: Stance) -> bool:
    return stance.way is not Way.WANT


def _case(row: dict[str, str]) -> Case | None:
    if row["these_id"] in MIXED or not row["explanation"].strip() or not row["valuation"].isdigit():
        return None
    valuation = int(row["valuation"])
    if _REFUSES < valuation < _AGREES:
        return None
    statement = re.sub(r"\[[^\]]*\]|[()]", "", row["statement"]).replace("{location}", "der Stadt")
    return Case(row["these_id"], statement, row["explanation"], valuation >= _AGREES)
