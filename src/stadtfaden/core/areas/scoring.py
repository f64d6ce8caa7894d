"""How much a text speaks of each area."""

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import exp
from pathlib import Path
from typing import NamedTuple

from stadtfaden.core.areas.matching import evidence, vocabulary
from stadtfaden.core.areas.sense import Vector, shipped_sense
from stadtfaden.core.areas.values import Area, Scored

THRESHOLD = 0.5
CALIBRATION = Path(__file__).with_name("calibration.json")
_FADE = 0.7  # each further word of an area counts less than the one before
_STEEPNESS = 1.3  # how fast words add up to „much“


class Calibration(NamedTuple):
    """Turns amount and share of an area's words into a chance; built by `areas.building`."""

    bias: float
    amount: float
    alone: float


def score_areas(
    text: str,
    taxonomy: tuple[Area, ...],
    *,
    vector: Vector | None = None,
    threshold: float = THRESHOLD,
) -> tuple[Scored, ...]:
    """The areas a text speaks of, best first: several, one or none.

    Scores are chances between 0 and 1, learned from our own sentences that the terms were not written from;
    those below the threshold are left out. The default is where a chance is better than even; the shipped
    areas reach their best F1 anywhere between .4 and .5. About 0.3 ms a statement.
    `vector`, shape (dimensions,), is the text as the embedder of `shipped_sense` gives it as a passage. With
    it shipped areas are also found without their words; a city's own areas keep the score of their words.
    """
    measured = measures(text, taxonomy)
    heard = {} if vector is None else shipped_sense().heard(vector)
    scored = []
    for position, area in enumerate(taxonomy):
        amount, share = measured.get(position, (0.0, 0.0))
        if area.id in heard:
            scored.append(Scored(area.id, round(_chance_with_sense(amount, share, heard[area.id]), 4)))
        elif position in measured:
            scored.append(Scored(area.id, round(chance(amount, share, calibration()), 4)))
    return tuple(sorted((s for s in scored if s.score >= threshold), key=lambda s: -s.score))


def measures(text: str, taxonomy: tuple[Area, ...]) -> Mapping[int, tuple[float, float]]:
    """For each area (position) how much is said of it, 0 to 1, and which share of all that is said."""
    found = evidence(text, vocabulary(taxonomy))
    totals = {position: _total(words.values()) for position, words in found.items()}
    everything = sum(totals.values())
    return {
        position: (1 - exp(-_STEEPNESS * total), total / everything) for position, total in totals.items()
    }


def chance(amount: float, share: float, by: Calibration) -> float:
    """A chance between 0 and 1."""
    return 1 / (1 + exp(-(by.bias + by.amount * amount + by.alone * amount * share)))


def _chance_with_sense(amount: float, share: float, heard: float) -> float:
    bias, by_amount, alone, sense = shipped_sense().beside_words
    return 1 / (1 + exp(-(bias + by_amount * amount + alone * amount * share + sense * heard)))


@lru_cache(maxsize=1)
def calibration() -> Calibration:
    """The shipped calibration, read once."""
    return Calibration(**json.loads(CALIBRATION.read_text(encoding="utf-8")))


def _total(weights: Iterable[float]) -> float:
    return sum(weight * _FADE**rank for rank, weight in enumerate(sorted(weights, reverse=True)))
