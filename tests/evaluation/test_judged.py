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


def test_judges_who_disagree_count_in_parts_and_the_unclear_not_at_all(tmp_path):
    verdicts = ("none", "supports", "related", "unclear")
    path = written(
        tmp_path / "judged.tsv", *((*LINE, judge, said) for judge, said in zip("ABCD", verdicts, strict=True))
    )

    (link,) = judged_links(read_judgements(path))

    assert (link.type, link.paper, link.clear) == (LinkType.SUPPORTS, "a.pdf", verdicts[:3])
    assert link.share("supports") == pytest.approx(1 / 3)
    assert link.share("supports", "related") == pytest.approx(2 / 3)


def test_a_type_of_link_is_judged_apart_from_another_between_the_same(tmp_path):
    other = (LINE[0], "conflicts", *LINE[2:])
    path = written(tmp_path / "judged.tsv", (*LINE, "A", "none"), (*other, "A", "conflicts"))

    links = judged_links(read_judgements(path))

    assert [(one.type.value, one.clear) for one in links] == [
        ("supports", ("none",)),
        ("conflicts", ("conflicts",)),
    ]


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
