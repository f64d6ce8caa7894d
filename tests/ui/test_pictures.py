"""Marks, the time axis and the loom, as values."""

from stadtfaden.core.pages import Box
from stadtfaden.ui.axis import Dated, time_axis
from stadtfaden.ui.loom import Level, loom
from stadtfaden.ui.marks import Cut, lines_of, picture

A4 = (595.0, 842.0)


def test_words_that_follow_each_other_become_one_box_a_line():
    words = [Box(50, 100, 80, 112), Box(84, 100, 120, 112), Box(50, 114, 90, 126)]

    assert lines_of(words) == (Box(50, 100, 120, 112), Box(50, 114, 90, 126))


def test_the_next_column_is_another_box():
    words = [Box(50, 100, 280, 112), Box(310, 100, 400, 112)]

    assert len(lines_of(words)) == 2


def test_the_thread_stands_left_of_the_whole_printed_line():
    number, word = Box(50, 100, 70, 112), Box(74, 100, 120, 112)

    alone = picture(size=A4, boxes=[word])
    beside = picture(size=A4, boxes=[word], words=[number, word])

    assert (alone.knot, beside.knot) == (("65.0", "100.0"), ("41.0", "100.0"))


def test_a_strip_shows_the_marks_at_full_width():
    strip = picture(size=A4, boxes=[Box(50, 400, 120, 412)], cut=Cut.STRIP)

    assert strip.view_box == "0.0 352.0 595.0 108.0"


def test_a_close_up_stays_on_the_page():
    close = picture(size=A4, boxes=[Box(560, 2, 590, 12)], cut=Cut.CLOSE)

    left, top, width, height = map(float, close.view_box.split())

    assert (top, left + width) == (0.0, 595.0)
    assert 0 < height < 842


def test_without_marks_there_is_the_page_and_nothing_on_it():
    plain = picture(size=A4, boxes=[], cut=Cut.STRIP)

    assert (plain.view_box, plain.boxes, plain.thread, plain.knot) == ("0.0 0.0 595.0 842.0", (), "", None)


def test_nothing_dated_gives_no_axis():
    assert time_axis([], today=2026) is None


def test_every_paper_is_a_strand_and_every_year_a_knot():
    dated = [Dated("Plan", 2030, is_confirmed=True)] * 2 + [Dated("Leitbild", 2040, is_confirmed=False)]

    axis = time_axis(dated, today=2026)

    assert axis is not None
    plan, leitbild = axis.strands
    assert [(knot.year, knot.how_many, knot.is_certain) for knot in plan.knots] == [(2030, 2, True)]
    assert [(knot.year, knot.how_many, knot.is_certain) for knot in leitbild.knots] == [(2040, 1, False)]
    assert float(plan.knots[0].x) < float(leitbild.knots[0].x)


def test_a_target_far_away_keeps_the_years_readable():
    axis = time_axis([Dated("Plan", 2100, is_confirmed=False)], today=2026)

    assert axis is not None
    assert len(axis.years) <= 12


def test_the_loom_draws_true_shares():
    drawn = loom([Level("Leitsätze", 4), Level("Ziele", 14, held=7, by_paper=2)])

    assert (len(drawn.solid), len(drawn.proposed), len(drawn.loose)) == (2, 5, 7)


def test_one_of_many_is_still_a_line_and_one_missing_still_a_gap():
    few = loom([Level("Leitsätze", 1), Level("Ziele", 1000, held=1)])
    most = loom([Level("Leitsätze", 1), Level("Ziele", 1000, held=999)])

    assert (len(few.proposed), len(few.loose)) == (1, 13)
    assert (len(most.proposed), len(most.loose)) == (13, 1)


def test_nothing_hangs_on_an_empty_level():
    drawn = loom([Level("Leitsätze", 0), Level("Ziele", 3, held=2)])

    assert (drawn.solid, drawn.proposed, len(drawn.loose)) == ((), (), 3)
