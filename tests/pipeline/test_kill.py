"""A build that is killed at any moment loses nothing: the next one goes on where it was."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from stadtfaden.exchange import Table, rows_of
from stadtfaden.pipeline.check import check_records
from tests.pipeline.conftest import OPTIONS

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("pipeline")]
ROOT = Path(__file__).parents[2]
EVERYTHING = """
    SELECT 'passage', o.sha256, p.position, p.start, p."end", p.text
      FROM corpus_passage p JOIN corpus_edition e ON e.id = p.edition_id
      JOIN corpus_original o ON o.sha256 = e.original_id
    UNION ALL SELECT 'statement', key, kind, start, "end", text FROM corpus_statement
    UNION ALL SELECT 'link', s.key, t.key, l.type, l.score, l.reason FROM threads_link l
      JOIN corpus_statement s ON s.id = l.source_id JOIN corpus_statement t ON t.id = l.target_id
    UNION ALL SELECT 'area', s.key, a.slug, sa.score, '', '' FROM threads_statementarea sa
      JOIN corpus_statement s ON s.id = sa.statement_id JOIN threads_area a ON a.id = sa.area_id
    UNION ALL SELECT 'document', slug, title, kind, status, adopted_on FROM corpus_document
"""


def test_killed_builds_end_with_the_records_of_an_undisturbed_one(shelf, tmp_path):
    data = tmp_path / "killed"
    seconds = random.SystemRandom().uniform(0.05, 1.5)  # told when the test fails

    endings = killed_builds(shelf.papers, data, seconds)

    assert endings[-1] == 0, f"killed after {seconds} seconds"
    assert endings[:5] == [-signal.SIGKILL] * 5, f"killed after {seconds} seconds"
    assert everything_in(data) == everything_of(shelf), f"killed after {seconds} seconds"
    assert len(list((data / "originals").rglob("*"))) == len(list((shelf.data / "originals").rglob("*")))


def test_what_is_checked_after_a_build_is_sound(shelf):
    assert check_records(data=shelf.data, options=OPTIONS).is_sound


def killed_builds(papers, data, seconds):
    data.mkdir()
    environment = {
        **os.environ,
        "STADTFADEN_DATA": str(data),
        "DJANGO_SETTINGS_MODULE": "stadtfaden.config.settings",
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.pipeline.killed_builds", str(papers), str(data), str(seconds)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        check=True,
    )
    endings = json.loads(done.stdout.splitlines()[-1])
    assert isinstance(endings, list)
    return endings


def everything_in(data):
    with closing(sqlite3.connect(data / "records.sqlite3")) as database:
        return sorted(database.execute(EVERYTHING).fetchall(), key=str)


def everything_of(shelf):
    assert list(rows_of(Table.LINKS, shelf.city))
    with connection.cursor() as cursor:
        cursor.execute(EVERYTHING)
        return sorted(cursor.fetchall(), key=str)
