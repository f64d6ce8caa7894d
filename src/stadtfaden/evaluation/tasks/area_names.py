"""A city's own fields and departments, known by their names alone."""

from collections.abc import Iterator, Mapping, Sequence

from stadtfaden.core.areas import Area, Scored, own_areas, said_of, score_areas, score_own
from stadtfaden.evaluation.lines import vectors_of_lines
from stadtfaden.evaluation.measures import label_f1, macro_f1
from stadtfaden.evaluation.tasks.areas import (
    NOTE,
    NOTHING,
    Case,
    all_labels,
    council_titles,
    reasons,
    sample,
)
from stadtfaden.evaluation.values import Figure, Material


def fields_by_name(material: Material) -> Iterator[Figure]:
    """What parties say, by the names of the eight policy fields."""
    cases, _ = reasons(material)
    names = {label: label for label in all_labels()["voto"]}
    yield _figure("Begründungen der Parteien, Politikfeld nur nach seinem Namen", cases, names)


def departments_by_name(material: Material) -> Iterator[Figure]:
    """Titles of council papers by the names of the departments; some stand for one label together."""
    cases, labels = council_titles(material)
    label_of = {ids: name for name, ids in labels.items()}
    names = {name: label_of[frozenset(ids)] for name, ids in all_labels()["karlsruhe"].items()}
    yield _figure("Vorlagen, Amt nur nach seinem Namen", cases, names)


def _figure(measure: str, cases: Sequence[Case], names: Mapping[str, str]) -> Figure:
    """`names` tells the label of each name."""
    asked = [cases[at] for at in sample(cases)]
    taxonomy = tuple(named(name) for name in names)
    own = own_areas(taxonomy, vectors_of_lines([said_of(area) for area in taxonomy]))
    texts = [case.text for case in asked]
    vectors = vectors_of_lines(texts)
    given = [
        _first(score_own(text, vector, own, threshold=0.0), names)
        for text, vector in zip(texts, vectors, strict=True)
    ]
    by_words = [_first(score_areas(text, taxonomy, threshold=0.0), names) for text in texts]
    wanted = [case.label for case in asked]
    return Figure(
        measure=f"{measure}, Makro-F1",
        ours=macro_f1(wanted, given),
        cases=len(asked),
        baseline=macro_f1(wanted, by_words),
        baseline_name="Wörter des Namens",
        spread={str(label): f1 for label, f1 in label_f1(wanted, given).items()},
        note=NOTE,
    )


def named(name: str) -> Area:
    """An area of which nothing is known but what it is called; capitals are written small."""
    return Area(id=name, name_de=_written(name), name_en="", description_de="", description_en="")


def _written(name: str) -> str:
    if not name.isupper():
        return name
    return name.title().replace("&", "und")


def _first(scored: Sequence[Scored], names: Mapping[str, str]) -> str:
    return names[scored[0].id] if scored else NOTHING
