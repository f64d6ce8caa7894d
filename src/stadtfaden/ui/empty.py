"""An answer that is headers alone."""

from collections.abc import Mapping

from django.http import HttpResponse


def without_content(headers: Mapping[str, str]) -> HttpResponse:
    """204: of what is not there, no kind is said."""
    response = HttpResponse(status=204, headers=dict(headers))
    del response.headers["Content-Type"]
    return response
