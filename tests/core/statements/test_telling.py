import pytest
from tests.core.statements.paper import H, P, page, quotes, state

from stadtfaden.core.pages import BlockKind
from stadtfaden.core.statements import StatementKind
from stadtfaden.core.statements.model import features_of
from stadtfaden.core.statements.telling import (
    is_account,
    is_doubtful,
    is_past_or_forecast,
    is_speech,
    is_told,
    main_words,
)


@pytest.mark.parametrize(
    "sentence",
    [
        "Welche Wege sollten zuerst saniert werden?",
        "Sollte der Bedarf steigen, wird ein weiterer Raum gemietet.",
        "§ 12 Die Gemeinde soll Spielplätze unterhalten.",
        "Ziel dieser Umfrage ist es, die Wünsche der Haushalte zu erfahren.",
        "Die Ergebnisse sollen im Folgenden dargestellt werden.",
        "Der Bericht beschreibt, wie die Stadt künftig wachsen soll.",
        "D e r P l a n s o l l a l l e n h e l f e n.",
        "Ein Drittel der Befragten wünscht sich, dass mehr Bäume gepflanzt werden sollen.",
        "Jede vierte Person gibt an, dass die Wege breiter werden sollten.",
        "Pavillon mit neuem Vorplatz, Lageplan: Büro Muster",
        "Noch größer wäre der Mangel, wenn alle Annahmen eintreffen sollten.",
        "Der Bedarf soll rein rechnerisch gedeckt sein.",
        "Eine Gruppe setzte sich das Ziel, den Park zu retten.",
        "Dazu sind alle in Kapitel 4 genannten Schritte umzusetzen.",
        "Daraus sollen gemeinsam Leitlinien für die ganze Stadt abgeleitet werden.",
        "Es soll darauf hingewiesen werden, dass der Bau teurer wird.",
        "Der Schutz alter Häuser sollte nicht über allem stehen (...).",
        "Stimme eher zu In der Mitte sollte dichter gebaut werden.",
        "Ich soll den Bus um __ Uhr nehmen.",
        "Konservative Annahme: Bis 2031 werden 90 weitere Speicher gebaut.",
        "Es wird eine Sanierungsrate von 2 % bis 2035 unterstellt.",
        "Im Szenario Morgenrot wird die Wärme 2040 zu 60 % aus Flüssen gewonnen.",
        "Die errechnete Ersparnis gilt bis 2030 nur unter der Voraussetzung, dass alle Dächer belegt werden.",
    ],
)
def test_questions_suppositions_laws_and_words_about_the_paper_are_told(sentence):
    assert is_told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Die Stadt soll bis 2030 alle Schulhöfe öffnen.",
        "Ziel ist es, den Kindern sichere Wege zu geben.",
        "Am Ufer sollten weitere Bänke aufgestellt werden.",
        "Im Zielszenario sinkt der Verbrauch bis 2040 um 30 %.",
        "Die Annahme von Grünschnitt soll an drei Orten möglich sein.",
    ],
)
def test_what_shall_be_done_is_not_told(sentence):
    assert not is_told(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Bis 2035 rechnet die Stadt mit rund 4.000 zusätzlichen Haushalten.", True),
        ("Der Verbrauch lag von 2012 bis 2019 bei 40 GWh.", True),
        ("Der Verbrauch lag 2019 bei 40 GWh und soll bis 2030 auf 30 GWh sinken.", False),
        ("Senkung des Verbrauchs um 20 Prozent bis 2030.", False),
        ("Bis 2030 wird die Zahl der Kinder um 1.200 auf 9.000 anwachsen.", True),
        ("Es ist damit zu rechnen, dass die Zahl bis 2030 um ein Fünftel zunehmen wird.", True),
        ("Die Fälle zeigen, dass bis 2020 mehr als 20 Prozent erreicht werden.", True),
    ],
)
def test_values_measured_or_expected_bind_nobody(sentence, expected):
    assert is_past_or_forecast(sentence) is expected


def test_a_modal_verb_of_a_side_clause_is_left_out():
    told = main_words("Das Heft nennt die Plätze, die man abends meiden soll, und ihre Lage.")

    assert told == "Das Heft nennt die Plätze, die man abends meiden, und ihre Lage."


def test_a_wish_with_its_condition_stays_whole():
    sentence = "Schön wäre es, wenn die Bänke Lehnen bekommen könnten."

    assert main_words(sentence) == sentence


@pytest.mark.parametrize(
    ("sentence", "kind", "expected"),
    [
        ("Bei den Haltestellen gibt es keine größeren Probleme.", StatementKind.CHALLENGE, True),
        ("An den Haltestellen fehlen Sitzplätze.", StatementKind.CHALLENGE, False),
        ("Dies hätte zur Folge, dass Busse später fahren.", StatementKind.MEASURE, True),
        ("Die Stadt soll drei Haltestellen umbauen.", StatementKind.MEASURE, False),
    ],
)
def test_signs_against_a_kind_count_whatever_the_words_weigh(sentence, kind, expected):
    features = frozenset(features_of(sentence))

    assert is_doubtful(sentence, kind, 0.9, features, BlockKind.PARAGRAPH) is expected


def test_what_people_said_is_speech_and_a_title_in_quotation_marks_is_not():
    assert is_speech("„Am Bahnhof sollte es mehr Licht geben.“")
    assert not is_speech("„Grüne Mitte“ soll als Projekt bis 2030 weitergeführt werden.")


def test_a_paragraph_that_tells_what_was_done_is_an_account():
    assert is_account(["Der Abend war gut besucht.", "Karten wurden verteilt.", "Sie sollten genügen."])
    assert not is_account(["Der Weg ist eng.", "Er soll breiter werden.", "Das war schon 2010 so."])


def test_the_head_of_a_letter_is_no_sheet():
    head = (
        (H, "Vorlage an den Rat"),
        (P, "Verantwortlich: Bauamt"),
        (P, "Kosten: keine"),
        (P, "Beginn: Mai"),
    )

    statements, _ = state(page(1, *head), page(2, (P, "Die Anlage liegt bei.")))

    assert quotes(statements, StatementKind.MEASURE) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Dadurch werden die Anwohner spürbar entlastet.",
        "Auswertung der Stellungnahmen aus der Bürgerschaft",
        "Ortsmitte – Bahnhof – Gewerbepark",
        "Die Vorarbeiten können mit dem vorhandenen Personal nicht erbracht werden.",
        "Am alten Hafen könnten viele gut gelegene Wohnungen entstehen.",
    ],
)
def test_effects_steps_of_the_plan_and_lines_are_no_measures(sentence):
    features = frozenset(features_of(main_words(sentence)))

    assert is_doubtful(sentence, StatementKind.MEASURE, 0.9, features, BlockKind.PARAGRAPH)


def test_only_the_first_sentence_of_an_item_states_what_its_list_promises():
    said = "Die Becken laden zum Verweilen ein."
    text = f"Bau von Brunnen am Markt. {said}"

    item, _ = state(page(1, (H, "Maßnahmen"), (BlockKind.LIST_ITEM, text)))
    own, _ = state(page(1, (H, "Maßnahmen"), (BlockKind.LIST_ITEM, said)))

    assert quotes(item, StatementKind.MEASURE) == ["Bau von Brunnen am Markt."]
    assert quotes(own, StatementKind.MEASURE) == [said]


def test_advantages_listed_below_a_measure_are_no_measures():
    pros = (BlockKind.LIST_ITEM, "Beschleunigung des Verkehrs am Knoten")

    weighed, _ = state(page(1, (H, "Maßnahmen"), (P, "Vorteile Nachteile"), pros))
    named, _ = state(page(1, (H, "Maßnahmen"), (P, "Vorschläge der Stadt"), pros))

    assert (weighed, quotes(named, StatementKind.MEASURE)) == ((), [pros[1]])
