"""One pass over the records of a city: everything that the report says, as values."""

from datetime import date

from django.utils.translation import override

from stadtfaden.actors.models import Municipality
from stadtfaden.corpus import queries as corpus
from stadtfaden.exchange.report import sentences
from stadtfaden.exchange.report.areas import AT_MOST, FEW, TARGETS, chapter_of
from stadtfaden.exchange.report.crossing import (
    CONTRADICTIONS,
    THREADS,
    contradictions_of,
    holes_of,
    threads_of,
)
from stadtfaden.exchange.report.overview import levels_of, loom_of, matrices_of, papers_of
from stadtfaden.exchange.report.quoting import Quoting
from stadtfaden.exchange.report.sentences import Addresses
from stadtfaden.exchange.report.values import Report
from stadtfaden.pipeline.queries import unread_files
from stadtfaden.threads import queries as threads
from stadtfaden.threads.models import Area
from stadtfaden.threads.queries import levels
from stadtfaden.ui.templatetags.stadtfaden import day

CUT = (
    f"Der Bericht druckt je Handlungsfeld höchstens {AT_MOST} Ziele, {AT_MOST} Maßnahmen und {TARGETS} "
    "Zielwerte, von Visionen, Leitsätzen, Herausforderungen, Indikatoren und jeder Art von Digitalbezug "
    f"{FEW}, dazu {THREADS} Fäden und {CONTRADICTIONS} Widersprüche: jeweils die sichersten. Was darüber "
    "hinausgeht, ist gezählt und steht im Portal."
)
REPLACED = (
    "Was ein neueres Papier oder eine neuere Aussage abgelöst hat, auch nur nach Vorschlag der Maschine, "
    "steht in jedem Kapitel für sich und ist in keiner anderen Zahl mitgezählt; nur die einzelnen Felder der "
    "Matrix zählen alles, was in einem Papier steht."
)
SHORTENED = (
    "Lange Aussagen sind gekürzt; die Stelle ist mit […] bezeichnet. Zeichen, die keine Schrift dieses "
    "Berichts kennt, stehen als �."
)


def gather(municipality: Municipality, *, on: date, address: str = "") -> Report:
    """Twenty queries an area and about forty more, however much was read; at most so many quotes of each."""
    with override("de"):
        return _gathered(municipality, on, Addresses(address, municipality.slug))


def _gathered(municipality: Municipality, on: date, addresses: Addresses) -> Report:
    editions = list(corpus.current_editions(municipality).select_related("document__supersedes"))
    quoting = Quoting([edition.document for edition in editions])
    held, review = levels.levels(municipality), levels.review_counts(municipality)
    holes = threads.holes(municipality)
    conflicts = threads.contradictions(municipality).count()
    unread = list(unread_files(municipality))
    chapters = [
        chapter_of(area, quoting=quoting, addresses=addresses, year=on.year)
        for area in threads.areas(municipality)
    ]
    drawn, carrying = threads_of(municipality, quoting=quoting, addresses=addresses)
    return Report(
        city=municipality.name,
        title=f"Integrierte Digitalstrategie – Stand {day(on)}",
        day=day(on),
        draft=sentences.draft(review),
        on=(on.year, on.month, on.day),
        summary=sentences.summary(held, review, len(editions), corpus.pages_read(municipality)),
        made=sentences.made(municipality.name, review),
        limits=(CUT, REPLACED, SHORTENED),
        levels=levels_of(held),
        loom=loom_of(held),
        matrices=matrices_of(threads.matrix(municipality)),
        areas=tuple(chapter for chapter in chapters if chapter is not None),
        threads=drawn,
        threads_lead=sentences.threads(len(drawn), carrying, held.tops, addresses.of("threads")),
        contradictions=contradictions_of(municipality, quoting=quoting),
        contradictions_lead=sentences.contradictions(conflicts),
        contradictions_rest=sentences.rest(
            min(conflicts, CONTRADICTIONS), conflicts, addresses.of("contradictions")
        ),
        silent=tuple(map(_silent, holes.areas_without_paper)),
        holes=holes_of(holes, quoting=quoting, addresses=addresses),
        unread=tuple((file.path, f"{file.what} {file.way_out}".strip()) for file in unread),
        unread_lead=sentences.unread(len(unread)),
        papers=papers_of(editions, quoting),
    )


def _silent(area: Area) -> str:
    was_spoken_of = area.was_spoken_of  # type: ignore[attr-defined] # annotated by holes
    return f"{area.name_de} (nur in Abgelöstem)" if was_spoken_of else area.name_de
