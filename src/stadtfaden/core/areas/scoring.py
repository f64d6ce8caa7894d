"""How much a text speaks of each area."""

from collections.abc import Iterable
from math import exp

from stadtfaden.core.areas.matching import evidence, vocabulary
from stadtfaden.core.areas.values import Area, Scored

THRESHOLD = 0.5
_FADE = 0.7  # each further word of an area counts less than the one before
_STEEPNESS = 1.3


def score_areas(text: str, taxonomy: tuple[Area, ...], *, threshold: float = THRESHOLD) -> tuple[Scored, ...]:
    """The areas a text speaks of, best first: several, one or none.

    Scores are chances between 0 and 1; those below the threshold are left out. Well under 1 ms a statement.
    """
    found = evidence(text, vocabulary(taxonomy))
    if not found:
        return ()
    totals = {position: _total(weights.values()) for position, weights in found.items()}
    best = max(totals.values())
    scored = (
        Scored(taxonomy[position].id, round((1 - exp(-_STEEPNESS * total)) * (total / best) ** 0.5, 4))
        for position, total in sorted(totals.items())
    )
    return tuple(sorted((s for s in scored if s.score >= threshold), key=lambda s: -s.score))


def _total(weights: Iterable[float]) -> float:
    return sum(weight * _FADE**rank for rank, weight in enumerate(sorted(weights, reverse=True)))
