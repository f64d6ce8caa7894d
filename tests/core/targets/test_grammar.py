import pytest

from stadtfaden.core.targets import Direction, find_targets

AIMS = {
    "Die Treibhausgase sollen bis 2030 um 65 % gegenüber 1990 sinken.": (65, "%", Direction.REDUCE, 2030),
    "Wir senken den Ausstoß auf 2,5 t CO2-Äq pro Kopf bis 2035.": (
        2.5,
        "t CO2-Äq/Kopf",
        Direction.REDUCE,
        2035,
    ),
    "Bis Ende 2030 entstehen mindestens 1.200 neue Ladepunkte.": (
        1200,
        "Ladepunkte",
        Direction.AT_LEAST,
        2030,
    ),
    "Ab 2027 werden jährlich rund 200 geförderte Wohnungen gebaut.": (
        200,
        "Wohnungen/Jahr",
        Direction.REACH,
        2027,
    ),
    "Der Flächenverbrauch wird bis 2030 auf höchstens 0,5 ha/Tag begrenzt.": (
        0.5,
        "ha/Tag",
        Direction.AT_MOST,
        2030,
    ),
    "Bis zum 2. Quartal 2025 sind zwei Drittel der Schulen angeschlossen.": (
        66.7,
        "%",
        Direction.REACH,
        2025,
    ),
    "Bis Mitte des Jahrhunderts soll der Verbrauch halbiert werden.": (50, "%", Direction.REDUCE, 2050),
    "Die Zahl der Fahrgäste soll bis 2030 verdoppelt werden.": (100, "%", Direction.RAISE, 2030),
    "Zielwert 2030\t-65 %": (-65, "%", Direction.REDUCE, 2030),
    "In den Jahren 2026 bis 2028 werden 300 Bäume gepflanzt.": (300, "Bäume", Direction.REACH, 2028),
    "Jede zweite Fahrt soll 2035 ohne Auto erfolgen.": (50, "%", Direction.REACH, 2035),
    "Die Emissionen werden bis 2040 auf null gesenkt.": (0, None, Direction.REDUCE, 2040),
    "Die Stadt ist bis spätestens 2035 klimaneutral.": (None, None, Direction.REACH, 2035),
    "Der Schallpegel darf 55 dB(A) nicht überschreiten und soll bis 2028 gelten.": (
        55,
        "dB(A)",
        Direction.AT_MOST,
        2028,
    ),
    "Photovoltaik auf 1,2 Mio. m² Dachfläche bis 2030": (1_200_000, "m²", Direction.REACH, 2030),
    "Die Zahl der Stellplätze soll von 1.850 auf 1.400 bis 2030 sinken.": (
        1400,
        "Stellplätze",
        Direction.REDUCE,
        2030,
    ),
    "55 von 83 Dienstwagen bis 2029 ersetzen": (55, "Dienstwagen", Direction.REACH, 2029),
    "Drei von fünf Wegen sollen 2035 ohne Auto zurückgelegt werden.": (60, "%", Direction.REACH, 2035),
    "zehn Schulhöfe bis 2030": (10, "Schulhöfe", Direction.REACH, 2030),
    "jährlich 400 Beratungen": (400, "Beratungen/Jahr", Direction.REACH, None),
    "420 zusätzliche Plätze bis August 2027": (420, "Plätze", Direction.REACH, 2027),
    "350 Wohnheimplätze bis zum Wintersemester 2026/27": (350, "Wohnheimplätze", Direction.REACH, 2026),
    "Sanierungsrate auf 2,4 % im Jahr steigern": (2.4, "%", Direction.RAISE, None),
    "keine Hitzetoten in Pflegeheimen bis 2030": (0, "Hitzetoten", Direction.AT_MOST, 2030),
    "Innerhalb von fünf Jahren soll der Anteil um 10 Prozentpunkte steigen.": (
        10,
        "Prozentpunkte",
        Direction.RAISE,
        None,
    ),
}

NO_AIMS = (
    "Zwei neue Angebote ergänzen die Beratung.",
    "Von den Befragten möchten 64 % künftig im Eigenheim wohnen.",
    "Für die Rechnung wird angenommen, dass bis 2030 ein Viertel der Dächer genutzt wird.",
    "Im Jahr 2007 belief sich der Anteil auf 2,6 %.",
    "2019 waren es 40 %.",
    "Nach § 13 des Gesetzes ist Absatz 2 anzuwenden.",
    "Der Beschluss vom 12.03.2020 sieht einen Bericht vor.",
    "Sie erreichen uns unter Telefon 0631 365-1234, Zimmer 22.",
    "Die Kosten betragen 2,5 Mio. Euro.",
    "Das Förderprogramm wird bis 2026 mit 500.000 Euro ausgestattet.",
    "Im Jahr 2018 wurden 35 % der Wege mit dem Rad zurückgelegt.",
    "Bis 2030 wird die Bevölkerung voraussichtlich um 5 % wachsen.",
    "Näheres steht auf Seite 45 und in Abbildung 12.",
    "1.500 bis unter 2.000 Euro 12,4 %",
    "Kürzere Wartezeiten61%57%",
    "Haushalte mit einem Einkommen unter 1.400 Euro",
    "Abbildung 7: Zahl der Beratungen bis 31.12.2022",
    "Im Mai bis Juli 2021 wurde das Konzept beraten.",
    "Fachtag vom 5. bis 7. Mai 2026 in der Stadthalle",
    "4.2 Bevölkerungsprognose bis 2035",
    "In der zweiten Hälfte der Legislaturperiode wollen wir das Vergabewesen ordnen.",
    "Der Rückgang der Belegungsrechte bis ins Jahr 2022 lässt sich durch auslaufende Bindungen erklären.",
    "Der Wohnungsbestand hat sich um 1.240 Wohnungen in sieben Jahren bis 2021 erhöht.",
    "Mit dem Ausbau können bis 2030 etwa 300 Arbeitsplätze entstehen.",
    "Frauen lagen mit 44 % über, Männer mit 39 % unter dem Zielwert.",
    "Bis 2035 wird die Altersgruppe der über 80-Jährigen um ein Drittel zunehmen.",
    "Über die Hälfte der Suchenden strebt eine größere Wohnung an.",
    "Die Stadt hat den Verbrauch um 12 % reduziert und damit das Etappenziel für 2020 erfüllt.",
    "Dabei ist zu beachten, dass sich die Preise auf ein Reihenhaus mit 250 m² beziehen.",
)

SCOPES = {
    "Mindestens 40 Prozent aller Grundschulen sollen bis 2030 im Ganztag arbeiten.": "Grundschulen",
    "Wir wollen einen Frauenanteil von mindestens 45 Prozent erreichen.": "Frauenanteil",
    "Wir wollen den Leerstand in der Altstadt bis 2030 um die Hälfte senken.": "Leerstand in der Altstadt",
    "Wir streben an, bis 2030 die Zahl der Verletzten um 40 % zu senken.": "Zahl der Verletzten",
    "Bis 2030 sollen 30 % weniger Restmüll anfallen.": "Restmüll",
    "Endenergieverbrauch bis 2040 halbieren": "Endenergieverbrauch",
    "In der Innenstadt soll der Anteil des Radverkehrs am Verkehr auf 30 % steigen.": (
        "Anteil des Radverkehrs am Verkehr"
    ),
    "Gebaut werden sollen jährlich 260 neue Wohnungen.": None,
}


@pytest.mark.parametrize(("sentence", "aim"), AIMS.items())
def test_an_aim_becomes_a_value(sentence, aim):
    (target,) = find_targets(sentence)

    assert (target.value, target.unit, target.direction, target.target_year) == aim


@pytest.mark.parametrize("sentence", NO_AIMS)
def test_facts_laws_dates_and_costs_are_no_targets(sentence):
    assert find_targets(sentence) == ()


@pytest.mark.parametrize(("sentence", "scope"), SCOPES.items())
def test_a_target_says_what_it_is_about_or_nothing(sentence, scope):
    (target,) = find_targets(sentence)

    assert target.scope == scope


def test_a_raised_reduction_goal_reduces():
    (target,) = find_targets("Wir werden unser Minderungsziel für 2030 deutlich auf 65 % anheben.")

    assert (target.value, target.direction, target.target_year) == (65, Direction.REDUCE, 2030)


def test_the_year_of_a_decision_is_not_the_year_of_the_goal():
    (target,) = find_targets(
        "Ende 2019 wurde ein Programm aufgelegt, mit dem rund 50 Halte saniert werden sollen."
    )

    assert (target.value, target.unit, target.target_year) == (50, "Halte", None)


def test_what_applies_since_a_year_has_not_moved_since():
    (target,) = find_targets("Seit 2021 gilt, dass bis 2030 65 % der neuen Busse emissionsarm sein müssen.")

    assert (target.value, target.target_year, target.base_year) == (65, 2030, None)


def test_a_value_that_is_halved_is_where_it_starts():
    (target,) = find_targets("Wir wollen die Laufzeit von zwei Jahren halbieren.")

    assert (target.value, target.unit, target.direction) == (50, "%", Direction.REDUCE)


@pytest.mark.parametrize("sentence", AIMS)
def test_the_words_of_a_target_are_cut_from_the_text(sentence):
    text = f"Vorher steht etwas. {sentence}"

    assert all(text[target.start : target.end] == target.text for target in find_targets(text))


def test_steps_in_one_sentence_are_several_targets():
    text = (
        "Der Verbrauch soll bis 2030 um 40 %, bis 2040 um 70 % und bis 2050 um 95 % sinken (Basisjahr 2010)."
    )

    found = [(target.value, target.target_year, target.base_year) for target in find_targets(text)]

    assert found == [(40, 2030, 2010), (70, 2040, 2010), (95, 2050, 2010)]


def test_a_base_value_stands_beside_the_target():
    (target,) = find_targets("Der Radanteil steigt von 18 % (2020) auf 30 % im Jahr 2030.")

    assert (target.base_value, target.base_year, target.value, target.scope) == (18, 2020, 30, "Radanteil")


def test_a_base_value_without_unit_takes_the_unit_of_the_target():
    (target,) = find_targets("Von derzeit 40 auf 60 Kilometer Radwege bis 2028")

    assert (target.base_value, target.value, target.unit) == (40, 60, "km")


@pytest.mark.parametrize(
    ("sentence", "value", "year"),
    [("Minderung um 140 % bis 2030", 140, 2030), ("Bis 3030 soll der Anteil auf 50 % steigen.", 50, 3030)],
)
def test_impossible_values_are_kept_and_flagged(sentence, value, year):
    (target,) = find_targets(sentence)

    assert (target.value, target.target_year) == (value, year)
    assert target.doubts


def test_a_second_part_may_say_until_when_the_first_holds():
    (target,) = find_targets("Neuverschuldung höchstens 2 % des Haushalts; Beibehaltung bis 2031")

    assert (target.value, target.direction, target.target_year) == (2, Direction.AT_MOST, 2031)


def test_the_number_of_a_heading_counts_nothing():
    targets = find_targets("7.2 Perspektivische Entwicklung bis 2035")

    assert [target.value for target in targets] == [None]


def test_how_wide_a_thing_is_has_no_year_of_its_own():
    found = find_targets("Das Radnetz wird bis 2030 auf 42 km ausgebaut, mindestens 2,50 m breit.")

    assert [(target.value, target.target_year, target.direction) for target in found] == [
        (42, 2030, Direction.RAISE),
        (2.5, None, Direction.AT_LEAST),
    ]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Die Stadt pflanzt jedes Jahr 250 Bäume.", None),
        (
            "Bis 2034 soll der Anteil des Radverkehrs an allen Wegen auf 28 % steigen.",
            "Anteil des Radverkehrs",
        ),
    ],
)
def test_what_a_number_is_about_is_a_thing_and_not_when_or_where(text, scope):
    (target,) = find_targets(text)

    assert target.scope == scope


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Bis 2030 stehen 24 Ladepunkte an Straßen (2024: 9).",
            "Bis 2030 stehen 24 Ladepunkte an Straßen (2024: 9)",
        ),
        (
            "Der Anteil soll bis 2030 auf 40 % steigen (2022: 18 %, eigene Zählung).",
            "bis 2030 auf 40 % steigen (2022: 18 %, eigene Zählung)",
        ),
        (
            "Ziel: 15 Ladepunkte (Stand 2023: 4; Quelle Stadtwerke) bis 2027",
            "15 Ladepunkte (Stand 2023: 4; Quelle Stadtwerke) bis 2027",
        ),
        (
            "Die Emissionen sollen bis 2035 um 60 % sinken (Basis: 2010",
            "bis 2035 um 60 % sinken (Basis: 2010",
        ),
    ],
)
def test_words_of_a_target_end_in_no_open_bracket_that_is_closed_soon(text, words):
    (target,) = find_targets(text)

    assert target.text == words
    assert text[target.start : target.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "Bis 2028 wird die Luftgüte an sechs Stellen gemessen.",
        "Bis 2027 soll der Lärm an 12 Messpunkten erfasst werden.",
        "Die Bodenfeuchte soll bis 2028 an 40 Bäumen gemessen werden.",
        "Bis 2029 wird in drei Quartieren erprobt, wie Regen versickert.",
        "Bis 2026 soll an 20 Orten beraten werden.",
    ],
)
def test_the_places_where_something_is_measured_or_done_are_no_target(text):
    assert find_targets(text) == ()


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Bis 2030 sollen 12 Mobilitätsstationen an 8 Standorten entstehen.", 12, "Mobilitätsstationen"),
        ("Bis 2027 entstehen an acht Standorten neue Mobilitätsstationen.", 8, "Standorte"),
        ("Bis 2027 sollen 30 Messstellen eingerichtet werden.", 30, "Messstellen"),
        ("Bis 2028 soll die Luft an mindestens 20 Stellen gemessen werden.", 20, "Stellen"),
    ],
)
def test_places_that_shall_come_into_being_are_a_target(text, value, unit):
    (target,) = find_targets(text)

    assert (target.value, target.unit) == (value, unit)
