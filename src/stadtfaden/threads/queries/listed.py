"""Lists of statements and targets, narrowed by what a reader chose, with what each choice would leave."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from stadtfaden.actors.models import Municipality
from stadtfaden.corpus.models import Edition, Review, Statement, Target
from stadtfaden.corpus.queries import WITHOUT_TEXT
from stadtfaden.threads.models import DigitalConnection, StatementArea
from stadtfaden.threads.queries.superseded import superseded

NOT_REJECTED = (Review.CANDIDATE.value, Review.CONFIRMED.value)
ANY = "any"
NEWEST_FIRST = ("-edition__document__dated_on", "edition__document__title", "page__number", "start", "pk")
OF_STATEMENT = "statement__"
Rows = Callable[["ListFilters"], "QuerySet[Statement] | QuerySet[Target]"]


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


# What can be counted: the name of the filter to the column of its values, or of the edition that has them.
FACETS: Mapping[str, str] = {
    "area": "areas__area__slug",
    "paper": "edition",
    "kind": "kind",
    "review": "review",
    "digital": "digital__kind",
    "level": "level_name",
    "year": "edition",
    "target_year": "targets__target_year",
}
_SEVERAL = frozenset({"area", "digital", "target_year"})  # values that a row has at once
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
    given. Two queries for all that stand in the statement or its paper and are not given, as many for each
    that is, one for each other name.
    """

    def rows(kept: ListFilters) -> QuerySet[Statement]:
        return Statement.objects.filter(_current(municipality, ""), *conditions(kept))

    return _counts(rows, filters, names, "")


def target_counts(
    municipality: Municipality, filters: ListFilters, names: Iterable[str]
) -> dict[str, dict[Any, int]]:
    """As `statement_counts`, for targets."""
    return _counts(lambda kept: _targets(municipality, kept), filters, names, OF_STATEMENT)


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
    return [*found, *(Q(**{f"{to}pk__in": rows.values("statement")}) for rows in _connected(filters))]


def _connected(filters: ListFilters) -> "Iterable[QuerySet[Any]]":
    """What the statements must be connected with: listed once, since looking it up for each takes longer."""
    if filters.area is not None:
        yield StatementArea.objects.filter(area__slug=filters.area, review__in=NOT_REJECTED)
    if filters.digital is not None:
        connections = DigitalConnection.objects.filter(review__in=NOT_REJECTED)
        yield connections if filters.digital == ANY else connections.filter(kind=filters.digital)
    if filters.target_year is not None:
        span = (filters.target_year.first, filters.target_year.last)
        yield Target.objects.filter(target_year__range=span)


def _says(text: str, to: str) -> Q:
    found = Q()
    for way in _ways(text):
        for column in ("text", "title", "code"):
            found |= Q(**{f"{to}{column}__icontains": way})
    return found


def _ways(text: str) -> Iterable[str]:
    """As the words may stand: STRASSE and Straße are the same. SQLite knows capitals of ASCII alone."""
    low = text.lower()
    spelt = {text, low, text.upper(), low.replace("ss", "ß"), low.replace("ß", "ss")}
    spelt |= {way[:1].upper() + way[1:] for way in spelt}
    return {way.encode().lower(): way for way in sorted(spelt)}.values()


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


def _counts(rows: "Rows", filters: ListFilters, names: Iterable[str], to: str) -> dict[str, dict[Any, int]]:
    """One walk over the rows for all filters that leave the same ones."""
    names = tuple(names)
    single = [name for name in names if name not in _SEVERAL]
    together = [name for name in single if getattr(filters, name) is None]
    found = _counted_together(rows(filters), together, to)
    for name in single:
        if name not in together:
            found |= _counted_together(rows(_without(filters, name)), [name], to)
    return {
        name: found[name] if name in found else _counted(rows(_without(filters, name)), name, to)
        for name in names
    }


def _counted_together(
    rows: "QuerySet[Statement] | QuerySet[Target]", names: Sequence[str], to: str
) -> dict[str, dict[Any, int]]:
    """By edition, since a date taken apart row by row costs more than all the rest."""
    if not names:
        return {}
    places = dict.fromkeys(FACETS[name] for name in names)
    grouped = rows.order_by().values_list(*(to + column for column in places)).annotate(how_many=Count("pk"))
    counted = [(dict(zip(places, row, strict=False)), row[-1]) for row in grouped]
    of_paper = _values_of_papers(row["edition"] for row, _ in counted if "edition" in row)
    found: dict[str, dict[Any, int]] = {name: {} for name in names}
    for row, how_many in counted:
        for name in names:
            value = of_paper[name][row["edition"]] if name in of_paper else row[FACETS[name]]
            if value not in {None, ""}:
                found[name][value] = found[name].get(value, 0) + how_many
    return found


def _values_of_papers(editions: Iterable[int]) -> dict[str, dict[int, Any]]:
    """By filter and edition: one query."""
    rows = Edition.objects.filter(pk__in=set(editions)).order_by()
    told = list(rows.values_list("pk", "document__slug", "document__dated_on"))
    return {
        "paper": {pk: slug for pk, slug, _ in told},
        "year": {pk: dated_on.year if dated_on else None for pk, _, dated_on in told},
    }


def _counted(rows: "QuerySet[Statement] | QuerySet[Target]", name: str, to: str) -> dict[Any, int]:
    column = "target_year" if to and name == "target_year" else f"{to}{FACETS[name]}"
    if name in _JOINED:
        rows = rows.filter(**{f"{to}{_JOINED[name]}": NOT_REJECTED})
    counted = rows.order_by().values_list(column).annotate(how_many=Count("pk", distinct=True))
    return {value: how_many for value, how_many in counted if value is not None}


def _without(filters: ListFilters, name: str) -> ListFilters:
    nothing: dict[str, Any] = {name: None}
    return replace(filters, **nothing)
