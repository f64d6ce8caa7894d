"""report, as a person at a terminal gives it."""

import json
from datetime import date

import pypdfium2
import pytest

from stadtfaden.cli.reporting import Format, Kind, Order, report
from stadtfaden.corpus.models import Review, Statement
from stadtfaden.threads.actions import Resolution, freeze_strategy
from tests.cast import NOON, person
from tests.cli.test_commands import stadtfaden
from tests.portal import city as cities

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("pipeline")]


def test_the_report_stands_where_it_was_wanted(shelf, tmp_path):
    out = tmp_path / "bericht.pdf"

    done = stadtfaden("report", "--out", str(out), "--on", "2026-03-03", "--json", shelf=shelf)

    answer = json.loads(done.stdout)
    with pypdfium2.PdfDocument(out) as document:
        pages = len(document)
    assert done.exit_code == 0
    assert (answer["city"], answer["on"], answer["papers"]) == ("Hirschau", "2026-03-03", 4)
    assert (answer["pages"], answer["bytes"]) == (pages, out.stat().st_size)
    assert [file.name for file in tmp_path.iterdir()] == ["bericht.pdf"]


def test_an_older_report_is_replaced(shelf, tmp_path):
    out = tmp_path / "bericht.pdf"
    out.write_text("old")

    done = stadtfaden("report", "--out", str(out), shelf=shelf)

    assert done.exit_code == 0
    assert done.stdout.startswith(f"{out}: ")
    assert out.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("--out", "gibt-es-nicht/bericht.pdf"), 1, "Den Ordner gibt-es-nicht gibt es nicht."),
        (("--out", "."), 1, ". ist ein Ordner."),
        (("--out", "bericht.pdf", "--city", "Nirgendwo"), 1, "Die Stadt „Nirgendwo“ gibt es hier nicht."),
        (("--out", "bericht.pdf", "--on", "morgen"), 2, "morgen"),
        ((), 2, "--out"),
    ],
)
def test_what_cannot_be_printed_is_said(shelf, tmp_path, monkeypatch, words, code, sentence):
    monkeypatch.chdir(tmp_path)

    done = stadtfaden("report", *words, shelf=shelf)

    assert done.exit_code == code
    assert sentence in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "name", "head"),
    [
        (("--kind", "short"), "kurz.pdf", b"%PDF-"),
        (("--kind", "short"), "kurz.docx", b"PK"),
        (("--kind", "full", "--format", "docx", "--language", "en"), "whole", b"PK"),
    ],
)
def test_kind_format_and_language_are_chosen(shelf, tmp_path, words, name, head):
    out = tmp_path / name

    done = stadtfaden("report", "--out", str(out), "--json", *words, shelf=shelf)

    answer = json.loads(done.stdout)
    assert out.read_bytes().startswith(head)
    assert answer["kind"] == words[1]
    assert answer["pages"] is None if head == b"PK" else answer["pages"] <= 4


def test_changes_need_an_edition_to_begin_with(shelf, tmp_path):
    out = tmp_path / "neu.pdf"

    asked = stadtfaden("report", "--out", str(out), "--kind", "changes", shelf=shelf)
    missing = stadtfaden("report", "--out", str(out), "--kind", "changes", "--from", "1", shelf=shelf)

    assert (asked.exit_code, missing.exit_code) == (1, 1)
    for said in (asked.stderr, missing.stderr):
        assert "noch keine Beschlussfassung" in said
        assert "entsteht am Schreibtisch" in said
    assert not out.exists()


def test_with_one_edition_changes_are_counted_from_it_unasked_with_several_one_is_asked_for(
    tmp_path, settings, capsys
):
    city = cities.auental(tmp_path)
    settings.DATA = tmp_path
    by = person("anton_approver", city.row)
    Statement.objects.filter(kind="goal").update(review=Review.CONFIRMED, reviewed_by=by, reviewed_at=NOON)
    order = Order(kind=Kind.CHANGES, format=Format.DOCX, language="de", on="2026-03-03")
    decide(city, "Erste Fassung")

    alone = report(out=tmp_path / "neu.docx", city="auental", order=order, as_json=False)
    decide(city, "Zweite Fassung")
    asked = report(out=tmp_path / "anders.docx", city="auental", order=order, as_json=False)

    assert (alone, asked) == (0, 1)
    assert (tmp_path / "neu.docx").is_file()
    assert "Vorhanden: 1 (Erste Fassung), 2 (Zweite Fassung)." in capsys.readouterr().err


def decide(city, title):
    freeze_strategy(
        municipality=city.row,
        resolution=Resolution(title=title, decided_on=date(2026, 3, 2)),
        folder=city.folder,
        by=person("anton_approver", city.row),
        now=NOON,
    )


def test_a_name_that_says_neither_form_is_refused(tmp_path, shelf):
    done = stadtfaden("report", "--out", str(tmp_path / "strategie.odt"), shelf=shelf)

    assert (done.exit_code, "weder auf .pdf noch auf .docx" in done.stderr) == (2, True)
    assert list(tmp_path.iterdir()) == []
