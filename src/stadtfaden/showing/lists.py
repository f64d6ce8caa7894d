"""Lists in parts: what the address asks for, checked."""

from collections.abc import Collection, Sequence
from typing import Any

from django.core.paginator import InvalidPage, Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext, ngettext

from stadtfaden.showing.missing import Missing
from stadtfaden.showing.refusals import NoSuchParameter, NotUnderstood

PER_PAGE = 50


def part_of(
    request: HttpRequest,
    rows: Sequence[Any] | QuerySet[Any],
    per_page: int = PER_PAGE,
    *,
    of: QuerySet[Any] | None = None,
) -> Page[Any]:
    """The part of the list that ?seite= names; what does not exist is not found: three queries.

    `of`: where the rows that are shown are fetched from, where asking `rows` again would be dear.
    """
    numbers = rows.values_list("pk", flat=True) if isinstance(rows, QuerySet) else rows
    parts = Paginator(numbers, per_page)
    try:
        part = parts.page(request.GET.get("seite", 1))
    except InvalidPage as wrong:
        rest = request.GET.copy()
        del rest["seite"]
        said = ngettext("This list has one part.", "This list has %(parts)d parts.", parts.num_pages)
        way = f"{request.path}?{rest.urlencode()}" if rest else request.path
        raise Missing(said % {"parts": parts.num_pages}, way) from wrong
    if isinstance(rows, QuerySet):
        part.object_list = numbered(rows if of is None else of, list(part.object_list))
    return part


def first_of(rows: QuerySet[Any], length: int) -> tuple[list[Any], int]:
    """The first `length` rows, and how many there are: two queries."""
    numbers = list(rows.values_list("pk", flat=True))
    return numbered(rows, numbers[:length]), len(numbers)


def numbered(rows: QuerySet[Any], numbers: Sequence[int]) -> list[Any]:
    """Sorting numbers is cheap, sorting whole rows is not: texts are fetched for what is shown. One query."""
    found = {row.pk: row for row in rows.order_by().filter(pk__in=numbers)}
    return [found[number] for number in numbers if number in found]


def one_of(request: HttpRequest, name: str, known: Sequence[str]) -> str | None:
    """The value of a parameter, None where it is not given; anything unknown is a bad request."""
    value = request.GET.get(name) or None
    if value is not None and value not in known:
        raise NotUnderstood(name, known)
    return value


def refuse_others(request: HttpRequest, known: Collection[str]) -> None:
    """For what machines read: a filter that is not there must not look as if it had been heeded."""
    for name in request.GET:
        if name not in known:
            raise NoSuchParameter(name, sorted(known))


def whole_number(request: HttpRequest, name: str, *, most: int = 10_000_000) -> int | None:
    """A number from 0 to `most`, None where it is not given; anything else is a bad request."""
    value = request.GET.get(name) or None
    if value is None:
        return None
    if not (value.isascii() and value.isdigit() and len(value) <= len(str(most))):
        raise NotUnderstood(name, how=gettext("A whole number is asked for."))
    return int(value)
