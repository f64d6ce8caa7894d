"""What every SearchIndex must do. A new engine subclasses Contract and gives its own `index` fixture."""

import numpy as np
import pytest

from stadtfaden.search import Entry, EntryKind, Filters, Question, VectorsDoNotFit, fingerprint
from stadtfaden.search.questions import pairs_asked, words_asked

CYCLING = "Das Radwegenetz wird bis 2030 um 40 Kilometer ergänzt."
HOUSING = "Auf städtischem Boden entstehen 500 geförderte Wohnungen."
HEAT = "Ein Aktionsplan schützt ältere Menschen vor Hitze in ihren Wohnungen."


def entry(number, text, kind=EntryKind.PASSAGE, label="paragraph", **fields):
    given = {"municipality": "musterstadt", "paper": "leitbild", "page": number, **fields}
    return Entry(kind=kind, id=number, passage=fields.pop("passage", number), text=text, label=label, **given)


ENTRIES = [
    entry(1, CYCLING, paper="verkehrsplan", year=2021),
    entry(2, HOUSING, year=2019),
    entry(3, HEAT),
    entry(1, CYCLING, EntryKind.STATEMENT, "measure", paper="verkehrsplan", year=2021, areas=("mobility",)),
    entry(2, HOUSING, EntryKind.STATEMENT, "goal", year=2019, areas=("housing", "social")),
]
VECTORS = np.array([[1, 0, 0, 0], [0.6, 0.8, 0, 0]], np.float32)
MODEL = "corners/1"


def ask(text="", phrases=(), vector=None):
    return Question(
        words=words_asked(text),
        pairs=pairs_asked(text),
        phrases=phrases,
        meaning=lambda: None if vector is None else np.array(vector, np.float32),
    )


def found(candidates):
    return sorted((candidate.kind.value[0], candidate.id) for candidate in candidates)


class Contract:
    @pytest.fixture
    def built(self, index):
        index.build(ENTRIES, VECTORS, MODEL)
        return index

    def test_before_the_first_build_nothing_is_found(self, index):
        assert index.search(ask("Radwege"), Filters(), 10) == []
        assert index.model == ""
        assert not index.is_current(fingerprint(ENTRIES, MODEL))

    def test_words_find_compounds_and_other_forms(self, built):
        assert found(built.search(ask("Netze für das Rad"), Filters(), 10)) == [("p", 1), ("s", 1)]

    def test_a_part_of_a_compound_is_not_the_compound(self, index):
        texts = ("Die Hüttenstraße wird erneuert.", "Die Straßenbahn fährt öfter.", "Bahnen auf der Straße")
        index.build([entry(number, text) for number, text in enumerate(texts, 1)], VECTORS[:0], MODEL)

        scores = {c.id: c.words for c in index.search(ask("Strassenbahnen"), Filters(), 10)}

        assert scores[2] > scores[3] > 0
        assert scores.get(1, 0) == 0

    def test_a_word_of_its_own_scores_more_than_one_inside_a_compound(self, index):
        texts = ("Raum für alle", "Parkraum für alle")
        index.build([entry(number, text) for number, text in enumerate(texts, 1)], VECTORS[:0], MODEL)

        scores = {c.id: c.words for c in index.search(ask("Raum"), Filters(), 10)}

        assert scores[1] > scores[2] > 0

    def test_words_that_stand_together_score_more(self, index):
        apart = "Grüne Wiesen liegen am Fluss, und weiter oben beginnen die ersten Höfe der Bauern."
        texts = ("Grüne Höfe der Bauern, und weiter oben beginnen die ersten Wiesen am Fluss.", apart)
        index.build([entry(number, text) for number, text in enumerate(texts, 1)], VECTORS[:0], MODEL)

        scores = {c.id: c.words for c in index.search(ask("grüne Höfe"), Filters(), 10)}

        assert scores[1] > scores[2] > 0

    @pytest.mark.parametrize(
        ("question", "text"),
        [
            ("ÖPNV", "Der öffentliche Personennahverkehr wächst."),
            ("öffentlicher Personennahverkehr", "Der ÖPNV wächst."),
            ("LSA", "Neue Ampeln"),
            ("künstliche Intelligenz", "Wo KI hilft"),
            ("Strasse", "Die Straße"),
            ("Gruenflaechen", "Mehr Grünflächen"),
            ("Grünflächen", "Mehr Gruenflaechen"),
        ],
    )
    def test_other_spellings_and_abbreviations_are_found(self, index, question, text):
        index.build([entry(1, text), entry(2, "Der Haushalt")], VECTORS[:0], MODEL)

        assert found(index.search(ask(question), Filters(), 10)) == [("p", 1)]

    def test_all_words_score_about_one_and_some_words_less(self, built):
        (heat,) = built.search(ask("Hitze"), Filters(), 10)
        (partly,) = [c for c in built.search(ask("Hitze Glasfaser"), Filters(), 10) if c.words]

        assert 0.5 < heat.words < 1.5
        assert partly.words < 0.6 * heat.words

    def test_meaning_finds_statements_with_their_cosines(self, built):
        candidates = built.search(ask(vector=[1, 0, 0, 0]), Filters(), 10)

        assert {c.id: round(c.meaning, 2) for c in candidates} == {1: 1.0, 2: 0.6}

    def test_a_candidate_found_by_one_side_carries_the_score_of_the_other(self, built):
        candidates = built.search(ask("Wohnungen", vector=[1, 0, 0, 0]), Filters(), 1)

        by_meaning = next(c for c in candidates if (c.kind, c.id) == (EntryKind.STATEMENT, 1))
        assert by_meaning.words == 0
        assert all(c.words > 0 for c in candidates if c != by_meaning)
        assert all(c.meaning is None for c in candidates if c.kind is EntryKind.PASSAGE)

    @pytest.mark.parametrize(
        ("filters", "expected"),
        [
            (Filters(kind=EntryKind.STATEMENT), [("s", 1), ("s", 2)]),
            (Filters(papers=("verkehrsplan",)), [("p", 1), ("s", 1)]),
            (
                Filters(papers=("verkehrsplan", "leitbild")),
                [("p", 1), ("p", 2), ("p", 3), ("s", 1), ("s", 2)],
            ),
            (Filters(papers=("unbekannt",)), []),
            (Filters(municipalities=("anderswo",)), []),
            (Filters(labels=("goal",)), [("s", 2)]),
            (Filters(areas=("social",)), [("s", 2)]),
            (Filters(areas=("mobility", "social")), [("s", 1), ("s", 2)]),
            (Filters(year_from=2020), [("p", 1), ("s", 1)]),
            (Filters(year_to=2020), [("p", 2), ("s", 2)]),
            (Filters(year_from=2019, year_to=2021, labels=("measure",)), [("s", 1)]),
        ],
    )
    def test_filters_hold_for_words_and_meaning(self, built, filters, expected):
        question = ask("Radwege Wohnungen", vector=[0, 1, 0, 0])

        assert found(built.search(question, filters, 10)) == expected

    def test_a_phrase_must_stand_word_for_word(self, built):
        anything = [1, 0, 0, 0]

        assert found(built.search(ask("", (("vor", "hitze"),), anything), Filters(), 10)) == [("p", 3)]
        assert built.search(ask("", (("hitze", "vor"),), anything), Filters(), 10) == []
        assert found(built.search(ask("Wohnungen", (("wohnungen",),)), Filters(), 10)) == [
            ("p", 2),
            ("p", 3),
            ("s", 2),
        ]

    def test_a_question_without_words_and_vector_finds_nothing(self, built):
        assert built.search(ask("und der die"), Filters(), 10) == []

    def test_it_knows_what_it_was_built_from(self, built):
        assert built.model == MODEL
        assert built.is_current(fingerprint(ENTRIES, MODEL))
        assert not built.is_current(fingerprint(ENTRIES[1:], MODEL))
        assert not built.is_current(fingerprint(ENTRIES, "corners/2"))

    def test_a_new_build_replaces_everything(self, built):
        built.build([entry(9, HEAT)], VECTORS[:0], MODEL)

        assert found(built.search(ask("Radwege Hitze", vector=[1, 0, 0, 0]), Filters(), 10)) == [("p", 9)]

    def test_a_build_that_fails_leaves_the_old_answers(self, built):
        with pytest.raises(VectorsDoNotFit):
            built.build(ENTRIES, VECTORS[:1], MODEL)

        assert built.is_current(fingerprint(ENTRIES, MODEL))
        assert found(built.search(ask("Hitze"), Filters(), 10)) == [("p", 3)]

    def test_nothing_to_find_is_an_index_too(self, index):
        index.build([], VECTORS[:0], MODEL)

        assert index.search(ask("Radwege", vector=[1, 0, 0, 0]), Filters(), 10) == []
        assert index.is_current(fingerprint([], MODEL))

    def test_odd_characters_do_no_harm(self, built):
        for text in ('"', "„", "*", "AND OR NOT", "a:b [1 TO", "\\", "🌳", "x" * 5000, "kind:goal"):
            built.search(ask(text, ((text or "x",),)), Filters(), 10)

    @pytest.mark.parametrize(("word", "base"), [("Hitze", "hitze"), ("Wege", "weg"), ("Rades", "rad")])
    def test_a_word_is_known_by_its_base_form_and_inside_compounds(self, built, word, base):
        assert built.knows(word, base)

    def test_a_word_that_stands_nowhere_is_not_known_and_may_have_a_near_one(self, built):
        assert not built.knows("Wonungen", "wonung")
        assert built.nearest("Wonungen") == "Wohnungen"

    @pytest.mark.parametrize("word", ["Wohnungen", "wohnungen", "Dampfschiff", "Glas"])
    def test_nothing_is_near_a_known_word_or_a_far_one(self, built, word):
        assert built.nearest(word) is None
