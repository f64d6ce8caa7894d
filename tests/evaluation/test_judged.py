"""Judgements are read as the head of the module says, and nothing else is."""

import pytest

from stadtfaden.core.links import LinkType
from stadtfaden.evaluation.judged import (
    COLUMNS,
    BadJudgementError,
    judged_links,
    place_of,
    read_judgements,
)

LINE = ("model:links/9", "supports", "0.71", "a.pdf", "3:00", "b.pdf", "9:11")


def written(path, *rows, columns=COLUMNS):
    path.write_text("\n".join("\t".join(row) for row in (columns, *rows)) + "\n", encoding="utf-8")
    return path


def test_what_most_judges_say_holds_and_a_draw_is_unclear(tmp_path):
    other = (*LINE[:1], "conflicts", *LINE[2:])
    path = written(
        tmp_path / "judged.tsv",
        *(
            (*LINE, judge, verdict)
            for judge, verdict in zip("ABC", ("none", "supports", "none"), strict=True)
        ),
        *((*other, judge, verdict) for judge, verdict in zip("AB", ("none", "conflicts"), strict=True)),
    )

    first, second = judged_links(read_judgements(path))

    assert (first.type, first.verdict, first.paper) == (LinkType.SUPPORTS, "none", "a.pdf")
    assert (second.type, second.verdict) == (LinkType.CONFLICTS, "unclear")


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ((*LINE, "A", "vielleicht"), "line 2: no verdict 'vielleicht'"),
        ((LINE[0], "likes", *LINE[2:], "A", "none"), "line 2: 'likes'"),
        ((*LINE[:2], "much", *LINE[3:], "A", "none"), "line 2: could not convert"),
    ],
)
def test_a_line_out_of_form_is_named(tmp_path, row, complaint):
    with pytest.raises(BadJudgementError, match=complaint):
        read_judgements(written(tmp_path / "judged.tsv", row))


def test_other_columns_are_refused(tmp_path):
    with pytest.raises(BadJudgementError, match="the columns are"):
        read_judgements(written(tmp_path / "judged.tsv", columns=("a", "b")))


def test_a_place_tells_the_page_and_none_of_the_words():
    place = place_of(7, "Der Radweg wird breiter.")

    assert place.startswith("7:")
    assert "Radweg" not in place
    assert place != place_of(7, "Der Radweg wird schmaler.")
