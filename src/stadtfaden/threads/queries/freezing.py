"""What an edition would keep if it were frozen now, and what it would leave out."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from stadtfaden.actors.models import Municipality
from stadtfaden.core.strategies import Figures
from stadtfaden.corpus.models import QuoteCheck, Review, Statement
from stadtfaden.threads.models import Candidate, Link, StatementArea
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


@dataclass(frozen=True, slots=True)
class OutlookRows:
    """What is behind each figure of an Outlook, not yet asked for and in no order."""

    statements: QuerySet[Statement]
    drafts: QuerySet[Statement]
    without_area: QuerySet[Statement]
    links: QuerySet[Link]
    verdicts: QuerySet[Link]
    loose_links: QuerySet[Link]
    loose_verdicts: QuerySet[Link]
    waiting: QuerySet[Candidate]
    waiting_links: QuerySet[Candidate]


def outlook_rows(municipality: Municipality) -> OutlookRows:
    """No query; statements and links come bare."""
    statements = Statement.objects.filter(
        edition__document__municipality=municipality, edition__is_current=True, review=CONFIRMED
    ).order_by()
    # Named by pk, else the database begins with all statements of the city.
    links = _tied(municipality, Link.objects.filter(review=CONFIRMED))
    verdicts = _tied(municipality, Link.objects.filter(settlement__isnull=False))
    both = {"source__review": CONFIRMED, "target__review": CONFIRMED}
    waiting = Candidate.objects.filter(municipality=municipality).order_by()
    area = StatementArea.objects.filter(statement=OuterRef("pk"), review=CONFIRMED)
    return OutlookRows(
        statements=statements,
        drafts=statements.filter(is_draft()),
        without_area=statements.filter(~Q(Exists(area))),
        links=links.filter(**both),
        verdicts=verdicts.filter(**both),
        loose_links=links.filter(settlement__isnull=True).exclude(**both),
        loose_verdicts=verdicts.exclude(**both),
        waiting=waiting.filter(statement__isnull=False),
        waiting_links=waiting.filter(link__isnull=False),
    )


def outlook(municipality: Municipality) -> Outlook:
    """Ten queries, all of them counts."""
    rows = outlook_rows(municipality)
    kept = Figures(
        kinds=dict(rows.statements.values_list("kind").annotate(Count("pk"))),
        drafts=rows.drafts.count(),
        links=rows.links.count(),
        verdicts=rows.verdicts.count(),
    )
    return Outlook(
        kept=kept,
        waiting=waiting_by_kind(municipality),
        loose_links=rows.loose_links.count(),
        loose_verdicts=rows.loose_verdicts.count(),
        without_area=rows.without_area.count(),
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
