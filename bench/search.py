"""Search measured: `python -m bench.search [quality] [speed] [motions]`.

quality needs `../shared/experiments`, motions the real papers (STADTFADEN_REAL_DATA); speed needs nothing.
"""

import gzip
import json
import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from platformdirs import user_cache_dir
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from stadtfaden.search import (
    EmbeddedIndex,
    Embedder,
    Entry,
    EntryKind,
    Filters,
    SearchIndex,
    VectorMemory,
    Vectors,
    find,
    finding,
    open_embedder,
)

ROOT = Path(__file__).resolve().parents[1]
PAIRS = ROOT / "tests" / "data" / "search_pairs.tsv"
SHARED = ROOT.parent / "shared"
REAL = Path(os.environ.get("STADTFADEN_REAL_DATA", SHARED / "data"))
SHORT_REPLY = 400  # characters: a letterhead alone
TOP = 5
WEIGHTS = (0.0, 0.03, 0.06, 0.1, 0.2)
ENTRIES, STATEMENTS, WORDS = 100_000, 20_000, 25


def rows_of(path: Path, separator: str) -> list[list[str]]:
    return [line.split(separator) for line in path.read_text(encoding="utf-8").splitlines() if line]


def entry(number: int, text: str, kind: EntryKind = EntryKind.STATEMENT) -> Entry:
    return Entry(kind, number, number, text, "musterstadt", f"papier-{number % 40}", 1, "goal")


def ranks(index: SearchIndex, embedder: Embedder | None, questions: Sequence[str]) -> np.ndarray:
    """The place of passage i for question i; a million where it is no hit."""
    places = []
    for number, question in enumerate(questions):
        found = [hit.id for hit in find(index, embedder, question, limit=500).hits]
        places.append(found.index(number) + 1 if number in found else 10**6)
    return np.array(places)


def report(name: str, places: np.ndarray) -> None:
    first, five, mean = (places <= 1).mean(), (places <= TOP).mean(), (1 / places).mean()
    print(f"{name:42} R@1 {first:.3f}  R@5 {five:.3f}  MRR {mean:.3f}  n {len(places)}")


def judge(name: str, questions: Sequence[str], passages: Sequence[str], embedder: Embedder) -> None:
    with tempfile.TemporaryDirectory() as folder:
        index = EmbeddedIndex(Path(folder))
        vectors = embedder.passages([text[:1500] for text in passages])
        index.build((entry(number, text) for number, text in enumerate(passages)), vectors, embedder.name)
        for weight in WEIGHTS if name == "own pairs" else (finding.WEIGHT_OF_WORDS,):
            usual, finding.WEIGHT_OF_WORDS = finding.WEIGHT_OF_WORDS, weight
            report(f"{name}, weight of words {weight}", ranks(index, embedder, questions))
            finding.WEIGHT_OF_WORDS = usual
        report(f"{name}, words alone (BM25)", ranks(index, None, questions))


def quality(embedder: Embedder) -> None:
    own = rows_of(PAIRS, "\t")
    judge("own pairs", [row[0] for row in own], [row[1] for row in own], embedder)
    ordinary = rows_of(SHARED / "experiments" / "retrieval_ordinary.txt", "|")
    hard = rows_of(SHARED / "experiments" / "retrieval_paraphrase.txt", "|")
    pool = [row[1] for row in hard] + [row[2] for row in hard]
    asked, answers = [row[0] for row in ordinary], [row[1] for row in ordinary]
    judge("ordinary", asked, answers, embedder)
    judge("ordinary among all passages", asked, answers + pool, embedder)
    judge("paraphrase", [row[0] for row in hard], pool, embedder)


def motions(embedder: Embedder) -> None:
    """500 motions by title among their replies; not those that weights were tried on."""
    path = REAL / "karlsruhe_ris" / "gold" / "motion_reply_pairs.dev.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        pairs = [json.loads(line) for line in lines]
    random.Random(5).shuffle(pairs)  # noqa: S311 -- a sample, no secret
    sample = [pair for pair in pairs if len(pair["reply"]["text"]) > SHORT_REPLY][:500]
    replies = [" ".join(pair["reply"]["text"].split()) for pair in sample]
    judge("motion to reply", [pair["title"] for pair in sample], replies, embedder)


def synthetic_texts(count: int, length: int) -> Iterator[str]:
    """Texts of German words, drawn as often as words are in a language."""
    words = sorted(set(DefaultDictionaryFactory().get_dictionary("de")))
    chance = np.random.default_rng(1)
    vocabulary = chance.permutation(np.array(words))[:100_000]
    shares = np.cumsum(1 / np.arange(1, len(vocabulary) + 1) ** 0.9)
    for _ in range(count):
        drawn = np.searchsorted(shares, chance.random(length) * shares[-1])
        yield " ".join(vocabulary[drawn])


def synthetic_vectors(count: int, dimensions: int) -> Vectors:
    chance = np.random.default_rng(2)
    centres = chance.standard_normal((1000, dimensions)).astype(np.float32)
    rows = centres[chance.integers(0, 1000, count)] + chance.standard_normal((count, dimensions)) * 0.6
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


def latency(
    name: str, index: SearchIndex, embedder: Embedder, questions: Sequence[str], chosen: Filters
) -> None:
    spent = []
    for question in questions:
        start = time.perf_counter()
        find(index, embedder, question, filters=chosen)
        spent.append((time.perf_counter() - start) * 1000)
    median, slow = np.percentile(spent, [50, 95])
    print(f"{name:42} p50 {median:.1f} ms  p95 {slow:.1f} ms  n {len(spent)}")


def speed(embedder: Embedder) -> None:
    embedding_speed(embedder)
    for statements in (STATEMENTS, ENTRIES):
        texts = synthetic_texts(ENTRIES, WORDS)
        entries = [
            entry(number, text, EntryKind.STATEMENT if number < statements else EntryKind.PASSAGE)
            for number, text in enumerate(texts)
        ]
        with tempfile.TemporaryDirectory() as folder:
            index = EmbeddedIndex(Path(folder))
            vectors = synthetic_vectors(statements, embedder.dimensions)
            start = time.perf_counter()
            index.build(entries, vectors, embedder.name)
            print(
                f"{ENTRIES} entries, {statements} with vectors: built in {time.perf_counter() - start:.1f} s"
            )
            questions = [" ".join(entry.text.split()[:4]) for entry in entries[::400]]
            find(index, embedder, "warm")
            latency("new questions of four words", index, embedder, questions, Filters())
            latency("the same again", index, embedder, questions, Filters())
            latency("with filters", index, embedder, questions, Filters(papers=("papier-3", "papier-8")))
            quoted = [f"„{' '.join(question.split()[:2])}“" for question in questions]
            latency("quoted", index, embedder, quoted, Filters())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MB, the entries of this measurement included")


def embedding_speed(embedder: Embedder) -> None:
    passages = [row[1] for row in rows_of(PAIRS, "\t")]
    texts = [
        " ".join([*first.split(), *second.split()][:WORDS])
        for first in passages[:20]
        for second in passages[:26]
    ]
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        VectorMemory(Path(folder), embedder).passages(texts)
        spent = time.perf_counter() - start
    words = np.mean([len(text.split()) for text in texts])
    print(f"{len(set(texts))} statements of {words:.0f} words: {len(set(texts)) / spent:.0f} a second")


def main() -> None:
    wanted = sys.argv[1:] or ["quality", "speed"]
    embedder = open_embedder(Path(user_cache_dir("stadtfaden")))
    for name in wanted:
        {"quality": quality, "speed": speed, "motions": motions}[name](embedder)


if __name__ == "__main__":
    main()
