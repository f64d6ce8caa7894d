import re
from datetime import date

import pytest

from stadtfaden.corpus.models import Document, Passage

pytestmark = pytest.mark.usefixtures("db")


def test_the_years_of_the_papers_can_be_chosen(client, shown):
    Document.objects.filter(slug="verkehrsplan-auental").update(dated_on=date(2021, 5, 1))

    page = client.get("/auental/suche/?q=Rad&jahr=2021").content.decode()

    assert 'aria-current="true">2021</a>' in page


def test_papers_without_a_year_are_left_out_where_one_is_asked_for(client, shown):
    assert "<blockquote" in client.get("/auental/suche/?q=Radschnellwege").content.decode()
    assert "<blockquote" not in client.get("/auental/suche/?q=Radschnellwege&jahr=1871").content.decode()


def test_what_is_no_year_is_refused(client, shown):
    assert client.get("/auental/suche/?q=Rad&jahr=gestern").status_code == 400


def test_what_no_paper_speaks_of_is_not_found(client, shown):
    assert "<blockquote" not in client.get("/auental/suche/?q=xqzwv").content.decode()


def test_each_filter_says_how_many_places_it_leaves(client, shown):
    page = client.get("/auental/suche/?q=Rad").content.decode()

    assert 'href="?q=Rad&amp;papier=klimaplan-auental"' in page
    narrowed = client.get("/auental/suche/?q=Rad&papier=klimaplan-auental").content.decode()
    assert "Klimaplan Auental</a>" in narrowed
    assert "<cite>Verkehrsplan Auental</cite>" not in narrowed


def test_what_the_index_does_not_know_narrows_too(client, shown):
    assert "<blockquote" in client.get("/auental/suche/?q=Rad&digital=data").content.decode()
    assert "<blockquote" not in client.get("/auental/suche/?q=Rad&digital=risk").content.decode()
    assert "<blockquote" not in client.get("/auental/suche/?q=Rad&pruefung=bestaetigt").content.decode()


def test_a_misspelt_question_is_asked_back(client, shown):
    page = client.get("/auental/suche/?q=zuruckgelegtt").content.decode()

    assert '<a href="?q=zur%C3%BCckgelegt&amp;">zurückgelegt</a>?' in page


def test_a_question_in_known_words_is_not(client, shown):
    assert "Meinten Sie" not in client.get("/auental/suche/?q=zurückgelegt").content.decode()


def test_a_paper_whose_period_is_over_says_so_where_it_stands(client, shown):
    papers = Document.objects.filter(slug="verkehrsplan-auental")
    pages = [f"/auental/{path}" for path in ("papiere/", "suche/?q=Rad", "papiere/verkehrsplan-auental/")]

    papers.update(horizon=1999)
    over = [client.get(page).content.decode() for page in pages]
    english = client.get("/en/auental/papiere/").content.decode()
    papers.update(status="superseded")
    replaced = client.get(pages[0]).content.decode()
    papers.update(horizon=2999, status="adopted")
    later = [client.get(page).content.decode() for page in pages]
    papers.update(horizon=None)
    unknown = [client.get(page).content.decode() for page in pages]

    assert all("eitraum abgelaufen: 1999" in page for page in over[:2])
    assert "1999, dieser Zeitraum ist abgelaufen" in over[2]
    assert "period over: 1999" in english
    assert "abgelaufen" not in "".join([replaced, *later, *unknown])


def test_the_same_words_at_several_places_are_shown_once_with_all_their_places(client, shown):
    Passage.objects.filter(text__endswith="plan Auental").update(text="Federführung\tTiefbauamt")

    page = client.get("/auental/suche/?q=Verkehrsplan+Klimaplan").content.decode()

    assert "2 Stellen, die passendsten zuerst" in page
    assert page.count("<blockquote") == 1
    assert "Dieselben Worte stehen an einer weiteren Stelle" in page
    assert sorted(re.findall(r"</cite>, <a href=\"/auental/papiere/(\w+)[^\"]*von=0", page)) == [
        "klimaplan",
        "verkehrsplan",
    ]
