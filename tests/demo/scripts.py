"""The demo city's own scripts, loaded from its folder."""

import importlib.util
from pathlib import Path

DEMO = Path(__file__).parents[2] / "demo"


def script(name):
    spec = importlib.util.spec_from_file_location(name, DEMO / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
