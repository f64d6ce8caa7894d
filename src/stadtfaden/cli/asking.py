"""The open data as the API gives them out, asked in this process."""

import json
from io import BytesIO
from typing import Any
from urllib.parse import quote, urlencode

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse

ROOT = "/api/v1"
OK = 200
HERE = "127.0.0.1"


class NotAnswered(Exception):  # noqa: N818 -- named after the fact
    """The API refused; the sentence says why."""


class Api:
    """Asks through all middleware: what comes back is what the network would get, limits included."""

    def __init__(self) -> None:
        self._handler = BaseHandler()
        self._handler.load_middleware()

    def ask(self, *path: str, **asked: str | int | None) -> dict[str, Any]:
        """`ask("cities", "karlsruhe", "statements", kind="goal")`; None is not asked. Raises NotAnswered."""
        address = "/".join((ROOT, *(quote(part, safe="") for part in path)))
        query = urlencode({name: value for name, value in asked.items() if value is not None})
        response = self._handler.get_response(WSGIRequest(_environ(address, query)))
        assert isinstance(response, HttpResponse)  # noqa: S101 -- the API streams nothing
        answer: dict[str, Any] = json.loads(response.content)
        response.close()
        if response.status_code != OK:
            raise NotAnswered(answer.get("detail") or answer.get("title") or str(response.status_code))
        return answer


def _environ(path: str, query: str) -> dict[str, Any]:
    scheme, _, rest = (settings.ADDRESS or "http://localhost").partition("://")
    host, _, port = rest.partition("/")[0].partition(":")
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": host,
        "SERVER_PORT": port or {"https": "443"}.get(scheme, "80"),
        "REMOTE_ADDR": HERE,
        "wsgi.url_scheme": scheme,
        "wsgi.input": BytesIO(),
    }
