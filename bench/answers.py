"""Search by words and meaning on the shelf that bench.shelf has built."""

import sqlite3
from functools import partial
from pathlib import Path

from bench.figures import Figure, percentile, show, timed
from stadtfaden.actors.queries import city_meant
from stadtfaden.cli.options import build_options
from stadtfaden.core.words import index_terms
from stadtfaden.corpus.models import Passage
from stadtfaden.pipeline.answers import answers_to

QUESTIONS = (
    "Ausbau Radwege",
    "bezahlbarer Wohnraum",
    "Hitze in der Innenstadt",
    "Ladesäulen",
    "offene Daten",
    "Lärmschutz",
    "Treibhausgase senken bis 2040",
    "Schulen digital ausstatten",
    "Beteiligung der Bürgerschaft",
    "Leerstand",
    "Starkregen",
    "Photovoltaik auf Dächern",
    "ÖPNV Takt",
    "Klimaneutralität der Verwaltung",
    "Barrierefreiheit",
    "Kita Plätze",
    "Gewerbeflächen",
    "Nahversorgung in den Stadtteilen",
    "Smart City Sensoren",
    "Integration Sprachkurse",
)
ROUNDS = 5


def measure(data: Path, real: Path) -> None:  # noqa: ARG001 -- the shelf stands already
    city = city_meant("bench-shelf")
    options = build_options()
    answers_to("warm", city, data=data, options=options)
    asked = [f"{question} {turn}" for turn in range(ROUNDS) for question in QUESTIONS]
    ours = [timed(partial(answers_to, words, city, data=data, options=options, limit=20)) for words in asked]
    fts, count = _fts5()
    peer = [timed(partial(_ask, fts, words)) for words in asked]
    show(
        f"Search: {count} passages, {len(ours)} questions, none asked twice",
        [
            Figure(
                "words and meaning, records fetched, p50 / p95",
                f"{percentile(ours, 0.5):.1f} / {percentile(ours, 0.95):.1f} ms",
                "p95 ≤ 30 ms",
                f"SQLite FTS5, words only: {percentile(peer, 0.5):.1f} / {percentile(peer, 0.95):.1f} ms",
            )
        ],
    )


def _fts5() -> tuple[sqlite3.Connection, int]:
    """The same passages, analysed the same way, in the index that Python brings along."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE passages USING fts5(terms)")
    rows = Passage.objects.filter(edition__document__municipality__slug="bench-shelf").values_list(
        "text", flat=True
    )
    connection.executemany(
        "INSERT INTO passages VALUES (?)", ((" ".join(index_terms(text)),) for text in rows.iterator())
    )
    count: int = connection.execute("SELECT count(*) FROM passages").fetchone()[0]
    return connection, count


def _ask(connection: sqlite3.Connection, question: str) -> None:
    words = " OR ".join(f'"{term}"' for term in index_terms(question))
    connection.execute(
        "SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY bm25(passages) LIMIT 20", (words,)
    ).fetchall()
