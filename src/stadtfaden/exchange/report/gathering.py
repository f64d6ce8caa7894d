"""One pass over the records of a city: everything that the report says, as values."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date

from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from stadtfaden.actors import queries as actors
from stadtfaden.actors.models import Municipality
from stadtfaden.corpus import queries as corpus
from stadtfaden.exchange.report import sentences
from stadtfaden.exchange.report.aims import aims_of
from stadtfaden.exchange.report.areas import AT_MOST, FEW, TARGETS, chapter_of
from stadtfaden.exchange.report.costing import money_of, spending_of
from stadtfaden.exchange.report.crossing import (
    CONTRADICTIONS,
    THREADS,
    contradictions_of,
    holes_of,
    places_of,
    settled_of,
    threads_of,
)
from stadtfaden.exchange.report.frame import frame
from stadtfaden.exchange.report.looks import look_of
from stadtfaden.exchange.report.marking import told_once
from stadtfaden.exchange.report.naming import name_of
from stadtfaden.exchange.report.overview import levels_of, loom_of, matrices_of, papers_of
from stadtfaden.exchange.report.quoting import Quoting
from stadtfaden.exchange.report.sentences import Addresses
from stadtfaden.exchange.report.standing import asked_of, standing_of
from stadtfaden.exchange.report.values import AreaChapter, CityTarget, Promise, Report
from stadtfaden.pipeline.queries import unread_files
from stadtfaden.threads import queries as threads
from stadtfaden.threads.models import Area
from stadtfaden.threads.queries import levels
from stadtfaden.threads.queries.plain import areas_explained, plain_texts_of_statements
from stadtfaden.ui.templatetags.stadtfaden import day
from stadtfaden.ui.wording import inside, own_terms

CITYWIDE = 60  # targets in the table of the whole city


def gather(municipality: Municipality, *, on: date, address: str = "", language: str = "de") -> Report:
    """Twenty queries an area and about fifty more, however much was read; at most so many quotes of each."""
    with spoken(municipality, language):
        return told_once(_gathered(municipality, on, Addresses(address, municipality.slug)))


@contextmanager
def spoken(municipality: Municipality, language: str) -> Iterator[None]:
    """In this language, and where it is German in the city's own words: one query."""
    terms = actors.terms_of(municipality.slug)
    token = own_terms.set(lambda: terms)
    try:
        with override(language):
            yield
    finally:
        own_terms.reset(token)


def _gathered(municipality: Municipality, on: date, addresses: Addresses) -> Report:
    editions = list(corpus.current_editions(municipality).select_related("document__supersedes"))
    quoting = Quoting(
        [edition.document for edition in editions],
        threads.draft_statements(municipality),
        plain_texts_of_statements(municipality),
    )
    look = look_of(municipality)
    held, review = levels.levels(municipality), levels.review_counts(municipality)
    holes = threads.holes(municipality)
    places = places_of(municipality)
    unread = list(unread_files(municipality))
    areas, spending = list(areas_explained(municipality)), spending_of(municipality)
    found = (
        chapter_of(area, quoting=quoting, addresses=addresses, spending=spending, year=on.year)
        for area in areas
    )
    chapters = tuple(chapter for chapter in found if chapter is not None)
    targets, how_many = citywide(chapters, on.year)
    silent = list(holes.areas_without_paper)
    vision = levels.first_top(municipality)
    contradictions = contradictions_of(municipality, quoting=quoting)
    settled = settled_of(municipality, quoting=quoting)
    drawn, carrying = threads_of(municipality, quoting=quoting, addresses=addresses)
    return Report(
        language=get_language() or "de",
        portal=addresses.of("home"),
        city=municipality.name,
        look=look,
        title=_("How the strategy hangs together – as of %(day)s") % {"day": day(on)},
        frame=frame(municipality.name),
        day=day(on),
        draft=sentences.draft(review),
        on=(on.year, on.month, on.day),
        summary=sentences.summary(held, review, len(editions), corpus.pages_read(municipality)),
        vision=None if vision is None else quoting.quote(vision),
        standing=standing_of(municipality, editions),
        aims=aims_of(municipality, areas, quoting=quoting, year=on.year),
        asked=asked_of(
            municipality, editions, waiting=places.waiting, judged=(*contradictions, *settled), year=on.year
        ),
        made=sentences.made(municipality.name, review),
        limits=_limits(),
        levels=levels_of(held),
        loom=loom_of(held, look.thread),
        matrices=matrices_of(threads.matrix(municipality)),
        areas=chapters,
        threads=drawn,
        threads_lead=sentences.threads(len(drawn), carrying, held.tops, addresses.of("threads")),
        contradictions=contradictions,
        contradictions_lead=sentences.contradictions(places),
        contradictions_rest=sentences.rest(len(contradictions), places.still, addresses.of("contradictions")),
        contradictions_in_all=places.still,
        settled=settled,
        settled_in_all=places.settled,
        settled_rest=sentences.printed_places(len(settled), places.settled),
        targets=targets,
        targets_in_all=how_many,
        targets_rest=sentences.rest(len(targets), how_many, addresses.of("areas")),
        money=money_of(spending, areas, quoting=quoting, addresses=addresses),
        silent_heading=sentences.silent(len(silent)),
        silent=tuple(map(_silent, silent)),
        holes=holes_of(holes, quoting=quoting, addresses=addresses),
        unread=tuple((file.path, f"{file.what} {file.way_out}".strip()) for file in unread),
        unread_lead=sentences.unread(len(unread)),
        papers=papers_of(editions, quoting),
    )


def citywide(chapters: Iterable[AreaChapter], year: int) -> tuple[tuple[CityTarget, ...], int]:
    """The targets of all chapters once each, by year, those without a year last; and how many there are.
    Confirmed ones and those to come are taken first.
    """
    areas: dict[Promise, list[str]] = {}
    for chapter in chapters:
        for promise in chapter.promises:
            areas.setdefault(promise, []).append(chapter.name)
    first = sorted(areas, key=lambda promise: (not promise.quote.is_confirmed, promise.year < str(year)))
    by_year = sorted(first[:CITYWIDE], key=lambda promise: (not promise.year, promise.year))
    return tuple(CityTarget(promise, ", ".join(areas[promise])) for promise in by_year), len(areas)


def _limits() -> tuple[str, ...]:
    cut = _(
        "For each area the report prints at most %(most)s %(goals)s, %(most)s %(measures)s and %(some)s "
        "%(targets)s, of visions, principles, challenges, indicators and each kind of digital connection "
        "%(few)s, and %(threads)s threads and %(contradictions)s contradictions: the surest in each case. "
        "What goes beyond that is counted and stands in the portal."
    ) % {
        "most": AT_MOST,
        "some": TARGETS,
        "goals": inside("goal")[1],
        "measures": inside("measure")[1],
        "targets": inside("target")[1],
        "few": FEW,
        "threads": THREADS,
        "contradictions": CONTRADICTIONS,
    }
    replaced = _(
        "What a newer paper or a newer statement has replaced, even if only the machine proposes so, stands "
        "by itself in each chapter and is counted in no other number; only the single cells of the matrix "
        "count everything that stands in a paper."
    )
    shortened = _(
        "Long statements are shortened; the place is marked […]. Letters that no font of this report knows "
        "stand as �."
    )
    return cut, replaced, shortened


def _silent(area: Area) -> str:
    was_spoken_of = area.was_spoken_of  # type: ignore[attr-defined] # annotated by holes
    name = name_of(area)
    return _("%(name)s (only in what has been replaced)") % {"name": name} if was_spoken_of else name
