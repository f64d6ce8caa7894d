"""The pages as the running server would answer them, in this process."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from django.core.handlers.base import BaseHandler
from django.core.signals import request_finished
from django.db import close_old_connections
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import get_language, override

from stadtfaden.exchange.site.addresses import Address
from stadtfaden.exchange.site.values import Server
from stadtfaden.ui.published import PublishedRequest

HTML = "text/html"
XML = frozenset({"application/atom+xml", "application/xml"})


@dataclass(frozen=True, slots=True)
class Answer:
    """`policy` is the Content-Security-Policy, `leads_to` where a redirect goes, else ""."""

    status: int
    media_type: str
    body: bytes
    policy: str
    leads_to: str


class Asker:
    """Asks through all middleware, so that a page is what a reader would get."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._handler = BaseHandler()
        self._handler.load_middleware()

    def ask(self, address: Address) -> Answer:
        public = f"{self._server.origin}{self._server.prefix}{address.static}"
        with override(get_language()):  # what a page speaks is over with it
            response = self._handler.get_response(PublishedRequest(address.path, address.query, public))
        answer = Answer(
            status=response.status_code,
            media_type=response.headers.get("Content-Type", "").partition(";")[0],
            body=_body(response),
            policy=response.headers.get("Content-Security-Policy", ""),
            leads_to=response.headers.get("Location", ""),
        )
        # The next page is asked over the same connection to the records.
        request_finished.disconnect(close_old_connections)
        response.close()
        request_finished.connect(close_old_connections)
        return answer


def _body(response: HttpResponseBase) -> bytes:
    if isinstance(response, StreamingHttpResponse):
        return b"".join(cast("Iterable[bytes]", response))  # asked without a loop, so it streams without one
    return cast("HttpResponse", response).content
