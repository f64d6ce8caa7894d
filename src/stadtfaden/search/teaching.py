"""`python -m stadtfaden.search.teaching` teaches lines, areas and a city's own areas what sentences mean."""

from collections.abc import Callable, Sequence
from pathlib import Path

from platformdirs import user_cache_path

from stadtfaden.adapters.embedding import Vectors
from stadtfaden.core import statements
from stadtfaden.core.areas.building import sentences
from stadtfaden.core.areas.learning import School, fingerprint, learn_sense, terms, write_sense
from stadtfaden.core.areas.own import WEIGHTS
from stadtfaden.core.areas.own_learning import learn_own, taxonomies, texts, write_own
from stadtfaden.core.areas.sense import SENSE
from stadtfaden.core.statements.training.learning import examples_in, learn_with_vectors, write_model
from stadtfaden.search.embedders import open_embedder

HERE = Path(statements.__file__).parent


def area_school(embed: Callable[[Sequence[str]], Vectors]) -> School:
    """All that the shipped areas are learned from, with its vectors: one row of length 1 a text."""
    examples, said = sentences(), terms()
    vectors = embed([*(example.text for example in examples), *(term.text for term in said)])
    return School(examples, vectors[: len(examples)], said, vectors[len(examples) :])


def teach_own_areas(school: School, embed: Callable[[Sequence[str]], Vectors]) -> dict[str, object]:
    """What `own.json` holds; the shipped sense must stand."""
    lists = taxonomies()
    return learn_own(school, lists, embed(texts(lists)), fingerprint(school.examples, school.terms))


if __name__ == "__main__":
    embedder = open_embedder(user_cache_path("stadtfaden"))
    of_lines = examples_in(HERE / "training")
    vectors = embedder.passages([sentence for _, sentence in of_lines])
    write_model(learn_with_vectors(of_lines, vectors, embedder.name), HERE / "meaning_model.json")
    school = area_school(embedder.passages)
    write_sense(learn_sense(school, embedder.name), SENSE)
    write_own(teach_own_areas(school, embedder.passages), WEIGHTS)
