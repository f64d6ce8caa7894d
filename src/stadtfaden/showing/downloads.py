"""A list of a page as a file: exactly its rows, in its order, all of them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, StreamingHttpResponse
from django.utils.translation import get_language, override

from stadtfaden.core.licences import licence_name
from stadtfaden.exchange import FORMATS, About, ListKind, records
from stadtfaden.exchange.records import Site
from stadtfaden.exchange.tables import Row
from stadtfaden.pipeline.queries import stand_of
from stadtfaden.showing.addresses import address
from stadtfaden.threads import queries as threads

if TYPE_CHECKING:
    from stadtfaden.threads.queries import Double
    from stadtfaden.threads.queries.rows import Link, Municipality, Target

CHUNK = 500
Told = Callable[[Site], Iterable[Row]]


def site_of(request: HttpRequest, municipality: "Municipality") -> Site:
    """The address that the operator names, else the one that was asked."""
    server = settings.ADDRESS or f"{request.scheme}://{request.get_host()}"
    return Site(server, municipality.slug, address)


def list_file(
    request: HttpRequest,
    municipality: "Municipality",
    ending: str,
    *,
    kind: ListKind,
    title: str,
    told: Told,
) -> StreamingHttpResponse:
    """`ending` is one of FORMATS. Rows are fetched and written piece by piece."""
    page = request.get_full_path().replace(f"liste.{ending}", "", 1)
    stand, licence = stand_of(municipality), settings.LICENCE
    site = site_of(request, municipality)
    about = About(
        title=title,
        city=municipality.name,
        address=f"{site.server}{page}",
        as_of=stand.changed_at.isoformat(timespec="seconds") if stand else None,
        licence=f"{licence_name(licence)} <{licence}>" if licence else None,
        publisher=settings.OPERATOR or municipality.name,
    )
    pieces = FORMATS[ending].pieces(kind, told(site), about)
    response = StreamingHttpResponse(_speaking(pieces), content_type=FORMATS[ending].media_type)
    name = "-".join(part for part in request.path.split("/")[:-1] if part)
    day = f"-{stand.changed_at:%Y-%m-%d}" if stand else ""
    response.headers["Content-Disposition"] = f'attachment; filename="{name}{day}.{ending}"'
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def told_statements(rows: "QuerySet[Any]") -> Told:
    """Two queries, and eight for every 500 rows."""

    def told(site: Site) -> Iterator[Row]:
        for some in in_pieces(threads.statements_whole(rows)):
            yield from records.statement_records(some, site, threads.successors(some))

    return told


def told_targets(rows: "QuerySet[Target]") -> Told:
    return lambda site: (records.target_record(row, site) for some in in_pieces(rows) for row in some)


def told_contradictions(links: "QuerySet[Link]") -> Told:
    found = links.select_related("settlement__settled_by")
    return lambda site: (
        records.contradiction_record(row, site, getattr(row, "settlement", None))
        for some in in_pieces(found)
        for row in some
    )


def told_holes(lists: "Sequence[tuple[str, QuerySet[Any]]]") -> Told:
    """By kind of hole; areas are told by their short name."""

    def told(site: Site) -> Iterator[Row]:
        for kind, rows in lists:
            for some in in_pieces(rows):
                for row in some:
                    is_area = kind == "area-without-paper"
                    yield {
                        "kind": kind,
                        "statement": None if is_area else records.source_record(row, site),
                        "area": row.slug if is_area else None,
                    }

    return told


def told_doubles(found: "Iterable[Double]") -> Told:
    return lambda site: (
        {"finding": number, "statement": records.source_record(statement, site)}
        for number, double in enumerate(found, start=1)
        for statement in double.statements
    )


def in_pieces(rows: "QuerySet[Any]", size: int = CHUNK) -> Iterator[list[Any]]:
    """In their order, so many at once. Numbers are sorted first: a sort of whole rows costs more, and no
    query stays open while somebody slow reads on.
    """
    numbers = list(rows.values_list("pk", flat=True))
    for start in range(0, len(numbers), size):
        wanted = numbers[start : start + size]
        found = {row.pk: row for row in rows.order_by().filter(pk__in=wanted)}
        yield [found[number] for number in wanted if number in found]


def _speaking(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """In the language of the request, also after the middleware has gone home."""
    language = get_language()
    while True:
        with override(language):
            piece = next(pieces, None)
        if piece is None:
            return
        yield piece
