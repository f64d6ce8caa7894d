"""What a reader's browser knows already is not made again, and never stands still when it should not."""

import pytest
from django.conf import settings
from django.db import connection

from stadtfaden.corpus.models import Document
from stadtfaden.portal.unchanged import ASKS_MORE
from stadtfaden.portal.urls import urlpatterns

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(client, on_disk):
    """One page of the city; what a browser knows of it is sent along."""

    def ask(page="", known=None, **more):
        return client.get(f"/{on_disk.city.slug}/{page}", HTTP_IF_NONE_MATCH=known or "", **more)

    return ask


def test_a_page_is_sent_once_and_again_when_a_record_has_changed(ask, on_disk):
    first = ask("matrix/", HTTP_ACCEPT_ENCODING="gzip")
    again = ask("matrix/", first["ETag"], HTTP_ACCEPT_ENCODING="gzip")
    rename(on_disk.city, "Auental am See")
    just_now = ask("matrix/", first["ETag"])
    on_disk.rest()
    later = ask("matrix/", first["ETag"])

    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    assert (first["Cache-Control"], again["ETag"]) == ("no-cache", first["ETag"])
    assert set(again["Vary"].split(", ")) == set(first["Vary"].split(", "))
    assert (just_now.status_code, just_now.has_header("ETag")) == (200, False)
    assert (later.status_code, later["ETag"] == first["ETag"]) == (200, False)
    assert "Auental am See" in later.content.decode()


def test_a_page_that_is_known_costs_no_query(ask, django_assert_num_queries):
    known = ask("matrix/")["ETag"]

    with django_assert_num_queries(0):
        again = ask("matrix/", known)

    assert again.status_code == 304


def test_another_address_language_host_or_setting_is_another_page(ask, client, on_disk, monkeypatch):
    first = ask("ueber/")["ETag"]
    others = [
        ask("ueber/?seite=1")["ETag"],
        client.get(f"/en/{on_disk.city.slug}/ueber/")["ETag"],
        ask("ueber/", HTTP_HOST="127.0.0.1")["ETag"],
        ask("ueber/", secure=True)["ETag"],
    ]
    monkeypatch.setattr(settings, "OPERATOR", "Stadt Auental")
    others.append(ask("ueber/")["ETag"])

    assert len({first, *others}) == 1 + len(others)


def test_who_is_logged_in_gets_each_page_anew(ask, client):
    known = ask("")["ETag"]
    client.cookies[settings.SESSION_COOKIE_NAME] = "somebody"

    mine = ask("", known)

    assert (mine.status_code, mine.has_header("ETag")) == (200, False)


def test_only_a_page_that_reads_a_cookie_is_kept_apart_by_it(ask, client):
    paper = Document.objects.filter(editions__is_current=True).earliest("pk")
    page = f"papiere/{paper.slug}/seite/1/"
    first = ask(page)
    again = ask(page, first["ETag"])
    client.cookies[settings.SESSION_COOKIE_NAME] = "somebody"
    mine = ask(page)

    assert [answer.status_code for answer in (first, again, mine)] == [200, 304, 200]
    assert all("Cookie" in answer["Vary"] for answer in (first, again, mine))
    assert mine.content != first.content


@pytest.mark.parametrize("page", ["", "matrix/", "ziele/", "papiere/", "atom.xml"])
def test_pages_that_read_no_cookie_are_the_same_for_everyone(ask, client, page):
    first = ask(page)
    client.cookies[settings.SESSION_COOKIE_NAME] = "somebody"
    mine = ask(page)

    assert (first.status_code, mine.content) == (200, first.content)
    assert "Cookie" not in first["Vary"]


FILES = ["csv", "excel.csv", "xlsx", "json"]


@pytest.mark.parametrize("file", [*(f"ziele/liste.{one}" for one in FILES), "atom.xml", "katalog.ttl"])
def test_a_file_or_feed_that_is_known_is_not_written_again(ask, django_assert_num_queries, file):
    first = ask(file)
    with django_assert_num_queries(0):
        again = ask(file, first["ETag"])

    assert (first.status_code, again.status_code, again["ETag"]) == (200, 304, first["ETag"])


UNKNOWN = ["suche/?q=Rad", "suche/liste.csv?q=Rad", "bericht/", "gibt-es-nicht/", "massnahmen/?seite=x"]


@pytest.mark.parametrize("page", [*UNKNOWN, "vorschau.png", "einbetten/matrix/", "einbetten/feld/mobility/"])
def test_what_depends_on_more_or_is_no_page_is_never_said_to_be_known(ask, page):
    assert not ask(page).has_header("ETag")


def test_what_asks_more_are_names_of_addresses():
    assert {str(pattern.name) for pattern in urlpatterns} >= ASKS_MORE


def test_records_in_memory_tell_of_no_change(client, shown):
    assert not client.get(f"/{shown.row.slug}/matrix/").has_header("ETag")


def rename(city, name):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE actors_municipality SET name = %s WHERE id = %s", [name, city.pk])
