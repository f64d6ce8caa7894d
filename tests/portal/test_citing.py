"""Every page says how young it is and how it is cited; a few may be framed, nothing else."""

import html

import pytest

from stadtfaden.corpus.models import Document, DocumentStatus
from tests.portal.addresses import addresses

pytestmark = pytest.mark.usefixtures("db")
EMBEDDED = ["embedded statement", "embedded thread", "embedded area"]


def page_of(client, address):
    return html.unescape(client.get(address).content.decode())


def test_a_statement_is_cited_with_paper_edition_page_and_address(client, shown):
    address = addresses(shown)["statement"]

    page = page_of(client, address)

    assert "Auental: Maßnahme M 1.1: Die Stadt baut ein Netz" in page
    assert "Verkehrsplan Auental, Ausgabe 1, S. 2 (PDF 2). Stadtfaden, Stand " in page
    assert f"http://testserver{address}" in page


def test_a_bibliography_gets_an_entry_whose_signs_are_escaped(client, shown):
    page = page_of(client, "/auental/ziele/?text=40 %")

    assert "@misc{auental-ziele," in page
    assert "author = {{Auental}}," in page
    assert "url = {http://testserver/auental/ziele/?text=40%20%}," in page


@pytest.mark.parametrize("name", ["home", "statement", "shelf", "area", "search"])
def test_every_page_says_as_of_when(client, shown, name):
    assert "Stand: 2. März 2026" in page_of(client, addresses(shown)[name])


@pytest.mark.parametrize("name", EMBEDDED)
def test_an_embedded_page_may_be_framed_and_leads_to_the_whole(client, shown, name):
    answer = client.get(addresses(shown)[name])

    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer.headers
    assert 'target="_blank"' in answer.content.decode()


def test_nothing_else_may_be_framed(client, shown):
    others = {name: address for name, address in addresses(shown).items() if name not in EMBEDDED}

    for address in others.values():
        answer = client.get(address)
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Frame-Options"] == "DENY"


def test_every_page_says_that_papers_are_adopted_and_their_overview_is_not(client, shown):
    Document.objects.update(status=DocumentStatus.DRAFT)
    none = page_of(client, addresses(shown)["matrix"])
    Document.objects.filter(slug="verkehrsplan-auental").update(status=DocumentStatus.ADOPTED)
    one = page_of(client, addresses(shown)["areas"])

    assert "diese Zusammenschau der Papiere hat der Rat nicht beschlossen" in none
    assert (
        f"eines von {Document.objects.count()} Papieren ist beschlossen, diese Zusammenschau noch nicht"
        in one
    )
