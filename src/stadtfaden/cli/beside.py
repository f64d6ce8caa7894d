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
    """demo/typeset.py as a module; None where it is not there."""
    path = Path(__file__).resolve().parents[3] / "demo" / "typeset.py"
    spec = importlib.util.spec_from_file_location("stadtfaden_demo", path) if path.is_file() else None
    if spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
