"""Which statements of different papers are tied, how, and with which reason."""

from datetime import date

import pytest

from stadtfaden.core.links import LinkType, Side, Tie, contents, propose_link, shelf_rarity
from stadtfaden.core.statements.values import StatementKind
from stadtfaden.core.targets import find_targets

CLOSEST, CLOSE, MIDDLING, FAR = 0.96, 0.93, 0.89, 0.79  # cosines of multilingual-e5-small


def tied(*pair, **options):
    found = propose_link(*pair, **options)
    assert found is not None
    return found


def side(kind, text, *, paper="Mobilitätsplan", year=2021, **values):
    return Side(
        key=f"{paper}: {text}",
        paper=paper,
        paper_title=paper,
        kind=StatementKind(kind),
        text=text,
        targets=find_targets(text),
        dated_on=date(year, 1, 1),
        **values,
    )


MORE_POINTS = side("measure", "Bis 2030 entstehen 200 öffentliche Ladepunkte.", areas=("mobility",))
FEWER_POINTS = side(
    "measure",
    "Bis 2030 entstehen 150 öffentliche Ladepunkte.",
    paper="Masterplan Klima",
    year=2023,
    areas=("mobility",),
)


def test_numbers_that_disagree_are_a_conflict_and_both_are_named():
    found = tied(MORE_POINTS, FEWER_POINTS, CLOSE)

    assert (found.type, found.source) == (LinkType.CONFLICTS, FEWER_POINTS.key)
    assert found.reason == (
        "In beiden geht es um „Ladepunkte“, aber „Masterplan Klima“ nennt 150 Ladepunkte bis 2030, "
        "„Mobilitätsplan“ 200 Ladepunkte bis 2030."
    )


def test_what_a_newer_edition_replaces_is_no_conflict():
    newer = side(
        "measure",
        FEWER_POINTS.text,
        paper="Masterplan Klima",
        year=2023,
        areas=("mobility",),
        supersedes_paper="Mobilitätsplan",
    )

    found = tied(MORE_POINTS, newer, CLOSE)

    assert (found.type, found.source, found.target) == (LinkType.SUPERSEDES, newer.key, MORE_POINTS.key)


def test_opposite_directions_about_one_thing_are_a_conflict():
    less = side("goal", "Stellplätze in der Innenstadt reduzieren", areas=("mobility", "centre"))
    more = side(
        "goal",
        "Stellplätze in der Innenstadt ausbauen",
        paper="Handelskonzept",
        year=2018,
        areas=("mobility", "centre"),
    )

    found = tied(more, less, CLOSE)

    assert found.type is LinkType.CONFLICTS
    assert "„Mobilitätsplan“ will „reduzieren“, „Handelskonzept“ dagegen „ausbauen“" in found.reason


@pytest.mark.parametrize(
    ("lower", "upper", "type_"),
    [
        ("measure", "goal", LinkType.IMPLEMENTS),
        ("goal", "principle", LinkType.SUPPORTS),
        ("indicator", "goal", LinkType.MEASURES),
        ("goal", "goal", LinkType.DUPLICATES),
    ],
)
def test_the_kinds_decide_type_and_direction(lower, upper, type_):
    low = side(lower, "Schulhöfe entsiegeln und begrünen", areas=("adaptation",))
    high = side(
        upper,
        "Entsiegelung der Schulhöfe und ihre Begrünung",
        paper="INSEK",
        year=2020,
        areas=("adaptation",),
    )

    one, other = tied(low, high, CLOSEST), tied(high, low, CLOSEST)

    assert (one.type, one.source, one.target) == (type_, low.key, high.key)
    assert one == other


def test_a_goal_refines_the_goal_of_a_guiding_paper():
    fine = side("goal", "Schulhöfe entsiegeln und begrünen", areas=("adaptation",))
    guiding = side("goal", "Begrünte und entsiegelte Schulhöfe", paper="Leitbild 2035", areas=("adaptation",))

    assert tied(guiding, fine, CLOSE).type is LinkType.REFINES
    assert tied(guiding, fine, CLOSE).source == fine.key


@pytest.mark.parametrize(
    ("one", "other", "cosine"),
    [
        ("Bürgerinnen und Bürger beteiligen", "Die Bürger werden an der Entwicklung beteiligt", MIDDLING),
        ("Die Lebensqualität in der Stadt stärken", "Attraktivität der Stadt stärken", MIDDLING),
        ("Schulhöfe entsiegeln", "Den Haushalt ausgleichen", FAR),
        ("Radwege ausbauen", "Pflegeplätze ausbauen", 0.87),
    ],
)
def test_generic_words_tie_nothing(one, other, cosine):
    assert propose_link(side("goal", one), side("goal", other, paper="INSEK"), cosine) is None


def test_statements_of_one_paper_are_not_tied():
    assert propose_link(MORE_POINTS, MORE_POINTS, 1.0) is None


def test_a_word_that_all_of_a_shelf_uses_ties_less():
    shelf = shelf_rarity(
        ["Die Tesselaue ist schön"] * 40 + ["Stadtbäume und Tesselaue"] + ["Tesselaue gießen"] * 40
    )
    one = side("goal", "Die Tesselaue erhalten", areas=("environment",))
    other = side("goal", "Wege zur Tesselaue öffnen", paper="INSEK", areas=("environment",))

    assert shelf["tesselaue"] < 0.01
    assert shelf["stadtbaum"] > 0.7
    assert propose_link(one, other, MIDDLING, rarity=shelf) is None


def test_on_a_small_shelf_a_word_of_the_field_is_less_rare_than_one_that_only_stands_here():
    both = ["Bäume und Rechenzentrum", "Ein Rechenzentrum unter Bäumen"]
    shelf = shelf_rarity([*both, *(f"Blatt {number}" for number in range(28))])

    assert shelf["baum"] < shelf["rechenzentrum"]


def test_a_statement_is_analysed_once_however_many_it_is_compared_with():
    others = [
        side("measure", f"Bis 2030 entstehen {number} Ladepunkte.", paper=f"Papier {number}")
        for number in range(20)
    ]
    contents._content.cache_clear()

    for other in others:
        propose_link(MORE_POINTS, other, CLOSE)

    assert contents._content.cache_info().misses == 1 + len(others)


def test_two_entries_of_lists_that_answer_each_other_need_less_likeness():
    shade = side(
        StatementKind.MEASURE, "Bäume auf Schulhöfen pflanzen", title="Bäume auf Schulhöfen pflanzen"
    )
    yards = side(
        StatementKind.MEASURE,
        "Schatten für die Pausen",
        title="Schatten für die Pausen",
        paper="Hitzeplan",
        context="Auf den Schulhöfen werden Bäume gepflanzt.",
    )

    cosines = [0.88 + step / 500 for step in range(20)]
    alone = [propose_link(shade, yards, cosine) is not None for cosine in cosines]
    mutual = [propose_link(shade, yards, cosine, tie=Tie.NEAREST) is not None for cosine in cosines]

    assert sum(mutual) > sum(alone)


def test_a_reason_does_not_say_a_word_twice_for_its_ending():
    one = side("measure", "Das Rechenzentrum speist eine Leitung.")
    other = side("measure", "Die Wärme des Rechenzentrums heizt eine Schwimmhalle.", paper="Masterplan Klima")

    found = tied(one, other, CLOSEST)

    assert "„Rechenzentrum“" in found.reason
    assert "„Rechenzentrums“" not in found.reason


def test_a_programme_covers_the_measure_that_it_names_as_a_part():
    part = side(
        "measure", "Baulückenkataster", title="Baulückenkataster", context="Leere Grundstücke werden erfasst."
    )
    whole = side(
        "measure",
        "Aktives Flächenmanagement",
        paper="Wohnkonzept",
        title="Aktives Flächenmanagement",
        context="Baulückenkataster, Brachflächen und Ansprache der Eigentümer leerer Grundstücke.",
    )

    found = propose_link(part, whole, CLOSE)

    assert found is not None
    assert (found.type, found.source, found.target) == (LinkType.COVERS, whole.key, part.key)


def test_a_progress_report_reports_on_its_plan():
    plan = side("measure", "Aufsuchende Energieberatung", paper="Klimaschutzkonzept 2020", year=2020)
    report = side("measure", "Aufsuchende Energieberatung", paper="Monitoringbericht Klimaschutz", year=2023)

    found = tied(plan, report, CLOSEST)

    assert (found.type, found.source, found.target) == (LinkType.REPORTS, report.key, plan.key)
    assert found.reason.endswith(
        "„Monitoringbericht Klimaschutz“ berichtet, was aus dem wird, was „Klimaschutzkonzept 2020“ vorsieht."
    )


@pytest.mark.parametrize("kind", ["goal", "measure"])
def test_a_report_that_only_repeats_a_sentence_says_the_same(kind):
    text = "Die Uferwege sollen bis zum Wehr für alle begehbar sein."
    plan = side(kind, text, paper="Freiraumkonzept 2020", year=2020)
    report = side(kind, text.replace("begehbar", "be gehbar"), paper="Monitoringbericht Freiraum", year=2023)

    found = tied(plan, report, CLOSEST)

    assert found.type is LinkType.DUPLICATES
    assert found.reason == "Beide haben fast denselben Wortlaut."


def test_a_report_that_repeats_a_measure_and_tells_its_state_reports():
    text = "Die Uferwege werden bis zum Wehr für alle begehbar."
    plan = side("measure", text, paper="Freiraumkonzept 2020", year=2020)
    report = side("measure", text, paper="Monitoringbericht Freiraum", year=2023, context="Stand: in Arbeit.")

    assert tied(plan, report, CLOSEST).type is LinkType.REPORTS


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("Monitoringbericht Klimaschutz", 2018),  # earlier than the plan
        ("Monitoringkonzept Klimaschutz", 2023),  # plans to look back
        ("Masterplan Klima", 2023),
    ],
)
def test_what_looks_back_on_nothing_says_the_same(title, year):
    plan = side("measure", "Aufsuchende Energieberatung", paper="Energieplan 2020", year=2020)
    other = side("measure", "Aufsuchende Energieberatung", paper=title, year=year)

    assert tied(plan, other, CLOSEST).type is LinkType.DUPLICATES


def test_two_reports_say_the_same():
    one = side("measure", "Aufsuchende Energieberatung", paper="Sachstandsbericht 2021", year=2021)
    other = side("measure", "Aufsuchende Energieberatung", paper="Sachstandsbericht 2023", year=2023)

    assert tied(one, other, CLOSEST).type is LinkType.DUPLICATES


def test_what_is_told_as_under_way_reports_whatever_its_paper_is_called():
    plan = side("measure", "Aufsuchende Energieberatung in den Quartieren", paper="Energieplan", year=2020)
    told = side(
        "measure",
        "Aufsuchende Energieberatung in den Quartieren. Status: läuft",
        paper="Vorlage 12",
        year=2023,
    )

    found = tied(plan, told, CLOSEST)

    assert (found.type, found.source) == (LinkType.REPORTS, told.key)
