"""The report is fetched from the portal without anybody waiting in vain."""

import pytest

from stadtfaden.exchange.report import make_waiting, waiting


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
