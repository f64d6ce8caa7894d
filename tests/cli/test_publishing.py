"""publish, as a person at a terminal gives it."""

import json

import pytest

from tests.cli.test_commands import stadtfaden

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("pipeline")]
WHERE = ("--address", "https://strategie.hirschau.example", "--pictures", "none", "--processes", "1")


def test_the_site_stands_where_it_was_wanted_and_a_second_run_changes_nothing(shelf, tmp_path):
    place = tmp_path / "seite"

    first = stadtfaden("publish", str(place), *WHERE, "--json", shelf=shelf)
    again = stadtfaden("publish", str(place), *WHERE, shelf=shelf)

    answer = json.loads(first.stdout)
    assert (first.exit_code, again.exit_code) == (0, 0)
    assert (answer["folder"], answer["dead"], answer["gone"]) == (str(place), [], 0)
    assert answer["pages"] == len([*place.rglob("index.html")]) + 2  # the two that say 404
    assert "0 neu oder geändert, 0 entfallen" in again.stdout
    assert [folder.name for folder in tmp_path.iterdir()] == ["seite"]


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("seite",), 2, "Bitte mit --address nennen"),
        (("seite", "--address", "strategie.hirschau.example"), 2, "Bitte mit --address nennen"),
        (("seite", *WHERE, "--city", "Nirgendwo"), 1, "Die Stadt „Nirgendwo“ gibt es hier nicht."),
        (("fremd", *WHERE), 1, "fremd hat „publish“ nicht geschrieben."),
        (("fremd/brief.txt", *WHERE), 1, "brief.txt hat „publish“ nicht geschrieben."),
        (("seite", *WHERE, "--pictures", "some"), 2, "some"),
    ],
)
def test_what_cannot_be_published_is_said(shelf, tmp_path, monkeypatch, words, code, sentence):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "fremd").mkdir()
    (tmp_path / "fremd" / "brief.txt").write_text("Bitte aufheben")

    done = stadtfaden("publish", *words, shelf=shelf)

    assert done.exit_code == code
    assert sentence in done.stderr
    assert [path.name for path in tmp_path.rglob("*")] == ["fremd", "brief.txt"]
