"""What cannot be read is named with a reason and a way out; the other papers go on."""

import os
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from django.db import OperationalError

from stadtfaden.actors.queries import municipalities
from stadtfaden.corpus.queries import documents
from stadtfaden.pipeline.build import build_folder
from stadtfaden.pipeline.disk import writable
from stadtfaden.pipeline.lock import only_builder
from stadtfaden.pipeline.progress import CannotBuild
from stadtfaden.pipeline.queries import unread_files
from stadtfaden.reading import ReadingOptions
from tests.pipeline.bad import FILES
from tests.pipeline.conftest import CITY, OPTIONS, Shelf
from tests.pipeline.papers import LEITBILD

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("pipeline")]
WITHOUT_OCR = replace(OPTIONS, reading=ReadingOptions(ocr=False))


@pytest.fixture
def messy(tmp_path):
    shelf = Shelf(tmp_path)
    shelf.papers.mkdir()
    return shelf


def test_each_bad_file_is_named_and_the_good_ones_are_read(messy):
    for name, make in FILES.items():
        (messy.papers / name).write_bytes(make())
    (messy.papers / "leitbild.pdf").write_text(LEITBILD, encoding="utf-8")
    (messy.papers / "alte-kodierung.txt").write_bytes("Die Straße wird für Bäume geöffnet.".encode("cp1252"))
    (messy.papers / "weg.txt").symlink_to(messy.papers / "gibt-es-nicht.txt")

    built = messy.build(WITHOUT_OCR)

    assert {file.path for file in built.unread} == {*FILES, "weg.txt"}
    assert all(file.what.endswith(".") and file.way_out.endswith(".") for file in built.unread)
    assert built.read == documents(messy.city).count() == 2
    assert {file.path for file in unread_files(messy.city)} == {*FILES, "weg.txt"}

    again = messy.build(WITHOUT_OCR)
    assert (again.files, again.read, again.unchanged) == (len(FILES) + 3, 0, 2)
    assert len(again.unread) == len(FILES) + 1


def test_a_folder_that_is_not_there_and_a_city_without_a_name_leave_no_trace(messy):
    for folder, city in ((messy.papers / "nichts", "Neustadt"), (messy.papers, " – ")):
        with pytest.raises(CannotBuild):
            build_folder(folder=folder, city=city, data=messy.data, options=OPTIONS, report=lambda _: None)

    assert not municipalities().exists()
    assert not messy.data.exists()


def test_twins_that_cannot_be_read_are_both_named(messy):
    for name in ("eins.pdf", "zwei.pdf"):
        (messy.papers / name).write_bytes(b"%PDF-1.7 and nothing more")

    built = messy.build(WITHOUT_OCR)

    assert [file.path for file in built.unread] == ["eins.pdf", "zwei.pdf"]
    assert built.unread[0].what == built.unread[1].what


@pytest.mark.parametrize("files", [(), (".versteckt.pdf", "~$offen.docx", "papers.csv")])
def test_a_folder_without_papers_is_refused(messy, files):
    for name in files:
        (messy.papers / name).write_text("file\n")

    with pytest.raises(CannotBuild, match="liegen keine Papiere"):
        messy.build()


def test_a_missing_folder_is_refused(tmp_path):
    with pytest.raises(CannotBuild, match="gibt es nicht"):
        Shelf(tmp_path).build()


def test_a_list_without_the_file_column_is_refused(messy):
    (messy.papers / "leitbild.txt").write_text(LEITBILD, encoding="utf-8")
    (messy.papers / "papers.csv").write_text("name,titel\nleitbild.txt,Leitbild\n")

    with pytest.raises(CannotBuild, match="fehlt die Spalte"):
        messy.build()


def test_a_data_folder_that_is_a_file_is_refused(messy):
    (messy.papers / "leitbild.txt").write_text(LEITBILD, encoding="utf-8")
    messy.data.write_text("kein Ordner")

    with pytest.raises(CannotBuild, match="ist kein Ordner"):
        messy.build()


@pytest.mark.skipif(
    os.name != "posix" or os.geteuid() == 0, reason="the system's administrator may write anywhere"
)
def test_a_data_folder_without_rights_is_refused(messy):
    (messy.papers / "leitbild.txt").write_text(LEITBILD, encoding="utf-8")
    messy.data.mkdir(mode=0o500)

    with pytest.raises(CannotBuild, match="darf nicht geschrieben werden"):
        messy.build()


def test_a_full_disk_is_said_in_words(tmp_path):
    with pytest.raises(CannotBuild, match="kein Platz mehr"), writable(tmp_path):
        fill_a_database(tmp_path / "small.sqlite3")


def test_a_second_build_of_the_same_data_is_refused(messy):
    (messy.papers / "leitbild.txt").write_text(LEITBILD, encoding="utf-8")
    messy.data.mkdir()

    with only_builder(messy.data), pytest.raises(CannotBuild, match=f"Prozess {os.getpid()}"):
        build_folder(
            folder=messy.papers, city=CITY, data=messy.data, options=OPTIONS, report=messy.told.append
        )


def fill_a_database(path):
    """SQLite itself says that there is no room."""
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA max_page_count = 3")
        database.execute("CREATE TABLE heap (stuff)")
        try:
            database.execute("INSERT INTO heap VALUES (zeroblob(100000))")
        except sqlite3.OperationalError as error:
            raise OperationalError(*error.args) from error
