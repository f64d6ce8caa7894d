"""stadtfaden export package, stadtfaden import."""

import subprocess
from zipfile import ZipFile

import pytest
from typer.testing import CliRunner

from stadtfaden.actors.actions import settle_municipality
from stadtfaden.cli.main import app
from tests.cast import NOON
from tests.cli.conftest import APART, STADTFADEN

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


@pytest.fixture(scope="module")
def package(hirschau, tmp_path_factory):
    out = tmp_path_factory.mktemp("package") / "hirschau.zip"
    apart("export", "package", "--out", out, "--data", hirschau)
    return out


def apart(*words):
    """In a process of its own: the city comes into tables that are not those of the tests."""
    return subprocess.run([STADTFADEN, *words], env=APART, capture_output=True, text=True, check=False)


def tampered(package, folder):
    """One quote says something else than its page."""
    other = folder / "other.zip"
    with ZipFile(package) as old, ZipFile(other, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(
                name, content.replace(b"klimaneutral", b"klimapositiv") if "Statement." in name else content
            )
    return other


@pytest.mark.xdist_group("hirschau")
def test_a_city_comes_whole_into_its_folder(package, tmp_path):
    done = apart("import", package, "--data", tmp_path / "neu")

    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, f"Hirschau liegt in {tmp_path / 'neu'}.")
    assert {"records.sqlite3", "originals", "index"} <= {path.name for path in (tmp_path / "neu").iterdir()}
    assert not (tmp_path / "neu/.import").exists()


@pytest.mark.xdist_group("hirschau")
def test_a_changed_quote_leaves_the_folder_as_it_was(package, tmp_path):
    folder = tmp_path / "neu"
    (folder / ".import/originals").mkdir(parents=True)  # what a killed import left
    (folder / "secret-key").write_text("geheim")

    done = apart("import", tampered(package, tmp_path), "--data", folder)

    assert (done.returncode, "steht nicht dort" in done.stderr) == (1, True)
    assert f"{folder} bleibt, wie es war" in done.stderr
    assert [(path.name, path.read_text()) for path in folder.iterdir()] == [("secret-key", "geheim")]


def test_a_folder_that_is_refused_is_not_even_opened(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "records.sqlite3").write_bytes(b"was immer das ist")
    (tmp_path / "stadt.zip").touch()

    done = CliRunner().invoke(app, ["import", str(tmp_path / "stadt.zip"), "--data", str(folder)])

    assert (done.exit_code, "(records.sqlite3), es bleibt, wie es ist" in done.stderr) == (1, True)
    assert [(path.name, path.read_bytes()) for path in folder.iterdir()] == [
        ("records.sqlite3", b"was immer das ist")
    ]
