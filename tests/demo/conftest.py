"""The demo city's papers, typeset once for all tests of this folder."""

import json

import pytest
from tests.demo.scripts import DEMO, script


@pytest.fixture(scope="session")
def truth():
    return json.loads((DEMO / "ground_truth.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def typeset(tmp_path_factory):
    folder = tmp_path_factory.mktemp("papers")
    script("typeset").typeset(folder)
    return folder
