from hypothesis import given
from hypothesis import strategies as st

from stadtfaden.core.layout import compose
from stadtfaden.core.pages import Hint, Line, RawPage
from stadtfaden.core.passages import LONGEST, cut_passages

LONG = " ".join(f"Der Satz mit der Nummer {number} spricht von den Wegen der Stadt." for number in range(60))


def heading(text, level):
    return Line(text, hint=Hint.HEADING, level=level)


def test_passages_stand_under_the_nearest_heading():
    lines = (
        heading("Ziele", 1),
        Line("Ein Satz."),
        heading("Wege", 2),
        Line("Noch ein Satz."),
        heading("Kosten", 1),
    )

    passages = cut_passages(compose([RawPage(1, lines)]))

    assert [(one.position, one.section) for one in passages] == [(0, None), (1, 0), (2, 0), (3, 2), (4, None)]


def test_positions_and_sections_go_on_over_pages():
    pages = compose([RawPage(1, (heading("Ziele", 1),)), RawPage(2, (Line("Ein Satz."),))])

    passages = cut_passages(pages)

    assert [(one.position, one.page, one.section) for one in passages] == [(0, 1, None), (1, 2, 0)]


def test_a_long_paragraph_is_cut_between_sentences():
    pages = compose([RawPage(1, (Line(LONG),))])

    passages = cut_passages(pages)

    assert all(len(one.text) <= LONGEST and one.text.endswith("Stadt.") for one in passages)
    assert " ".join(one.text for one in passages) == LONG
    assert [one.continues for one in passages] == [False, *[True] * (len(passages) - 1)]


@given(st.lists(st.text(alphabet="abcÄß -.•1\t\u00ad\u00a0", max_size=40), max_size=25))
def test_every_passage_is_cut_from_its_page(texts):
    pages = compose([RawPage(1, tuple(Line(text) for text in texts))])

    for passage in cut_passages(pages):
        assert pages[0].text[passage.start : passage.end] == passage.text
        assert passage.text.strip()
