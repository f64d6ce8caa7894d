"""Lists in parts: after a row, so many. A part costs the same wherever it lies, and nothing is shown twice
while the records change.
"""

from collections.abc import Callable, Sequence
from typing import Annotated, Any, TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from ninja import Field, Schema
from ninja import Query as FromQuery
from pydantic import ConfigDict

from stadtfaden.exchange.tables import Row
from stadtfaden.showing.refusals import NoSuchParameter, NotUnderstood

MOST = 200
Kept = TypeVar("Kept", bound=Model)


class Paging(Schema):
    model_config = ConfigDict(extra="forbid")

    limit: int = Field(50, ge=1, le=MOST, description=_("How many at most in this part."))
    after: int = Field(0, ge=0, le=2**62, description=_("Taken from `next`; means nothing by itself."))


Plain = Annotated[Paging, FromQuery()]


def part_of(
    request: HttpRequest,
    rows: QuerySet[Kept],
    paging: Paging,
    told: Callable[[Sequence[Kept]], Sequence[Row]],
) -> dict[str, Any]:
    """In the order in which the rows came to be: two queries and those of `told`."""
    found = list(rows.order_by("pk").filter(pk__gt=paging.after)[: paging.limit + 1])
    shown, more = found[: paging.limit], found[paging.limit :]
    return {
        "total": rows.order_by().count(),
        "next": next_part(request, shown[-1].pk) if more else None,
        "items": told(shown),
    }


def part_of_all(
    request: HttpRequest, rows: Sequence[Any], paging: Paging, told: Callable[[Sequence[Any]], Sequence[Row]]
) -> dict[str, Any]:
    """For lists that are known as a whole, in their order; here `after` counts."""
    end = paging.after + paging.limit
    return {
        "total": len(rows),
        "next": next_part(request, end) if end < len(rows) else None,
        "items": told(rows[paging.after : end]),
    }


def next_part(request: HttpRequest, after: int) -> str:
    asked = request.GET.copy()
    asked["after"] = str(after)
    return request.build_absolute_uri(f"{request.path}?{asked.urlencode()}")


def known_only(request: HttpRequest, *schemas: type[Schema]) -> None:
    """A parameter that nobody looks at would be answered with everything."""
    known = {name for schema in schemas for name in schema.model_fields}
    for name in request.GET:
        if name not in known:
            raise NoSuchParameter(name, sorted(known))
        if len(request.GET.getlist(name)) > 1:
            raise NotUnderstood(name, how=gettext("It can be given once."))
