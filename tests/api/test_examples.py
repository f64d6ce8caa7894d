"""docs/api.md: every example is asked, and what comes back has the shape that stands there."""

import json
import re
from pathlib import Path

import pytest

from stadtfaden.api.service import api

pytestmark = pytest.mark.usefixtures("db")
PAGE = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(
    r"```http\n(GET [^\n]+(?:\n[^\n`]+)*)\n```\n\n(\d{3})\n?\n```json\n(.*?)\n```", PAGE, re.DOTALL
)


def asked(client, request):
    first, *headers = request.splitlines()
    address = first.removeprefix("GET ")
    if "{" in address:
        told = client.get("/api/v1/cities/auental/statements?kind=goal&text=2035").json()
        address = address.replace("{statement}", told["items"][0]["id"])
    return client.get(address, headers=dict(header.split(": ", 1) for header in headers))


def shape_of(told):
    """Names and kinds; of a list the first row stands for all."""
    if isinstance(told, dict):
        return {name: shape_of(value) for name, value in told.items()}
    if isinstance(told, list):
        return [shape_of(told[0])] if told else []
    return None if told is None else type(told).__name__


def test_there_are_examples():
    assert len(EXAMPLES) >= 12


@pytest.mark.parametrize(
    ("request_", "status", "answer"), EXAMPLES, ids=[one[0].splitlines()[0] for one in EXAMPLES]
)
def test_an_example_is_answered_as_it_stands_there(client, shown, request_, status, answer):
    found = asked(client, request_)

    assert found.status_code == int(status)
    assert shape_of(found.json()) == shape_of(json.loads(answer))


def test_every_address_is_told():
    told = {f"`{path.replace('/api/v1', '')}`" for path in api.get_openapi_schema()["paths"]}

    assert {one for one in told if one not in PAGE} == set()
