from pathlib import Path

import pytest
from platformdirs import user_cache_dir

from stadtfaden.adapters.embedding import OnnxEmbedder, built_model


@pytest.fixture(scope="session")
def model_folder():
    """The shipped model, built once a machine."""
    return built_model(Path(user_cache_dir("stadtfaden")))


@pytest.fixture(scope="session")
def embedder(model_folder):
    return OnnxEmbedder(model_folder)
