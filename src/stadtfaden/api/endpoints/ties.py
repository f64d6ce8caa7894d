"""How statements hang together: links, contradictions, holes, threads."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal

from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from ninja import Field, Query, Router

from stadtfaden.api import schemas
from stadtfaden.api.filters import Review
from stadtfaden.api.parts import Paging, Plain, known_only, part_of, part_of_all
from stadtfaden.api.site import city_and_site, no_statement
from stadtfaden.corpus import queries as corpus
from stadtfaden.exchange import records
from stadtfaden.exchange.tables import Row
from stadtfaden.showing.refusals import NotUnderstood
from stadtfaden.threads import queries as threads
from stadtfaden.threads.queries import levels

if TYPE_CHECKING:
    from stadtfaden.exchange.records import Site
    from stadtfaden.threads.queries import Holes, Strand
    from stadtfaden.threads.queries.rows import Area, Link, Municipality, Statement

router = Router()
LinkType = Literal[
    "supports",
    "refines",
    "implements",
    "measures",
    "duplicates",
    "conflicts",
    "supersedes",
    "covers",
    "reports",
]
HoleKind = Literal[
    "goal-without-measure", "measure-without-goal", "goal-without-target", "area-without-paper"
]
AREAS = "area-without-paper"


class LinkFilters(Paging):
    type: LinkType | None = Field(None, description=_("What the source does to the target."))
    review: Review | None = Field(None, description=_("confirmed: only what a named person has confirmed."))
    statement: str | None = Field(None, description=_("Id of a statement at either end."))


class ContradictionFilters(Paging):
    settled: bool = Field(
        default=False,
        description=_("true: those that are settled; false: the open ones, also what a verdict leaves open."),
    )


class HoleFilters(Paging):
    kind: HoleKind | None = Field(None, description=_("What is missing."))


@router.get(
    "/cities/{city}/links",
    response=schemas.Links,
    summary=_("Links"),
    description=_("Links between statements of current editions; both statements are the evidence."),
)
def links(request: HttpRequest, city: str, filters: Annotated[LinkFilters, Query()]) -> dict[str, Any]:
    known_only(request, LinkFilters)
    municipality, site = city_and_site(request, city)
    key = filters.statement
    if key is not None and not corpus.current_statements(municipality).filter(key=key).exists():
        raise NotUnderstood("statement", how=gettext("The id of a statement is asked for."))
    rows = threads.links_between(municipality, type_=filters.type, review=filters.review, key=key)
    return part_of(request, rows, filters, lambda found: [records.link_record(row, site) for row in found])


@router.get(
    "/cities/{city}/contradictions",
    response=schemas.Contradictions,
    summary=_("Contradictions"),
    description=_(
        "Two papers say different things about the same; both quotes, and the verdict of people if any."
    ),
)
def contradictions(
    request: HttpRequest, city: str, filters: Annotated[ContradictionFilters, Query()]
) -> dict[str, Any]:
    known_only(request, ContradictionFilters)
    municipality, site = city_and_site(request, city)
    rows = (
        threads.contradictions_to_settle(municipality, is_settled=True)
        if filters.settled
        else threads.contradictions(municipality).select_related("settlement__settled_by")
    )
    return part_of(request, rows, filters, lambda found: _contradictions(found, site))


@router.get(
    "/cities/{city}/holes",
    response=schemas.Holes,
    summary=_("Gaps"),
    description=_(
        "What was not found in the papers: it may stand there in other words, be meant, or be missing."
    ),
)
def holes(request: HttpRequest, city: str, filters: Annotated[HoleFilters, Query()]) -> dict[str, Any]:
    known_only(request, HoleFilters)
    municipality, site = city_and_site(request, city)
    found = threads.holes(municipality)
    rows = [(kind, pk) for kind, numbers in _numbers(found, filters.kind).items() for pk in numbers]
    areas = {row.pk: row for row in found.areas_without_paper}
    return part_of_all(request, rows, filters, lambda part: _holes(municipality, site, areas, part))


@router.get(
    "/cities/{city}/threads",
    response=schemas.Threads,
    summary=_("Where threads begin"),
    description=_("Guiding principles and visions with how many statements hang on each directly."),
)
def all_threads(request: HttpRequest, city: str, paging: Plain) -> dict[str, Any]:
    known_only(request, Paging)
    municipality, site = city_and_site(request, city)
    rows = threads.statements_whole(levels.tops(municipality).defer(*corpus.WITHOUT_TEXT))
    return part_of(request, rows, paging, lambda found: _tops(found, site))


@router.get(
    "/cities/{city}/threads/{key}",
    response=schemas.Thread,
    summary=_("The thread of a statement"),
    description=_("From the Leitbild down to it, and on to what hangs on it, at most four steps each way."),
)
def thread(request: HttpRequest, city: str, key: str) -> Row:
    known_only(request)
    municipality, site = city_and_site(request, city)
    statement = corpus.statements_with_places(municipality).filter(key=key).first()
    if statement is None:
        raise no_statement(site, key)
    found = threads.thread_of(statement)
    key_of = {row.statement.pk: row.statement.key for row in (*found.up, *found.down)}
    key_of[statement.pk] = statement.key
    return {
        "statement": records.source_record(statement, site),
        "spine": [row.key for row in found.spine],
        "strands": [
            _strand(row, site, key_of, is_above=is_above)
            for is_above, rows in ((True, found.up), (False, found.down))
            for row in rows
        ],
        "address": site.page("thread", key),
    }


def _tops(found: "Sequence[Statement]", site: "Site") -> list[Row]:
    return list(records.top_records(found, site, threads.successors(found)))


def _strand(row: "Strand", site: "Site", key_of: dict[int, str], *, is_above: bool) -> Row:
    return {
        "statement": records.source_record(row.statement, site),
        "joined_to": key_of[row.joined_to],
        "step": row.step,
        "is_above": is_above,
        "link": row.link.type if row.link else None,
        "review": row.link.review if row.link else None,
    }


def _contradictions(found: "Sequence[Link]", site: "Site") -> list[Row]:
    return [records.contradiction_record(row, site, getattr(row, "settlement", None)) for row in found]


def _numbers(found: "Holes", kind: str | None) -> dict[str, list[int]]:
    """One query a kind."""
    lists = {
        "goal-without-measure": found.goals_without_measure,
        "measure-without-goal": found.measures_without_goal,
        "goal-without-target": found.goals_without_target,
        AREAS: found.areas_without_paper,
    }
    return {
        name: list(rows.values_list("pk", flat=True)) for name, rows in lists.items() if kind in {None, name}
    }


def _holes(
    municipality: "Municipality",
    site: "Site",
    areas: "dict[int, Area]",
    part: Sequence[tuple[str, int]],
) -> list[Row]:
    """One query."""
    stated = corpus.statements_numbered(municipality, [pk for kind, pk in part if kind != AREAS])
    return [
        records.hole_record(kind, site, area=areas[pk])
        if kind == AREAS
        else records.hole_record(kind, site, statement=stated[pk])
        for kind, pk in part
    ]
