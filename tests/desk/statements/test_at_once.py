"""Two people, or two clicks of one, mark the same words at the same moment."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections
from django.test import Client

from stadtfaden.actors.models import Entry
from stadtfaden.corpus.models import Statement
from tests.cast import person

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = "Unser Bild der Stadt"


@pytest.fixture
def at_once(tmp_path, monkeypatch):
    """Called with people, an address and what they send: a real file takes the place of the tables in memory,
    since threads wait for each other only there. Hands back the answers, and what `asked` finds afterwards.
    """

    def at_once(people, address, given, asked):
        clients = [Client(raise_request_exception=False) for _ in people]
        for client, one in zip(clients, people, strict=True):
            client.force_login(one)
        with sqlite3.connect(tmp_path / "records.sqlite3") as file:
            connection.connection.backup(file)
            file.execute("PRAGMA journal_mode=WAL")  # as a city's file is already
        file.close()
        monkeypatch.setitem(connections.settings["default"], "NAME", str(tmp_path / "records.sqlite3"))
        barrier = Barrier(len(clients))

        def send(client):
            barrier.wait(timeout=30)
            return client.post(address, given)

        with ThreadPoolExecutor(len(clients)) as pool:
            answers = list(pool.map(closing(send), clients))
            return answers, pool.submit(closing(asked)).result()

    return at_once


def closing(do):
    def done(*given):
        try:
            return do(*given)
        finally:
            connection.close()

    return done


def marking(words):
    page = Statement.objects.get(kind="vision").edition.pages.get(text__contains=words)
    start = page.text.index(words)
    return (
        f"/auental/schreibtisch/aussagen/seite/{page.edition.document.slug}/{page.number}/",
        {"kind": "goal", "code": "", "start": start, "end": start + len(words)},
    )


def outcome():
    made = list(Statement.objects.filter(text=WORDS).select_related("added_by"))
    return made, Entry.objects.filter(verb="statement.added").count()


def test_two_clicks_at_once_make_one_statement_and_both_come_to_it(city, at_once):
    rita = person("rita_editor", city.row)

    answers, (made, entries) = at_once([rita] * 4, *marking(WORDS), outcome)

    assert (len(made), entries) == (1, 1)
    assert [answer.status_code for answer in answers] == [302] * 4
    assert {answer["Location"] for answer in answers} == {f"/auental/schreibtisch/aussagen/{made[0].key}/"}


def test_of_two_people_the_second_is_told_who_was_faster(city, at_once):
    people = [person(name, city.row) for name in ("rita_editor", "anton_approver")]

    answers, (made, entries) = at_once(people, *marking(WORDS), outcome)

    assert (len(made), entries) == (1, 1)
    assert sorted(answer.status_code for answer in answers) == [302, 409]
    late = next(answer for answer in answers if answer.status_code == 409).content.decode()
    assert str(made[0].added_by) in late
    assert f"/auental/schreibtisch/aussagen/{made[0].key}/" in late
