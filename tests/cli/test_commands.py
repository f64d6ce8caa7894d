"""What a person at a terminal sees, and what a machine reads."""

import csv
import io
import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from stadtfaden.cli.main import app
from stadtfaden.corpus.models import Original, Passage, Target
from stadtfaden.corpus.queries import original_path
from stadtfaden.exchange import FIELDS, Table

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("pipeline")]


def stadtfaden(*words, shelf=None, stdin=None):
    data = ["--data", str(shelf.data)] if shelf is not None else []
    return CliRunner().invoke(app, [*words, *data], input=stdin)


def test_building_an_unchanged_folder_says_so_and_answers_0(shelf):
    done = stadtfaden("build", str(shelf.papers), "--city", "Hirschau", shelf=shelf)

    assert done.exit_code == 0
    assert done.stdout.startswith(
        "Hirschau: 4 Dateien, davon 0 gelesen (0 Seiten), 4 unverändert, 0 nicht lesbar;"
    )


def test_a_file_that_cannot_be_read_is_named_and_answers_3(shelf):
    bad = shelf.papers / "leer.pdf"
    bad.touch()

    done = stadtfaden("build", str(shelf.papers), "--city", "Hirschau", "--json", shelf=shelf)
    bad.unlink()

    answer = json.loads(done.stdout)
    assert done.exit_code == 3
    assert [file["path"] for file in answer["unread"]] == ["leer.pdf"]
    assert answer["unread"][0]["way_out"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("build", "gibt-es-nicht", "--city", "Hirschau"), 1),
        (("build", "gibt-es-nicht"), 2),
        (("search", "Rad", "--city", "Nirgendwo"), 1),
        (("export", "gibt-es-nicht"), 2),
    ],
)
def test_exit_codes_tell_the_truth(shelf, words, code):
    assert stadtfaden(*words, shelf=shelf).exit_code == code


def test_search_finds_by_words_and_shows_where(shelf):
    done = stadtfaden("search", "Radwege", "--json", shelf=shelf)

    said = json.loads(done.stdout)
    hits = said["hits"]
    assert said["meant"] is None
    marked = {hit["text"][start:end] for hit in hits for start, end in hit["marks"]}
    assert "Radwege" in marked
    assert all(hit["place"] and hit["page"] >= 1 for hit in hits)


def test_search_asks_back_what_a_slip_of_the_pen_meant(shelf):
    done = stadtfaden("search", "Radwgee", shelf=shelf)
    as_json = stadtfaden("search", "Radwgee", "--json", shelf=shelf)

    meant = json.loads(as_json.stdout)["meant"]
    assert meant.startswith("Radweg")
    assert done.stdout.startswith(f"Meinten Sie: {meant}\n")


@pytest.mark.parametrize("table", list(Table))
def test_exports_have_the_promised_columns(shelf, table):
    as_csv = stadtfaden("export", table.value, "--format", "csv", shelf=shelf)
    as_lines = stadtfaden("export", table.value, shelf=shelf)

    rows = list(csv.DictReader(io.StringIO(as_csv.stdout, newline="")))
    objects = [json.loads(line) for line in as_lines.stdout.splitlines()]
    assert rows
    assert len(rows) == len(objects)
    assert all(tuple(row) == FIELDS[table] for row in (*rows, *objects))


def test_an_export_to_a_file_is_the_same(shelf, tmp_path):
    out = tmp_path / "areas.jsonl"

    stadtfaden("export", "areas", "--out", str(out), shelf=shelf)

    assert out.read_text(encoding="utf-8") == stadtfaden("export", "areas", shelf=shelf).stdout


def test_a_sound_shelf_is_called_sound(shelf):
    done = stadtfaden("check", "--json", shelf=shelf)

    assert done.exit_code == 0
    assert json.loads(done.stdout)["findings"] == []


def test_check_finds_a_quote_that_is_not_on_its_page(shelf):
    passage = Passage.objects.earliest("pk")
    Passage.objects.filter(pk=passage.pk).update(text="untergeschoben")
    Target.objects.update(end=10**6)

    done = stadtfaden("check", "--json", shelf=shelf)

    answer = json.loads(done.stdout)
    assert done.exit_code == 1
    where = {finding["where"] for finding in answer["findings"] if finding["kind"] == "quote"}
    assert where == {
        f"passages:{passage.pk}",
        *(f"targets:{pk}" for pk in Target.objects.values_list("pk", flat=True)),
    }


def test_check_finds_an_original_that_was_altered(shelf):
    original = Original.objects.earliest("size")
    path = original_path(shelf.data, original.sha256)
    bytes_before = path.read_bytes()
    path.chmod(0o644)
    path.write_bytes(bytes_before.replace(b"2026", b"2062"))

    done = stadtfaden("check", "--json", shelf=shelf)
    path.write_bytes(bytes_before)

    assert done.exit_code == 1
    findings = json.loads(done.stdout)["findings"]
    assert [one["where"] for one in findings if one["kind"] == "original"] == [original.sha256]


def test_check_heals_an_index_that_was_lost(shelf):
    for path in sorted((shelf.data / "index").rglob("*"), reverse=True):
        path.unlink() if path.is_file() or path.is_symlink() else path.rmdir()

    healed = stadtfaden("check", "--json", shelf=shelf)
    again = stadtfaden("check", "--json", shelf=shelf)

    (finding,) = json.loads(healed.stdout)["findings"]
    assert finding["kind"] == "index"
    assert finding["sentence"].startswith("Hirschau hatte keinen Suchindex")
    assert (healed.exit_code, again.exit_code) == (0, 0)
    assert json.loads(again.stdout)["findings"] == []


def test_reading_one_file_gives_pages_passages_outline_and_statements(shelf):
    done = stadtfaden("read", str(shelf.papers / "verkehr" / "radverkehr.pdf"), "--json")

    answer = json.loads(done.stdout)
    texts = {page["number"]: page["text"] for page in answer["pages"]}
    assert all(texts[one["page"]][one["start"] : one["end"]] == one["text"] for one in answer["passages"])
    assert "Ziele" in [heading["text"] for heading in answer["outline"]]
    assert answer["pages"][0]["words"][0]["box"]["x1"] > 0
    assert answer["statements"]


def test_each_line_is_understood_by_itself():
    lines = "Der Anteil des Radverkehrs steigt bis 2030 auf 30 Prozent.\n\nDie Stadt liegt am Fluss.\n"

    done = stadtfaden("understand", stdin=lines)

    first, empty, last = (json.loads(line) for line in done.stdout.splitlines())
    assert list(first) == ["kind", "areas", "digital", "targets"]
    assert list(first["targets"][0]) == [
        "value",
        "unit",
        "direction",
        "target_year",
        "base_value",
        "base_year",
        "scope",
        "text",
    ]
    assert (first["targets"][0]["value"], first["targets"][0]["target_year"]) == (30.0, 2030)
    assert empty == {"kind": None, "areas": [], "digital": [], "targets": []}
    assert last["targets"] == []


def test_working_once_looks_into_the_built_folders(shelf):
    done = stadtfaden("work", "--once", shelf=shelf)

    assert done.exit_code == 0
    assert "0 gelesen" in done.stdout


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is a signal there only")
def test_ctrl_c_stops_with_a_sentence_that_says_how_to_go_on(tmp_path):
    papers = tmp_path / "papers"
    papers.mkdir()
    for number in range(80):  # enough to be at it for a while
        words = f"Bis 2030 baut die Stadt {number} Radwege und pflanzt {number} Bäume.\n\n"
        (papers / f"plan-{number}.md").write_text(f"# Plan {number}\n\n## Ziele\n\n{words * 20}")
    data = tmp_path / "data"
    building = subprocess.Popen(
        [
            Path(sys.executable).with_name("stadtfaden"),
            "build",
            papers,
            "--city",
            "X",
            "--data",
            data,
        ],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "stadtfaden.config.settings"},
    )
    while not (data / "originals").exists():
        assert building.poll() is None
        time.sleep(0.02)
    building.send_signal(signal.SIGINT)

    _, said = building.communicate(timeout=60)

    assert building.returncode == 130
    assert "derselbe Befehl macht dort weiter" in said
    assert "Traceback" not in said


def test_a_data_folder_that_is_not_there_is_a_slip_and_is_not_made(tmp_path):
    slip = tmp_path / "tippfehler"

    done = CliRunner().invoke(app, ["check", "--data", str(slip)])

    assert done.exit_code == 1
    assert "tippfehler gibt es nicht" in done.stderr
    assert not slip.exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("Rad", "--area", "foo"), "„foo“ (--area) gibt es nicht. Möglich: "),
        (("Rad", "--paper", "foo"), "„foo“ (--paper) gibt es nicht. Möglich: "),
        (("Rad", "--kind", "foo"), "„foo“ (--kind) gibt es nicht. Möglich: "),
        (("Rad", "--year-from", "2030", "--year-to", "2020"), "--year-from 2030 liegt nach --year-to 2020."),
        ((" ",), "Bitte mindestens ein Wort nennen."),
    ],
)
def test_what_can_never_be_found_is_refused_with_what_may_be_asked(shelf, words, said):
    done = stadtfaden("search", *words, shelf=shelf)

    assert (done.exit_code, done.stdout, said in done.stderr) == (2, "", True)


def test_a_taken_port_is_refused(shelf):
    with socket.create_server(("127.0.0.1", 0)) as other:
        done = stadtfaden("serve", "--port", str(other.getsockname()[1]), shelf=shelf)

    assert done.exit_code == 1
    assert "belegt" in done.stderr
