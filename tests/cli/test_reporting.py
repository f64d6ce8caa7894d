"""report, as a person at a terminal gives it."""

import json

import pypdfium2
import pytest

from tests.cli.test_commands import stadtfaden

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
    assert "--from" in asked.stderr
    assert "noch keine Beschlussfassung" in missing.stderr
    assert not out.exists()
