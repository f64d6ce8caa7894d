"""`python -m stadtfaden.pipeline.link_school` learns core/links/weights.json from the pairs of its school.

It stands here because the pairs must be embedded, which core cannot do. Prints how far the chances hold on
families of pairs that were left out.
"""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from platformdirs import user_cache_dir

from stadtfaden.core.links.features import NAMES, Evidence, measure
from stadtfaden.core.links.model import WEIGHTS, Weights, chances
from stadtfaden.core.links.rarity import shelf_rarity, write_field_words
from stadtfaden.core.links.training import SCHOOL
from stadtfaden.core.links.training.families import Member, Pair, fingerprint, members, pairs
from stadtfaden.core.links.training.learning import learn
from stadtfaden.pipeline.meanings import meaning_in_context
from stadtfaden.search import Embedder, open_embedder

NEAREST, USUAL_OF = 16, 10  # as on a shelf: pipeline.neighbours
PARTS = 5
Numbers = npt.NDArray[np.float64]


class Lesson(NamedTuple):
    """One row a pair: its features, its class, its family."""

    rows: Numbers
    answers: tuple[str, ...]
    families: tuple[int, ...]


class Held(NamedTuple):
    """Pairs that were given a chance from `least` on: how many, the mean chance, the share right."""

    least: float
    pairs: int
    said: float
    right: float


def lesson_of(school: Sequence[Member], embedder: Embedder, beside: Sequence[str]) -> Lesson:
    """Families with their own pairs and, as "none", each statement with its nearest of other families.

    `beside` are texts that stand on the same shelf, so that rarity and usual likeness mean what they will.
    """
    texts = [meaning_in_context(one.side.title, one.side.text, one.side.context) for one in school]
    vectors = np.asarray(embedder.passages([*texts, *beside]), dtype=np.float64)
    cosines = vectors[: len(school)] @ vectors.T
    rarity = shelf_rarity([*texts, *beside])
    families = np.array([*(one.family for one in school), *range(-len(beside), 0)])
    others = [_others(at, school, cosines[at]) for at in range(len(school))]
    usual = [float(np.mean(cosines[at][near[:USUAL_OF]])) for at, near in enumerate(others)]
    asked = list(pairs(school))
    known = {frozenset(pair[:2]) for pair in asked}
    for at, near in enumerate(others):
        for other in (place for place in near[:NEAREST] if place < len(school)):
            if frozenset((at, other)) not in known:
                known.add(frozenset((at, other)))
                asked.append(Pair(at, other, "none"))
    # What is near to neither is never asked on a shelf: here it would teach that being far speaks for a link.
    asked = [
        pair
        for pair in asked
        if min(
            _nearer(cosines, families, pair.one, pair.other), _nearer(cosines, families, pair.other, pair.one)
        )
        < NEAREST
    ]
    rows = [
        measure(
            school[one].side,
            school[other].side,
            Evidence(float(cosines[one, other]), (usual[one] + usual[other]) / 2),
            rarity,
        ).numbers
        for one, other, _ in asked
    ]
    return Lesson(
        np.array(rows), tuple(pair.answer for pair in asked), tuple(school[pair.one].family for pair in asked)
    )


def held_out(lesson: Lesson) -> list[Held]:
    """How far the chance of any link holds, tenth by tenth, on families that were not learned from."""
    families = sorted(set(lesson.families))
    given: list[tuple[float, bool]] = []
    for part in range(PARTS):
        left_out = np.isin(lesson.families, families[part::PARTS])
        weights = _learned(lesson, ~left_out)
        given += [
            (1.0 - chances(lesson.rows[at].tolist(), weights).none, lesson.answers[at] != "none")
            for at in np.flatnonzero(left_out)
        ]
    found: list[Held] = []
    for least in (tenth / 10 for tenth in range(10)):
        inside = [(said, right) for said, right in given if least <= said < least + 0.1]
        if inside:
            said, right = (float(np.mean(column)) for column in zip(*inside, strict=True))
            found.append(Held(least, len(inside), said, right))
    return found


def write_weights(path: Path, weights: Weights, school: str) -> None:
    content = {
        "version": "pairs/1",
        "school": school,
        "same": dict(zip(NAMES, weights.same, strict=True)),
        "linked": dict(zip(NAMES, weights.linked, strict=True)),
    }
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


@cache
def other_schools() -> tuple[str, ...]:
    """The sentences of our other schools: a shelf to stand on, never answers."""
    core = SCHOOL.parent.parent
    officials = sorted((core / "statements" / "training").glob("officials*.tsv"))
    areas = sorted((core / "areas" / "training").glob("*.txt"))
    return (
        *(line.split("\t")[1] for path in officials for line in _lines(path)),
        *(line.split(" | ")[0] for path in areas for line in _lines(path)),
    )


def fit_of(lesson: Lesson) -> Weights:
    """Learned from all families."""
    return _learned(lesson, np.ones(len(lesson.answers), dtype=np.bool_))


def main() -> None:
    """Counts the words of the field, learns, writes the weights and prints the table."""
    write_field_words(other_schools())
    embedder = open_embedder(Path(user_cache_dir("stadtfaden")))
    lesson = lesson_of(members(SCHOOL), embedder, other_schools())
    write_weights(WEIGHTS, fit_of(lesson), fingerprint(SCHOOL))
    for held in held_out(lesson):
        print(f"from {held.least:.1f}: {held.pairs:5} pairs, said {held.said:.2f}, right {held.right:.2f}")  # noqa: T201 -- a command


def _learned(lesson: Lesson, chosen: npt.NDArray[np.bool_]) -> Weights:
    answers = [lesson.answers[at] for at in np.flatnonzero(chosen)]
    return learn(lesson.rows[chosen], answers)


def _others(at: int, school: Sequence[Member], cosines: Numbers) -> list[int]:
    """Places of what is not of the same family, nearest first."""
    return [
        place
        for place in np.argsort(-cosines, kind="stable").tolist()
        if place >= len(school) or school[place].family != school[at].family
    ][: NEAREST + USUAL_OF]


def _nearer(cosines: Numbers, families: npt.NDArray[np.int_], at: int, other: int) -> int:
    """How many of other families are nearer to `at` than `other` is."""
    return int((cosines[at][families != families[at]] > cosines[at, other]).sum())


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


if __name__ == "__main__":
    main()
