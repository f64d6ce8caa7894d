"""Which areas a text speaks of, and how sure that is."""

import csv
from collections import defaultdict

import pytest

from stadtfaden.core.areas import score_areas, shipped_taxonomy
from stadtfaden.core.areas.building import sentences, write_calibration
from stadtfaden.core.areas.scoring import CALIBRATION


def ids(text):
    return [scored.id for scored in score_areas(text, shipped_taxonomy())]


def everything(text):
    """What is scored of every area, by its id."""
    return {scored.id: scored for scored in score_areas(text, shipped_taxonomy(), threshold=0.0)}


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("Auf dem Radschnellweg fahren bald auch Lastenräder.", ["mobility"]),
        ("Klimaanpassung heißt, Starkregen zurückzuhalten.", ["adaptation"]),
        ("Die THG-Emissionen sinken durch Fernwärme.", ["climate"]),
        ("Stadtwerke erneuern das Kanalnetz.", ["utilities"]),
        ("Nachts öffnen Museen und Theater.", ["culture"]),
        ("Die Abbildung zeigt den zeitlichen Verlauf.", []),
        ("", []),
    ],
)
def test_a_text_speaks_of_its_area(text, areas):
    assert ids(text) == areas


def test_a_text_may_speak_of_several_areas():
    assert set(ids("Die Wohnungsgesellschaft dämmt Mietwohnungen und baut Photovoltaik.")) == {
        "housing",
        "climate",
    }


def test_where_something_happens_says_less_than_what_happens():
    subject, place = ids("Das Museum zeigt Kunst am Bahnhof."), ids("Der Bahnhof bekommt neue Gleise.")

    assert subject == ["culture"]
    assert place == ["mobility"]


def test_scores_come_best_first_and_are_chances():
    scored = score_areas("Radwege, Buslinien und ein Theater", shipped_taxonomy(), threshold=0.0)

    assert [one.score for one in scored] == sorted((one.score for one in scored), reverse=True)
    assert all(0 < one.score < 1 for one in scored)


def test_shares_are_dealt_out_once():
    scored = everything("Radwege, Buslinien und ein Theater")

    assert 0.7 < sum(one.share for one in scored.values()) <= 1.0


def test_a_text_of_one_area_leaves_most_of_its_share_there():
    only, beside = (
        everything(text)["culture"]
        for text in ("Museen und Theater öffnen.", "Museen und Theater sparen Strom und Heizung.")
    )

    assert only.share > 0.6 > beside.share > 0.2
    assert min(only.score, beside.score) > 0.5


def test_the_calibration_is_what_its_command_builds(tmp_path):
    write_calibration(tmp_path / "calibration.json")

    assert (tmp_path / "calibration.json").read_text() == CALIBRATION.read_text()


def test_own_sentences_find_their_areas_and_scores_are_honest():
    taxonomy = shipped_taxonomy()
    hits = misses = alarms = 0
    bins = defaultdict(list)
    for text, wanted, *_ in (one for one in sentences() if not one.is_after_terms):
        scored = {one.id: one.score for one in score_areas(text, taxonomy, threshold=0.0)}
        found = {area for area, score in scored.items() if score >= 0.5}
        hits, misses, alarms = (
            hits + len(found & wanted),
            misses + len(wanted - found),
            alarms + len(found - wanted),
        )
        for area, score in scored.items():
            bins[min(int(score * 10), 9)].append((score, area in wanted))
    total = sum(map(len, bins.values()))
    error = sum(abs(sum(s for s, _ in b) - sum(right for _, right in b)) for b in bins.values()) / total

    assert 2 * hits / (2 * hits + misses + alarms) >= 0.8
    assert error <= 0.08


# Which of our areas the eight fields of the theses cover.
FIELDS = {
    "VERKEHR": {"mobility"},
    "UMWELT": {"environment", "climate", "adaptation", "utilities"},
    "BILDUNG": {"education", "family", "science"},
    "WOHNEN, SOZIALES, KULTUR": {"housing", "social", "culture", "sport", "health", "planning", "centre"},
    "FINANZEN & STEUERN": {"finance", "economy"},
    "SICHERHEIT & RECHTSSTAAT": {"safety"},
    "MIGRATION & INTEGRATION": {"integration"},
    "BETEILIGUNG, DEMOKRATIE & GLEICHSTELLUNG": {"participation", "administration"},
}


@pytest.mark.real
def test_theses_never_seen_find_their_field(real_data):
    with (real_data / "voto_nrw2025" / "voto.dev.csv").open(encoding="utf-8") as file:
        theses = {(row["these_politikfeld"], row["statement"]) for row in csv.DictReader(file)}
    answers = []
    for field, text in sorted(theses):
        scored = {one.id: one.score for one in score_areas(text, shipped_taxonomy(), threshold=0.0)}
        found = max(FIELDS, key=lambda name: max(scored.get(area, 0.0) for area in FIELDS[name]))
        answers.append((field, found))
    scores = []
    for field in FIELDS:
        hits = sum(one == other == field for one, other in answers)
        named = sum((one == field) + (other == field) for one, other in answers)
        scores.append(2 * hits / named if named else 0.0)

    assert sum(scores) / len(scores) >= 0.7
