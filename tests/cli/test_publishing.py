"""publish, as a person at a terminal gives it."""

import json
import os
import signal
import subprocess
import time

import psutil
import pytest

from tests.cli.conftest import APART, STADTFADEN
from tests.cli.test_commands import stadtfaden

WHERE = ("--address", "https://strategie.hirschau.example", "--pictures", "none")
ALONE = ("--processes", "1")  # the records of a test stand in its own process alone


@pytest.mark.xdist_group("hirschau")
def test_the_site_stands_where_it_was_wanted_made_by_several_processes(hirschau, tmp_path):
    place = tmp_path / "seite"
    command = [STADTFADEN, "publish", place, *WHERE, "--processes", "2", "--data", hirschau, "--json"]

    done = subprocess.run(command, check=True, capture_output=True, env=APART)

    answer = json.loads(done.stdout)
    assert (answer["folder"], answer["dead"], answer["gone"]) == (str(place), [], 0)
    assert answer["pages"] == len([*place.rglob("index.html")]) + 2  # the two that say 404
    assert answer["changed"] == answer["files"] > 50
    assert [*place.rglob("bild.png")] == []
    assert [folder.name for folder in tmp_path.iterdir()] == ["seite"]


@pytest.mark.xdist_group("hirschau")
def test_interrupted_while_its_processes_start_it_says_one_sentence(hirschau, tmp_path):
    command = [STADTFADEN, "publish", tmp_path / "seite", *WHERE, "--processes", "2", "--data", hirschau]
    publishing = subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env=APART, start_new_session=True
    )
    while not starting(publishing.pid):
        assert publishing.poll() is None
        time.sleep(0.005)
    os.killpg(publishing.pid, signal.SIGINT)  # as a terminal does

    _, said = publishing.communicate(timeout=60)

    assert publishing.returncode == 130
    assert said == "Unterbrochen. Veröffentlicht wurde nichts; derselbe Befehl macht dort weiter.\n"
    assert not (tmp_path / "seite").exists()


def starting(pid):
    """Those that have begun to import, and have far to go."""
    beside = psutil.Process(pid).children()
    spawned = [one for one in beside if "spawn_main" in " ".join(one.cmdline())]
    return [one for one in spawned if one.memory_info().rss > 15_000_000]


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("seite",), 2, "Bitte mit --address nennen"),
        (
            ("seite", "--address", "javascript:alert(1)"),
            2,
            "„javascript:alert(1)“ (--address) ist keine Adresse",
        ),
        (("seite", "--address", "strategie.hirschau.example"), 2, "Sie beginnt mit http:// oder https://"),
        (("seite", *WHERE, *ALONE, "--city", "Nirgendwo"), 1, "Die Stadt „Nirgendwo“ gibt es hier nicht."),
        (("fremd", *WHERE, *ALONE), 1, "fremd hat „publish“ nicht geschrieben."),
        (("fremd/brief.txt", *WHERE, *ALONE), 1, "brief.txt hat „publish“ nicht geschrieben."),
        (("seite", *WHERE, "--pictures", "some"), 2, "some"),
    ],
)
@pytest.mark.django_db
@pytest.mark.xdist_group("pipeline")
def test_what_cannot_be_published_is_said(shelf, tmp_path, monkeypatch, words, code, sentence):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "fremd").mkdir()
    (tmp_path / "fremd" / "brief.txt").write_text("Bitte aufheben")

    done = stadtfaden("publish", *words, shelf=shelf)

    assert done.exit_code == code
    assert sentence in done.stderr
    assert [path.name for path in tmp_path.rglob("*")] == ["fremd", "brief.txt"]
