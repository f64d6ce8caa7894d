"""Tables of figures that no rule surrounds."""

import pytest

from stadtfaden.core.layout import compose
from stadtfaden.core.layout.figures import with_figure_cells
from stadtfaden.core.pages import BlockKind
from tests.core.layout.drawing import paragraph, printed, sheet

ROWS = (("Merkmal", "2008", "2018"), ("Radwege in km", "41", "63"), ("Wege zu Fuß (%)", "9,5", "24,0"))


def flush_right(text, *, edge, y):
    return printed(text, x=edge - len(text) * 5.5, y=y)


def table(rows, *, edges=(330, 400), y=300):
    for number, (name, *figures) in enumerate(rows):
        yield printed(name, y=y + 15 * number)
        for figure, edge in zip(figures, edges, strict=True):
            yield flush_right(figure, edge=edge, y=y + 15 * number)


def test_figures_flush_in_columns_are_rows_of_a_table():
    page = sheet(
        1,
        *paragraph("Die Stadt zählt ihre Wege seit zwanzig Jahren."),
        *table(ROWS),
        *paragraph("Das Ziel liegt bei einem Drittel.", y=400),
    )

    (composed,) = compose([page])

    assert [
        composed.text[block.start : block.end]
        for block in composed.blocks
        if block.kind is BlockKind.TABLE_ROW
    ] == ["\t".join(row) for row in ROWS]
    assert len(composed.blocks) == 5


def test_figures_in_one_line_are_cut_apart():
    rows = [printed("Merkmal", y=300), printed("2008 2018", x=300, y=300)]
    rows += [printed("Radwege", y=315), printed("1008 1018", x=300, y=315)]
    rows += [printed("Plätze", y=330), printed("1108 1118", x=300, y=330)]

    cut = with_figure_cells(rows)

    assert [line.text for line in cut[:3]] == ["Merkmal", "2008", "2018"]
    assert [line.cell.column for line in cut if line.cell] == [0, 1, 2] * 3
    assert [line.box.x0 for line in cut[1:3] if line.box] == [300.0, 327.5]


@pytest.mark.parametrize(
    "lines",
    [
        list(table(ROWS[:2])),
        [
            line
            for row in range(3)
            for line in table([ROWS[row]], edges=(330 + 9 * row, 400), y=300 + 15 * row)
        ],
        list(table([(name, figure) for name, figure, _ in ROWS], edges=(330,))),
        [*table(ROWS), *(printed("und rechts daneben Text", x=420, y=300 + 15 * row) for row in range(3))],
        [printed(f"Im Jahr 201{row} waren es 41 63", y=300 + 15 * row) for row in range(3)],
    ],
    ids=["two rows", "not flush", "one figure", "text beside", "a sentence"],
)
def test_what_may_be_something_else_stays_as_it_is(lines):
    assert with_figure_cells(lines) == tuple(lines)
