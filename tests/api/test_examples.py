"""docs/api.md tells every address; its examples are asked of the demo city (tests/demo)."""

import re
from pathlib import Path

from stadtfaden.api.service import api

PAGE = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(
    r"```http\n(GET [^\n]+(?:\n[^\n`]+)*)\n```\n\n(\d{3})\n?\n```json\n(.*?)\n```", PAGE, re.DOTALL
)


def test_there_are_examples():
    assert len(EXAMPLES) >= 12


def test_every_address_is_told():
    told = {f"`{path.replace('/api/v1', '')}`" for path in api.get_openapi_schema()["paths"]}

    assert {one for one in told if one not in PAGE} == set()
