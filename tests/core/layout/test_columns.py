import random
from itertools import chain

import pytest

from stadtfaden.core.layout.columns import in_reading_order
from stadtfaden.core.pages import Box, Cell, Hint, Line, Word
from tests.core.layout.drawing import HEIGHT, WIDTH, paragraph, printed


def order(*lines):
    """Read from a shuffled page: what the file says about order must not matter."""
    shuffled = list(lines)
    random.Random(7).shuffle(shuffled)  # noqa: S311 -- any order will do
    return [line.text for line in in_reading_order(shuffled, WIDTH, HEIGHT)]


def prose(name, count, *, x=70.0, y=100.0, size=11.0):
    return paragraph(
        *[f"{name}{number:02} Wege der Stadt im Wandel" for number in range(count)], x=x, y=y, size=size
    )


def texts(lines):
    return [line.text for line in lines]


def test_lines_without_boxes_stay_as_they_are():
    lines = (Line("zweite"), Line("erste"), printed("dritte"))

    assert in_reading_order(lines, None, None) == lines


def test_nothing_becomes_nothing():
    assert in_reading_order((), WIDTH, HEIGHT) == ()


def test_one_column_is_read_from_the_top():
    assert order(*prose("a", 5)) == texts(prose("a", 5))


@pytest.mark.parametrize("count", [2, 3])
def test_columns_are_read_one_after_the_other(count):
    columns = [prose(name, 12, x=60 + 175 * at) for at, name in enumerate("abc"[:count])]

    assert order(*chain(*columns)) == texts(chain(*columns))


def test_columns_of_different_length_and_line_height_are_read_one_after_the_other():
    left, right = prose("a", 20), prose("b", 6, x=320, y=107, size=10)

    assert order(*left, *right) == texts(left + right)


def test_a_heading_over_all_columns_divides_the_page():
    upper = [prose("a", 6), prose("b", 6, x=320)]
    heading = printed("Handlungsfeld Mobilität und öffentlicher Raum in der Innenstadt", y=220, size=14)
    lower = [prose("c", 6, y=260), prose("d", 6, x=320, y=260)]

    expected = [*upper[0], *upper[1], heading, *lower[0], *lower[1]]
    assert order(*expected) == texts(expected)


def test_two_columns_above_three():
    upper = [prose("a", 5), prose("b", 5, x=320)]
    title = printed("Drei Wege", y=190, size=16)
    lower = [
        paragraph(*[f"{name}{at} kurze Zeile hier nun" for at in range(5)], x=60 + 170 * place, y=230)
        for place, name in enumerate("cde")
    ]

    expected = [*upper[0], *upper[1], title, *lower[0], *lower[1], *lower[2]]
    assert order(*expected) == texts(expected)


def test_a_table_stays_together_in_the_order_of_its_rows():
    above, below = prose("a", 3), prose("z", 3, y=260)
    cells = [
        printed(text, x=x, y=y, cell=Cell(0, row, column))
        for text, x, y, row, column in [
            ("Ziel", 70, 160, 0, 0),
            ("kurze", 300, 150, 0, 1),
            ("Wege", 300, 165, 0, 1),
            ("Beginn", 70, 190, 1, 0),
            ("2027", 300, 190, 1, 1),
        ]
    ]

    assert order(*above, *cells, *below) == texts([*above, *cells, *below])


def test_a_table_over_two_columns_divides_them():
    upper = [prose("a", 4), prose("b", 4, x=320)]
    cells = [
        printed(f"Feld {row} {column}", x=70 + 250 * column, y=180 + 20 * row, cell=Cell(0, row, column))
        for row in range(2)
        for column in range(2)
    ]
    lower = [prose("c", 4, y=240), prose("d", 4, x=320, y=240)]

    expected = [*upper[0], *upper[1], *cells, *lower[0], *lower[1]]
    assert order(*expected) == texts(expected)


def test_figures_without_rules_are_read_row_by_row():
    rows = [
        [
            printed(f"Ort {row}", y=100 + 14 * row),
            printed(f"{row}1,5", x=300, y=100 + 14 * row),
            printed(f"{row}9", x=400, y=100 + 14 * row),
        ]
        for row in range(6)
    ]

    assert order(*chain(*rows)) == texts(chain(*rows))


def test_labels_are_read_before_the_text_beside_them():
    expected = []
    for at, label in enumerate(("Ziel", "Weg", "Stand")):
        expected += [printed(label, y=100 + 60 * at), *prose(label, 3, x=200, y=100 + 60 * at)]

    assert order(*expected) == texts(expected)


def test_labels_halfway_down_their_text_are_read_before_it():
    expected = []
    for at, label in enumerate(("Ziel", "Weg", "Stand")):
        expected += [printed(label, y=114 + 60 * at), *prose(label, 3, x=200, y=100 + 60 * at)]

    assert order(*expected) == texts(expected)


@pytest.mark.parametrize("x", [10.0, 345.0])
def test_a_note_in_the_margin_follows_its_column(x):
    column = prose("a", 20, x=80)
    note = paragraph("Radweg", "im Tal", x=x, y=170, size=7)

    assert order(*column, *note) == texts([*column, *note])


def test_a_page_number_at_the_foot_does_not_pull_its_column_before_the_other():
    left, right = prose("a", 10), prose("b", 10, x=320)
    foot = [printed("12", y=790), printed("Klimaplan der Stadt", x=400, y=790)]

    assert order(*left, *right, *foot)[:20] == texts(left + right)


def test_furniture_comes_last():
    number = printed("5", x=30, y=100)
    marked = Line(number.text, box=number.box, words=number.words, hint=Hint.FURNITURE)

    assert order(marked, *prose("a", 3)) == [*texts(prose("a", 3)), "5"]


def upwards(text, x, *, y=700.0):
    """A line that runs up the page, as on a page laid on its side."""
    words, at = [], 0
    for part in text.split():
        words.append(Word(at, at + len(part), Box(x, y - 5.5 * (at + len(part)), x + 11, y - 5.5 * at)))
        at += len(part) + 1
    return Line(text, box=Box(x, y - 5.5 * len(text), x + 11, y), words=tuple(words), size=11.0)


def test_a_page_on_its_side_is_read_from_its_own_top():
    lines = [upwards(f"Zeile {number} der gedrehten Seite", 100 + 14 * number) for number in range(6)]

    assert order(*lines) == texts(lines)


def test_a_word_along_the_margin_comes_after_the_page():
    assert order(*prose("a", 5), upwards("Einleitung", 560)) == [*texts(prose("a", 5)), "Einleitung"]


@pytest.mark.parametrize("seed", range(30))
def test_no_line_is_lost_or_doubled_on_a_page_of_chance(seed):
    chance = random.Random(seed)  # noqa: S311 -- any page will do
    lines = [
        printed(
            "x" * chance.randint(1, 60),
            x=chance.uniform(0, 500),
            y=chance.uniform(0, 800),
            size=chance.uniform(4, 30),
        )
        for _ in range(60)
    ]

    found = in_reading_order(lines, WIDTH, HEIGHT)

    assert sorted(map(id, found)) == sorted(map(id, lines))


def test_titles_side_by_side_that_break_a_word_are_no_rows_of_a_table():
    left = paragraph("E 5 Räder zum Leihen für den Ein-", "kauf", x=70)
    right = paragraph("E 9 Wege zum Laden mit einer Be-", "stellseite", x=320)

    assert order(*left, *right) == texts([*left, *right])
