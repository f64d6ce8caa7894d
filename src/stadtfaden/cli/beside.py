"""The demo city lies beside the sources, not in the installed package."""

import importlib.util
from pathlib import Path
from types import ModuleType

CITY = "Tesselbrück"
MISSING = (
    "Die Beispielstadt liegt nicht bei (Ordner demo/ neben src/). "
    "Bitte aus dem Quellverzeichnis des Projekts aufrufen: make run."
)


def typesetting() -> ModuleType | None:
    """demo/typeset.py: the papers. None where it is not there."""
    return _script("typeset")


def deciding() -> ModuleType | None:
    """demo/deciding.py: what invented people decide. Needs Django. None where it is not there."""
    return _script("deciding")


def _script(name: str) -> ModuleType | None:
    path = Path(__file__).resolve().parents[3] / "demo" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(f"stadtfaden_demo_{name}", path) if path.is_file() else None
    if spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
