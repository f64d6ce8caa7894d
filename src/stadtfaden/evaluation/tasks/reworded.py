"""The same measure under another title, asked among all measures of the older paper.

Twice: with title and text, as a city sees it, and with the text below the titles alone. Codes are left out.
Both papers are compared as a whole, as in a build: what is near to everything is near to nothing.
"""

import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from stadtfaden.core.links import Side, propose_link, shelf_rarity
from stadtfaden.core.statements import StatementKind
from stadtfaden.corpus.queries import current_statements
from stadtfaden.evaluation.baselines import COSINE, cosine_places, places
from stadtfaden.evaluation.building import built
from stadtfaden.evaluation.embedding import vectors_of
from stadtfaden.evaluation.measures import by_group, recall_at
from stadtfaden.evaluation.tasks.sheets import NOTE, PAPERS, Measure, Names, labelled
from stadtfaden.evaluation.values import Figure, Material
from stadtfaden.pipeline.contexts import SAID, contexts_of
from stadtfaden.pipeline.meanings import HEAD, mean_vectors, pieces_of
from stadtfaden.search import Vectors

FIRST, FIVE = 1, 5
_CITY = "Umbenannt"
_USUAL = 10  # nearest neighbours that tell what is usual, as in a build


@dataclass(frozen=True, slots=True)
class Found:
    """A measure as a build stores it: its title, and what its paper says below."""

    title: str
    body: str


def reworded(material: Material) -> Iterator[Figure]:
    """Half a minute: both papers are built like a city's own."""
    measures, names = labelled(material)
    old, new = _stored(material, names)
    changed = [one for one in measures if one.reported and _plain(one.title) != _plain(one.reported["title"])]
    nothing = Found("", "")
    asked = [new.get(one.code, nothing) for one in measures]
    known = [old.get(one.code, nothing) for one in measures]
    wanted = [measures.index(one) for one in changed]
    yield from _figures("mit Titel und Text", changed, (asked, known), wanted)
    untitled = tuple([Found("", one.body) for one in found] for found in (asked, known))
    yield from _figures("nach dem Text allein", changed, (untitled[0], untitled[1]), wanted)


def _figures(
    how: str,
    changed: Sequence[Measure],
    found: tuple[Sequence[Found], Sequence[Found]],
    wanted: Sequence[int],
) -> Iterator[Figure]:
    asked, known = found
    ours = _by_links(asked, known, wanted)
    plain = cosine_places([_text(asked[at]) for at in wanted], [_text(one) for one in known], wanted)
    groups = by_group(range(len(changed)), lambda at: changed[at].field_of_action)
    for depth, goal in ((FIRST, 0.95), (FIVE, 1.0)):
        yield Figure(
            measure=f"umbenannte Maßnahmen, {how}, R@{depth}",
            ours=recall_at(ours, depth),
            cases=len(changed),
            goal=goal,
            baseline=recall_at(plain, depth),
            baseline_name=f"{COSINE} derselben Texte",
            spread={field: recall_at([ours[at] for at in inside], depth) for field, inside in groups.items()},
            note=f"Unter {len(known)} Maßnahmen, ohne ihre Nummern. {NOTE}",
        )


def _stored(material: Material, names: Names) -> tuple[dict[str, Found], dict[str, Found]]:
    """What a build of the two papers stores, by code."""
    with TemporaryDirectory() as folder:
        for name in names:
            shutil.copy(material.path(f"{PAPERS}/{name}"), Path(folder) / name)
        city = built(Path(folder), _CITY)
    contexts = contexts_of(city)
    found: dict[str, dict[str, Found]] = {name: {} for name in names}
    for one in sorted(current_statements(city), key=lambda one: len(contexts.get(one.pk, ""))):
        if one.code:
            of_paper = found[one.edition.file_name]
            of_paper[one.code.replace(" ", "")] = Found(one.title or one.text, contexts.get(one.pk, ""))
    return found[names.catalogue], found[names.report]


def _by_links(asked: Sequence[Found], known: Sequence[Found], wanted: Sequence[int]) -> list[int]:
    """Proposed links first, by their score; then what is nearer in meaning than usual."""
    head = HEAD if any(one.title for one in asked) else 0.0
    vectors = mean_vectors([_meaning(one) for one in (*asked, *known)], vectors_of, head)
    cosines = vectors[: len(asked)] @ vectors[len(asked) :].T
    usual = (_usual(cosines)[:, None] + _usual(cosines.T)[None, :]) / 2
    rarity = shelf_rarity([_text(one) for one in (*asked, *known)])
    scores = np.array(cosines - usual, float)
    for row in wanted:
        for column, other in enumerate(known):
            link = propose_link(
                _side("neu", row, asked[row]),
                _side("alt", column, other),
                float(cosines[row, column]),
                rarity=rarity,
                usual=float(usual[row, column]),
            )
            scores[row, column] += 0.0 if link is None else 1.0 + link.score
    return places(scores[list(wanted)], wanted)


def _usual(cosines: Vectors) -> Vectors:
    return np.asarray(np.sort(cosines, axis=1)[:, -_USUAL:].mean(axis=1))


def _side(paper: str, at: int, found: Found) -> Side:
    if not found.title:
        return Side(f"{paper}-{at}", paper, paper, StatementKind.MEASURE, found.body[:SAID])
    return Side(
        f"{paper}-{at}",
        paper,
        paper,
        StatementKind.MEASURE,
        text=found.title,
        title=found.title,
        context=found.body[:SAID],
    )


def _meaning(found: Found) -> list[str]:
    return pieces_of(found.title, found.title, found.body)


def _text(found: Found) -> str:
    return f"{found.title}. {found.body}"


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()
