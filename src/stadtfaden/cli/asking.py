"""The open data as the API gives them out, asked in this process."""

import json
from typing import Any
from urllib.parse import quote, urlencode

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.http import HttpResponse

from stadtfaden.ui.published import InnerRequest

ROOT = "/api/v1"
OK = 200
SERVED = "http://localhost:8000"  # where `stadtfaden serve` answers unless told otherwise


class NotAnswered(Exception):  # noqa: N818 -- named after the fact
    """The API refused; the sentence says why, `status` of which kind it is."""

    def __init__(self, said: str, status: int) -> None:
        super().__init__(said)
        self.status = status


def server_of_pages() -> str:
    """Where all addresses lead: what the operator says (STADTFADEN_URL), else `stadtfaden serve` here."""
    return settings.ADDRESS or SERVED


class Api:
    """Asks through all middleware: what comes back is what the network would get, limits included."""

    def __init__(self) -> None:
        self._handler = BaseHandler()
        self._handler.load_middleware()

    def ask(self, *path: str, **asked: str | int | None) -> dict[str, Any]:
        """`ask("cities", "karlsruhe", "statements", kind="goal")`; None is not asked. Raises NotAnswered."""
        address = "/".join((ROOT, *(quote(part, safe="") for part in path)))
        query = urlencode({name: value for name, value in asked.items() if value is not None})
        response = self._handler.get_response(InnerRequest(server_of_pages(), address, query))
        assert isinstance(response, HttpResponse)  # noqa: S101 -- the API streams nothing
        answer: dict[str, Any] = json.loads(response.content)
        response.close()
        if response.status_code != OK:
            raise NotAnswered(answer.get("detail") or str(response.status_code), response.status_code)
        return answer
