"""Which statements are laid beside each other."""

import numpy as np

from stadtfaden.pipeline.meanings import mean_vectors, pieces_of
from stadtfaden.pipeline.neighbours import subjects


def test_what_stands_below_a_title_changes_its_vector_less_than_the_title():
    ways = {"Titel": (1.0, 0.0), "eins": (0.0, 1.0), "zwei": (0.0, 1.0)}

    def embed(texts):
        return np.array([ways[text] for text in texts], dtype=np.float32)

    one, other = mean_vectors([["Titel"], ["Titel", "eins", "zwei"]], embed)
    alike = mean_vectors([["Titel", "eins", "zwei"]], embed, head=0.0)[0]

    assert one.tolist() == [1.0, 0.0]
    assert other[0] > other[1] > 0
    assert alike[1] > alike[0]


def test_a_long_sheet_is_cut_into_pieces_of_whole_words():
    sheet = "Schatten auf Plätzen " * 60

    pieces = pieces_of("Kühle Plätze", "Kühle Plätze", sheet)

    assert len(pieces) > 2
    assert pieces[0].startswith("Kühle Plätze. Schatten")
    assert all(len(piece) <= 250 for piece in pieces[1:])


def test_papers_are_of_one_subject_where_their_titles_share_a_telling_word():
    titles = ["Nahverkehrsplan 2014", "Nahverkehrsplan 2026", "Lärmaktionsplan", "Wohnraumkonzept"]

    assert len(subjects(titles)) == 3
