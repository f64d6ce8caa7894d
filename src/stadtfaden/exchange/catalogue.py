"""The catalogue of a city's data by DCAT-AP.de 2.0: which data, in which formats, under which licence.

https://www.dcat-ap.de/def/dcatde/2.0/spec/ and the conventions of GovData,
https://www.dcat-ap.de/def/dcatde/2.0/implRules/ (K12 contributor, K31 licence, K32 format, K36 publisher).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from rdflib import DCAT, DCTERMS, FOAF, RDF, XSD, Graph, Literal, Namespace, URIRef

from stadtfaden.core.licences import NOT_STATED, licence_name
from stadtfaden.core.operators import operator_mail, operator_name
from stadtfaden.exchange.records import Site

DCATDE = Namespace("http://dcat-ap.de/def/dcatde/")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
EU = "http://publications.europa.eu/resource/authority/"
MEDIA = "http://www.iana.org/assignments/media-types/"
GERMAN = URIRef(f"{EU}language/DEU")
THEMES = (URIRef(f"{EU}data-theme/GOVE"), URIRef(f"{EU}data-theme/REGI"))
IRREGULAR = URIRef(f"{EU}frequency/IRREG")
MUNICIPALITY = URIRef("http://dcat-ap.de/def/politicalGeocoding/Level/municipality")
FORMATS: Mapping[str, tuple[str, str]] = {  # of lists: file type of the EU, media type
    "csv": ("CSV", "text/csv"),
    "xlsx": ("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "json": ("JSON", "application/json"),
}
SYNTAXES: Mapping[str, tuple[str, str]] = {  # ending: name in rdflib, media type
    "ttl": ("turtle", "text/turtle; charset=utf-8"),
    "rdf": ("pretty-xml", "application/rdf+xml"),
    "jsonld": ("json-ld", "application/ld+json"),
}


@dataclass(frozen=True, slots=True)
class DataSet:
    """`page` names the public page whose list it is; None: its files stand below the catalogue. At `api` the
    API gives the same.
    """

    name: str
    title: str
    description: str
    api: str
    page: str | None = None

    def file(self, site: Site, ending: str) -> str:
        """Where the whole list stands in this format."""
        if self.page is None:
            return f"{site.page('data')}{self.name}.{ending}"
        return f"{site.page(self.page)}liste.{ending}"

    def landing(self, site: Site) -> str:
        """The page for people."""
        return site.page(self.page) if self.page else f"{site.page('data')}#{self.name}"


DATA_SETS = (
    DataSet(
        "aussagen",
        "Aussagen der Strategiepapiere",
        "Alles, was die geltenden Strategiepapiere der Stadt festlegen: Leitsätze, Visionen, Ziele, "
        "Maßnahmen, Zielwerte und Indikatoren, jede Aussage mit Wortlaut, Ausgabe und Seite, mit "
        "Handlungsfeldern und Digitalbezug. Was noch kein Mensch bestätigt hat, ist ein Vorschlag.",
        "statements",
    ),
    DataSet(
        "ziele",
        "Ziele der Stadt",
        "Alle Ziele aus den Strategiepapieren der Stadt mit Wortlaut, Ausgabe und Seite.",
        "statements?kind=goal",
        "goals",
    ),
    DataSet(
        "massnahmen",
        "Maßnahmen der Stadt",
        "Alle Maßnahmen aus den Strategiepapieren der Stadt mit Wortlaut, Ausgabe und Seite.",
        "statements?kind=measure",
        "measures",
    ),
    DataSet(
        "zielwerte",
        "Zielwerte der Stadt",
        "Was sich nachprüfen lässt: wie viel wovon bis wann, mit dem Satz, in dem es steht.",
        "targets",
        "targets",
    ),
    DataSet(
        "digitalbezuege",
        "Digitalbezüge der Strategie",
        "Was mit der Digitalisierung zusammenhängt: Aussagen, die ein Werkzeug, Daten, Netze, Fähigkeiten, "
        "Beteiligung, eine Wirkung im Raum oder ein Risiko nennen.",
        "statements?digital=any",
        "digital",
    ),
    DataSet(
        "papiere",
        "Strategiepapiere der Stadt",
        "Leitbilder, Strategien, Konzepte und Pläne mit Stand, Beschluss, Vorlage und Ausgaben.",
        "papers",
        "shelf",
    ),
    DataSet(
        "handlungsfelder",
        "Handlungsfelder der Stadtentwicklung",
        "Die Handlungsfelder der Stadt, und wie viele Aussagen zu jedem gehören.",
        "areas",
        "areas",
    ),
    DataSet(
        "matrix",
        "Welches Papier wovon spricht",
        "Für jedes Handlungsfeld und jedes Papier die Zahl der Aussagen und der Aussagen mit Digitalbezug.",
        "areas",
        "matrix",
    ),
    DataSet(
        "verbindungen",
        "Verbindungen zwischen den Papieren",
        "Welche Aussage welche andere unterstützt, umsetzt, verfeinert, misst oder ersetzt.",
        "links",
    ),
    DataSet(
        "faeden",
        "Rote Fäden: wo sie beginnen",
        "Leitsätze und Visionen, an denen Ziele und Maßnahmen der Stadt hängen.",
        "threads",
        "threads",
    ),
    DataSet(
        "doppelt",
        "Was mehrere Papiere sagen",
        "Aussagen, die in mehreren Papieren dasselbe festlegen; gleiche Nummern gehören zusammen.",
        "links?type=duplicates",
        "doubles",
    ),
    DataSet(
        "widersprueche",
        "Widersprüche zwischen den Papieren",
        "Wo zwei Papiere Verschiedenes sagen, mit beiden Zitaten und dem Urteil dazu, wenn es eines gibt.",
        "contradictions",
        "contradictions",
    ),
    DataSet(
        "luecken",
        "Lücken in den Papieren",
        "Ziele ohne Maßnahme, Maßnahmen ohne Ziel, Ziele ohne Zielwert, Handlungsfelder ohne Papier.",
        "holes",
        "holes",
    ),
    DataSet(
        "beschluesse",
        "Beschlussfassungen der Strategie",
        "Die ganze Strategie, wie der Rat sie beschlossen hat; jede Fassung bleibt unverändert abrufbar.",
        "editions",
        "decided-editions",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueFacts:
    """What the city and its operator say. The first part of `publisher` is the name, the rest how to reach
    it. `licence` and `contributor` are addresses, empty where nothing is said: without a licence the data
    count as closed, without a contributor GovData does not take them. `issued_at` is when the city began,
    `changed_at` the last change; None where that is unknown. `has_api`: a server answers; a static site has
    files alone.
    """

    city: str
    publisher: str
    site: Site
    licence: str
    contributor: str
    issued_at: datetime | None
    changed_at: datetime | None
    has_api: bool = True


def catalogue(facts: CatalogueFacts) -> Graph:
    """One catalogue, one service, the data sets with their distributions; the same facts, the same graph."""
    graph = Graph()
    for prefix, space in (
        ("dcat", DCAT),
        ("dct", DCTERMS),
        ("foaf", FOAF),
        ("dcatde", DCATDE),
        ("vcard", VCARD),
    ):
        graph.bind(prefix, space)
    found = _Catalogue(graph, facts)
    found.add_whole()
    if facts.has_api:
        found.add_service()
    for one in DATA_SETS:
        found.add_data_set(one)
    return graph


class _Catalogue:
    """Adds one thing after the other to the graph."""

    def __init__(self, graph: Graph, facts: CatalogueFacts) -> None:
        self.graph, self.facts = graph, facts
        self.home, self.name = facts.site.page("home"), facts.site.page("catalogue-name")
        self.api = f"{facts.site.server}/api/v1/cities/{facts.site.city}"
        self.uri = URIRef(f"{self.name}#katalog")
        self.publisher_name = operator_name(facts.publisher) or facts.city
        self.publisher = URIRef(f"{self.home}#herausgeber")
        self.contact = URIRef(f"{self.home}#kontakt")
        self.service = URIRef(f"{self.name}#api")
        self.licence = URIRef(facts.licence or NOT_STATED)

    def add(self, about: URIRef, *told: tuple[URIRef, URIRef | Literal | None]) -> None:
        """What is None is unknown and stays unsaid."""
        for what, value in told:
            if value is not None:
                self.graph.add((about, what, value))

    def add_whole(self) -> None:
        facts, mail = self.facts, operator_mail(self.facts.publisher)
        self.add(
            self.uri,
            (RDF.type, DCAT.Catalog),
            (DCTERMS.title, _german(f"Offene Daten zur Strategie der Stadt {facts.city}")),
            (
                DCTERMS.description,
                _german(
                    "Was die Strategiepapiere der Stadt sagen und wie es zusammenhängt, mit Fundstellen."
                ),
            ),
            (DCTERMS.publisher, self.publisher),
            (DCTERMS.license, self.licence),
            (DCTERMS.language, GERMAN),
            (FOAF.homepage, URIRef(facts.site.page("data"))),
            (DCTERMS.issued, _moment(facts.issued_at)),
            (DCTERMS.modified, _moment(facts.changed_at)),
            (DCAT.themeTaxonomy, URIRef(f"{EU}data-theme")),
        )
        self.add(self.publisher, (RDF.type, FOAF.Organization), (RDF.type, FOAF.Agent))
        self.add(
            self.publisher, (FOAF.name, Literal(self.publisher_name)), (FOAF.homepage, URIRef(self.home))
        )
        self.add(
            self.contact,
            (RDF.type, VCARD.Organization),
            (RDF.type, VCARD.Kind),
            (VCARD.fn, Literal(self.publisher_name)),
            (VCARD.hasEmail, URIRef(f"mailto:{mail}") if mail else None),
            (VCARD.hasURL, URIRef(facts.site.page("about"))),
        )

    def add_service(self) -> None:
        self.add(self.uri, (DCAT.service, self.service))
        self.add(
            self.service,
            (RDF.type, DCAT.DataService),
            (DCTERMS.title, _german("Schnittstelle für Maschinen (JSON)")),
            (DCAT.endpointURL, URIRef(self.api)),
            (DCAT.endpointDescription, URIRef(f"{self.facts.site.server}/api/v1/openapi.json")),
            (DCTERMS.license, self.licence),
        )

    def add_data_set(self, one: DataSet) -> None:
        facts, uri = self.facts, URIRef(f"{self.name}#{one.name}")
        self.add(self.uri, (DCAT.dataset, uri))
        self.add(
            uri,
            (RDF.type, DCAT.Dataset),
            (DCTERMS.title, _german(f"{one.title}: {facts.city}")),
            (DCTERMS.description, _german(one.description)),
            (DCTERMS.identifier, Literal(str(uri))),
            (DCTERMS.publisher, self.publisher),
            (DCATDE.maintainer, self.publisher),
            (DCAT.contactPoint, self.contact),
            (DCATDE.contributorID, URIRef(facts.contributor) if facts.contributor else None),
            (DCAT.landingPage, URIRef(one.landing(facts.site))),
            (DCTERMS.language, GERMAN),
            (DCTERMS.accrualPeriodicity, IRREGULAR),
            (DCTERMS.issued, _moment(facts.issued_at)),
            (DCTERMS.modified, _moment(facts.changed_at)),
            (DCATDE.politicalGeocodingLevelURI, MUNICIPALITY),
            (DCATDE.geocodingDescription, _german(facts.city)),
            *((DCAT.theme, theme) for theme in THEMES),
            *((DCAT.keyword, _german(word)) for word in ("Stadtentwicklung", "Strategie", one.title)),
        )
        if facts.has_api:
            self.add(self.service, (DCAT.servesDataset, uri))
            address = URIRef(f"{self.api}/{one.api}")
            self.add_distribution(uri, f"{one.title} (API)", address, "json", service=True)
        for ending in FORMATS:
            file = URIRef(one.file(facts.site, ending))
            self.add_distribution(uri, f"{one.title} ({FORMATS[ending][0]})", file, ending)

    def add_distribution(
        self, of: URIRef, title: str, address: URIRef, ending: str, *, service: bool = False
    ) -> None:
        file_type, media_type = FORMATS[ending]
        name = "api" if service else ending
        uri = URIRef(f"{of}-{name}")
        by = licence_name(self.facts.licence) and self.publisher_name
        self.add(of, (DCAT.distribution, uri))
        self.add(
            uri,
            (RDF.type, DCAT.Distribution),
            (DCTERMS.title, _german(title)),
            (DCAT.accessURL, address),
            (DCAT.accessService, self.service) if service else (DCAT.downloadURL, address),
            (DCTERMS["format"], URIRef(f"{EU}file-type/{file_type}")),
            (DCAT.mediaType, URIRef(f"{MEDIA}{media_type}")),
            (DCTERMS.license, self.licence),
            (DCATDE.licenseAttributionByText, _german(by) if by else None),
            (DCTERMS.rights, None if self.facts.licence else _german("Eine Lizenz ist nicht angegeben.")),
            (DCTERMS.language, GERMAN),
            (DCTERMS.issued, _moment(self.facts.issued_at)),
            (DCTERMS.modified, _moment(self.facts.changed_at)),
        )


def _german(text: str) -> Literal:
    return Literal(text, lang="de")


def _moment(value: datetime | None) -> Literal | None:
    return None if value is None else Literal(value.isoformat(timespec="seconds"), datatype=XSD.dateTime)
