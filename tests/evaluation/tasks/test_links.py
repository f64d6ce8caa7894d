"""Links: planted ones against found ones, reworded titles, judged samples."""

import pytest

from stadtfaden.evaluation.demo_city import City, Said, Tie, demo_city
from stadtfaden.evaluation.judged import COLUMNS
from stadtfaden.evaluation.tasks import contradictions, links
from stadtfaden.evaluation.tasks.reworded import reworded
from stadtfaden.evaluation.values import MaterialMissingError

A, B, C, D = (("a.pdf", "a1"), ("b.pdf", "b1"), ("c.pdf", "c1"), ("d.pdf", "d1"))
CITY = City(
    statements=tuple(Said(name, "goal", f"Satz {name[1]}") for name in (A, B, C, D)),
    links=(
        Tie("conflicts", B, A, 0.9),
        Tie("supports", C, A, 0.8),
        Tie("implements", D, C, 0.7),
        Tie("conflicts", C, D, 0.6),
    ),
    planted=(Tie("conflicts", A, B, 1.0), Tie("supports", A, C, 1.0), Tie("implements", D, C, 1.0)),
    holes={"goals_without_measure": frozenset({A, B})},
    planted_holes={"goals_without_measure": frozenset({A, C})},
)
CITY = City(
    CITY.statements,
    CITY.links,
    CITY.planted,
    {**CITY.holes, "measures_without_goal": frozenset(), "areas_without_papers": frozenset()},
    {
        **CITY.planted_holes,
        "measures_without_goal": frozenset(),
        "areas_without_papers": frozenset({"sport"}),
    },
)


def by_measure(figures):
    return {figure.measure: figure for figure in figures}


def test_a_contradiction_has_no_direction_and_support_has_one():
    found = by_measure(links.measured(CITY))

    assert found["Beispielstadt, Genauigkeit aller Vorschläge"].ours == 2 / 4
    assert found["Beispielstadt, Ausbeute aller Arten"].spread == {
        "conflicts": 1.0,
        "implements": 1.0,
        "supports": 0.0,
    }


def test_pairs_are_counted_once_and_without_their_type():
    found = by_measure(links.measured(CITY))

    assert found["Beispielstadt, Paare ohne Art, Ausbeute"].ours == 1.0
    assert found["Beispielstadt, Paare ohne Art, Genauigkeit"].ours == 1.0


def test_holes_that_were_not_planted_are_not_asked_for():
    found = by_measure(links.measured(CITY))

    assert found["Beispielstadt, Ziele ohne Maßnahme gefunden"].ours == 1 / 2
    assert found["Beispielstadt, Handlungsfelder ohne Papier gefunden"].ours == 0.0
    assert "Beispielstadt, Maßnahmen ohne Ziel gefunden" not in found


def test_false_alarms_are_counted_for_each_true_contradiction():
    found = by_measure(contradictions.measured(CITY))

    assert found["eingepflanzte Widersprüche gefunden"].ours == 1.0
    assert found["Beispielstadt, Fehlalarme je echtem Widerspruch"].ours == 1.0


@pytest.mark.django_db
@pytest.mark.xdist_group("pipeline")
def test_the_demo_city_is_built_and_named_as_in_its_truth(material):
    city = demo_city(material)

    named = {one.name for one in city.statements}
    assert {("klima.md", "kz1"), ("klima.md", "kz2"), ("verkehr.md", "vz1"), ("verkehr.md", "vz2")} <= named
    assert [tie.ends for tie in city.planted] == [(("klima.md", "kz1"), ("verkehr.md", "vz1"))]
    assert ("verkehr.md", "vz2") in city.holes["goals_without_measure"]


@pytest.mark.django_db
@pytest.mark.xdist_group("pipeline")
def test_reworded_measures_are_found_by_what_stands_below(material):
    found = by_measure(reworded(material))

    assert {(figure.ours, figure.cases) for figure in found.values()} == {(1.0, 2)}


def judged(path, *verdicts):
    rows = [
        ("model:links/9", kind, "0.7", "a.pdf", f"{at}:00", "b.pdf", "1:11", "A", verdict)
        for at, (kind, verdict) in enumerate(verdicts)
    ]
    path.write_text("\n".join("\t".join(row) for row in (COLUMNS, *rows)), encoding="utf-8")
    return path


def test_a_judged_sample_tells_what_belongs_together_and_whether_the_type_is_right(material, tmp_path):
    path = judged(
        tmp_path / "judged.tsv",
        ("supports", "supports"),
        ("supports", "related"),
        ("conflicts", "none"),
        ("conflicts", "conflicts"),
        ("refines", "unclear"),
    )

    found = by_measure(links.judged(material, path))
    alarms = next(iter(contradictions.judged(material, path)))

    assert (found["Stichprobe, gehört zusammen"].ours, found["Stichprobe, gehört zusammen"].cases) == (
        3 / 4,
        4,
    )
    assert found["Stichprobe, dieselbe Art wie vorgeschlagen"].ours == 2 / 3
    assert (alarms.ours, alarms.reached) == (1.0, True)


def test_who_was_not_asked_for_the_type_says_nothing_of_it(material, tmp_path):
    path = judged(
        tmp_path / "judged.tsv", ("refines", "together"), ("refines", "none"), ("refines", "refines")
    )

    found = by_measure(links.judged(material, path))

    sample = found["Stichprobe model:links/9, gehört zusammen"]
    assert (sample.ours, sample.cases) == (2 / 3, 3)
    typed = found["Stichprobe, dieselbe Art wie vorgeschlagen"]
    assert (typed.ours, typed.cases) == (1.0, 2)


def test_a_sample_that_nobody_has_judged_is_named(material, tmp_path):
    with pytest.raises(MaterialMissingError, match="die beurteilten Verbindungen"):
        list(links.judged(material, tmp_path / "judged.tsv"))


def test_two_who_disagree_lower_the_agreement_and_count_half(material, tmp_path):
    path = judged(tmp_path / "judged.tsv", ("supports", "supports"), ("supports", "none"))
    lines = path.read_text(encoding="utf-8").splitlines()
    again = [line.replace("\tA\t", "\tB\t") for line in lines[1:]]
    again[1] = again[1].replace("none", "refines")
    path.write_text("\n".join([*lines, *again]), encoding="utf-8")

    found = by_measure(links.judged(material, path))

    assert found["Stichprobe, gehört zusammen"].ours == 3 / 4
    assert found["Stichprobe, Einigkeit zweier Urteile (kappa)"].ours == 0.0
    assert found["Stichprobe, Einigkeit zweier Urteile (kappa)"].cases == 2
