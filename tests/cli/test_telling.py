"""stadtfaden log: sentences for people, digests for machines, a file that proves itself."""

import json

import pytest
from typer.testing import CliRunner

from stadtfaden.actors.actions import settle_municipality
from stadtfaden.actors.models import Entry
from stadtfaden.cli.main import app
from tests.cast import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def city(tmp_path):
    return settle_municipality(name="Auental", now=NOON)


def run(*words):
    return CliRunner().invoke(app, ["log", *map(str, words)])


def test_people_read_sentences_oldest_first(city, tmp_path):
    done = run("--data", tmp_path)

    assert (done.exit_code, done.stdout) == (
        0,
        "1\t02.03.2026 13:00\tStadtfaden hat die Stadt angelegt.\n",
    )


def test_machines_get_rows_with_digests(city, tmp_path):
    done = run("--data", tmp_path, "--city", "Auental", "--json")

    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["verb"], row["digest"]) for row in rows] == [
        ("municipality.settled", Entry.objects.get().digest)
    ]


def test_the_file_is_verified_without_any_records(city, tmp_path):
    file = tmp_path / "protokoll.jsonl"
    file.write_text(run("--data", tmp_path, "--json").stdout, encoding="utf-8")
    digest = Entry.objects.get().digest
    Entry.objects.all().delete()

    holds = run("--verify", file)
    file.write_text(file.read_text(encoding="utf-8").replace("municipality.settled", "city.settled"))
    broken = run("--verify", file)

    assert (holds.exit_code, holds.stdout) == (0, f"Die Kette hält: 1 Eintrag. Stand der Kette: {digest}\n")
    assert broken.exit_code == 1
    assert broken.stderr == "Die Kette bricht: Eintrag 1 ist nachträglich verändert worden.\n"


@pytest.mark.parametrize(
    ("given", "said"),
    [(b"kein JSON\n", "Zeile 1 ist kein Eintrag eines Protokolls."), (b"\xff\xfe", "ist kein Protokoll.")],
)
def test_what_is_no_log_is_called_so(tmp_path, given, said):
    file = tmp_path / "etwas.txt"
    file.write_bytes(given)

    done = run("--verify", file)

    assert (done.exit_code, done.stderr.strip().endswith(said)) == (1, True)


def test_a_city_that_is_not_here_is_named(city, tmp_path):
    done = run("--data", tmp_path, "--city", "Anderswo")

    assert (done.exit_code, "Anderswo" in done.stderr) == (1, True)
