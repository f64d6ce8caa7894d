"""A list of a page as a file: exactly its rows, in its order, all of them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, StreamingHttpResponse
from django.utils.translation import get_language, override

from stadtfaden.core.licences import licence_name
from stadtfaden.corpus import queries as corpus
from stadtfaden.exchange import FORMATS, About, ListKind, records
from stadtfaden.exchange.records import Site
from stadtfaden.exchange.tables import Row
from stadtfaden.pipeline.queries import stand_of
from stadtfaden.showing.addresses import address
from stadtfaden.threads import queries as threads
from stadtfaden.ui.published import PublishedRequest

if TYPE_CHECKING:
    from stadtfaden.threads.queries import Double, Holes, Matrix
    from stadtfaden.threads.queries.rows import (
        DecidedEdition,
        Document,
        Link,
        Municipality,
        Passage,
        Statement,
        Target,
    )

CHUNK = 500
LIST = "liste"  # the file below the address of a list
Told = Callable[[Site], Iterable[Row]]


class Hit(Protocol):
    """What a search has found."""

    @property
    def statement(self) -> "Statement | None": ...
    @property
    def passage(self) -> "Passage | None": ...


def server_of(request: HttpRequest) -> str:
    """The address that the operator names, else the one that was asked; without a slash at its end."""
    asked = f"{request.scheme}://{request.get_host()}"
    return asked if isinstance(request, PublishedRequest) else settings.ADDRESS or asked


def site_of(request: HttpRequest, municipality: "Municipality") -> Site:
    return Site(server_of(request), municipality.slug, address)


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
    page, parts = _page_and_parts(request, ending)
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
    name = "-".join(part for part in parts if part)
    day = f"-{stand.changed_at:%Y-%m-%d}" if stand else ""
    response.headers["Content-Disposition"] = f'attachment; filename="{name}{day}.{ending}"'
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _page_and_parts(request: HttpRequest, ending: str) -> tuple[str, list[str]]:
    """The page whose list it is, and what names the file. A data set without a page of its own stands in the
    catalogue.
    """
    *folders, name = request.path.removesuffix(f".{ending}").split("/")
    if name == LIST:
        return request.get_full_path().replace(f"{LIST}.{ending}", "", 1), folders
    return f"{'/'.join(folders)}/#{name}", [*folders, name]


def told_statements(rows: "QuerySet[Any]") -> Told:
    """Two queries, and eight for every 500 rows."""

    def told(site: Site) -> Iterator[Row]:
        for some in in_pieces(threads.statements_whole(rows)):
            yield from records.statement_records(some, site, threads.successors(some))

    return told


def told_tops(rows: "QuerySet[Statement]") -> Told:
    """Two queries, and eight for every 500 rows."""

    def told(site: Site) -> Iterator[Row]:
        for some in in_pieces(threads.statements_whole(rows)):
            yield from records.top_records(some, site, threads.successors(some))

    return told


def told_targets(rows: "QuerySet[Target]") -> Told:
    return lambda site: (
        records.target_record(row, site) for some in in_pieces(threads.targets_whole(rows)) for row in some
    )


def told_links(links: "QuerySet[Link]") -> Told:
    """A query for every 500 rows."""
    return lambda site: (records.link_record(row, site) for some in in_pieces(links) for row in some)


def told_contradictions(*lists: "QuerySet[Link]") -> Told:
    """One list after the other."""
    return lambda site: (
        records.contradiction_record(row, site, getattr(row, "settlement", None))
        for links in lists
        for some in in_pieces(links.select_related("settlement__settled_by"))
        for row in some
    )


def told_holes(found: "Holes", kind: str | None) -> Told:
    """Of one kind, or all of them in the order of the page."""
    stated = {
        "goal-without-measure": found.goals_without_measure,
        "measure-without-goal": found.measures_without_goal,
        "goal-without-target": found.goals_without_target,
    }

    def told(site: Site) -> Iterator[Row]:
        if kind is None:
            for area in found.areas_without_paper:
                yield records.hole_record("area-without-paper", site, area=area)
        for name in stated if kind is None else (kind,):
            for some in in_pieces(stated[name].defer(*corpus.WITHOUT_TEXT)):
                for row in some:
                    yield records.hole_record(name, site, statement=row)

    return told


def told_hits(found: Iterable[Hit]) -> Told:
    """Best first; where no statement was cut from the words, they are told as a passage."""

    def told(site: Site) -> Iterator[Row]:
        for rank, hit in enumerate(found, start=1):
            if hit.statement is not None:
                yield {"rank": rank, "statement": records.source_record(hit.statement, site)}
            elif hit.passage is not None:
                yield {"rank": rank, "statement": records.passage_record(hit.passage, site)}

    return told


def told_doubles(found: "Iterable[Double]") -> Told:
    return lambda site: (
        {"finding": number, "statement": records.source_record(statement, site)}
        for number, double in enumerate(found, start=1)
        for statement in double.statements
    )


def told_papers(municipality: "Municipality", numbers: Sequence[int]) -> Told:
    """In the given order: four queries."""

    def told(site: Site) -> Iterator[Row]:
        whole = corpus.documents_with_editions(municipality)
        found: dict[int, Document] = {row.pk: row for row in whole}
        how_many = corpus.statements_by_paper(municipality)
        for number in numbers:
            yield records.paper_record(found[number], site, how_many.get(number, 0))

    return told


def told_areas(municipality: "Municipality") -> Told:
    """Four queries."""

    def told(site: Site) -> Iterator[Row]:
        found = threads.matrix(municipality)
        for area in found.areas:
            yield records.area_record(area, site, found.of_area.get(area.pk))

    return told


def told_matrix(found: "Matrix") -> Told:
    """One row for each cell, the empty ones too: what no paper says can be seen."""
    return lambda site: (
        records.cell_record(area, document, found.cells.get((area.pk, document.pk)), site)
        for area in found.areas
        for document in found.documents
    )


def told_editions(found: "Iterable[DecidedEdition]") -> Told:
    return lambda site: (records.decided_record(row, site) for row in found)


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
