"""Which pages there are, for search engines: an index, and for each city its pages, papers and statements."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import override

from stadtfaden.actors import queries as actors
from stadtfaden.corpus import queries as corpus
from stadtfaden.showing.addresses import address
from stadtfaden.showing.downloads import server_of
from stadtfaden.threads import queries as threads

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Municipality

    AnySitemap = Sitemap[Any]
else:
    AnySitemap = Sitemap  # takes no type when it runs

STANDING = (
    "home",
    "about",
    "shelf",
    "matrix",
    "areas",
    "goals",
    "measures",
    "targets",
    "threads",
    "contradictions",
    "doubles",
    "holes",
    "decided-editions",
)
Place = tuple[str, tuple[str | int, ...]]  # name of a page, and what stands in its address


@dataclass(frozen=True, slots=True)
class _Places:
    """Asked when they are wanted: the index alone needs how many there are."""

    ask: "Callable[[Municipality], Sequence[Any] | QuerySet[Any, Any]]"
    place: Callable[[Any], Place]


def _standing(municipality: "Municipality") -> list[Place]:
    areas = threads.areas(municipality).values_list("slug", flat=True)
    decided = threads.decided_editions(municipality).values_list("number", flat=True)
    return [
        *((name, ()) for name in STANDING),
        *(("area", (slug,)) for slug in areas),
        *(("decided", (number,)) for number in decided),
    ]


PARTS = {
    "seiten": _Places(_standing, lambda place: place),
    "papiere": _Places(
        lambda city: corpus.documents(city).values_list("slug", flat=True), lambda slug: ("paper", (slug,))
    ),
    "aussagen": _Places(
        lambda city: corpus.current_statements(city).order_by("pk").values_list("key", flat=True),
        lambda key: ("statement", (key,)),
    ),
}


class _Part(AnySitemap):
    limit = 5000

    def __init__(self, server: str, municipality: "Municipality", places: _Places) -> None:
        super().__init__()
        self._municipality, self._places = municipality, places
        self.protocol, _, self._domain = server.partition("://")

    def items(self) -> Sequence[Any] | QuerySet[Any, Any]:
        return self._places.ask(self._municipality)

    def location(self, item: Any) -> str:
        name, given = self._places.place(item)
        return address(name, self._municipality.slug, *given)

    def get_domain(self, site: Any = None) -> str:  # noqa: ARG002 -- Django's way
        return self._domain


def whole(request: HttpRequest) -> HttpResponse:
    """A count for each part. Django's own view would name the address that was asked, not the operator's."""
    with override("de"):
        server = server_of(request)
        places = [
            {"location": f"{server}{address('sitemap', section)}{f'?p={page}' if page > 1 else ''}"}
            for section, one in _sections(request).items()
            for page in one.paginator.page_range
        ]
    return render(request, "sitemap_index.xml", {"sitemaps": places}, content_type="application/xml")


def part(request: HttpRequest, section: str) -> HttpResponse:
    """Up to 5,000 pages; ?p=2 are the next. German addresses, which lead to the English ones."""
    with override("de"):
        return sitemap(request, {**_sections(request)}, section=section).render()


def _sections(request: HttpRequest) -> dict[str, AnySitemap]:
    return {
        f"{municipality.slug}-{name}": _Part(server_of(request), municipality, places)
        for municipality in actors.municipalities()
        for name, places in PARTS.items()
    }
