"""Every page: what it shows, what it refuses, and that nothing on it is run."""

import html
import re

import pytest

from stadtfaden.core.links import LinkType
from stadtfaden.corpus.models import Statement
from tests.portal.addresses import addresses

pytestmark = pytest.mark.usefixtures("db")

PAGES = [
    "home",
    "about",
    "shelf",
    "paper",
    "paper's statements",
    "page",
    "page with a statement",
    "page with a range",
    "page without a picture",
    "matrix",
    "cell",
    "areas",
    "area",
    "silent area",
    "area's statements",
    "goals",
    "measures narrowed",
    "targets",
    "digital connections",
    "citing",
    "embedded statement",
    "embedded thread",
    "embedded area",
    "embedded matrix",
    "embedded money",
    "embedded thread map",
    "embedded timeline",
    "news",
    "statement",
    "thread map",
    "timeline",
    "money",
    "threads",
    "thread",
    "contradictions",
    "contradiction",
    "doubles",
    "decided editions",
    "reports",
    "holes",
    "holes of a kind",
    "unread",
    "search",
    "subscription",
    "a to z",
    "one letter",
    "accessibility",
    "open data",
    "easy language",
    "hits",
]
NOT_FOUND = [
    "/nirgendwo/",
    "/auental/papiere/gibt-es-nicht/",
    "/auental/papiere/verkehrsplan-auental/seite/0/",
    "/auental/papiere/verkehrsplan-auental/seite/99/",
    "/auental/papiere/verkehrsplan-auental/seite/99999999999999999999999/",
    "/auental/papiere/verkehrsplan-auental/seite/1/?ausgabe=7",
    "/auental/papiere/verkehrsplan-auental/seite/99/bild.png",
    "/auental/papiere/klimaplan-auental/seite/1/bild.png",
    "/auental/papiere/?seite=2",
    "/auental/papiere/?seite=quatsch",
    "/auental/felder/weltraum/",
    "/auental/felder/weltraum/aussagen/",
    "/auental/papiere/gibt-es-nicht/aussagen/",
    "/auental/ziele/?seite=9",
    "/auental/matrix/mobility/gibt-es-nicht/",
    "/auental/aussagen/0123456789ab/",
    "/auental/faden/0123456789ab/",
    "/auental/widersprueche/0123456789ab/0123456789ac/",
]
NOT_UNDERSTOOD = [
    "/auental/papiere/verkehrsplan-auental/seite/1/?von=5",
    "/auental/papiere/verkehrsplan-auental/seite/1/?von=9&bis=3",
    "/auental/papiere/verkehrsplan-auental/seite/1/?von=0&bis=999999",
    "/auental/papiere/verkehrsplan-auental/seite/1/?von=²&bis=4",
    "/auental/papiere/verkehrsplan-auental/seite/1/?ausgabe=-1",
    "/auental/papiere/verkehrsplan-auental/aussagen/?art=witz",
    "/auental/felder/mobility/aussagen/?digital=witz",
    "/auental/felder/mobility/aussagen/?feld=climate",
    "/auental/ziele/?art=measure",
    "/auental/ziele/?pruefung=witz",
    "/auental/ziele/?jahr=2030-2020",
    "/auental/ziele/?jahr=30",
    "/auental/ziele/?zieljahr=bald",
    "/auental/ziele/?stand=witz",
    "/auental/ziele/?text=%00",
    "/auental/ziele/?text=" + "a" * 201,
    "/auental/luecken/?art=witz",
    "/auental/suche/?q=a&papier=witz",
    "/auental/suche/?q=a&feld=witz",
    "/auental/suche/?q=%00",
    "/auental/suche/?q=" + "a" * 401,
]


def test_the_list_of_pages_is_whole(shown):
    assert list(addresses(shown)) == PAGES


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_in_german_and_in_english(client, shown, name):
    address = addresses(shown)[name]

    german, english = client.get(address), client.get(f"/en{address}")

    assert (german.status_code, english.status_code) == (200, 200)
    assert '<html lang="de">' in german.content.decode()
    assert '<html lang="en">' in english.content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_runs_nothing_and_loads_nothing_foreign(client, shown, name):
    answer = client.get(addresses(shown)[name])
    named = r'<link rel="(?:canonical|alternate)"[^>]*>'  # names other addresses, loads nothing
    page = re.sub(named, "", answer.content.decode())

    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert (
        re.findall(
            r"<script(?! type=\"application/ld\+json\">)|\sstyle=|<style|\son[a-z]+=|javascript:"
            r"|(?:src|href)=\"(?:https?:)?//",
            page,
        )
        == []
    )


@pytest.mark.parametrize("address", NOT_FOUND)
def test_what_does_not_exist_is_not_found(client, shown, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        ("/auentahl/", "/auental/"),
        ("/Auental/felder/", "/auental/"),
        ("/en/auntal/", "/en/auental/"),
        ("/auental/witz/", None),
        ("/bergheim/", None),
    ],
)
def test_a_mistyped_city_is_told_which_one_is_near(client, shown, address, meant):
    page = client.get(address)

    assert page.status_code == 404
    assert re.findall(r'(?:meinen Sie diese|you mean this)[^<]*<a href="([^"]*)"', page.content.decode()) == (
        [meant] if meant else []
    )


@pytest.mark.parametrize("address", NOT_UNDERSTOOD)
def test_a_bad_parameter_is_refused(client, shown, address):
    assert client.get(address).status_code == 400


def test_the_page_of_a_bad_parameter_names_it_and_shows_the_way_out(client, shown):
    page = client.get("/auental/ziele/?feld=weltraum&art=goal&seite=1").content.decode()

    assert "„Handlungsfeld“ (feld) kennt auf dieser Seite den Wert „weltraum“ nicht." in page
    assert 'href="/auental/ziele/?art=goal&amp;seite=1"' in page


def test_a_value_that_is_shown_again_stays_text(client, shown):
    page = client.get("/auental/a-bis-z/?buchstabe=<b>").content.decode()

    assert "„buchstabe“ kennt auf dieser Seite den Wert „&lt;b&gt;“ nicht." in page


def test_one_statement_is_counted_as_one(client, shown):
    page = client.get("/auental/felder/climate/").content.decode()

    assert "1 Aussagen" not in page


def test_one_city_is_shown_at_once(client, shown):
    answer = client.get("/")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/auental/")


def test_what_is_unknown_is_shown_as_unknown(client, shown):
    page = client.get("/auental/papiere/verkehrsplan-auental/").content.decode()

    assert page.count("unbekannt") == 5


WAYS_ON = {
    "/auental/papiere/verkehrsplan-auental/seite/99/": (
        "Dieses Papier hat",
        "/auental/papiere/verkehrsplan-auental/",
    ),
    "/auental/ziele/?seite=9&pruefung=vorschlag": (
        "Diese Liste hat nur",
        "/auental/ziele/?pruefung=vorschlag",
    ),
    "/auental/felder/weltraum/": ("Ein Handlungsfeld mit diesem Namen", "/auental/felder/"),
    "/auental/fassungen/99/": ("beschlossene Fassungen", "/auental/fassungen/"),
    "/auental/bericht/aenderungen-99.pdf": ("Diesen Bericht gibt es nicht", "/auental/bericht/"),
}


@pytest.mark.parametrize("address", WAYS_ON)
def test_what_is_missing_is_named_and_a_way_leads_on(client, shown, address):
    answer = client.get(address)

    said, way = WAYS_ON[address]
    assert answer.status_code == 404
    assert said in answer.text
    assert f'href="{way}"' in answer.text
    assert "neu gelesen" not in answer.text


def test_a_page_whose_statement_is_gone_shows_itself_and_says_so(client, shown):
    answer = client.get("/auental/papiere/verkehrsplan-auental/seite/1/?marke=0123456789ab")

    assert answer.status_code == 200
    assert "steht nicht mehr auf dieser Seite" in answer.text


def test_a_filter_that_does_not_exist_is_told_but_not_what_networks_hang_on_a_link(client, shown):
    slip = client.get("/auental/ziele/?handlungsfeld=mobility&utm_source=brief")
    right = client.get("/auental/ziele/?feld=mobility&utm_source=brief&seite=1")

    assert "weil es diesen Filter nicht gibt: handlungsfeld</p>" in slip.text
    assert "Nicht beachtet" not in right.text


def test_a_question_that_is_too_long_says_how_long_it_may_be(client, shown):
    answer = client.get("/auental/suche/", {"q": "Radweg " * 90})

    assert answer.status_code == 400
    assert "höchstens 400 Zeichen" in answer.text
    assert "Radweg Radweg" in answer.text


def test_the_words_of_a_statement_are_marked_in_picture_and_text(client, shown):
    page = client.get(addresses(shown)["page with a statement"]).content.decode()

    assert page.count("<mark>") == 1
    assert "<mark>Die Stadt baut ein Netz" in page
    assert page.count('class="mark-box"') == 4  # two lines, on the page and in the close-up


def test_an_aim_of_another_level_says_so_wherever_it_stands(client, shown):
    address = addresses(shown)["statement"]
    own = client.get(address).content.decode()

    Statement.objects.update(whose="federation")
    pages = [client.get(one).content.decode() for one in (address, addresses(shown)["paper"])]

    assert "Ziel des Bundes" not in own
    assert all("Ziel des Bundes, nicht der Stadt" in page for page in pages)


def test_a_text_file_has_no_picture_and_names_the_page_of_the_file(client, shown):
    page = client.get("/auental/papiere/klimaplan-auental/seite/2/").content.decode()

    assert "Seite 2 der Datei" in page
    assert "<svg" not in page


def test_hostile_words_of_a_paper_are_shown_and_not_run(client, shown):
    page = client.get("/auental/papiere/klimaplan-auental/seite/2/").content.decode()

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script" not in page


def test_a_hostile_question_is_shown_and_not_run(client, shown):
    page = client.get('/auental/suche/?q="><script>alert(1)</script>').content.decode()

    assert "<script" not in page


def test_a_hit_leads_to_the_marked_words(client, shown):
    measure = shown.statement(Statement.objects.get(code="M 1.1").edition.document, "measure")

    page = client.get("/auental/suche/?q=Radschnellwege").content.decode()

    assert "<mark>Radschnellwegen</mark>" in page
    assert f"/auental/papiere/verkehrsplan-auental/seite/2/?marke={measure.key}" in page


def test_filters_narrow_the_hits(client, shown):

    every = client.get("/auental/suche/?q=Rad").content.decode()
    goals = client.get("/auental/suche/?q=Rad&art=goal&papier=klimaplan-auental").content.decode()

    assert "M 1.1" in every
    assert goals.count("<blockquote") == 1
    assert "Bis 2030 werden" in goals


def test_a_thread_leads_from_the_vision_to_the_measure(client, shown):
    page = client.get(addresses(shown)["thread"]).content.decode()

    steps = re.findall(r'<p class="step-name">(\w+)', page)

    assert steps == ["Vision", "Ziel", "Maßnahme"]
    assert re.search(r"<h1>Der Faden zu .*„[^“]+“.*</h1>", page)
    assert re.search(r"<title>Faden[^„]* „[^“]+“, .+</title>", page)
    assert "Kurze Wege gehen mit dem Rad." in page
    assert "vom Papier selbst verbunden" in page


def test_a_hole_is_a_sentence(client, shown):
    page = client.get("/auental/luecken/").content.decode()

    assert "Von diesem Handlungsfeld spricht kein Papier:" in page
    assert "Ohne Maßnahme steht 1 Ziel da." in page


def test_a_contradiction_shows_both_quotes(client, shown):
    page = client.get("/auental/widersprueche/").content.decode()

    assert ": 40 % bis 2035 oder 25 % bis 2030?</a></h2>" in page

    assert "„Bis 2035 werden 40 % aller Wege mit dem Rad zurückgelegt.“" in page
    assert "„Bis 2030 werden 25 % aller Wege mit dem Rad zurückgelegt.“" in page


def test_what_three_papers_order_is_one_finding_with_all_their_words(client, shown):
    first, second, third = Statement.objects.order_by("pk")[:3]
    shown.link(first, second, LinkType.DUPLICATES, "Beide bauen dasselbe Netz.")
    shown.link(second, third, LinkType.DUPLICATES, "Beide nennen dieselbe Zahl.")

    page = client.get("/auental/doppelt/").content.decode()

    assert page.count("<article") == 1
    assert "Eine Sache ordnet mehr als ein Papier an." in page
    assert all(html.escape(one.text) in page for one in (first, second, third))
    assert page.count("Beide bauen dasselbe Netz.") == page.count("Beide nennen dieselbe Zahl.") == 1


def test_where_nothing_is_ordered_twice_a_sentence_says_so(client, shown):
    page = client.get("/en/auental/doppelt/").content.decode()

    assert "No two papers were found that order the same thing." in page


def test_an_english_page_quotes_the_reasons_of_the_machine_in_german(client, shown):
    page = client.get("/en/auental/widersprueche/").content.decode()

    assert "40 % by 2035 or 25 % by 2030?</a></h2>" in page
    assert 'The machine says, in German: <q lang="de">Dieselbe Größe, andere Zielwerte:' in page


def test_browsers_and_robots_find_what_they_ask_for(client, db):
    icon, robots = client.get("/favicon.ico"), client.get("/robots.txt")

    assert (icon.status_code, icon.headers["Location"]) == (301, "/static/ui/knot.svg")
    assert robots.content.decode() == (
        "User-agent: *\nDisallow: /*/suche/\nDisallow: /*/liste.\n\nSitemap: http://testserver/sitemap.xml\n"
    )


def test_papers_stay_german_on_an_english_page(client, shown):
    page = client.get(f"/en{addresses(shown)['statement']}").content.decode()

    assert '<span lang="de">„Die Stadt baut' in page
    assert "p. 2 (PDF 2)" in page


def test_the_other_language_is_the_same_page(client, shown):
    german, english = "/auental/suche/?q=rad", "/en/auental/suche/?q=rad"

    assert f'href="{english}"' in client.get(german).content.decode()
    assert f'href="{german}"' in client.get(english).content.decode()


def test_the_shelf_and_the_paper_say_that_it_was_replaced(client, shown):
    newer = Statement.objects.get(code="Z 1").edition.document
    newer.supersedes = Statement.objects.get(kind="goal", text__contains="2030").edition.document
    newer.save()

    shelf = client.get("/auental/papiere/").content.decode()
    paper = client.get("/auental/papiere/klimaplan-auental/").content.decode()

    assert shelf.count('class="older"') == 1
    assert "Stand unbekannt, abgelöst" in shelf
    assert "Was darin steht, ist sonst auf diesen Seiten nirgends mitgezählt." in paper


def test_what_was_replaced_is_folded_behind_what_holds_and_names_what_took_its_place(client, shown):
    new = Statement.objects.get(kind="goal", text__contains="2035")
    old = Statement.objects.get(kind="goal", text__contains="2030")
    shown.link(new, old, LinkType.SUPERSEDES)

    page = client.get("/auental/felder/climate/").content.decode()
    said, _, apart = page.partition('id="abgeloest"')
    every = client.get("/auental/felder/climate/aussagen/?stand=abgeloest").content.decode()

    assert old.key not in said
    assert apart.index("<details>") < apart.index(old.key) < apart.index("</details>")
    for place in (apart, every):
        assert f'abgelöst durch <a href="/auental/aussagen/{new.key}/">Z 1 „Bis 2035 werden' in place
    assert "2 Leitsätze und Visionen, 1 Ziel und 2 Maßnahmen" in client.get("/auental/").content.decode()


@pytest.mark.parametrize(
    ("operator", "words"),
    [
        (
            "Amt für Stadtforschung, Markt 1, post@auental.example",
            "Diese Seiten betreibt: Amt für Stadtforschung",
        ),
        ("", "Die Stadt hat hier noch keine Anschrift eingetragen."),
    ],
)
def test_a_page_names_who_runs_it_or_says_that_nobody_has_stated_it(client, shown, settings, operator, words):
    settings.OPERATOR = operator

    page = client.get("/auental/ueber/").content.decode()

    assert words in page
    assert "STADTFADEN_OPERATOR" not in page  # a citizen cannot set anything
