from pathlib import Path

import pytest
from platformdirs import user_cache_dir

from stadtfaden.search import open_embedder


@pytest.fixture(scope="session")
def embedder():
    """The shipped model, built once a machine."""
    return open_embedder(Path(user_cache_dir("stadtfaden")))
