"""Reports that are made once for each state of a city."""

import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from stadtfaden.actors.actions import log_entry
from stadtfaden.exchange.report import Format, Kind, Order, State, answer, keep, make_waiting, waiting
from stadtfaden.exchange.report.making import main
from tests.cast import NOON
from tests.exchange.report.conftest import ON

ORDER = Order(kind=Kind.SHORT, format=Format.DOCX, language="de", on=ON.isoformat())


@pytest.fixture
def no_process(monkeypatch):
    """The process beside the server would see another database."""
    started: list[Path] = []
    monkeypatch.setattr(waiting, "_start", started.append)
    return started


def test_an_order_waits_until_it_is_made_and_is_ready_from_then_on(auental, tmp_path, no_process):
    first = waiting.ask_for(auental.row, ORDER, tmp_path)

    made = make_waiting(tmp_path)

    found = waiting.ask_for(auental.row, ORDER, tmp_path)
    assert (first.state, first.path, made, found.state) == (State.WAITS, None, 1, State.READY)
    assert found.path is not None
    assert found.path.read_bytes().startswith(b"PK")
    assert no_process == [tmp_path]


def test_the_same_order_waits_once(auental, tmp_path, no_process):
    waiting.ask_for(auental.row, ORDER, tmp_path)
    waiting.ask_for(auental.row, ORDER, tmp_path)

    assert make_waiting(tmp_path) == 1


def test_after_a_change_it_is_made_anew_and_the_old_file_goes(auental, tmp_path):
    old = keep(auental.row, ORDER, tmp_path)
    log_entry(verb="statement.confirmed", subject="corpus.Statement:1", now=NOON, municipality=auental.row)

    new = keep(auental.row, ORDER, tmp_path)

    assert new != old
    assert [path.name for path in old.parent.iterdir()] == [new.name]


def test_another_day_another_city_name_and_another_language_are_other_states(auental, tmp_path):
    there = answer(auental.row, ORDER, tmp_path).name
    other_day = Order(kind=Kind.SHORT, format=Format.DOCX, language="de", on=date(2026, 3, 4).isoformat())
    english = Order(kind=Kind.SHORT, format=Format.DOCX, language="en", on=ON.isoformat())

    names = {answer(auental.row, order, tmp_path).name for order in (ORDER, other_day, english)}

    assert there in names
    assert len(names) == 3


def test_what_cannot_be_made_says_so_and_is_tried_again_later(auental, tmp_path, no_process, monkeypatch):
    lost = Order(kind=Kind.CHANGES, format=Format.PDF, language="de", on=ON.isoformat(), before=7)
    waiting.ask_for(auental.row, lost, tmp_path)

    made = make_waiting(tmp_path)

    assert made == 0
    assert waiting.ask_for(auental.row, lost, tmp_path).state is State.FAILED
    monkeypatch.setattr(waiting, "AGAIN", 0)
    assert waiting.ask_for(auental.row, lost, tmp_path).state is State.WAITS


def test_an_order_that_nobody_makes_fails_in_the_end(auental, tmp_path, no_process):
    first = waiting.ask_for(auental.row, ORDER, tmp_path)
    order = tmp_path / "reports" / "orders" / f"{first.name}.json"
    long_ago = time.time() - waiting.PATIENCE - 1
    os.utime(order, (long_ago, long_ago))

    assert waiting.ask_for(auental.row, ORDER, tmp_path).state is State.FAILED
    assert answer(auental.row, ORDER, tmp_path).state is State.FAILED


def test_too_many_orders_are_refused(auental, tmp_path, no_process, monkeypatch):
    monkeypatch.setattr(waiting, "MOST", 0)

    assert waiting.ask_for(auental.row, ORDER, tmp_path).state is State.TOO_MANY
    assert make_waiting(tmp_path) == 0


def test_two_processes_do_not_make_the_same(auental, tmp_path, no_process):
    waiting.ask_for(auental.row, ORDER, tmp_path)
    with waiting._only_maker(tmp_path) as is_ours:
        made = make_waiting(tmp_path)

    assert is_ours
    assert made == 0


def test_the_process_beside_the_server_starts_and_ends(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", waiting.RUN, str(tmp_path)],
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "stadtfaden.config.settings",
            "STADTFADEN_DATA": str(tmp_path),
        },
        check=False,
        capture_output=True,
        timeout=120,
    )

    assert (done.returncode, done.stderr) == (0, b"")
    assert main.__module__ in waiting.RUN
