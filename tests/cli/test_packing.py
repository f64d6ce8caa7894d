"""stadtfaden export package, stadtfaden import."""

from zipfile import ZipFile

import pytest
from typer.testing import CliRunner

from stadtfaden.actors.actions import settle_municipality
from stadtfaden.cli.main import app
from tests.cast import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def city(tmp_path):
    return settle_municipality(name="Auental", now=NOON)


def run(tmp_path, *words):
    return CliRunner().invoke(app, [*words, "--data", str(tmp_path)])


def test_a_city_is_packed_into_one_file_that_says_what_is_in_it(city, tmp_path):
    done = run(tmp_path, "export", "package", "--out", str(tmp_path / "auental.zip"))

    assert (done.exit_code, done.stdout.startswith("Auental: 2 Zeilen und 0 Dateien in ")) == (0, True)
    with ZipFile(tmp_path / "auental.zip") as package:
        assert "records/actors.Municipality.jsonl" in package.namelist()


def test_without_a_file_the_way_out_is_said(city, tmp_path):
    done = run(tmp_path, "export", "package")

    assert (done.exit_code, "--out stadt.zip" in done.stderr) == (2, True)


def test_where_nothing_can_be_written_a_sentence_says_so(city, tmp_path):
    done = run(tmp_path, "export", "package", "--out", str(tmp_path / "nirgends" / "a.zip"))

    assert (done.exit_code, "lässt sich nicht schreiben" in done.stderr) == (1, True)


def test_a_folder_that_holds_something_is_left_alone(city, tmp_path):
    run(tmp_path, "export", "package", "--out", str(tmp_path / "auental.zip"))

    done = run(tmp_path, "import", str(tmp_path / "auental.zip"))

    assert (done.exit_code, "Ein Paket braucht einen leeren" in done.stderr) == (1, True)


def test_a_folder_instead_of_the_package_is_said_in_german(db, tmp_path):
    done = run(tmp_path, "import", str(tmp_path))

    assert done.exit_code == 2
    assert done.stderr == (
        f"{tmp_path} ist ein Ordner. Bitte die Datei nennen, die stadtfaden export package schrieb.\n"
    )


def test_what_is_no_package_is_refused(db, tmp_path):
    (tmp_path / "brief.zip").write_text("Liebe Stadt")

    done = run(tmp_path, "import", str(tmp_path / "brief.zip"))

    assert done.exit_code == 1
    assert "brief.zip ist kein ganzes Paket" in done.stderr
    assert "stadtfaden export package --out" in done.stderr
    assert "zip file" not in done.stderr
