"""Goals against challenges in a smart city strategy whose chapters set both under their own headings.

Once each sentence by itself; once as our reading of the whole chapter takes it, which sees those headings.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from stadtfaden.core.passages import Passage
from stadtfaden.core.sentences import sentences
from stadtfaden.core.statements import StatementKind
from stadtfaden.core.words import fold
from stadtfaden.evaluation.baselines import REGRESSION, regression
from stadtfaden.evaluation.lines import kinds_of
from stadtfaden.evaluation.measures import by_group, count, f1_spread
from stadtfaden.evaluation.values import Figure, Material, Task
from stadtfaden.reading import Reading, read

EDITIONS = ("ulm_smartcity/draft_2021-02", "ulm_smartcity/final_2021-11")
WANTS = frozenset(StatementKind) - {StatementKind.CHALLENGE}
_SHORTEST = 25  # characters; shorter ones are captions
_SAME_FIELD = 4  # letters: „Gesundheit“ and „Gesundheit und Pflege“ are one field of action
# One heading of the strategy spells „Heraufoderungen“.
_CHALLENGES = re.compile(r"hera\w*f\w*d\w*rung", re.IGNORECASE)
_GOALS = re.compile(r"\bziele?\b|leitini|leitlini", re.IGNORECASE)
_OTHER = re.compile(r"maßnahm|projekt", re.IGNORECASE)


class Case(NamedTuple):
    """A sentence below a heading that says what it is; `found` is what the whole reading made of it."""

    edition: str
    field: str
    text: str
    is_goal: bool
    found: StatementKind | None


def challenges(material: Material) -> Iterator[Figure]:
    """Both editions, about 20 fields of action, in some seconds."""
    cases = [
        case
        for edition in EDITIONS
        for path in sorted(material.path(edition).glob("**/index.md"))
        for case in cases_of(path, edition.split("/")[1])
    ]
    plain = _learned(cases)
    alone = [kind in WANTS for kind in kinds_of([case.text for case in cases])]
    yield _figure("Ziel gegen Herausforderung, Satz allein, F1", cases, alone, plain, 0.8)
    told = [at for at, case in enumerate(cases) if case.found is not None]
    if told:
        yield _figure(
            "Ziel gegen Herausforderung, mit Überschriften, F1",
            [cases[at] for at in told],
            [cases[at].found in WANTS for at in told],
            [plain[at] for at in told],
            0.8,
        )


TASK = Task("challenges", "Ziele und Herausforderungen", challenges, seconds=50)


def cases_of(path: Path, edition: str) -> Iterator[Case]:
    """The sentences of one chapter that stand below a heading of goals or of challenges."""
    reading = read(path.read_bytes(), name=path.name)
    field = fold(re.sub(r"[\d._]+", "", path.parent.name))[:_SAME_FIELD]
    for passage in reading.passages:
        is_goal = _label(passage, reading)
        if is_goal is None or passage.kind.value not in {"paragraph", "list_item"}:
            continue
        for start, end in sentences(passage.text):
            if end - start > _SHORTEST:
                found = _found(reading, passage, start, end)
                yield Case(edition, field, passage.text[start:end], is_goal, found)


def _label(passage: Passage, reading: Reading) -> bool | None:
    """What the nearest telling heading above says; None where it tells of something else."""
    section = passage.section
    while section is not None:
        heading = reading.passages[section].text
        if _OTHER.search(heading):
            return None
        if _CHALLENGES.search(heading):
            return False if not re.search(r"\bziel", heading, re.IGNORECASE) else None
        if _GOALS.search(heading):
            return True
        section = reading.passages[section].section
    return None


def _found(reading: Reading, passage: Passage, start: int, end: int) -> StatementKind | None:
    first, last = passage.start + start, passage.start + end
    return next(
        (
            one.kind
            for one in reading.statements
            if one.page == passage.page and one.start < last and first < one.end
        ),
        None,
    )


def _learned(cases: Sequence[Case]) -> list[bool]:
    """For each field of action what is learned from all other fields of the draft."""
    answers = [False] * len(cases)
    draft = cases[0].edition
    for field, inside in by_group(range(len(cases)), lambda at: cases[at].field).items():
        others = [case for case in cases if case.edition == draft and case.field != field]
        learned = regression(
            [case.text for case in others],
            [case.is_goal for case in others],
            [cases[at].text for at in inside],
        )
        for at, answer in zip(inside, learned, strict=True):
            answers[at] = bool(answer)
    return answers


def _figure(
    name: str, cases: Sequence[Case], ours: Sequence[bool], plain: Sequence[bool], goal: float
) -> Figure:
    wanted = [case.is_goal for case in cases]
    return Figure(
        measure=name,
        ours=count(wanted, ours).f1,
        cases=len(cases),
        goal=goal,
        baseline=count(wanted, plain).f1,
        baseline_name=f"{REGRESSION}, gelernt an den anderen Handlungsfeldern des Entwurfs",
        spread=f1_spread([f"{case.edition}: {case.field}" for case in cases], wanted, ours),
        note="Entwicklungswert: beide Ausgaben wurden beim Bauen angesehen. "
        "Die Überschrift, die das Etikett gibt, sieht auch unser Lesen."
        if "Überschrift" in name
        else "Entwicklungswert: beide Ausgaben wurden beim Bauen angesehen.",
    )
