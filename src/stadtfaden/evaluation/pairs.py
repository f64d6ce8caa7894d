"""Pairs of sentences written for the measuring of contradictions, laid out as a shelf would hold them."""

import csv
from collections.abc import Sequence
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import numpy as np

from stadtfaden.core.areas import score_areas, shipped_taxonomy
from stadtfaden.core.links import LinkType, Side, propose_link, shelf_rarity
from stadtfaden.core.statements import StatementKind
from stadtfaden.core.targets import find_targets
from stadtfaden.evaluation.embedding import vectors_of
from stadtfaden.evaluation.values import MaterialMissingError

PAIRS = Path(str(files("stadtfaden.evaluation").joinpath("gold", "contradictions.tsv")))
_NEAREST = 10  # as pipeline.neighbours tells what is usual around a statement


class Pair(NamedTuple):
    """Two statements of two papers; `half` is „develop“ or „held“, `trait` what the pair was written for."""

    half: str
    is_contradiction: bool
    trait: str
    one: Side
    other: Side


def written_pairs(path: Path = PAIRS) -> list[Pair]:
    """The pairs in their order; MaterialMissingError where the file is not there."""
    if not path.is_file():
        raise MaterialMissingError(f"{path} fehlt: die geschriebenen Paare zu Widersprüchen.")
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Pair(row["half"], row["verdict"] == "conflict", row["trait"], _side(row, "a"), _side(row, "b"))
        for row in rows
    ]


def said_to_contradict(pairs: Sequence[Pair]) -> list[bool]:
    """What our links say of each pair, all their sentences standing on one shelf."""
    sides = [side for pair in pairs for side in (pair.one, pair.other)]
    vectors = vectors_of([side.text for side in sides])
    cosines = vectors @ vectors.T
    rarity = shelf_rarity(side.text for side in sides)
    usual = np.sort(cosines, axis=1)[:, -1 - _NEAREST : -1].mean(axis=1)
    return [
        (
            found := propose_link(
                pair.one,
                pair.other,
                float(cosines[2 * at, 2 * at + 1]),
                rarity=rarity,
                usual=float(usual[2 * at : 2 * at + 2].mean()),
            )
        )
        is not None
        and found.type is LinkType.CONFLICTS
        for at, pair in enumerate(pairs)
    ]


def _side(row: dict[str, str], end: str) -> Side:
    text, paper = row[f"text_{end}"], row[f"paper_{end}"]
    return Side(
        key=f"{paper}: {text}",
        paper=paper,
        paper_title=paper,
        kind=StatementKind(row[f"kind_{end}"]),
        text=text,
        areas=tuple(scored.id for scored in score_areas(text, shipped_taxonomy())),
        targets=find_targets(text),
        dated_on=date(int(row[f"year_{end}"]), 1, 1),
    )
