"""Which disagreements are contradictions of the city with itself."""

from dataclasses import replace
from datetime import date

import pytest

from stadtfaden.core.links import LinkType, Side, propose_link
from stadtfaden.core.statements.values import StatementKind
from stadtfaden.core.targets import find_targets

VERY_CLOSE = 0.97


def wish(text, *, paper, year=2022, kind=StatementKind.GOAL):
    return Side(
        paper,
        paper,
        paper,
        kind,
        text,
        targets=find_targets(text),
        dated_on=date(year, 1, 1),
        areas=("housing",),
    )


def link(one, other):
    return propose_link(one, other, VERY_CLOSE)


FEWER = wish("Bis 2035 sollen 5.000 Wohnungen gebaut werden.", paper="INSEK", year=2024)


@pytest.mark.parametrize(
    ("text", "is_contradiction"),
    [
        ("Bis 2035 sollen 8.000 Wohnungen gebaut werden.", True),
        ("Bis 2035 sollen 5.000 Wohnungen gebaut werden.", False),
        ("Bis Ende 2026 sollen bis zu 800 Wohnungen gebaut werden.", False),
        ("Bis 2035 entsteht eine Angebotslücke von 8.000 Wohnungen, die gebaut werden.", False),
        ("Im Szenario werden bis 2035 insgesamt 8.000 Wohnungen gebaut.", False),
        ("Nach der Prognose werden bis 2035 hier 8.000 Wohnungen gebaut.", False),
        ("Das Land will, dass bis 2035 in Hessen 8.000 Wohnungen gebaut werden.", False),
    ],
)
def test_only_two_aims_of_the_city_contradict_each_other(text, is_contradiction):
    found = link(FEWER, wish(text, paper="Wohnkonzept"))

    assert (found is not None and found.type is LinkType.CONFLICTS) is is_contradiction


def test_a_year_that_had_passed_when_the_newer_paper_was_written_contradicts_nothing():
    late = wish("Bis 2020 sollen 5.000 Wohnungen gebaut werden.", paper="INSEK", year=2024)

    found = link(late, wish("Bis 2020 sollen 8.000 Wohnungen gebaut werden.", paper="Wohnkonzept", year=2012))

    assert found is None or found.type is not LinkType.CONFLICTS


def test_what_one_paper_plans_and_another_gives_up_is_a_contradiction():
    plan = wish("Der Bau der Uferbahn ist vorgesehen.", paper="Verkehrsplan", kind=StatementKind.MEASURE)
    end = wish("Der Bau der Uferbahn wird aufgegeben.", paper="INSEK", year=2024, kind=StatementKind.MEASURE)

    found = link(plan, end)

    assert found is not None
    assert found.type is LinkType.CONFLICTS
    assert "„aufgegeben“" in found.reason


def test_a_later_paper_on_the_same_subject_replaces_the_number_of_the_older():
    old = wish("Bis 2035 sollen 8.000 Wohnungen gebaut werden.", paper="Wohnbaukonzept 2015", year=2015)
    new = wish("Bis 2035 sollen 5.000 Wohnungen gebaut werden.", paper="Wohnbaukonzept 2024", year=2024)

    found = link(old, new)

    assert found is not None
    assert (found.type, found.source) == (LinkType.SUPERSEDES, new.key)


def test_the_same_words_are_said_twice_whatever_each_paper_calls_them():
    text = "Schulhöfe werden entsiegelt und bepflanzt."

    found = link(wish(text, paper="A"), wish(text, paper="B", kind=StatementKind.MEASURE))

    assert found is not None
    assert found.type is LinkType.DUPLICATES


def test_the_reason_tells_which_paper_alone_gives_a_number():
    found = link(
        wish("Auf Schulhöfen sollen Stadtbäume gepflanzt werden.", paper="Grünplan"),
        wish("Auf Schulhöfen sollen bis 2030 insgesamt 300 Stadtbäume gepflanzt werden.", paper="Klimaplan"),
    )

    assert found is not None
    assert "nur „Klimaplan“ nennt „bis 2030 insgesamt 300 Stadtbäume gepflanzt“" in found.reason


def test_steps_of_one_way_are_no_contradiction():
    early = wish("Der Ausstoß an CO2 soll bis 2020 um 40 % sinken.", paper="Klimaplan", year=2012)
    late = wish("Der Ausstoß an CO2 soll bis 2050 um 80 % sinken.", paper="Energieplan", year=2014)

    found = link(late, early)

    assert found is None or found.type is not LinkType.CONFLICTS


def test_what_two_papers_report_of_the_state_is_no_contradiction_of_the_city():
    one = wish("Das Land will bis 2035 in Hessen 5.000 Wohnungen bauen.", paper="INSEK")
    other = wish("Das Land will bis 2035 in Hessen 8.000 Wohnungen bauen.", paper="Wohnplan")

    found = link(one, other)

    assert found is None or found.type is not LinkType.CONFLICTS


def test_a_verb_belongs_to_what_stands_before_it():
    one = wish("Ziel ist, den Radanteil zu steigern und die Unfallzahlen zu reduzieren.", paper="INSEK")
    other = wish("Ziel ist die Senkung der Unfallzahlen.", paper="Radplan")

    found = link(one, other)

    assert found is None or found.type is not LinkType.CONFLICTS


def conflicts(one, other):
    found = link(one, other)
    return found is not None and found.type is LinkType.CONFLICTS


@pytest.mark.parametrize(
    ("one", "other", "is_contradiction"),
    [
        (
            "Bis 2030 werden in Auental 40 Bänke gestellt.",
            "Bis 2030 werden in Bruch 25 Bänke gestellt.",
            False,
        ),
        ("Bis 2030 werden 900 Bäume gepflanzt.", "Bis 2030 werden am Kanal 200 Bäume gepflanzt.", False),
        ("Bis 2030 werden mindestens 900 Bäume gepflanzt.", "Bis 2030 werden 1.200 Bäume gepflanzt.", False),
        ("Bis 2030 werden 900 Bäume gepflanzt.", "Bis 2030 werden nur 200 Bäume gepflanzt.", True),
        (
            "Der Stromverbrauch soll bis 2030 um 30 Prozent gegenüber 2010 sinken.",
            "Der Stromverbrauch soll bis 2030 um 30 Prozent gegenüber 2020 sinken.",
            True,
        ),
        ("Am Kanal werden keine Platanen gefällt.", "Die Platanen am Kanal werden gefällt.", True),
        ("Die Fähre soll 2027 in Betrieb gehen.", "Die Fähre soll 2034 in Betrieb gehen.", True),
        ("Die Fähre soll 2027 in Betrieb gehen.", "Die Fähre soll 2027 den Betrieb aufnehmen.", False),
    ],
)
def test_a_part_another_place_and_a_bound_that_is_kept_to_contradict_nothing(one, other, is_contradiction):
    assert conflicts(wish(one, paper="Grünplan"), wish(other, paper="INSEK")) is is_contradiction


def test_a_measure_may_contradict_what_a_goal_keeps():
    goal = wish("Die Platanen am Kanal bleiben erhalten.", paper="Baumplan")
    deed = wish("Die Platanen am Kanal werden gefällt.", paper="Ausbauplan", kind=StatementKind.MEASURE)

    assert conflicts(goal, deed)


def test_two_who_build_other_numbers_of_one_thing_disagree_even_where_one_says_at_least():
    title = "Ladepunkte errichten"
    least = wish(
        "Bis 2030 werden mindestens 200 Ladepunkte errichtet.", paper="Klimaplan", kind=StatementKind.MEASURE
    )
    more = wish("Bis 2030 werden 350 Ladepunkte errichtet.", paper="Verkehrsplan", kind=StatementKind.MEASURE)

    assert conflicts(replace(least, title=title), replace(more, title=title))


def measure_of(paper, title, below):
    targets = find_targets(below)
    return Side(
        title, paper, paper, StatementKind.MEASURE, title, title=title, context=below, targets=targets
    )


BIGGER = measure_of(
    "Parkkonzept", "Parkhaus am Bahnhof", "Das Parkhaus am Bahnhof wird um 120 Stellplätze erweitert."
)


@pytest.mark.parametrize(
    ("title", "below"),
    [
        ("Rückbau von Stellplätzen am Bahnhof", "Am Bahnhof werden 90 Stellplätze zurückgebaut."),
        ("Mehr Grün am Bahnhof", "Die Stadt baut am Bahnhof 90 Parkplätze zurück und pflanzt Bäume."),
        ("Mehr Grün am Bahnhof", "Am Bahnhof fallen 90 Stellplätze weg."),
    ],
)
def test_more_and_fewer_of_what_is_counted_at_one_place_contradict(title, below):
    found = link(BIGGER, measure_of("Klimaplan", title, below))

    assert found is not None
    assert found.type is LinkType.CONFLICTS


@pytest.mark.parametrize(
    ("title", "below"),
    [
        ("Bäume am Bahnhof", "Am Bahnhof werden 30 Bäume gepflanzt."),
        ("Stellplätze im Südhafen", "Im Südhafen werden 60 Stellplätze abgebaut."),
    ],
)
def test_a_place_alone_or_less_of_the_same_elsewhere_is_not_the_same_wish(title, below):
    found = link(BIGGER, measure_of("Klimaplan", title, below))

    assert found is None or found.type not in {LinkType.DUPLICATES, LinkType.CONFLICTS}


def test_one_sentence_with_another_number_contradicts_whatever_each_paper_calls_it():
    goal = wish("Bis 2034 soll der Anteil des Radverkehrs an allen Wegen auf 28 Prozent steigen.", paper="A")
    measure = wish(
        "Der Anteil des Radverkehrs an allen Wegen soll bis 2034 auf 24 Prozent steigen.",
        paper="B",
        kind=StatementKind.MEASURE,
    )

    found = link(goal, measure)

    assert found is not None
    assert found.type is LinkType.CONFLICTS
