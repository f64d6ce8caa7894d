"""A small city with papers of its own; the real parts read and store them, statements are placed by hand."""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache

import typst

from stadtfaden.actors.models import Municipality
from stadtfaden.core.areas import Area, Scored
from stadtfaden.core.digital import DigitalKind, DigitalMark
from stadtfaden.core.links import LinkProposal, LinkType
from stadtfaden.core.statements import SheetField, Statement, StatementKind
from stadtfaden.core.targets import Direction, Target
from stadtfaden.corpus.actions import PaperFacts, keep_original, settle_document, store_reading
from stadtfaden.corpus.geometry import packed_reading
from stadtfaden.corpus.models import DocumentKind, DocumentStatus
from stadtfaden.corpus.models import Statement as StatementRow
from stadtfaden.reading import read
from stadtfaden.threads.actions import connect_statements, propose_links, settle_areas

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
MADE_BY = "placed by hand"
AREAS = (
    Area(
        "mobility", "Mobilität und Verkehr", "Mobility and transport", "Wege in der Stadt.", "Ways in town."
    ),
    Area("climate", "Klimaschutz", "Climate protection", "Weniger Treibhausgas.", "Less greenhouse gas."),
    Area("culture", "Kultur", "Culture", "Bühnen und Archive.", "Stages and archives."),
)
PAGE = """#set page(width: 148mm, height: 210mm, numbering: "1", margin: 18mm)
#set text(font: "New Computer Modern", size: 11pt, lang: "de")
"""
LEITBILD = (
    PAGE
    + """= Leitbild Auental 2040
#pagebreak()
== Unser Bild der Stadt
Auental ist im Jahr 2040 eine Stadt der kurzen Wege.

Wir handeln so, dass auch die Enkel noch wählen können.
"""
)
MOBILITY = (
    PAGE
    + """= Verkehrsplan Auental
== Ziele
Z 1 Bis 2035 werden 40 % aller Wege mit dem Rad zurückgelegt.

Der Anteil der Wege zu Fuß bleibt mindestens bei 25 %.
#pagebreak()
== Maßnahmen
M 1.1 Die Stadt baut ein Netz von Radschnellwegen mit digitalen Zählstellen, deren Daten offen stehen.

#table(columns: 2, [Federführung], [Tiefbauamt], [Zeitraum], [2026 bis 2031])
"""
)
CLIMATE = """Klimaplan Auental

Bis 2030 werden 25 % aller Wege mit dem Rad zurückgelegt.
\fMaßnahmen

Alle Schulen erhalten ein Dach mit Solaranlage <script>alert(1)</script>.
"""


@cache
def reading_of(kind, source):
    """Typesetting and reading take a moment: once a run."""
    data = typst.compile(source.encode()) if kind == "pdf" else source.encode()
    return data, read(data, name=f"paper.{kind}")


def says(reading, kind, text, **more):
    """A statement cut from the page on which the words stand."""
    page = next(page for page in reading.pages if text in page.text)
    start = page.text.index(text)
    passage = next(
        one for one in reading.passages if one.page == page.number and one.start <= start < one.end
    )
    return Statement(
        kind=kind,
        passage=passage.position,
        page=page.number,
        start=start,
        end=start + len(text),
        text=text,
        score=0.8,
        reason="Der Satz nennt, was gelten soll.",
        made_by=MADE_BY,
        **more,
    )


def range_of(reading, words):
    page = next(page for page in reading.pages if words in page.text)
    return page.text.index(words), page.text.index(words) + len(words)


def target_of(sentence, words, **values):
    """Targets count from the start of their statement."""
    start = sentence.index(words)
    return Target(start, start + len(words), words, **values)


def field_of(reading, name, words):
    start, end = range_of(reading, words)
    passage = next(one for one in reading.passages if words in one.text)
    return SheetField(name, None, passage.position, start, end, words)


def mark_of(sentence, kind, words):
    """Marks count from the start of their statement."""
    start = sentence.index(words)
    return DigitalMark(kind, 0.7, start, start + len(words))


class City:
    """Auental with as many papers as asked for; every paper has an address and its statements by kind."""

    def __init__(self, folder, name="Auental", slug="auental"):
        self.folder = folder
        self.pairs = 0
        self.row = Municipality.objects.create(name=name, slug=slug)
        settle_areas(municipality=self.row, taxonomy=AREAS)

    def add(self, ending, source, statements, **facts):
        data, reading = reading_of(ending, source)
        keep_original(data=data, folder=self.folder)
        reading = replace(reading, statements=tuple(statements(reading)))
        document = settle_document(municipality=self.row, facts=PaperFacts(**facts), now=NOON)
        edition = store_reading(
            document=document, packed=packed_reading(reading), file_name=f"{document.slug}.{ending}", now=NOON
        )
        connect_statements(edition=edition, statements=reading.statements)
        return document

    def add_leitbild(self):
        return self.add(
            "pdf",
            LEITBILD,
            lambda r: [
                says(r, StatementKind.VISION, "Auental ist im Jahr 2040 eine Stadt der kurzen Wege."),
                says(r, StatementKind.PRINCIPLE, "Wir handeln so, dass auch die Enkel noch wählen können."),
            ],
            title="Leitbild Auental 2040",
            kind=DocumentKind.LEITBILD,
            status=DocumentStatus.ADOPTED,
            adopted_on=date(2019, 9, 3),
        )

    def add_mobility(self, source=MOBILITY, title="Verkehrsplan Auental"):
        goal = "Bis 2035 werden 40 % aller Wege mit dem Rad zurückgelegt."
        measure = (
            "Die Stadt baut ein Netz von Radschnellwegen mit digitalen Zählstellen, deren Daten offen stehen."
        )
        return self.add(
            "pdf",
            source,
            lambda r: [
                says(
                    r,
                    StatementKind.GOAL,
                    goal,
                    code="Z 1",
                    areas=(Scored("mobility", 0.9), Scored("climate", 0.5)),
                    targets=(
                        target_of(
                            goal,
                            "Bis 2035 werden 40 %",
                            value=40.0,
                            unit="%",
                            direction=Direction.REACH,
                            target_year=2035,
                        ),
                    ),
                ),
                says(r, StatementKind.TARGET, "Der Anteil der Wege zu Fuß bleibt mindestens bei 25 %."),
                says(
                    r,
                    StatementKind.MEASURE,
                    measure,
                    code="M 1.1",
                    level_name="Leitmaßnahme",
                    parent=0,
                    areas=(Scored("mobility", 0.8),),
                    digital=(
                        mark_of(measure, DigitalKind.DATA, "digitalen Zählstellen, deren Daten offen stehen"),
                    ),
                    fields=(field_of(r, "Federführung", "Tiefbauamt"),),
                ),
            ],
            title=title,
            kind=DocumentKind.PLAN,
        )

    def add_climate(self, source=CLIMATE, title="Klimaplan Auental"):
        goal = "Bis 2030 werden 25 % aller Wege mit dem Rad zurückgelegt."
        return self.add(
            "txt",
            source,
            lambda r: [
                says(
                    r,
                    StatementKind.GOAL,
                    goal,
                    areas=(Scored("climate", 0.9),),
                    targets=(
                        target_of(goal, "Bis 2030 werden 25 %", value=25.0, unit="%", target_year=2030),
                    ),
                ),
                says(
                    r,
                    StatementKind.MEASURE,
                    "Alle Schulen erhalten ein Dach mit Solaranlage <script>alert(1)</script>.",
                    areas=(Scored("climate", 0.7),),
                ),
            ],
            title=title,
        )

    def link(self, source, target, kind, reason="Beide reden vom Radverkehr."):
        proposal = LinkProposal(source.key, target.key, kind, 0.7, reason, MADE_BY)
        ids = {source.key: source.pk, target.key: target.pk}
        propose_links(edition=source.edition, proposals=[proposal], ids=ids, made_by=MADE_BY, now=NOON)

    def grow(self, how_many):
        """As many plans for traffic and for climate, each pair in contradiction."""
        vision = StatementRow.objects.get(kind="vision")
        for number in range(self.pairs, how_many):
            mobility = self.add_mobility(f"{MOBILITY}\n\nAusgabe {number}", f"Verkehrsplan {number}")
            climate = self.add_climate(f"{CLIMATE}\nAusgabe {number}", f"Klimaplan {number}")
            goal = self.statement(mobility, "goal")
            self.link(goal, vision, LinkType.SUPPORTS)
            self.link(goal, self.statement(climate, "goal"), LinkType.CONFLICTS)
            one, other = (self.statement(paper, "measure") for paper in (mobility, climate))
            self.link(one, other, LinkType.DUPLICATES)
        self.pairs = how_many

    def statement(self, document, kind):
        return StatementRow.objects.filter(edition__document=document, kind=kind).order_by("pk").first()


def auental(folder):
    """Three papers, one thread from the vision to the measure, one contradiction."""
    city = City(folder)
    leitbild, mobility, climate = city.add_leitbild(), city.add_mobility(), city.add_climate()
    vision = city.statement(leitbild, "vision")
    goal, other = city.statement(mobility, "goal"), city.statement(climate, "goal")
    city.link(goal, vision, LinkType.SUPPORTS, "Kurze Wege gehen mit dem Rad.")
    city.link(
        goal, other, LinkType.CONFLICTS, "Dieselbe Größe, andere Zielwerte: 40 % bis 2035 und 25 % bis 2030."
    )
    return city


def town(folder, how_many):
    """Each kind of thing `how_many` times: papers, threads, contradictions, doubles, holes."""
    city = City(folder)
    city.add_leitbild()
    city.grow(how_many)
    return city
