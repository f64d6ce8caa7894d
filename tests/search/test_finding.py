from pathlib import Path

import pytest

from stadtfaden.search import EmbeddedIndex, Entry, EntryKind, Filters, find

PAIRS = Path(__file__).parents[1] / "data" / "search_pairs.tsv"


def entry(number, text, kind, passage=None):
    return Entry(kind, number, passage or number, text, "musterstadt", "leitbild", 1, "goal")


@pytest.fixture(scope="module")
def pairs():
    return [tuple(line.split("\t")) for line in PAIRS.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def index(tmp_path_factory, embedder, pairs):
    """Every second passage of the pairs as a statement, all of them as passages."""
    texts = [passage for _, passage in pairs]
    stated = list(enumerate(texts, 1))[::2]
    entries = [
        *(entry(number, text, EntryKind.PASSAGE) for number, text in enumerate(texts, 1)),
        *(entry(1000 + number, text, EntryKind.STATEMENT, number) for number, text in stated),
    ]
    index = EmbeddedIndex(tmp_path_factory.mktemp("index"))
    index.build(entries, embedder.passages([text for _, text in stated]), embedder.name)
    return index


def rank_of(number, hits):
    passages = [hit.passage for hit in hits]
    return passages.index(number) + 1 if number in passages else None


def test_statements_are_found_by_meaning_where_no_word_is_shared(index, embedder):
    best = find(index, embedder, "Schutz vor Überschwemmung").hits[0]

    assert best.words == 0
    assert "Wolkenbruch" in PAIRS.read_text(encoding="utf-8").splitlines()[best.passage - 1]


def test_half_of_the_own_questions_lead_straight_to_their_statement(index, embedder, pairs):
    stated = list(enumerate((question for question, _ in pairs), 1))[::2]

    ranks = [rank_of(number, find(index, embedder, question, limit=5).hits) for number, question in stated]

    assert sum(rank == 1 for rank in ranks) >= 0.55 * len(ranks)
    assert sum(rank is not None for rank in ranks) >= 0.75 * len(ranks)


def test_a_passage_gives_way_to_the_statement_cut_from_it(index, embedder):
    hits = find(index, embedder, "Schulwegsicherheit Hol- und Bringzonen").hits

    assert (hits[0].kind, hits[0].id) == (EntryKind.STATEMENT, 1001)
    assert 1 not in [hit.id for hit in hits]


def test_a_word_typed_alone_finds_what_is_said_of_it_before_the_lines_that_merely_name_it(tmp_path, embedder):
    lines = ["Federführung: Amt für Umwelt und Klima", "Beteiligt: Amt für Umwelt und Klima, Bauhof"]
    goal = "Das Klima in der Innenstadt bleibt im Sommer erträglich."
    index = EmbeddedIndex(tmp_path)
    index.build(
        [
            *(entry(number, text, EntryKind.PASSAGE) for number, text in enumerate([*lines, goal], 1)),
            entry(1003, goal, EntryKind.STATEMENT, 3),
        ],
        embedder.passages([goal]),
        embedder.name,
    )

    assert [hit.id for hit in find(index, embedder, "Klima").hits] == [1003, 1, 2]


@pytest.mark.parametrize("question", ["xqzwv", "qwertz uiop", "Lasagne"])
def test_what_no_paper_speaks_of_is_not_found(index, embedder, question):
    assert find(index, embedder, question).hits == ()


def test_what_is_far_below_the_best_is_left_out(index, embedder, pairs):
    found = find(index, embedder, "Schulwegsicherheit")

    assert 0 < found.total < len(pairs) / 4


def test_without_an_embedder_words_decide(index):
    hits = find(index, None, "Radwege an Bahnhöfen").hits

    assert all(hit.meaning is None for hit in hits)
    assert hits[0].words > 0


def test_vectors_of_another_model_are_not_compared(index, embedder):
    class Other:
        name = "other/1"
        dimensions = embedder.dimensions

        def passages(self, texts):
            return embedder.passages(texts)

        def queries(self, texts):
            return embedder.queries(texts)

    assert all(hit.meaning is None for hit in find(index, Other(), "Radwege").hits)


def test_a_phrase_filters_and_everything_with_it_counts(index, embedder):
    found = find(index, embedder, "„zu Fuß“")

    assert {hit.reasons[0] for hit in found.hits} == {"wörtlich"}
    texts = [line.split("\t")[1] for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    assert sorted(hit.passage for hit in found.hits) == [
        number for number, text in enumerate(texts, 1) if "zu Fuß" in text
    ]


def test_pages_of_hits_follow_each_other_without_gap(index, embedder):
    whole = find(index, embedder, "„Stadt“", limit=8)

    first = find(index, embedder, "„Stadt“", limit=5)
    second = find(index, embedder, "„Stadt“", limit=3, offset=5)

    assert first.hits + second.hits == whole.hits
    assert first.total == second.total == whole.total > 8


def test_hits_come_best_first_and_say_why(index, embedder):
    hits = find(index, embedder, "Glasfaser für Gewerbegebiete").hits

    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert hits[0].reasons == ("gleiche Wörter", "ähnlicher Sinn")


def test_filters_reach_the_engine(index, embedder):
    only = find(index, embedder, "Lastenräder", filters=Filters(kind=EntryKind.PASSAGE)).hits

    assert {hit.kind for hit in only} == {EntryKind.PASSAGE}


@pytest.mark.parametrize("question", ["", "   ", "und der die", "„", "?" * 10_000])
def test_a_question_without_content_harms_nothing(index, embedder, question):
    assert find(index, embedder, question).total >= 0
