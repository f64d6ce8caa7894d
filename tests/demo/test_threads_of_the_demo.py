"""From any end of the demo city it is three clicks to the sentence in the Leitbild, without a script."""

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from tests.browser.conftest import tab

from stadtfaden.corpus.models import Statement
from stadtfaden.threads.queries.levels import TOP

__all__ = ["tab"]  # the fixture of the browser's room, for this one too
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("demo-links")]
TO_THE_LEITBILD = ".red-thread li:first-child .at a"


@pytest.fixture
def city(transactional_db, demo_built, monkeypatch):
    ContentType.objects.all().delete()
    connection.creation.deserialize_db_from_string(demo_built.records)
    monkeypatch.setattr(settings, "DATA", demo_built.data)
    return "/tesselbrueck/"


@pytest.fixture
def reader(tab):
    return tab(1280, java_script_enabled=False)


def tied_measure():
    """A measure that serves a goal which the Leitbild hangs on a guiding principle."""
    return (
        Statement.objects.filter(kind="measure", links_out__target__parent__kind__in=TOP)
        .select_related("edition__document", "page")
        .order_by("pk")[0]
    )


def marked(page):
    return " ".join(" ".join(page.locator("mark").all_inner_texts()).split())


def sentences():
    return {" ".join(one.text.split()) for one in Statement.objects.filter(kind__in=TOP)}


@pytest.mark.parametrize("language", ["", "/en"])
def test_from_statement_page_and_paper_it_is_one_click(city, reader, language):
    measure = tied_measure()
    paper = f"{city}papiere/{measure.edition.document.slug}/"
    starts = [
        f"{city}aussagen/{measure.key}/",
        f"{city}faden/{measure.key}/",
        f"{paper}seite/{measure.page.number}/?marke={measure.key}",
    ]

    found = []
    for start in starts:
        reader.goto(language + start)
        reader.locator(TO_THE_LEITBILD).click()
        found.append(marked(reader))

    assert set(found) <= sentences()
    assert len(set(found)) == 1


def test_from_the_list_of_measures_it_is_two_clicks(city, reader):
    measure = tied_measure()
    reader.goto(f"{city}massnahmen/?papier={measure.edition.document.slug}&text={measure.code}")

    reader.get_by_role("main").get_by_role("link", name="Aussage").first.click()
    reader.locator(TO_THE_LEITBILD).click()

    assert marked(reader) in sentences()


def test_from_the_first_page_it_is_three_clicks(city, reader):
    tops = sentences()
    reader.goto(city)

    reader.get_by_role("navigation", name="Hauptwege").get_by_role("link", name="Fäden").click()
    reader.get_by_role("main").get_by_role("link", name="Faden").first.click()
    reader.locator(TO_THE_LEITBILD).click()

    assert marked(reader) in tops


def test_from_the_sentence_in_the_leitbild_the_thread_leads_back_down(city, reader):
    measure = tied_measure()
    top = measure.links_out.get(target__parent__kind__in=TOP).target.parent
    reader.goto(f"{city}aussagen/{top.key}/")

    below = reader.locator(".red-thread li .said-here a").all_inner_texts()

    assert len(below) >= 2  # the strategy and the goal
