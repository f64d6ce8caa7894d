"""The report is fetched from the portal without anybody waiting in vain."""

import os
from datetime import timedelta

import pytest
from django.utils import timezone

from stadtfaden.actors.actions import log_entry
from stadtfaden.exchange.report import make_waiting, waiting
from tests.cast import NOON


@pytest.fixture(autouse=True)
def no_process(monkeypatch):
    """The process beside the server would see another database; the tests make what waits themselves."""
    monkeypatch.setattr(waiting, "_start", lambda _: None)


def test_the_page_leads_to_whole_and_short_in_both_formats(auental, client):
    page = client.get("/auental/bericht/").content.decode()

    for name in ("strategie.pdf", "strategie.docx", "kurzfassung.pdf", "kurzfassung.docx"):
        assert f'href="/auental/bericht/{name}"' in page
    assert "aenderungen" not in page


def test_who_asks_first_is_told_to_look_again_and_then_gets_the_file(auental, folder, client):
    first = client.get("/auental/bericht/kurzfassung.pdf")
    make_waiting(folder)
    then = client.get("/auental/bericht/kurzfassung.pdf")

    assert (first.status_code, first.headers["Cache-Control"]) == (202, "no-store")
    assert "Noch einmal nachsehen" in first.content.decode()
    assert (then.status_code, then.headers["Content-Type"]) == (200, "application/pdf")
    assert then.content.startswith(b"%PDF-")


def test_who_has_the_file_already_is_not_sent_it_again(auental, folder, client):
    client.get("/auental/bericht/kurzfassung.docx")
    make_waiting(folder)
    file = client.get("/auental/bericht/kurzfassung.docx")

    again = client.get("/auental/bericht/kurzfassung.docx", headers={"if-none-match": file.headers["ETag"]})

    assert "attachment" in file.headers["Content-Disposition"]
    assert again.status_code == 304


@pytest.mark.parametrize(
    "name",
    [
        "aenderungen.pdf",
        "aenderungen-1.pdf",
        "aenderungen-1-1.pdf",
        "strategie-1.pdf",
        "roman.pdf",
        "strategie.exe",
    ],
)
def test_a_report_that_there_is_not_is_not_found(auental, client, name):
    assert client.get(f"/auental/bericht/{name}").status_code == 404


def test_too_many_at_once_are_asked_to_come_again(auental, client, monkeypatch):
    monkeypatch.setattr(waiting, "MOST", 0)

    answer = client.get("/auental/bericht/strategie.pdf")

    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
    assert "Bitte in einer Minute wiederkommen." in answer.content.decode()


def test_what_failed_says_so(auental, folder, client):
    client.get("/auental/bericht/strategie.pdf")
    (order,) = (folder / "reports" / "orders").glob("*.json")
    order.rename(order.with_suffix(".failed"))

    answer = client.get("/auental/bericht/strategie.pdf")

    assert answer.status_code == 503
    assert "ließ sich nicht herstellen" in answer.content.decode()


def test_the_english_page_gives_english_reports(auental, folder, client):
    client.get("/en/auental/bericht/kurzfassung.pdf")

    make_waiting(folder)

    assert [path.name[:8] for path in (folder / "reports" / "auental").iterdir()] == ["short-en"]


def test_while_a_new_one_is_made_the_last_one_can_be_opened_and_says_of_when_it_is(auental, folder, client):
    client.get("/auental/bericht/kurzfassung.docx")
    make_waiting(folder)
    (old,) = (folder / "reports" / "auental").iterdir()
    yesterday = timezone.localtime().replace(hour=14, minute=3) - timedelta(days=1)
    os.utime(old, (yesterday.timestamp(), yesterday.timestamp()))
    fresh = client.get("/auental/bericht/").content.decode()
    log_entry(verb="paper.read", subject="corpus.Document:1", now=NOON, municipality=auental.row)

    waits = client.get("/auental/bericht/kurzfassung.docx")
    overview = client.get("/auental/bericht/").content.decode()
    last = client.get("/auental/bericht/kurzfassung.docx?fassung=letzte")

    assert "(Stand von gestern, 14:03)" in fresh
    assert 'kurzfassung.docx?fassung=letzte" rel="nofollow">Stand von gestern, 14:03<' in overview
    assert waits.status_code == 202
    assert "Stand von gestern, 14:03; die neue Fassung entsteht." in waits.content.decode()
    assert (last.status_code, last.content[:2]) == (200, b"PK")
    assert f"kurzfassung-{yesterday:%Y-%m-%d}.docx" in last.headers["Content-Disposition"]


@pytest.mark.parametrize(("query", "status"), [("?fassung=letzte", 404), ("?fassung=erste", 400)])
def test_a_last_one_that_was_never_made_is_not_found_and_no_other_is_known(auental, client, query, status):
    assert client.get(f"/auental/bericht/kurzfassung.pdf{query}").status_code == status
