"""The catalogue says what DCAT-AP.de 2.0 wants, and nothing that nobody has said."""

from collections import Counter
from datetime import UTC, datetime
from typing import Any

import pyshacl
import pytest
from rdflib import DCAT, DCTERMS, FOAF, RDF, SH, SKOS, Graph, Literal, URIRef

from stadtfaden.core.licences import LICENCES, NOT_STATED, contributor, licence
from stadtfaden.exchange.catalogue import DATA_SETS, DCATDE, SYNTAXES, VCARD, CatalogueFacts, catalogue
from stadtfaden.exchange.records import Site

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
SITE = Site(
    "https://strategie.example", "auental", lambda name, *given: "/" + "/".join([*map(str, given), name, ""])
)
EU = "http://publications.europa.eu/resource/authority/"
SCHEMES = {  # terms of the lists that the shapes ask for; the lists themselves are not on this machine
    "http://dcat-ap.de/def/licenses/": "http://dcat-ap.de/def/licenses",
    "http://dcat-ap.de/def/contributors/": "http://dcat-ap.de/def/contributors",
    "http://dcat-ap.de/def/politicalGeocoding/Level/": "http://dcat-ap.de/def/politicalGeocoding/Level",
    **{f"{EU}{name}/": f"{EU}{name}" for name in ("file-type", "language", "data-theme", "frequency")},
}


def facts(**changes):
    whole: dict[str, Any] = {
        "city": "Auental",
        "publisher": "Stadt Auental",
        "site": SITE,
        "licence": licence("dl-by-de/2.0"),
        "contributor": contributor("auental"),
        "issued_at": NOON,
        "changed_at": NOON,
    }
    return CatalogueFacts(**(whole | changes))


NOTHING_SAID = {"licence": "", "contributor": "", "issued_at": None, "changed_at": None}


@pytest.mark.parametrize("said", [{}, NOTHING_SAID], ids=["all is said", "nothing is said"])
def test_catalogue_and_data_sets_have_what_must_be_there(said):
    graph = catalogue(facts(**said))
    (whole,) = graph.subjects(RDF.type, DCAT.Catalog)
    data_sets = list(graph.objects(whole, DCAT.dataset))

    for name in (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCTERMS.license, FOAF.homepage):
        assert len(list(graph.objects(whole, name))) == 1
    assert len(data_sets) == len(DATA_SETS)
    for one in data_sets:
        for name in (
            DCTERMS.title,
            DCTERMS.description,
            DCTERMS.identifier,
            DCTERMS.publisher,
            DCAT.landingPage,
        ):
            assert len(list(graph.objects(one, name))) == 1
        contact = graph.value(one, DCAT.contactPoint)
        assert graph.value(contact, VCARD.hasURL)
        for distribution in graph.objects(one, DCAT.distribution):
            assert graph.value(distribution, DCAT.accessURL)
            assert str(graph.value(distribution, DCTERMS["format"])).startswith(f"{EU}file-type/")
            assert str(graph.value(distribution, DCTERMS.license)).startswith(
                "http://dcat-ap.de/def/licenses/"
            )


def test_the_name_of_the_operator_is_no_whole_letterhead():
    graph = catalogue(facts(publisher="Stadt Auental, Rathausplatz 1, strategie@auental.de"))

    for name in (FOAF.name, VCARD.fn):
        assert set(graph.objects(None, name)) == {Literal("Stadt Auental")}
    by = Literal("Stadt Auental", lang="de")
    assert set(graph.objects(None, DCATDE.licenseAttributionByText)) == {by}
    assert set(graph.objects(None, VCARD.hasEmail)) == {URIRef("mailto:strategie@auental.de")}


def test_every_data_set_is_given_out_in_some_format():
    graph = catalogue(facts())

    formats = Counter(
        str(graph.value(one, DCTERMS["format"])).rpartition("/")[2]
        for one in graph.subjects(RDF.type, DCAT.Distribution)
    )

    assert formats == {"JSON": 2 * len(DATA_SETS), "CSV": len(DATA_SETS), "XLSX": len(DATA_SETS)}


def test_a_static_site_names_no_interface():
    graph = catalogue(facts(has_api=False))

    assert not list(graph.subjects(RDF.type, DCAT.DataService))
    assert not [one for one in graph.objects(None, DCAT.accessURL) if "/api/" in str(one)]
    assert len(list(graph.subjects(RDF.type, DCAT.Distribution))) == 3 * len(DATA_SETS)


def test_without_a_licence_nothing_is_promised():
    graph = catalogue(facts(**NOTHING_SAID))

    assert set(graph.objects(None, DCTERMS.license)) == {URIRef(NOT_STATED)}
    assert set(graph.objects(None, DCTERMS.rights)) == {
        Literal("Eine Lizenz ist nicht angegeben.", lang="de")
    }


def test_without_a_contributor_none_is_made_up():
    assert not list(catalogue(facts(**NOTHING_SAID)).objects(None, DCATDE.contributorID))
    assert len(list(catalogue(facts()).objects(None, DCATDE.contributorID))) == len(DATA_SETS)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own reader of JSON-LD
@pytest.mark.parametrize("ending", SYNTAXES)
def test_every_syntax_says_the_same(ending):
    graph, syntax = catalogue(facts()), SYNTAXES[ending][0]

    back = Graph().parse(data=graph.serialize(format=syntax), format="xml" if ending == "rdf" else syntax)

    assert set(back) == set(graph)


def test_the_same_facts_are_the_same_bytes():
    first, second = (catalogue(facts()).serialize(format="turtle") for _ in range(2))

    assert first == second


@pytest.fixture(scope="module")
def shapes(real_data):
    found = Graph()
    for path in sorted((real_data / "dcat-ap-de" / "shacl").glob("*.ttl")):
        if "imports" not in path.name:  # would fetch the lists of terms from the net
            found.parse(path)
    return found


def judged(graph, shapes):
    """By severity and message. That our terms stand in their lists is told to the shapes by us."""
    lists = Graph()
    for term in set(graph.objects()):
        for prefix, scheme in SCHEMES.items():
            if isinstance(term, URIRef) and term.startswith(prefix):
                lists.add((term, SKOS.inScheme, URIRef(scheme)))
                lists.add((term, RDF.type, SKOS.Concept))
    _, report, _ = pyshacl.validate(graph + lists, shacl_graph=shapes, inference="none", advanced=True)
    return Counter(
        (report.value(one, SH.resultSeverity), str(report.value(one, SH.resultMessage)).partition(":")[0])
        for one in report.subjects(RDF.type, SH.ValidationResult)
    )


@pytest.mark.real
@pytest.mark.parametrize("name", LICENCES)
def test_the_shapes_of_dcat_ap_de_find_nothing(shapes, name):
    assert judged(catalogue(facts(licence=licence(name))), shapes) == {}


@pytest.mark.real
def test_where_nothing_is_said_only_the_contributor_is_missed(shapes):
    found = judged(catalogue(facts(**NOTHING_SAID)), shapes)

    assert {message for severity, message in found if severity == SH.Violation} == {"K12&13"}


@pytest.mark.real
def test_the_shapes_do_find_what_is_wrong(shapes):
    graph = catalogue(facts())
    graph.remove((None, DCTERMS.publisher, None))

    assert "K36" in {message for _, message in judged(graph, shapes)}
