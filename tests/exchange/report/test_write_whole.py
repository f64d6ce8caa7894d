"""A report appears whole or not at all."""

import pytest

from stadtfaden.exchange.report import write_whole


def test_a_file_is_replaced_and_nothing_stays_beside_it(tmp_path):
    path = tmp_path / "bericht.pdf"
    path.write_bytes(b"old")

    write_whole(path, b"new")

    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("bericht.pdf", b"new")]


def test_without_a_folder_nothing_is_written(tmp_path):
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "fehlt" / "bericht.pdf", b"new")

    assert list(tmp_path.iterdir()) == []


def test_what_stands_in_the_way_stays_and_nothing_lies_beside_it(tmp_path):
    path = tmp_path / "bericht.pdf"
    path.mkdir()

    with pytest.raises(IsADirectoryError):
        write_whole(path, b"new")

    assert [file.name for file in tmp_path.iterdir()] == ["bericht.pdf"]
