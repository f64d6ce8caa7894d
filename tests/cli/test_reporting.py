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
