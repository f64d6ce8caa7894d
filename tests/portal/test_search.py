from datetime import date

import pytest

from stadtfaden.corpus.models import Document

pytestmark = pytest.mark.usefixtures("db")


def test_the_years_of_the_papers_can_be_chosen(client, shown):
    Document.objects.filter(slug="verkehrsplan-auental").update(dated_on=date(2021, 5, 1))

    page = client.get("/auental/suche/?q=Rad&jahr=2021").content.decode()

    assert '<option value="2021" selected>2021</option>' in page


def test_papers_without_a_year_are_left_out_where_one_is_asked_for(client, shown):
    assert "<blockquote" in client.get("/auental/suche/?q=Radschnellwege").content.decode()
    assert "<blockquote" not in client.get("/auental/suche/?q=Radschnellwege&jahr=1871").content.decode()


def test_what_is_no_year_is_refused(client, shown):
    assert client.get("/auental/suche/?q=Rad&jahr=gestern").status_code == 400


def test_what_no_paper_speaks_of_is_not_found(client, shown):
    assert "<blockquote" not in client.get("/auental/suche/?q=xqzwv").content.decode()
