"""The accessibility statement says what was found, and the page in easy language keeps its rules."""

import re
from html import unescape

import pytest
from lxml import html

from stadtfaden.portal.accessibility import known, last_run
from tests.browser.rules import LANGUAGES, RULES, WIDTHS
from tests.portal.addresses import addresses

pytestmark = pytest.mark.django_db
LONGEST = 12  # words of a sentence
LONGEST_WORD = 14  # letters, a word cut by dots counts by its parts


def test_the_shipped_run_looked_at_the_pages_that_there_are(shown):
    run = last_run()

    assert (run.rules, run.widths, run.languages) == (tuple(RULES), WIDTHS, tuple(LANGUAGES))
    assert set(run.pages) == set(addresses(shown)), "python -m tests.browser.test_axe looks again"


def test_people_have_looked_through_the_list_in_both_languages():
    assert all(
        barrier.what.keys() == barrier.helps.keys() == LANGUAGES.keys() for barrier in known().barriers
    )


@pytest.mark.parametrize(
    ("prefix", "words"), [("", "teilweise vereinbar"), ("/en", "These pages comply in part")]
)
def test_the_statement_names_what_was_checked_and_what_is_in_the_way(shown, client, prefix, words):
    page = unescape(client.get(f"{prefix}/auental/barrierefreiheit/").content.decode())

    assert words in page
    assert last_run().engine in page
    assert all(barrier.what[prefix[1:] or "de"] in page for barrier in known().barriers)


def test_the_statement_says_who_is_to_be_written_to_or_that_nobody_is_named(shown, client, settings):
    settings.OPERATOR, settings.ENFORCEMENT = "", ""
    unnamed = client.get("/auental/barrierefreiheit/").content.decode()
    settings.OPERATOR, settings.ENFORCEMENT = "Amt für Auental, amt@auental.example", "Schlichtungsstelle Au"
    named = client.get("/auental/barrierefreiheit/").content.decode()

    assert "Die Stadt hat hier noch keine Anschrift eingetragen." in unnamed
    assert "STADTFADEN_" not in unnamed
    assert "amt@auental.example" in named
    assert "Schlichtungsstelle Au" in named


def test_every_page_leads_to_easy_language_and_to_the_statement(shown, client):
    page = html.fromstring(client.get("/auental/").content)

    leads = {link.get("href") for link in page.iterfind(".//footer//a")}

    assert {"/auental/leichte-sprache/", "/auental/barrierefreiheit/"} <= leads


def sentences_of(page):
    for block in page.iter("p", "li"):
        lines = re.split(r"(?<=[.?:])\s+", " ".join(block.text_content().split()))
        yield from (line for line in lines if line)


def test_easy_language_says_one_short_thing_a_sentence(shown, client):
    page = html.fromstring(client.get("/auental/leichte-sprache/").content)

    sentences = [
        sentence for easy in page.iterfind(".//div[@class='easy']") for sentence in sentences_of(easy)
    ]
    long = [sentence for sentence in sentences if len(sentence.split()) > LONGEST]
    words = {part for sentence in sentences for part in re.findall(r"\w+", sentence)}

    assert len(sentences) > 60
    assert long == []
    assert {word for word in words if len(word) > LONGEST_WORD} == set()


def test_easy_language_says_that_nobody_has_checked_it(shown, client):
    page = client.get("/en/auental/leichte-sprache/").content.decode()

    assert "<b>nicht</b> geprüft von Menschen mit Lern·schwierig·keiten" in page
    assert 'class="easy" lang="de"' in page
