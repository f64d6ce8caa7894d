"""Cities, their areas, papers and decided editions."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from ninja import Router

from stadtfaden.actors import queries as actors
from stadtfaden.api import schemas
from stadtfaden.api.parts import Paging, Plain, known_only, part_of_all
from stadtfaden.api.problems import NotHere
from stadtfaden.api.site import city_and_site, site_of
from stadtfaden.corpus import queries as corpus
from stadtfaden.exchange import records
from stadtfaden.exchange.tables import Row
from stadtfaden.pipeline.queries import stand_of
from stadtfaden.showing.refusals import shown
from stadtfaden.threads import queries as threads

if TYPE_CHECKING:
    from stadtfaden.exchange.records import Site
    from stadtfaden.threads.queries.rows import DecidedEdition, Document, Municipality

router = Router()


@router.get(
    "/cities",
    response=schemas.Cities,
    summary=_("Cities"),
    description=_("All cities of this installation, by name."),
)
def cities(request: HttpRequest, paging: Plain) -> dict[str, Any]:
    known_only(request, Paging)
    return part_of_all(
        request,
        list(actors.municipalities()),
        paging,
        lambda rows: [_city(request, row) for row in rows],
    )


@router.get(
    "/cities/{city}",
    response=schemas.City,
    summary=_("One city"),
    description=_("Name, licence, publisher and the moment of the last change."),
)
def city(request: HttpRequest, city: str) -> Row:
    known_only(request)
    return _city(request, city_and_site(request, city)[0])


@router.get(
    "/cities/{city}/areas",
    response=schemas.Areas,
    summary=_("Areas of urban development"),
    description=_("In the order of the city, with how many statements speak of each."),
)
def areas(request: HttpRequest, city: str, paging: Plain) -> dict[str, Any]:
    known_only(request, Paging)
    municipality, site = city_and_site(request, city)
    cells = threads.matrix(municipality).of_area
    return part_of_all(
        request,
        list(threads.areas(municipality)),
        paging,
        lambda rows: [records.area_record(row, site, cells.get(row.pk)) for row in rows],
    )


@router.get(
    "/cities/{city}/papers",
    response=schemas.Papers,
    summary=_("Papers"),
    description=_("By title, each with all its editions."),
)
def papers(request: HttpRequest, city: str, paging: Plain) -> dict[str, Any]:
    known_only(request, Paging)
    municipality, site = city_and_site(request, city)
    shelf = corpus.documents(municipality).values_list("pk", flat=True)
    return part_of_all(request, list(shelf), paging, lambda pks: _papers(municipality, site, pks))


@router.get(
    "/cities/{city}/papers/{paper}",
    response=schemas.Paper,
    summary=_("One paper"),
    description=_("With all its editions."),
)
def paper(request: HttpRequest, city: str, paper: str) -> Row:
    known_only(request)
    municipality, site = city_and_site(request, city)
    shelf = corpus.documents(municipality)
    found = shelf.filter(slug=paper).first()
    if found is None:
        said = gettext("There is no paper “%(name)s” here.") % {"name": shown(paper)}
        raise NotHere(said, paper, shelf.values_list("slug", flat=True))
    return _papers(municipality, site, [found.pk])[0]


@router.get(
    "/cities/{city}/editions",
    response=schemas.DecidedEditions,
    summary=_("Decided editions"),
    description=_("The strategy as the council decided it, newest first; the file of each never changes."),
)
def editions(request: HttpRequest, city: str, paging: Plain) -> dict[str, Any]:
    known_only(request, Paging)
    municipality, site = city_and_site(request, city)
    return part_of_all(
        request,
        list(threads.decided_editions(municipality)),
        paging,
        lambda rows: _decided(rows, site),
    )


@router.get(
    "/cities/{city}/editions/{number}",
    response=schemas.DecidedEdition,
    summary=_("One decided edition"),
    description=_("Its whole content lies at `content`."),
)
def edition(request: HttpRequest, city: str, number: int) -> Row:
    known_only(request)
    municipality, site = city_and_site(request, city)
    decided = threads.decided_editions(municipality)
    found = decided.filter(number=number).first()
    if found is None:
        said = gettext("There is no decided edition “%(name)s” here.") % {"name": number}
        raise NotHere(said, str(number), map(str, decided.values_list("number", flat=True)))
    return records.decided_record(found, site)


def _decided(rows: "Iterable[DecidedEdition]", site: "Site") -> list[Row]:
    return [records.decided_record(row, site) for row in rows]


def _papers(municipality: "Municipality", site: "Site", pks: Sequence[int]) -> list[Row]:
    """Four queries."""
    found: dict[int, Document] = {
        row.pk: row for row in corpus.documents_with_editions(municipality).filter(pk__in=pks)
    }
    how_many = corpus.statements_by_paper(municipality)
    return [records.paper_record(found[pk], site, how_many.get(pk, 0)) for pk in pks]


def _city(request: HttpRequest, municipality: "Municipality") -> Row:
    site = site_of(request, municipality.slug)
    stand = stand_of(municipality)
    return {
        "id": municipality.slug,
        "name": municipality.name,
        "address": site.page("home"),
        "catalogue": f"{site.page('home')}katalog.ttl",
        "as_of": stand.changed_at.isoformat(timespec="seconds") if stand else None,
        "licence": settings.LICENCE or None,
        "publisher": settings.OPERATOR or municipality.name,
    }
