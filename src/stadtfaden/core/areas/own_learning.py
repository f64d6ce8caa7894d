"""Learns how own areas are told by their names: from taxonomies and sentences of our own writing.

training/taxonomies.json holds lists of areas as cities write them, programmes, offices, mottos, with and
without descriptions; `ids` are the shipped areas whose sentences are theirs. Each list is learned from
seven times: whole, three times as if the shipped taxonomy lacked a third of its areas (a city's area may
have no like among them), and three times without a third of its own (a list may be incomplete: what those
would have got belongs to none).
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stadtfaden.core.areas.building import Example, fit, fit_choices
from stadtfaden.core.areas.learning import School, unseen_shares
from stadtfaden.core.areas.own import OwnAreas, likeness, own_areas, parts_of, said_of, signs_of
from stadtfaden.core.areas.scoring import measures
from stadtfaden.core.areas.shares import SURENESS, dealt
from stadtfaden.core.areas.values import NONE, Area

TAXONOMIES = Path(__file__).with_name("training") / "taxonomies.json"
_THIRDS = 3
Matrix = NDArray[np.float64]


class Listed(NamedTuple):
    """An area of one of our own lists, and the shipped areas whose sentences speak of it."""

    area: Area
    ids: frozenset[str]


class Lesson(NamedTuple):
    """A list as it is learned from once: signs of every sentence, and the right one, none standing last."""

    own: OwnAreas
    listed: tuple[Listed, ...]
    signs: Matrix
    answers: NDArray[np.int64]


def taxonomies() -> list[tuple[Listed, ...]]:
    """The lists of training/taxonomies.json, in their order."""
    lists = json.loads(TAXONOMIES.read_text(encoding="utf-8"))
    return [tuple(map(_listed, entries)) for entries in lists.values()]


def texts(lists: Sequence[Sequence[Listed]]) -> list[str]:
    """What is to be embedded, one text an area, lists one after the other."""
    return [said_of(one.area) for listed in lists for one in listed]


def fingerprint(lists: Sequence[Sequence[Listed]], school: str) -> str:
    """SHA-256 of what is learned from; `school` is that of the shipped sense."""
    said = [f"{said_of(one.area)}\t{','.join(sorted(one.ids))}" for listed in lists for one in listed]
    return sha256("\n".join([school, *said]).encode()).hexdigest()


def learn_own(
    school: School, lists: Sequence[Sequence[Listed]], vectors: NDArray[np.float32], of_school: str
) -> dict[str, object]:
    """The weights of `own.json`; `vectors` has one row for each of `texts`. Some twenty seconds.

    Conditional logit of the first area, and logistic regression of „speaks of it“ on words and share, both
    from sentences that the terms of the shipped areas were not written from, and from what the shipped sense
    says of them without having seen them.
    """
    places, shares = unseen_shares(school)
    examples = [school.examples[at] for at in places]
    seen = school.vectors[places].astype(np.float64)
    lessons = list(_lessons(lists, vectors, examples, (seen, shares)))
    in_shares = fit_choices([(lesson.signs, lesson.answers) for lesson in lessons]).round(3)
    rows, answers = zip(*(_chances(lesson, examples, in_shares) for lesson in lessons), strict=True)
    return {
        "version": "own-areas/2",
        "school": fingerprint(lists, of_school),
        "in_shares": in_shares.tolist(),
        "beside_words": fit(np.concatenate(rows), np.concatenate(answers)).round(3).tolist(),
    }


def write_own(weights: dict[str, object], path: Path) -> None:
    path.write_text(json.dumps(weights, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def _listed(entry: dict[str, object]) -> Listed:
    name, description, ids = str(entry["name"]), str(entry["description"]), entry["ids"]
    if not isinstance(ids, list):
        raise TypeError(name)
    return Listed(Area(name, name, name, description, description), frozenset(map(str, ids)))


def _lessons(
    lists: Sequence[Sequence[Listed]],
    vectors: NDArray[np.float32],
    examples: Sequence[Example],
    heard: tuple[Matrix, Matrix],
) -> Iterator[Lesson]:
    """`heard`: vectors and shipped shares of the examples."""
    start = 0
    for listed in lists:
        rows = vectors[start : start + len(listed)]
        start += len(listed)
        own = own_areas([one.area for one in listed], rows)
        yield _lesson(own, listed, examples, heard)
        for third in range(_THIRDS):
            poorer, shares = _poorer(own, likeness(rows.astype(np.float64)), heard[1], third)
            yield _lesson(poorer, listed, examples, (heard[0], shares))
            kept = [at for at in range(len(listed)) if at % _THIRDS != third]
            fewer = [listed[at] for at in kept]
            yield _lesson(own_areas([one.area for one in fewer], rows[kept]), fewer, examples, heard)


def _poorer(own: OwnAreas, like: Matrix, shares: Matrix, third: int) -> tuple[OwnAreas, Matrix]:
    """As if a third of the shipped areas were not known: what they got falls to the others."""
    known = np.arange(like.shape[1]) % _THIRDS != third
    parts = np.zeros_like(like)
    parts[:, known] = parts_of(like[:, known])
    kept = shares[:, :-1] * known
    grown = shares[:, :-1].sum(axis=1, keepdims=True) / np.maximum(kept.sum(axis=1, keepdims=True), 1e-9)
    return replace(own, parts=parts), np.hstack([kept * grown, shares[:, -1:]])


def _lesson(
    own: OwnAreas, listed: Sequence[Listed], examples: Sequence[Example], heard: tuple[Matrix, Matrix]
) -> Lesson:
    place = {area: at for at, one in enumerate(listed) for area in one.ids}
    answers = [len(listed) if one.first == NONE else place.get(one.first, len(listed)) for one in examples]
    return Lesson(own, tuple(listed), signs_of(own, *heard), np.array(answers))


def _chances(lesson: Lesson, examples: Sequence[Example], in_shares: Matrix) -> tuple[Matrix, Matrix]:
    """(1, amount, amount x share of the words, logarithm of the share) of each pair, and whether it holds."""
    logs = np.log(dealt(SURENESS * (lesson.signs @ in_shares))[:, :-1] + 1e-9)
    rows = np.ones((*logs.shape, 4))
    rows[:, :, 3] = logs
    rows[:, :, 1:3] = 0.0
    for at, example in enumerate(examples):
        for position, (amount, alone) in measures(example.text, lesson.own.areas).items():
            rows[at, position, 1:3] = amount, amount * alone
    answers = [float(bool(one.ids & example.ids)) for example in examples for one in lesson.listed]
    return rows.reshape(-1, 4), np.array(answers)
