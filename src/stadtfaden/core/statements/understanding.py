"""One line of text, understood without its context."""

from collections.abc import Sequence

from stadtfaden.core.areas import Area, score_areas
from stadtfaden.core.digital import find_digital
from stadtfaden.core.statements.model import NONE, features_of, likeliest, shipped_model
from stadtfaden.core.statements.values import StatementKind, Understood
from stadtfaden.core.targets import find_targets


def understand(line: str, taxonomy: Sequence[Area]) -> Understood:
    """Kind, areas, digital connection and targets of one line, in about a millisecond.

    A citizen's proposal counts as a measure. The kind is None where the line only describes or gives reasons.
    A quantified aim without any other sign is a target.
    """
    scores = shipped_model().scores(features_of(line))
    best, score = likeliest(scores)
    targets = find_targets(line)
    kind = None if best == NONE else StatementKind(best)
    if kind in {None, StatementKind.GOAL} and any(target.value is not None for target in targets):
        kind = StatementKind.TARGET
    return Understood(
        kind=kind,
        areas=score_areas(line, tuple(taxonomy)),
        digital=find_digital(line),
        targets=targets,
        score=round(score, 4),
    )
