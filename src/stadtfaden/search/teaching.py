"""`python -m stadtfaden.search.teaching` teaches the line model what its sentences mean."""

from pathlib import Path

from platformdirs import user_cache_path

from stadtfaden.core import statements
from stadtfaden.core.statements.training.learning import examples_in, learn_with_vectors, write_model
from stadtfaden.search.embedders import open_embedder

HERE = Path(statements.__file__).parent

if __name__ == "__main__":
    examples = examples_in(HERE / "training")
    embedder = open_embedder(user_cache_path("stadtfaden"))
    vectors = embedder.passages([sentence for _, sentence in examples])
    write_model(learn_with_vectors(examples, vectors, embedder.name), HERE / "meaning_model.json")
