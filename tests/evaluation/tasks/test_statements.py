"""Measures, proposals, challenges: right answers are counted as right, wrong labels as wrong."""

import json

import pytest

from stadtfaden.evaluation.tasks import challenges, proposals, sheets
from stadtfaden.evaluation.values import MaterialMissingError


def test_every_measure_is_found_with_its_pages_lead_and_goal(figures):
    found = figures(sheets.TASK)

    names = (
        "Maßnahmen gefunden",
        "Maßnahmen mit richtigen Seiten",
        "Federführung wörtlich",
        "Zieltext wörtlich",
    )
    assert [found[name].ours for name in names] == [1.0] * 4
    assert found["Maßnahmen gefunden"].spread == {"Strom": 1.0, "Verkehr": 1.0}


def test_a_label_that_says_other_pages_makes_the_figure_smaller(material, figures):
    path = material.root / sheets.GOLD
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    rows[0]["catalogue"]["last_page"] += 1
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")

    figure = figures(sheets.TASK)["Maßnahmen mit richtigen Seiten"]

    assert (figure.ours, figure.baseline) == (0.75, 0.75)


def test_a_sentence_that_proposes_and_gives_reasons_counts_as_a_proposal(material):
    cases = proposals.labelled(material)

    assert sum(case.is_proposal for case in cases) == 6
    assert {case.process for case in cases} == {"Dialog-Nord", "Dialog-Süd"}


def test_sentences_that_argue_nothing_count_only_among_all(figures):
    found = figures(proposals.TASK)

    assert found["Vorschlag gegen Grund, F1"].cases == 10
    assert found["Vorschlag unter allen Sätzen, F1"].cases == 12
    assert found["Vorschlag gegen Grund, F1"].ours >= 0.6


def test_a_folder_without_processes_is_named(material, tmp_path):
    for path in (material.root / proposals.FOLDER).rglob("*.tsv"):
        path.unlink()

    with pytest.raises(MaterialMissingError, match=r"cimt/argument liegt keine Datei"):
        proposals.labelled(material)


def test_goals_and_challenges_bear_the_label_of_their_heading(material):
    path = material.path("ulm_smartcity/draft_2021-02/Felder/Mobilitaet/index.md")

    cases = list(challenges.cases_of(path, "draft"))

    assert [(case.text, case.is_goal) for case in cases] == [
        ("Der Busverkehr am Abend ist lückenhaft.", False),
        ("Wir wollen den Takt am Abend verdichten.", True),
    ]


def test_a_field_of_action_is_one_in_both_editions(material):
    fields = {
        case.field
        for edition in challenges.EDITIONS
        for path in material.path(edition).glob("**/index.md")
        for case in challenges.cases_of(path, edition)
    }

    assert fields == {"mobi", "gesu"}


def test_goals_are_told_from_challenges(figures):
    found = figures(challenges.TASK)["Ziel gegen Herausforderung, Satz allein, F1"]

    assert (found.ours, found.cases) == (1.0, 4 * 2)


def test_a_sample_takes_whole_contributions_of_every_process_until_there_are_enough(monkeypatch):
    monkeypatch.setattr(proposals, "_MOST", 3)
    cases = [
        proposals.Sentence(process, f"{process}{document}", "Satz", "mpos")
        for process in "AB"
        for document in range(4)
        for _ in range(2)
    ]

    asked = [cases[at] for at in proposals.sample(cases)]

    assert [case.process for case in asked] == ["A"] * 4 + ["B"] * 4
    assert {case.document: asked.count(case) for case in asked} == dict.fromkeys(
        {c.document for c in asked}, 2
    )
