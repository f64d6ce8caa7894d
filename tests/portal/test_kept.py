"""What is worked out once for each state of the records."""

import sqlite3
from itertools import count

import pytest

from stadtfaden.portal.kept import MOST, Kept, kept


@pytest.fixture
def records(tmp_path):
    """A file with a log of changes, as the settings ask for, held open by a reader."""
    path = tmp_path / "records.sqlite3"
    with sqlite3.connect(path) as writer:
        writer.execute("PRAGMA journal_mode=WAL")
        writer.execute("CREATE TABLE judged (how TEXT)")
    writer.close()
    return path


def write(records):
    with sqlite3.connect(records) as writer:
        writer.execute("INSERT INTO judged VALUES ('confirmed')")
    writer.close()


def read(records):
    with sqlite3.connect(records) as reader:
        reader.execute("SELECT * FROM judged").fetchall()
    reader.close()


@pytest.mark.parametrize("is_read_beside", [True, False])
def test_what_was_worked_out_is_kept_until_anybody_writes(records, is_read_beside):
    beside = sqlite3.connect(records) if is_read_beside else None
    if beside is not None:
        beside.execute("SELECT * FROM judged").fetchall()  # the log stays while somebody has the file open
    figures, made = Kept(records), count(1)

    before = [figures.get("home", lambda: next(made)) for _ in range(2)]
    read(records)
    still = figures.get("home", lambda: next(made))
    write(records)
    after = [figures.get("home", lambda: next(made)) for _ in range(2)]
    write(records)
    again = figures.get("home", lambda: next(made))
    if beside is not None:
        beside.close()

    assert (before, still, after, again) == ([1, 1], 1, [2, 2], 3)


def test_each_name_has_its_own_value_and_the_oldest_goes_where_there_are_too_many(records):
    figures, made = Kept(records), []

    def make(name):
        made.append(name)
        return -name

    def get(name):
        return figures.get(name, lambda: make(name))

    values = [get(name) for name in (*range(MOST + 1), MOST, 0, 2)]

    assert values == [-name for name in (*range(MOST + 1), MOST, 0, 2)]
    assert made == [*range(MOST + 1), 0]


def test_records_in_memory_keep_nothing():
    made = count(1)

    assert [kept().get("home", lambda: next(made)) for _ in range(2)] == [1, 2]
