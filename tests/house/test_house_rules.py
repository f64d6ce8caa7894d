"""What Import Linter cannot see: relations between tables, and the length of files."""

import tomllib
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
ROWS = next(c["layers"] for c in CONTRACTS if c["name"] == "Rows import downwards only")
ROW_OF = {name.strip(" ()"): row for row, names in enumerate(ROWS) for name in names.split("|")}
PACKAGE = ROOT / "src" / "stadtfaden"


def room_of(model):
    top, _, rest = model.__module__.partition(".")
    return rest.split(".")[0] if top == "stadtfaden" else None


def own_relations():
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if field.is_relation and field.concrete and field.related_model and room_of(model):
                yield model, field


@pytest.mark.parametrize(("model", "field"), list(own_relations()), ids=str)
def test_foreign_keys_point_down_or_stay_home(model, field):
    own, other = room_of(model), room_of(field.related_model)

    assert other in {None, own} or ROW_OF[other] > ROW_OF[own]


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_no_file_is_over_500_lines(path):
    assert len(path.read_text().splitlines()) <= 500


@pytest.mark.parametrize(
    "folder", sorted(p for p in PACKAGE.iterdir() if (p / "__init__.py").exists()), ids=lambda p: p.name
)
def test_every_room_says_what_it_knows_in_15_lines(folder):
    readme = folder / "README.md"

    assert readme.exists()
    assert len(readme.read_text().splitlines()) <= 15
