"""The built city of the pipeline's tests, and one that commands built in processes of their own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.pipeline.conftest import shelf, tables

__all__ = ["shelf", "tables"]
STADTFADEN = str(Path(sys.executable).with_name("stadtfaden"))
APART = {**os.environ, "DJANGO_SETTINGS_MODULE": "stadtfaden.config.settings"}
PAPER = """# Verkehrsplan Hirschau

## Ziele

Ziel 1: Bis 2030 werden 25 Prozent aller Wege mit dem Rad zurückgelegt.

Ziel 2: Die Stadt wird bis 2040 klimaneutral.

## Maßnahmen

Maßnahme 1.1: Die Stadt baut ein Netz von Radwegen mit digitalen Zählstellen.
"""


@pytest.fixture(scope="session")
def hirschau(tmp_path_factory):
    """A data folder that the command has built."""
    place = tmp_path_factory.mktemp("hirschau")
    (place / "papers").mkdir()
    (place / "papers/verkehrsplan.md").write_text(PAPER)
    build = [STADTFADEN, "build", place / "papers", "--city", "Hirschau", "--data", place / "data"]
    subprocess.run(build, check=True, capture_output=True, env=APART)
    return place / "data"
