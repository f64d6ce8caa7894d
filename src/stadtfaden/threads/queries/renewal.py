"""New editions: what became of the quotes of the former ones, and what waits for a person."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from stadtfaden.actors.models import Municipality
from stadtfaden.corpus.models import Edition, QuoteCheck, Statement
from stadtfaden.threads.queries.decided import broken_quotes, is_broken


@dataclass(frozen=True, slots=True)
class Renewed:
    """A current edition that followed another one; `counts` by outcome, `broken` waits for a person."""

    edition: Edition
    counts: Mapping[str, int]
    broken: int


def renewed_editions(municipality: Municipality) -> list[Renewed]:
    """What has most to do first: three queries."""
    here = QuoteCheck.objects.filter(
        edition__document__municipality=municipality, edition__is_current=True
    ).order_by()
    counts: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for edition, outcome, many in here.values_list("edition", "outcome").annotate(many=Count("pk")):
        counts[edition][outcome] = many
    broken = dict(here.filter(is_broken()).values_list("edition").annotate(many=Count("pk")))
    editions = Edition.objects.filter(pk__in=list(counts)).select_related("document").defer("warnings")
    found = [Renewed(one, counts[one.pk], broken.get(one.pk, 0)) for one in editions]
    return sorted(found, key=lambda one: (-one.broken, one.edition.document.title, one.edition.pk))


def difference(edition: Edition) -> dict[str, int]:
    """How many quotes of the former edition by outcome; empty for a first edition: one query."""
    rows = QuoteCheck.objects.filter(edition=edition).order_by()
    return dict(rows.values_list("outcome").annotate(many=Count("pk")))


def quotes_to_settle(edition: Edition, today: date) -> QuerySet[QuoteCheck]:
    """With both statements' places and without the texts of pages; what is put off comes later: one query."""
    return (
        broken_quotes(edition)
        .exclude(postponed_until__gt=today)
        .select_related("statement__page", "statement__edition", "page", "edition__document__municipality")
        .defer(
            *(f"{page}__{name}" for page in ("page", "statement__page") for name in _HEAVY),
            "edition__warnings",
            "statement__edition__warnings",
        )
    )


_HEAVY = ("text", "words", "furniture", "warnings")


def quote_checks(municipality: Municipality) -> QuerySet[QuoteCheck]:
    """For get_object_or_404(..., pk=pk): of current editions, settled or not: one query."""
    return QuoteCheck.objects.filter(
        edition__document__municipality=municipality, edition__is_current=True
    ).select_related("statement", "page", "settled_by", "edition__document__municipality")


@dataclass(frozen=True, slots=True)
class Onward:
    """Where a statement of an older edition goes on today, or what became of its words."""

    statement: Statement | None
    check: QuoteCheck | None


def onward(statement: Statement) -> Onward | None:
    """None for a statement of the current edition, and where nothing is known. A query for each edition
    since, and one.
    """
    if statement.edition.is_current:
        return None
    seen, here = {statement.pk}, statement
    while True:
        step = (
            Statement.objects.filter(Q(continues=here) | Q(continued_by=here))
            .exclude(pk__in=seen)
            .select_related("page", "edition__document")
            .order_by("-edition__is_current", "-edition__number", "pk")
            .first()
        )
        if step is None:
            break
        if step.edition.is_current:
            return Onward(step, None)
        seen.add(step.pk)
        here = step
    check = (
        QuoteCheck.objects.filter(statement__in=seen, edition__is_current=True).select_related("page").first()
    )
    return None if check is None else Onward(None, check)
