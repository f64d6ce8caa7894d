import json
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from stadtfaden.core.pages import BlockKind
from stadtfaden.core.passages import Passage
from stadtfaden.core.statements import StatementKind, training
from stadtfaden.core.statements.field_names import key_of
from stadtfaden.core.statements.headings import promise_of, regions_of
from stadtfaden.core.statements.schemes import kept_sightings
from stadtfaden.core.statements.training.learning import (
    examples_in,
    fingerprint,
    learn,
    learn_with_vectors,
)


def passages(*texts):
    return [Passage(n, 1, 0, len(text), text, BlockKind.PARAGRAPH) for n, text in enumerate(texts)]


@pytest.mark.parametrize(
    "codes",
    [
        ("M 3.1", "M 3.2", "M 3.3"),
        ("HG-06.01", "HG-06.02", "HG-06.03"),
        ("A1.1", "A1.2", "A2.1", "B1.1"),
        ("LZ 1", "LZ 2", "LZ 3"),
    ],
)
def test_a_scheme_is_found_by_repetition(codes):
    told = passages(*[f"{code} Ausbau der Wege" for code in codes])

    sightings, schemes = kept_sightings(told, regions_of(told))

    assert [sighting.code for sighting in sightings] == list(codes)
    assert frozenset().union(*(scheme.codes for scheme in schemes.values())) == set(codes)


@pytest.mark.parametrize(
    "texts",
    [
        ("B 36 wird ausgebaut", "B 10 bleibt", "B 3 ebenso"),
        ("CO 2 sinkt", "CO 3 steigt", "CO 4 bleibt"),
        ("Der Plan A 1 ist alt",),
    ],
)
def test_roads_gases_and_single_names_are_no_codes(texts):
    told = passages(*texts)

    assert kept_sightings(told, regions_of(told))[0] == []


@pytest.mark.parametrize(
    ("name", "key"),
    {
        "Federführende Stelle": "lead",
        "Zuständigkeit": "lead",
        "Kooperationspartner": "partners",
        "Umsetzungszeitraum": "period",
        "Kosten in Euro": "cost",
        "Fördermöglichkeiten": "funding",
        "Erfolgsindikatoren": "indicator",
        "Priorität": "priority",
        "Wechselwirkungen": "interactions",
        "Meilensteine": "milestones",
        "CO2-Minderung": "effect",
        "Umsetzungsstand": "status",
        "Ziel der Maßnahme": "goal",
        "Kurzbeschreibung": "description",
        "Zielgruppe": None,
        "Wetter": None,
    }.items(),
)
def test_field_names_have_keys(name, key):
    assert key_of(name) == key


@pytest.mark.parametrize(
    ("heading", "promise"),
    {
        "4.2 Strategische Ziele": (StatementKind.GOAL, False),
        "Leitsätze": (StatementKind.PRINCIPLE, False),
        "Vision 2035": (StatementKind.VISION, False),
        "Maßnahmen": (StatementKind.MEASURE, False),
        "Herausforderungen": (StatementKind.CHALLENGE, False),
        "Indikatoren": (StatementKind.INDICATOR, False),
        "Ausgangslage": (None, True),
        "Ziele und Maßnahmen": None,
        "Was aus den Zielen von 2012 wurde": (None, True),
        "Bisherige Maßnahmen": (None, True),
        "Ausflugsziele in der Umgebung": (None, True),
        "Erreichbarkeit wichtiger Ziele im Alltag": (None, True),
        "Innenstadt": None,
    }.items(),
)
def test_headings_promise_what_follows(heading, promise):
    assert promise_of(heading) == promise


SCHOOL = Path(training.__file__).parent


@pytest.mark.parametrize("name", ["line_model.json", "meaning_model.json"])
def test_the_shipped_models_were_taught_with_the_shipped_sentences(name):
    shipped = json.loads(files("stadtfaden.core.statements").joinpath(name).read_text(encoding="utf-8"))

    assert shipped["school"] == fingerprint(examples_in(SCHOOL))


def test_the_same_sentences_teach_the_same():
    few = examples_in(SCHOOL)[::40]

    assert learn(few) == learn(few)


def test_what_vectors_say_is_learned_where_words_say_nothing():
    lines = [("measure", f"Wort {n}") if n % 2 else ("none", f"Wort {n}") for n in range(40)]
    wishes = np.array([n % 2 for n in range(40)], np.float32)
    vectors = np.stack([wishes, 1 - wishes, np.linspace(0, 1, 40, dtype=np.float32)], axis=1)

    model = learn_with_vectors(lines, vectors, "three dimensions")

    measure, none = np.array(model["sense"]).T
    assert measure[0] > 0 > none[0]
    assert abs(measure[2]) < measure[0] / 3
    assert model["embedder"] == "three dimensions"
