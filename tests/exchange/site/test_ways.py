"""What an address on a page becomes."""

import pytest

from stadtfaden.exchange.site.addresses import Address, NotStatic
from stadtfaden.exchange.site.rewriting import Way, rewritten
from stadtfaden.exchange.site.values import Pictures, Plan, Server
from stadtfaden.exchange.site.ways import Ways

ON = Address("/en/auental/papiere/plan/seite/2/")


@pytest.fixture
def ways():
    return Ways(
        Plan(
            cities=("auental",),
            server=Server.of("https://stadt.example/strategie/"),
            pictures=Pictures.STATEMENTS,
            pages_with_statements=frozenset({("auental", "plan", 2)}),
        )
    )


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("?marke=k1", "/strategie/en/auental/papiere/plan/seite/2/marke=k1/"),
        (
            "/auental/papiere/plan/seite/2/?marke=k1&von=3&bis=9",
            "/strategie/auental/papiere/plan/seite/2/marke=k1/",
        ),
        ("/auental/papiere/?seite=1", "/strategie/auental/papiere/"),
        ("/auental/ziele/?seite=3&feld=mobility", "/strategie/auental/ziele/feld=mobility/seite=3/"),
        ("/auental/felder/mobility/#luecken", "/strategie/auental/felder/mobility/#luecken"),
        ("bild.png?ausgabe=1&v=abc", "/strategie/auental/papiere/plan/seite/2/ausgabe=1/bild.png?v=abc"),
        ("/auental/suche/?q=Rad&feld=mobility", "/strategie/auental/suche/"),
        ("https://stadt.example/auental/", "https://stadt.example/strategie/auental/"),
        ("#oben", "#oben"),
        ("https://eupl.eu/1.2/de/", "https://eupl.eu/1.2/de/"),
        ("mailto:amt@auental.example", "mailto:amt@auental.example"),
    ],
)
def test_what_a_server_of_files_can_answer_keeps_its_place(ways, written, instead):
    assert ways.lead(written, ON)[0] == instead


@pytest.mark.parametrize(
    "written",
    [
        "/konto/",
        "/auental/schreibtisch/",
        "/api/v1/cities",
        "/neustadt/",
        "/auental/ziele/?feld=mobility&papier=plan",
        "/auental/ziele/liste.csv?feld=mobility",
        "/auental/papiere/plan/seite/3/bild.png?ausgabe=1",
        "/auental/ziele/?feld=../../geheim",
    ],
)
def test_what_needs_a_server_stands_nowhere(ways, written):
    with pytest.raises(NotStatic):
        ways.lead(written, ON)


def test_words_of_a_link_stay_and_forms_and_pictures_go(ways):
    page = (
        '<meta charset="utf-8"><form action=""><input></form><form action="/auental/suche/"><input></form>'
        '<p><a href="/konto/" rel="nofollow" class="door">Anmelden</a></p>'
        '<figure><img src="/auental/papiere/plan/seite/3/bild.png" alt=""></figure>'
        "<p data-pagefind-body>Rad</p>"
    )
    way = Way(lambda written: ways.lead(written, ON)[0], ways.answers, str)

    found = rewritten(page, way, "default-src 'none'; frame-ancestors 'none'", is_found=False)

    assert found == (
        '<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src &#x27;none&#x27;">'
        '<form action="/strategie/auental/suche/"><input></form>'
        '<p><span class="door">Anmelden</span></p><p>Rad</p>'
    )


def test_what_a_page_tells_machines_is_led_as_its_links_are(ways):
    told = '{"url": "https://stadt.example/auental/ziele/", "license": "https://eupl.eu/", "text": "https:"}'
    block = f'<script type="application/ld+json">{told}</script>'
    way = Way(lambda written: written, ways.answers, lambda written: ways.lead(written, ON)[0])

    found = rewritten(block, way)

    assert found == block.replace("/auental/", "/strategie/auental/")


def test_the_name_of_a_data_set_means_the_page_of_all_data(ways):
    instead, meant = ways.lead("https://stadt.example/auental/katalog#ziele", ON)

    assert instead == "https://stadt.example/strategie/auental/katalog#ziele"
    assert meant == Address("/auental/katalog/")


@pytest.mark.parametrize(
    "url", ["stadt.example", "ftp://stadt.example", "https://", "https://a.example/?x=1"]
)
def test_an_address_that_is_none_is_refused(url):
    with pytest.raises(ValueError, match=r".*"):
        Server.of(url)
