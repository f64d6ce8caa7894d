"""What the council's own system tells of its papers is kept as evidence beside what people say."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from stadtfaden.actors.models import Municipality
from stadtfaden.core import council
from stadtfaden.corpus.models import CouncilDecision, CouncilPaper


@transaction.atomic
def keep_council_papers(
    *, municipality: Municipality, papers: Iterable[council.CouncilPaper], now: datetime
) -> int:
    """Each with its decisions, in place of what was kept of it before; says how many."""
    kept = 0
    for paper in papers:
        row, _ = CouncilPaper.objects.update_or_create(
            municipality=municipality,
            address=paper.id,
            defaults={
                "reference": paper.reference,
                "plain_reference": council.plain_reference(paper.reference),
                "name": paper.name,
                "dated_on": paper.dated_on,
                "web": paper.web,
                "asked_at": now,
            },
        )
        row.decisions.all().delete()
        CouncilDecision.objects.bulk_create(
            (
                CouncilDecision(
                    paper=row,
                    address=decision.id,
                    decided_on=decision.decided_on,
                    body=decision.body,
                    result=decision.result,
                    resolution=decision.resolution,
                    is_final=decision.is_final,
                )
                for decision in paper.decisions
            ),
            ignore_conflicts=True,
        )
        kept += 1
    return kept
