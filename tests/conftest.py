"""Tests find real papers where the environment says."""

import os
from pathlib import Path

import pytest

REAL = Path(os.environ.get("STADTFADEN_REAL_DATA", Path(__file__).parents[2] / "shared" / "data"))


@pytest.fixture(scope="session")
def real_data():
    """The folder of real papers; tests that need it are skipped where it is missing."""
    if not REAL.is_dir():
        pytest.skip(f"no real papers at {REAL}; name them with STADTFADEN_REAL_DATA")
    return REAL
