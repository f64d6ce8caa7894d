"""Which pages there are, for search engines: an index, and for each city its pages, papers, statements and
contradictions, in every language, and when each changed where that is known.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
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
from stadtfaden.ui.templatetags.stadtfaden import path_in

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Municipality

    AnySitemap = Sitemap[Any]
else:
    AnySitemap = Sitemap  # takes no type when it runs

STANDING = (
    *("home", "about", "news", "citing", "easy-language", "accessibility", "register"),
    *("shelf", "unread", "matrix", "areas", "goals", "measures", "targets", "digital"),
    *("threads", "thread-map", "timeline", "money", "contradictions", "doubles", "holes"),
    *("decided-editions", "reports", "data"),
)
Place = tuple[str, tuple[str | int, ...]]  # name of a page, and what stands in its address
LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)


@dataclass(frozen=True, slots=True)
class _Places:
    """Asked when they are wanted: the index alone needs how many there are. Each comes with the moments at
    which it may have changed.
    """

    ask: "Callable[[Municipality], Sequence[Any] | QuerySet[Any, Any]]"
    place: Callable[[Any], Place]


def _standing(municipality: "Municipality") -> list[tuple[Place, datetime | None]]:
    areas = threads.areas(municipality).values_list("slug", flat=True)
    decided = threads.decided_editions(municipality).values_list("number", flat=True)
    last = actors.last_entry(municipality)
    places: list[Place] = [
        *((name, ()) for name in STANDING),
        *(("area", (slug,)) for slug in areas),
        *(("decided", (number,)) for number in decided),
    ]
    return [(place, last.happened_at if last else None) for place in places]


def _contradictions(municipality: "Municipality") -> list[tuple[tuple[str, str], datetime | None]]:
    """What the list of them shows: the open ones, then the settled ones. Two queries."""
    asked = (
        threads.contradictions(municipality),
        threads.contradictions_to_settle(municipality, is_settled=True),
    )
    ends = ("source__key", "target__key", "settlement__settled_at")
    return [((one, other), at) for rows in asked for one, other, at in rows.values_list(*ends)]


PARTS = {
    "seiten": _Places(_standing, lambda place: place),
    "papiere": _Places(
        lambda city: (
            corpus.documents(city).filter(editions__is_current=True).values_list("slug", "editions__read_at")
        ),
        lambda slug: ("paper", (slug,)),
    ),
    "aussagen": _Places(
        lambda city: (
            corpus.current_statements(city)
            .order_by("pk")
            .values_list("key", "edition__read_at", "reviewed_at")
        ),
        lambda key: ("statement", (key,)),
    ),
    "widersprueche": _Places(_contradictions, lambda ends: ("contradiction", ends)),
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
        name, given = self._places.place(item[0])
        return address(name, self._municipality.slug, *given)

    def lastmod(self, item: Any) -> datetime | None:
        return max((moment for moment in item[1:] if moment is not None), default=None)

    def get_urls(self, page: int | str = 1, site: Any = None, protocol: str | None = None) -> list[Any]:
        """Each page once in each language, and each time where the others are."""
        found = []
        for one in super().get_urls(page, site, protocol):
            server, path = one["location"].split("/", 3)[:3], "/" + one["location"].split("/", 3)[3]
            of = {language: "/".join(server) + path_in(language, path) for language in LANGUAGES}
            others = [{"lang_code": language, "location": place} for language, place in of.items()]
            others.append({"lang_code": "x-default", "location": of[settings.LANGUAGE_CODE]})
            found += [{**one, "location": place, "alternates": others} for place in of.values()]
        return found

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
    """Up to 5,000 pages in each language; ?p=2 are the next."""
    with override("de"):
        return sitemap(request, {**_sections(request)}, section=section).render()


def _sections(request: HttpRequest) -> dict[str, AnySitemap]:
    return {
        f"{municipality.slug}-{name}": _Part(server_of(request), municipality, places)
        for municipality in actors.municipalities()
        for name, places in PARTS.items()
    }
