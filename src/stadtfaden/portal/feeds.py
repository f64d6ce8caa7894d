"""What changed, as Atom: of a city, of an area, and what a saved search finds."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language, gettext

from stadtfaden.actors import queries as actors
from stadtfaden.exchange import records
from stadtfaden.exchange.tables import Row
from stadtfaden.showing.downloads import site_of
from stadtfaden.showing.filter_names import FILTERS
from stadtfaden.showing.lists import refuse_others
from stadtfaden.showing.templatetags.records import area_name, kind_name
from stadtfaden.threads import queries as threads
from stadtfaden.threads.queries.news import Happening, lately
from stadtfaden.ui.templatetags.stadtfaden import day, shortened

if TYPE_CHECKING:
    from stadtfaden.exchange.records import Site
    from stadtfaden.portal.searching import Answer
    from stadtfaden.threads.queries.rows import Municipality

ENDING = "atom.xml"
MOST = 50
LONGEST = 120  # letters of a title
NAMES = UUID("9a70dcef-3cdd-5274-949a-b48e13601b7b")  # may never change: readers know entries by it
BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)  # Atom wants a moment even of a city that nobody has touched


def city(request: HttpRequest, city: str) -> HttpResponse:
    refuse_others(request, ())
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    site = site_of(request, municipality)
    title = gettext("%(city)s: what has changed") % {"city": municipality.name}
    feed = _feed(request, site, title, site.page("home"), municipality.name)
    _fill(feed, lately(municipality, most=MOST), site)
    return _written(feed, municipality)


def area(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    refuse_others(request, ())
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    found = get_object_or_404(threads.areas(municipality), slug=slug)
    site = site_of(request, municipality)
    said = {"city": municipality.name, "area": area_name(found)}
    title = gettext("%(city)s, %(area)s: what has changed") % said
    feed = _feed(request, site, title, site.page("area", slug), municipality.name)
    _fill(feed, lately(municipality, area=found, most=MOST), site)
    return _written(feed, municipality)


def of_hits(
    request: HttpRequest, municipality: "Municipality", question: str, answers: "Sequence[Answer]"
) -> HttpResponse:
    """The hits that fit best, those that came last first."""
    refuse_others(request, {"q", *FILTERS})
    site = site_of(request, municipality)
    title = gettext("%(city)s: search for “%(question)s”") % {"city": municipality.name, "question": question}
    feed = _feed(request, site, title, f"{site.page('search')}?{request.GET.urlencode()}", municipality.name)
    for at, told in sorted(_hits(answers[:MOST], site), key=lambda hit: hit[0], reverse=True):
        _add_statement(feed, told, at, site)
    return _written(feed, municipality)


def _hits(answers: "Iterable[Answer]", site: "Site") -> Iterable[tuple[datetime, Row]]:
    for answer in answers:
        if answer.statement is not None:
            yield answer.statement.edition.read_at, records.source_record(answer.statement, site)
        elif answer.passage is not None:
            yield answer.passage.edition.read_at, records.passage_record(answer.passage, site)


def _feed(request: HttpRequest, site: "Site", title: str, link: str, city: str) -> Atom1Feed:
    return Atom1Feed(
        title=title,
        link=link,
        description=None,
        language=get_language(),
        author_name=city,
        feed_url=f"{site.server}{request.get_full_path()}",
        feed_guid=_lasting(site, "feed", link.removeprefix(site.server)),
    )


def _fill(feed: Atom1Feed, happenings: Iterable[Happening], site: "Site") -> None:
    for one in happenings:
        if one.statement is not None:
            told = records.source_record(one.statement, site)
            _add_statement(feed, told, one.at, site, is_confirmation=True)
        elif one.paper is not None:
            paper = one.paper.document
            link = site.page("paper", paper.slug)
            title = gettext("Paper read: %(title)s") % {"title": paper.title}
            text = gettext("Edition %(number)s, %(pages)s pages") % {
                "number": one.paper.number,
                "pages": one.paper.page_count,
            }
            _add(feed, title, link, text, one.at, _lasting(site, "paper", paper.slug, one.paper.number))
        elif one.decided is not None:
            link = site.page("decided", one.decided.number)
            said = {"title": one.decided.title, "day": day(one.decided.decided_on)}
            title = gettext("The council decided on %(day)s: %(title)s") % said
            name = _lasting(site, "decided", one.decided.number)
            _add(feed, title, link, one.decided.council_paper, one.at, name)


def _add_statement(
    feed: Atom1Feed, told: Row, at: datetime, site: "Site", *, is_confirmation: bool = False
) -> None:
    """The quote with its place; its id stays, whatever becomes of the statement."""
    kind = gettext("Passage") if told["kind"] == "passage" else kind_name(told["kind"])
    named = " ".join(part for part in (kind, told["code"]) if part)
    title = f"{named}: {shortened(told['title'] or told['text'], LONGEST)}"
    text = f"„{told['text']}“ {told['paper']['title']}, {told['page']['place']}"
    page = told["page"]
    words = told["id"] or f"{told['paper']['id']}/{page['number']}/{page['start']}-{page['end']}"
    if is_confirmation:
        title = gettext("Confirmed: %(what)s") % {"what": title}
    elif told["review"] == "candidate":
        title = f"{title} ({gettext('proposal')})"
    name = _lasting(site, "confirmed" if is_confirmation else "found", words)
    _add(feed, title, told["page_address"], text, at, name)


def _lasting(site: "Site", *what: str | int) -> str:
    """The id of an entry, of the city, the language and the thing alone: the same under whatever address."""
    said = "/".join(map(str, (get_language(), site.city, *what)))
    return uuid5(NAMES, said).urn


def _add(feed: Atom1Feed, title: str, link: str, text: str, at: datetime, name: str) -> None:
    feed.add_item(title=title, link=link, description=text, pubdate=at, updateddate=at, unique_id=name)


def _written(feed: Atom1Feed, municipality: "Municipality") -> HttpResponse:
    """An empty feed is as young as the city: one query."""
    if not feed.items:
        last = actors.last_entry(municipality)
        moment = last.happened_at if last else BEGINNING
        feed.latest_post_date = lambda: moment  # type: ignore[method-assign] # else 1970
    response = HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
