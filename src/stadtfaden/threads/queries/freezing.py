"""What an edition would keep if it were frozen now, and what it would leave out."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from stadtfaden.actors.models import Municipality
from stadtfaden.core.strategies import Figures
from stadtfaden.corpus.models import QuoteCheck, Review, Statement
from stadtfaden.threads.models import Link, StatementArea
from stadtfaden.threads.queries.decided import is_broken
from stadtfaden.threads.queries.drafts import is_draft
from stadtfaden.threads.queries.todo import open_contradictions
from stadtfaden.threads.queries.waiting import waiting_by_kind

CONFIRMED = Review.CONFIRMED


@dataclass(frozen=True, slots=True)
class Outlook:
    """`kept` is what the frozen edition will count; all else stays where it is.

    `waiting` are candidates by kind. `loose_links` and `loose_verdicts` are the word of people, but on
    statements that nobody has confirmed; a contradiction that was settled counts as a verdict alone. Gaps of
    what is kept: `without_area`, `open_contradictions` (up to one more than MOST_COUNTED), `broken_quotes`.
    """

    kept: Figures
    waiting: dict[str, int]
    loose_links: int
    loose_verdicts: int
    without_area: int
    open_contradictions: int
    broken_quotes: int


def outlook(municipality: Municipality) -> Outlook:
    """Ten queries, all of them counts."""
    statements = Statement.objects.filter(
        edition__document__municipality=municipality, edition__is_current=True, review=CONFIRMED
    ).order_by()
    # Named by pk, else the database begins with all statements of the city.
    links = _tied(municipality, Link.objects.filter(review=CONFIRMED))
    verdicts = _tied(municipality, Link.objects.filter(settlement__isnull=False))
    both = {"source__review": CONFIRMED, "target__review": CONFIRMED}
    kept = Figures(
        kinds=dict(statements.values_list("kind").annotate(Count("pk"))),
        drafts=statements.filter(is_draft()).count(),
        links=links.filter(**both).count(),
        verdicts=verdicts.filter(**both).count(),
    )
    return Outlook(
        kept=kept,
        waiting=waiting_by_kind(municipality),
        loose_links=links.filter(settlement__isnull=True).exclude(**both).count(),
        loose_verdicts=verdicts.count() - kept.verdicts,
        without_area=_without_area(statements),
        open_contradictions=open_contradictions(municipality),
        broken_quotes=QuoteCheck.objects.filter(
            is_broken(), edition__document__municipality=municipality, edition__is_current=True
        ).count(),
    )


def _tied(municipality: Municipality, among: QuerySet[Link]) -> QuerySet[Link]:
    return Link.objects.filter(
        pk__in=among.order_by().values("pk"),
        source__edition__document__municipality=municipality,
        source__edition__is_current=True,
        target__edition__is_current=True,
    ).order_by()


def _without_area(statements: QuerySet[Statement]) -> int:
    said = StatementArea.objects.filter(statement=OuterRef("pk"), review=CONFIRMED)
    return statements.filter(~Q(Exists(said))).count()
