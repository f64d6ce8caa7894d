"""Lists of statements and targets, narrowed by what a reader chose, with what each choice would leave."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from stadtfaden.actors.models import Municipality
from stadtfaden.corpus.models import Review, Statement, Target
from stadtfaden.corpus.queries import WITHOUT_TEXT
from stadtfaden.threads.models import DigitalConnection, StatementArea
from stadtfaden.threads.queries.superseded import superseded

NOT_REJECTED = (Review.CANDIDATE.value, Review.CONFIRMED.value)
ANY = "any"
NEWEST_FIRST = ("-edition__document__dated_on", "edition__document__title", "page__number", "start", "pk")
OF_STATEMENT = "statement__"


@dataclass(frozen=True, slots=True, order=True)
class Years:
    """From the first to the last, both meant."""

    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFilters:
    """All that is given must hold. `area` and `paper` are slugs, `digital` is a DigitalKind or "any", `level`
    the paper's own word, `year` that of the paper, `target_year` that of a target; `text` is in the words,
    the title or the code. `holds`: True leaves out what is superseded, False everything else.
    """

    area: str | None = None
    paper: str | None = None
    kind: str | None = None
    review: str | None = None
    digital: str | None = None
    level: str | None = None
    year: Years | None = None
    target_year: Years | None = None
    text: str = ""
    holds: bool | None = True


# What can be counted: the name of the filter to the column that holds its values.
FACETS: Mapping[str, str] = {
    "area": "areas__area__slug",
    "paper": "edition__document__slug",
    "kind": "kind",
    "review": "review",
    "digital": "digital__kind",
    "level": "level_name",
    "year": "edition__document__dated_on__year",
    "target_year": "targets__target_year",
}
_JOINED = {"area": "areas__review__in", "digital": "digital__review__in"}


def listed_statements(
    municipality: Municipality, filters: ListFilters, order: Sequence[str] = NEWEST_FIRST
) -> QuerySet[Statement]:
    """Newest paper first, in reading order: one query; with page and paper, without the page's text."""
    return (
        Statement.objects.filter(_current(municipality, ""), *conditions(filters))
        .select_related("page", "edition__document")
        .defer(*WITHOUT_TEXT)
        .order_by(*order)
    )


def listed_targets(municipality: Municipality, filters: ListFilters) -> QuerySet[Target]:
    """Targets with a value or a year, by year: one query; with statement, page and paper."""
    return (
        _targets(municipality, filters)
        .select_related("statement__page", "statement__edition__document")
        .defer("doubts", *(f"{OF_STATEMENT}{name}" for name in WITHOUT_TEXT))
        .order_by(F("target_year").asc(nulls_last=True), "statement__edition__document__title", "pk")
    )


def target_years(municipality: Municipality, filters: ListFilters) -> list[tuple[int, str, str]]:
    """Year, title of the paper and review of the statement, for a time axis: one query."""
    rows = (
        _targets(municipality, filters)
        .filter(target_year__isnull=False)
        .order_by("target_year", "pk")
        .values_list("target_year", "statement__edition__document__title", "statement__review")
    )
    return [(year, title, review) for year, title, review in rows if year is not None]


def statement_counts(
    municipality: Municipality, filters: ListFilters, names: Iterable[str]
) -> dict[str, dict[Any, int]]:
    """By name of the filter and value: how many statements it would leave beside the other filters that are
    given. One query a name.
    """
    return {
        name: _counted(
            Statement.objects.filter(_current(municipality, ""), *conditions(_without(filters, name))),
            name,
            "",
        )
        for name in names
    }


def target_counts(
    municipality: Municipality, filters: ListFilters, names: Iterable[str]
) -> dict[str, dict[Any, int]]:
    """As `statement_counts`, for targets."""
    return {
        name: _counted(_targets(municipality, _without(filters, name)), name, OF_STATEMENT) for name in names
    }


def conditions(filters: ListFilters, to: str = "") -> list[Q]:
    """For statements, or for rows that `to` leads to them from; no query of their own."""
    found = [
        Q(**{f"{to}{column}": value})
        for column, value in (
            ("edition__document__slug", filters.paper),
            ("kind", filters.kind),
            ("review", filters.review),
            ("level_name", filters.level),
        )
        if value is not None
    ]
    if filters.holds is not None:
        found.append(~superseded(to) if filters.holds else superseded(to))
    if filters.year is not None:
        column = f"{to}edition__document__dated_on__year"
        found.append(Q(**{f"{column}__gte": filters.year.first, f"{column}__lte": filters.year.last}))
    if filters.text:
        found.append(_says(filters.text, to))
    return [*found, *_connected(filters, OuterRef(f"{to}pk"))]


def _connected(filters: ListFilters, statement: OuterRef) -> Iterable[Q]:
    if filters.area is not None:
        yield Q(
            Exists(
                StatementArea.objects.filter(
                    statement=statement, area__slug=filters.area, review__in=NOT_REJECTED
                )
            )
        )
    if filters.digital is not None:
        connections = DigitalConnection.objects.filter(statement=statement, review__in=NOT_REJECTED)
        yield Q(Exists(connections if filters.digital == ANY else connections.filter(kind=filters.digital)))
    if filters.target_year is not None:
        span = (filters.target_year.first, filters.target_year.last)
        yield Q(Exists(Target.objects.filter(statement=statement, target_year__range=span)))


def _says(text: str, to: str) -> Q:
    """SQLite knows capitals of ASCII alone: the others are asked for as they may stand."""
    found = Q()
    for way in {text, text.lower(), text.upper(), text[:1].upper() + text[1:]}:
        for column in ("text", "title", "code"):
            found |= Q(**{f"{to}{column}__icontains": way})
    return found


def _targets(municipality: Municipality, filters: ListFilters) -> QuerySet[Target]:
    """The year narrows the targets themselves, not only their statements."""
    found = Target.objects.filter(
        Q(target_year__isnull=False) | Q(value__isnull=False),
        _current(municipality, OF_STATEMENT),
        *conditions(replace(filters, target_year=None), OF_STATEMENT),
    )
    if filters.target_year is not None:
        found = found.filter(target_year__range=(filters.target_year.first, filters.target_year.last))
    return found


def _current(municipality: Municipality, to: str) -> Q:
    return Q(
        **{
            f"{to}edition__document__municipality": municipality,
            f"{to}edition__is_current": True,
            f"{to}review__in": NOT_REJECTED,
        }
    )


def _counted(rows: "QuerySet[Statement] | QuerySet[Target]", name: str, to: str) -> dict[Any, int]:
    column = "target_year" if to and name == "target_year" else f"{to}{FACETS[name]}"
    if name in _JOINED:
        rows = rows.filter(**{f"{to}{_JOINED[name]}": NOT_REJECTED})
    found = rows.exclude(**{f"{column}__isnull": True}) if name in {"year", "level"} else rows
    counted = found.order_by().values_list(column).annotate(how_many=Count("pk", distinct=True))
    return {value: how_many for value, how_many in counted if value not in {None, ""}}


def _without(filters: ListFilters, name: str) -> ListFilters:
    nothing: dict[str, Any] = {name: None}
    return replace(filters, **nothing)
