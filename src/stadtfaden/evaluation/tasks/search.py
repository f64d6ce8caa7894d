"""Questions against passages, as the product's own search answers them."""

import gzip
import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from stadtfaden.evaluation.baselines import BM25, bm25_places
from stadtfaden.evaluation.embedding import embedder, vectors_of
from stadtfaden.evaluation.measures import recall_at, reciprocal_rank
from stadtfaden.evaluation.values import Figure, Material, Task, each
from stadtfaden.search import EmbeddedIndex, Entry, EntryKind, find

ORDINARY = "../experiments/retrieval_ordinary.txt"
PARAPHRASE = "../experiments/retrieval_paraphrase.txt"
MOTIONS = "karlsruhe_ris/gold/motion_reply_pairs.dev.jsonl.gz"
FIRST, FIVE = 1, 5
_ASKED = 400  # motions
_SHORT = 400  # characters; a reply of fewer is a letterhead alone
_READ = 1500  # characters of a reply that carry its meaning
_DEPTH = 500  # places looked at
NOTE = (
    "Entwicklungswert: Gewichte der Suche wurden mit Blick auf diese Werte gewählt; von den kurzen "
    "Fragen waren acht bekannt, als die Übungsfragen geschrieben wurden."
)


def search(material: Material) -> Iterator[Figure]:
    """A minute or two, nearly all of it the vectors of the replies."""
    yield from each(material, pairs, motions)


TASK = Task("search", "Suche", search, seconds=50)


def pairs(material: Material) -> Iterator[Figure]:
    """Short questions with one answer each, all answers and the hard negatives in one pool."""
    ordinary = _rows(material.path(ORDINARY))
    paraphrase = _rows(material.path(PARAPHRASE))
    pool = [row[1] for row in (*ordinary, *paraphrase)] + [row[2] for row in paraphrase]
    questions = [row[0] for row in (*ordinary, *paraphrase)]
    wanted = list(range(len(questions)))
    ours = places(questions, pool, wanted)
    plain = bm25_places(questions, pool, wanted)
    cut = len(ordinary)
    yield Figure(
        measure="gewöhnliche Fragen, R@1",
        ours=recall_at(ours[:cut], FIRST),
        cases=cut,
        goal=0.8,
        baseline=recall_at(plain[:cut], FIRST),
        baseline_name=BM25,
        note=NOTE,
    )
    yield Figure(
        measure="umschriebene Fragen, R@5",
        ours=recall_at(ours[cut:], FIVE),
        cases=len(paraphrase),
        goal=0.6,
        baseline=recall_at(plain[cut:], FIVE),
        baseline_name=BM25,
        note=NOTE,
    )


def motions(material: Material) -> Iterator[Figure]:
    """Titles of motions against the administration's replies; the goal is to beat the baseline."""
    with gzip.open(material.path(MOTIONS), "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    rows = [row for row in rows if len(row["reply"]["text"]) > _SHORT]
    rows.sort(key=lambda row: hashlib.sha256(row["paper_id"].encode()).hexdigest())
    sample = rows[:_ASKED]
    replies = [" ".join(row["reply"]["text"].split()) for row in sample]
    titles = [row["title"] for row in sample]
    wanted = list(range(len(sample)))
    ours = places(titles, replies, wanted)
    plain = bm25_places(titles, replies, wanted)
    years = [row["date"][:4] for row in sample]
    baseline = reciprocal_rank(plain)
    yield Figure(
        measure="Titel eines Antrags → Stellungnahme, MRR",
        ours=reciprocal_rank(ours),
        cases=len(sample),
        goal=baseline,
        baseline=baseline,
        baseline_name=BM25,
        spread={
            year: reciprocal_rank([place for place, one in zip(ours, years, strict=True) if one == year])
            for year in sorted(set(years))
        },
        note="Zufällige Auswahl nach der Prüfsumme der Kennung; Ziel ist der Wert der Grundlinie. " + NOTE,
    )


def places(questions: Sequence[str], passages: Sequence[str], wanted: Sequence[int]) -> list[int | None]:
    """The place, from 1, of the wanted passage among the hits of each question; None where it is no hit.

    Every passage is indexed as a statement: with its words and its vector.
    """
    with TemporaryDirectory() as folder:
        index = EmbeddedIndex(Path(folder))
        entries = (
            Entry(EntryKind.STATEMENT, at, at, text, "stadt", "papier", 1, "goal")
            for at, text in enumerate(passages)
        )
        index.build(entries, vectors_of([text[:_READ] for text in passages]), embedder().name)
        return [
            _place([hit.id for hit in find(index, embedder(), question, limit=_DEPTH).hits], at)
            for question, at in zip(questions, wanted, strict=True)
        ]


def _place(hits: Sequence[int], wanted: int) -> int | None:
    return hits.index(wanted) + 1 if wanted in hits else None


def _rows(path: Path) -> list[list[str]]:
    return [line.split("|") for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
