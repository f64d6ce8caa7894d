"""Pictures of the whole, as values."""

from datetime import date

from stadtfaden.ui.arcs import Bundle, arcs
from stadtfaden.ui.sankey import Flow, sankey
from stadtfaden.ui.timeline import Life, Mark, timeline

TODAY = date(2026, 11, 23)


def test_a_bundle_of_links_is_one_arc_and_more_links_are_thicker():
    drawn = arcs(
        ["Leitbild", "Plan", "Konzept"], [Bundle(1, 0, 4, is_certain=True), Bundle(2, 0, 1, is_certain=False)]
    )

    assert drawn is not None
    many, one = drawn.arcs
    assert float(many.thickness) > float(one.thickness)
    assert (many.is_certain, one.is_certain) == (True, False)
    assert many.says == "Plan → Leitbild: 4"


def test_without_links_there_is_no_picture():
    assert arcs(["Leitbild"], []) is None


def test_a_paper_lives_from_its_day_to_its_horizon_or_is_open_until_today():
    drawn = timeline(
        [
            Life("Plan", date(2020, 1, 1), date(2035, 12, 31), is_over=False, is_adopted=True),
            Life("Leitbild", date(2010, 1, 1), None, is_over=False, is_adopted=True),
        ],
        [Mark("Beschluss", date(2026, 1, 1))],
        today=TODAY,
    )

    assert drawn is not None
    leitbild, plan = drawn.lines
    assert [line.name for line in drawn.lines] == ["Leitbild", "Plan"]
    assert (leitbild.is_open, leitbild.end) == (True, drawn.today)
    assert float(plan.start) < float(drawn.marks[0][1]) < float(drawn.today) < float(plan.end)


def test_one_dated_paper_is_enough_and_none_is_no_picture():
    only = Life("Plan", TODAY, None, is_over=False, is_adopted=False)

    assert timeline([only], [], today=TODAY) is not None
    assert timeline([], [], today=TODAY) is None


def test_bands_are_as_broad_as_the_money():
    drawn = sankey([Flow("Ziel", "Maßnahme 1", 100), Flow("Ziel", "Maßnahme 2", 300)])

    assert drawn is not None
    dear, cheap = drawn.measures
    assert (dear.name, cheap.name) == ("Maßnahme 2", "Maßnahme 1")
    assert float(dear.height) == 3 * float(cheap.height)
    assert float(drawn.goals[0].height) == float(drawn.money.height)


def test_rows_of_a_narrow_screen_say_the_whole_name_and_the_share():
    name = "Solaroffensive auf allen Dächern der Schulen, Turnhallen und Verwaltungsgebäude bis 2030"

    drawn = sankey([Flow("Ziel", name, 400), Flow("Ziel", "Maßnahme 2", 100), Flow("Ziel", "Kleines", 1)])

    assert drawn is not None
    assert drawn.measures[0].name.endswith("…")
    assert [(row.measure, row.share) for row in drawn.rows] == [
        (name, "100.0"),
        ("Maßnahme 2", "25.0"),
        ("Kleines", "0.5"),
    ]


def test_without_money_there_is_no_picture():
    assert sankey([]) is None
