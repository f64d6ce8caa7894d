"""Labelled material of our own writing, in the layout of docs/evaluation.md."""

import pytest

from stadtfaden.evaluation import Material
from tests.evaluation import material as writing


@pytest.fixture
def material(tmp_path):
    """A folder with a little of everything; `root` may be written to."""
    root = tmp_path / "data"
    root.mkdir()
    for write in (
        writing.measures,
        writing.contributions,
        writing.strategy,
        writing.indicators,
        writing.theses,
        writing.chapters,
        writing.council_papers,
        writing.questions,
        writing.motions,
        writing.demo,
    ):
        write(root)
    return Material(root, demo=root / "demo")


@pytest.fixture
def figures(material):
    """What a task measures on the material, by measure."""

    def of(task):
        return {figure.measure: figure for figure in task.run(material)}

    return of
