from types import SimpleNamespace

from stadtfaden.portal.page_text import Piece, Range, blocks_of, pieces_of


def passage(kind, start, end):
    return SimpleNamespace(kind=kind, start=start, end=end, level=None)


def test_marks_cut_the_text_where_they_begin_and_end():
    assert pieces_of("eins zwei drei", 0, 14, [Range(5, 9)]) == (
        Piece("eins ", is_marked=False),
        Piece("zwei", is_marked=True),
        Piece(" drei", is_marked=False),
    )


def test_overlapping_marks_lose_no_character():
    pieces = pieces_of("abcdefgh", 0, 8, [Range(1, 4), Range(2, 6), Range(20, 30)])

    assert "".join(piece.text for piece in pieces) == "abcdefgh"
    assert "".join(piece.text for piece in pieces if piece.is_marked) == "bcdef"


def test_rows_of_a_table_and_items_of_a_list_stand_together():
    text = "a\tb\nc\td\n- e\n- f\ng"
    passages = [
        passage("table_row", 0, 3),
        passage("table_row", 4, 7),
        passage("list_item", 8, 11),
        passage("list_item", 12, 15),
        passage("paragraph", 16, 17),
    ]

    blocks = blocks_of(text, passages, [Range(6, 7)])

    assert [(block.kind, len(block.rows)) for block in blocks] == [
        ("table_row", 2),
        ("list_item", 2),
        ("paragraph", 1),
    ]
    assert blocks[0].rows[1] == ((Piece("c", is_marked=False),), (Piece("d", is_marked=True),))


def test_a_page_without_passages_still_shows_its_text():
    assert len(blocks_of("Text", [], [])) == 1
    assert blocks_of("  ", [], []) == ()


def test_a_row_of_one_cell_spans_the_table_of_its_neighbours():
    text = "M 1 Radweg\nZiel\tZ 1"

    (table,) = blocks_of(text, [passage("table_row", 0, 10), passage("table_row", 11, 19)], [])

    assert [len(row) for row in table.rows] == [1, 2]
    assert table.breadth == 2
