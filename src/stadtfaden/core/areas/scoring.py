"""How much a text speaks of each area."""

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import exp
from pathlib import Path
from typing import NamedTuple

from stadtfaden.core.areas.matching import evidence, vocabulary
from stadtfaden.core.areas.sense import Vector, shipped_sense
from stadtfaden.core.areas.shares import shares
from stadtfaden.core.areas.values import Area, Scored

# Further areas are mostly less likely than the first. On our own sentences with all areas labelled F1 is best
# from .35 to .4, and of these .35 finds the second area most often.
THRESHOLD = 0.35
CALIBRATION = Path(__file__).with_name("calibration.json")
_FADE = 0.7  # each further word of an area counts less than the one before
_STEEPNESS = 1.3  # how fast words add up to „much“


class Calibration(NamedTuple):
    """Turns amount and share of an area's words into a chance; built by `areas.building`.

    `in_shares` and `of_none` do the same for the one area that a reader would name.
    """

    bias: float
    amount: float
    alone: float
    in_shares: float
    of_none: float


def score_areas(
    text: str,
    taxonomy: tuple[Area, ...],
    *,
    vector: Vector | None = None,
    threshold: float = THRESHOLD,
) -> tuple[Scored, ...]:
    """The areas a text speaks of, best first: several, one or none.

    Scores are chances between 0 and 1, learned from our own sentences that the terms were not written from;
    those below the threshold are left out. About 0.3 ms a statement.
    `vector`, shape (dimensions,), is the text as the embedder of `shipped_sense` gives it as a passage. With
    it shipped areas are also found without their words; for a city's own areas see `own.score_own`.
    """
    measured = measures(text, taxonomy)
    is_heard = vector is not None and tuple(area.id for area in taxonomy) == shipped_sense().ids
    heard = shipped_sense().heard(vector) if is_heard and vector is not None else None
    by = calibration()
    weights = shipped_sense().in_shares if heard is not None else (by.in_shares, 0.0, by.of_none)
    amounts = {position: amount for position, (amount, _) in measured.items()}
    parts = shares(amounts, len(taxonomy), weights, heard)
    scored = []
    for position, area in enumerate(taxonomy):
        amount, alone = measured.get(position, (0.0, 0.0))
        if heard is not None:
            likely = chance_with_sense(amount, alone, float(heard[position]))
        elif position in measured:
            likely = chance(amount, alone, by)
        else:
            continue
        scored.append(Scored(area.id, round(likely, 4), round(float(parts[position]), 4)))
    return best_first(scored, threshold)


def best_first(scored: Iterable[Scored], threshold: float) -> tuple[Scored, ...]:
    """Those from the threshold on; of equal chances the greater share stands first."""
    kept = (one for one in scored if one.score >= threshold)
    return tuple(sorted(kept, key=lambda one: (-one.score, -(one.share or 0.0))))


def measures(text: str, taxonomy: tuple[Area, ...]) -> Mapping[int, tuple[float, float]]:
    """For each area (position) how much is said of it, 0 to 1, and which share of all that is said."""
    found = evidence(text, vocabulary(taxonomy))
    totals = {position: _total(words.values()) for position, words in found.items()}
    everything = sum(totals.values())
    return {
        position: (1 - exp(-_STEEPNESS * total), total / everything) for position, total in totals.items()
    }


def chance(amount: float, alone: float, by: Calibration) -> float:
    """A chance between 0 and 1."""
    return 1 / (1 + exp(-(by.bias + by.amount * amount + by.alone * amount * alone)))


def chance_with_sense(amount: float, alone: float, heard: float) -> float:
    """The same with the logarithm of what meaning alone says."""
    bias, by_amount, by_alone, meaning = shipped_sense().beside_words
    return 1 / (1 + exp(-(bias + by_amount * amount + by_alone * amount * alone + meaning * heard)))


@lru_cache(maxsize=1)
def calibration() -> Calibration:
    """The shipped calibration, read once."""
    return Calibration(**json.loads(CALIBRATION.read_text(encoding="utf-8")))


def _total(weights: Iterable[float]) -> float:
    return sum(weight * _FADE**rank for rank, weight in enumerate(sorted(weights, reverse=True)))
