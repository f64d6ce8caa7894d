"""Statements and the targets they name."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Query, Router

from stadtfaden.api import schemas
from stadtfaden.api.filters import StatementFilters, list_filters
from stadtfaden.api.parts import known_only, part_of
from stadtfaden.api.site import city_and_site, no_statement
from stadtfaden.exchange import records
from stadtfaden.exchange.tables import Row
from stadtfaden.threads import queries as threads
from stadtfaden.threads.queries.listed import ListFilters, listed_statements, listed_targets

if TYPE_CHECKING:
    from stadtfaden.exchange.records import Site
    from stadtfaden.threads.queries.rows import Statement

router = Router()
Filters = Annotated[StatementFilters, Query()]
EVERYTHING = ListFilters(holds=None)


@router.get(
    "/cities/{city}/statements",
    response=schemas.Statements,
    summary=_("Statements"),
    description=_(
        "What the current editions state, with exact quote, edition and page. "
        "What the machine proposes and nobody has confirmed is marked `review: candidate`."
    ),
)
def statements(request: HttpRequest, city: str, filters: Filters) -> dict[str, Any]:
    known_only(request, StatementFilters)
    municipality, site = city_and_site(request, city)
    rows = threads.statements_whole(listed_statements(municipality, list_filters(municipality, filters)))
    return part_of(request, rows, filters, lambda found: _told(found, site))


@router.get(
    "/cities/{city}/statements/{key}",
    response=schemas.Statement,
    summary=_("One statement"),
    description=_("By its lasting key; only of current editions."),
)
def statement(request: HttpRequest, city: str, key: str) -> Row:
    known_only(request)
    municipality, site = city_and_site(request, city)
    rows = threads.statements_whole(listed_statements(municipality, EVERYTHING))
    found = rows.filter(key=key).first()
    if found is None:
        raise no_statement(site, key)
    return _told([found], site)[0]


@router.get(
    "/cities/{city}/targets",
    response=schemas.Targets,
    summary=_("Targets"),
    description=_(
        "Promised values and years, each with the statement that names it. "
        "`target_year` narrows the targets themselves."
    ),
)
def targets(request: HttpRequest, city: str, filters: Filters) -> dict[str, Any]:
    known_only(request, StatementFilters)
    municipality, site = city_and_site(request, city)
    rows = listed_targets(municipality, list_filters(municipality, filters))
    return part_of(
        request,
        threads.targets_whole(rows),
        filters,
        lambda found: [records.target_record(row, site) for row in found],
    )


def _told(found: "Sequence[Statement]", site: "Site") -> list[Row]:
    return records.statement_records(found, site, threads.successors(found))
