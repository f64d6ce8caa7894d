"""Errors as RFC 9457 tells them, in the language that was asked for."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from ninja.errors import ValidationError

MEDIA_TYPE = "application/problem+json"
TYPE = "about:blank"  # the status says it all; RFC 9457 wants this then
TITLES: Mapping[int, tuple[Promise, Promise]] = {
    400: (_("Bad request"), _("A parameter is not understood.")),
    404: (_("Not found"), _("There is nothing at this address.")),
    405: (_("Method not allowed"), _("These data are read-only: GET and HEAD are answered.")),
    429: (_("Too many requests"), _("Please wait as long as Retry-After says, in seconds.")),
    500: (_("Something went wrong"), _("The fault is ours, and it is written down.")),
}


def problem(status: int, detail: str = "", parameter: str | None = None) -> HttpResponse:
    """`detail` in words, of a known status also without; `parameter` is the one that is not understood."""
    title, usual = TITLES.get(status, (_("It did not work"), _("It did not work")))
    content = {
        "type": TYPE,
        "title": str(title),
        "status": status,
        "detail": detail or str(usual),
        **({"parameter": parameter} if parameter else {}),
    }
    return JsonResponse(
        content, status=status, content_type=MEDIA_TYPE, json_dumps_params={"ensure_ascii": False}
    )


class NotUnderstood(Exception):  # noqa: N818 -- named after the fact
    """A parameter that does not exist, or a value it cannot have."""

    def __init__(self, parameter: str) -> None:
        super().__init__(parameter)
        self.parameter = parameter


def not_understood(_request: HttpRequest, error: NotUnderstood) -> HttpResponse:
    detail = gettext("The parameter “%(name)s” or its value is not known here.")
    return problem(400, detail % {"name": error.parameter}, error.parameter)


def not_valid(_request: HttpRequest, error: ValidationError) -> HttpResponse:
    """The first thing that is wrong; the page about the API says what may stand there."""
    place = [str(step) for step in error.errors[0].get("loc", ())] if error.errors else []
    return not_understood(_request, NotUnderstood(place[-1] if place else "?"))
