"""What the other questions start from."""

from collections.abc import Sequence

from django.db.models import Prefetch, Q, QuerySet, prefetch_related_objects

from stadtfaden.actors.models import Municipality
from stadtfaden.corpus.models import Edition, Review, Statement, Target
from stadtfaden.corpus.queries import WITHOUT_TEXT
from stadtfaden.threads.models import DigitalConnection, Link, StatementArea


def statements_with_connections(statements: QuerySet[Statement]) -> QuerySet[Statement]:
    """Any statements, with `areas.all()` (best first, with area) and `digital.all()`: two queries more."""
    return statements.prefetch_related(*_connections())


def fetch_connections(statements: Sequence[Statement]) -> None:
    """Gives each its areas and digital connections, where they came without: two queries."""
    prefetch_related_objects(statements, *_connections())


def _connections() -> "tuple[Prefetch[str], Prefetch[str]]":
    areas = (
        StatementArea.objects.exclude(review=Review.REJECTED)
        .select_related("area")
        .defer("area__sdgs", "area__product_areas", "area__ozg_fields")
        .order_by("-score", "pk")
    )
    digital = DigitalConnection.objects.exclude(review=Review.REJECTED).order_by("-score", "pk")
    return Prefetch("areas", areas), Prefetch("digital", digital)


def current_links(municipality: Municipality | int) -> QuerySet[Link]:
    """Links of a city, or of that with this key, between current editions, best first: one query; with both
    statements, pages and papers.
    """
    return (
        Link.objects.filter(
            source__edition__document__municipality=municipality,
            source__edition__is_current=True,
            target__edition__is_current=True,
        )
        .exclude(
            Q(review=Review.REJECTED) | Q(source__review=Review.REJECTED) | Q(target__review=Review.REJECTED)
        )
        .select_related(
            "source__page", "source__edition__document", "target__page", "target__edition__document"
        )
        .defer("source__page__text", "source__page__words", "target__page__text", "target__page__words")
        .order_by("-score", "pk")
    )


def statements_whole(statements: QuerySet[Statement]) -> QuerySet[Statement]:
    """Any statements, with everything that is told of one: areas, digital connections, targets, fields and
    what stands above it: four queries more.
    """
    return statements_with_connections(
        statements.select_related("parent").prefetch_related("targets", "fields")
    )


def targets_whole(targets: QuerySet[Target]) -> QuerySet[Target]:
    """Any targets that come with statement, page and paper, their doubts too; no query more."""
    return targets.defer(None).defer(*(f"statement__{name}" for name in WITHOUT_TEXT))


def links_between(
    municipality: Municipality,
    *,
    type_: str | None = None,
    review: str | None = None,
    key: str | None = None,
) -> QuerySet[Link]:
    """Those of `current_links` that are meant; `key` names a statement at either end: one query."""
    found = current_links(municipality)
    if type_ is not None:
        found = found.filter(type=type_)
    if review is not None:
        found = found.filter(review=review)
    return found if key is None else found.filter(Q(source__key=key) | Q(target__key=key))


def uncompared_editions(municipality: Municipality, made_by: str) -> QuerySet[Edition]:
    """Current editions that `made_by` has not compared with the other papers: one query."""
    return (
        Edition.objects.filter(document__municipality=municipality, is_current=True)
        .exclude(comparison__made_by=made_by)
        .select_related("document")
        .order_by("document__title", "pk")
    )
