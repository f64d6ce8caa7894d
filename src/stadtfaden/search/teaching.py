"""`python -m stadtfaden.search.teaching` teaches lines and areas what their sentences mean."""

from pathlib import Path

from platformdirs import user_cache_path

from stadtfaden.core import statements
from stadtfaden.core.areas.building import sentences
from stadtfaden.core.areas.learning import learn_sense, write_sense
from stadtfaden.core.areas.sense import SENSE
from stadtfaden.core.statements.training.learning import examples_in, learn_with_vectors, write_model
from stadtfaden.search.embedders import open_embedder

HERE = Path(statements.__file__).parent

if __name__ == "__main__":
    embedder = open_embedder(user_cache_path("stadtfaden"))
    examples = examples_in(HERE / "training")
    vectors = embedder.passages([sentence for _, sentence in examples])
    write_model(learn_with_vectors(examples, vectors, embedder.name), HERE / "meaning_model.json")
    of_areas = sentences()
    vectors = embedder.passages([example.text for example in of_areas])
    write_sense(learn_sense(of_areas, vectors, embedder.name), SENSE)
