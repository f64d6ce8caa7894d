"""Which areas the machine proposes for statements, once it knows more than the words."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from stadtfaden.actors.models import Municipality
from stadtfaden.core.areas import Scored
from stadtfaden.corpus.models import Review
from stadtfaden.threads.models import Area, StatementArea

BATCH = 2000


@transaction.atomic
def propose_areas(
    *, municipality: Municipality, proposals: Mapping[int, Sequence[Scored]], made_by: str
) -> None:
    """What was proposed for these statements, by pk, gives way to this. What a person has judged stays, and
    statements that a person has judged get nothing new.
    """
    area_of = dict(Area.objects.filter(municipality=municipality).values_list("slug", "pk"))
    waiting = StatementArea.objects.filter(area__municipality=municipality, review=Review.CANDIDATE)
    judged = _judged(municipality)
    statements = sorted(pk for pk in proposals if pk not in judged)
    for start in range(0, len(statements), BATCH):
        waiting.filter(statement__in=statements[start : start + BATCH]).delete()
    StatementArea.objects.bulk_create(
        (
            StatementArea(statement_id=pk, area_id=area_of[one.id], score=one.score, made_by=made_by)
            for pk in statements
            for one in proposals[pk]
            if one.id in area_of
        ),
        batch_size=BATCH,
        ignore_conflicts=True,
    )


def _judged(municipality: Municipality) -> frozenset[int]:
    """Statements with an area that a person has confirmed or rejected: one query."""
    rows = StatementArea.objects.filter(area__municipality=municipality).exclude(review=Review.CANDIDATE)
    return frozenset(rows.order_by().values_list("statement", flat=True).distinct())
