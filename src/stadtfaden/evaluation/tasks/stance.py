"""Whether a party's reason goes with a thesis or against it, and whether two reasons contradict each other,
by the stances that tell contradictions.

Nothing was learned from these theses and no word was listed for them: the function compares what two texts
want of a thing that both name. Where it says nothing, the most frequent answer is given.
"""

import csv
import hashlib
import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from stadtfaden.core.links.rarity import generic_words
from stadtfaden.core.links.stances import Stance, Way, stance_on
from stadtfaden.core.words import index_terms
from stadtfaden.evaluation.measures import by_group, chosen, count, macro_f1, mean, spread
from stadtfaden.evaluation.tasks.areas import MIXED, VOTO
from stadtfaden.evaluation.values import Figure, Material, Task

_PAIRS = 200  # of reasons to each thesis, drawn by hash
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
    """Some thousand reasons and four thousand pairs in a few seconds."""
    with material.path(VOTO).open(encoding="utf-8", newline="") as lines:
        cases = [case for row in csv.DictReader(lines) if (case := _case(row)) is not None]
    yield from measured(cases)
    yield from contrary_pairs(cases)


TASK = Task("stance", "Haltung zu Thesen", stance)


def measured(cases: Sequence[Case]) -> Iterator[Figure]:
    """All reasons, then only those where the words tell a way."""
    wanted = [case.agrees for case in cases]
    usual = 2 * sum(wanted) >= len(wanted)
    told = [agrees(case.statement, case.reason) for case in cases]
    ours = [usual if one is None else one for one in told]
    negated = [not _negates(case) for case in cases]
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


def contrary_pairs(cases: Sequence[Case]) -> Iterator[Figure]:
    """Two reasons to one thesis, of which one agrees and the other refuses: are they said to contradict?"""
    pairs = [
        pair
        for inside in by_group(cases, lambda case: case.thesis).values()
        for pair in sorted(combinations(inside, 2), key=_draw)[:_PAIRS]
    ]
    wanted = [one.agrees != other.agrees for one, other in pairs]
    told = [agrees(one.reason, other.reason) is False for one, other in pairs]
    ours = count(wanted, told)
    plain = count(wanted, [_negates(one) != _negates(other) for one, other in pairs])
    for name, found, alone in (
        ("Genauigkeit", ours.precision, plain.precision),
        ("Trefferquote", ours.recall, plain.recall),
    ):
        yield Figure(
            measure=f"Begründungen einer These, die sich widersprechen, {name}",
            ours=found,
            cases=len(pairs),
            baseline=alone,
            baseline_name="eine von beiden verneint",
            spread=spread(
                [one.thesis for one, _ in pairs],
                lambda inside: mean(wanted[at] == told[at] for at in inside),
            ),
            note=f"Spanne: Anteil richtiger je These. Es widersprechen sich {mean(wanted):.2f} der Paare.",
        )


def _negates(case: Case) -> bool:
    return _NEGATION.search(case.reason) is not None


def _draw(pair: tuple[Case, Case]) -> str:
    return hashlib.sha256(f"{pair[0].reason}|{pair[1].reason}".encode()).hexdigest()


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
