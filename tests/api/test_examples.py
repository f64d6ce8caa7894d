"""docs/api.md tells every address; its examples are asked of the demo city (tests/demo).

STADTFADEN_DATA=FOLDER python -m tests.api.test_examples writes them anew, of a decided demo city.
"""

import json
import re
from pathlib import Path
from typing import Any

FILE = Path(__file__).parents[2] / "docs" / "api.md"
PAGE = FILE.read_text(encoding="utf-8")
EXAMPLE = re.compile(
    r"```http\n(GET [^\n]+(?:\n[^\n`]+)*)\n```\n\n(\d{3})\n?\n```json\n(.*?)\n```", re.DOTALL
)
EXAMPLES = EXAMPLE.findall(PAGE)
KEY = re.search(r"`([0-9a-f]{12})` for `\{statement\}`", PAGE)


def test_there_are_examples():
    assert len(EXAMPLES) >= 12


def test_every_address_is_told():
    from stadtfaden.api.service import api  # noqa: PLC0415 -- needs the settings, which a script has not yet

    told = {f"`{path.replace('/api/v1', '')}`" for path in api.get_openapi_schema()["paths"]}

    assert {one for one in told if one not in PAGE} == set()


def answered(request: str, client: Any) -> Any:
    """What an example is answered with."""
    first, *headers = request.splitlines()
    assert KEY
    address = first.removeprefix("GET ").replace("{statement}", KEY[1])
    return client.get(address, headers=dict(header.split(": ", 1) for header in headers))


def _write() -> None:
    import django  # noqa: PLC0415 -- as above

    django.setup()
    from django.test import Client  # noqa: PLC0415 -- as above

    client = Client(HTTP_HOST="localhost:8000")

    def anew(found: re.Match[str]) -> str:
        told = json.dumps(answered(found[1], client).json(), ensure_ascii=False, indent=1)
        return found[0].replace(found[3], told)

    FILE.write_text(EXAMPLE.sub(anew, PAGE), encoding="utf-8")


if __name__ == "__main__":
    _write()
