"""Errors as RFC 9457 tells them, in the language that was asked for."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from ninja.errors import ValidationError

from stadtfaden.showing.refusals import NotUnderstood, instead, nearest, refusal

MEDIA_TYPE = "application/problem+json"
TYPE = "about:blank"  # the status says it all; RFC 9457 wants this then
QUOTED = re.compile(r"'([^']*)'")
BOUNDS: Mapping[str, Promise] = {
    "ge": _("The least is %(ge)s."),
    "le": _("The most is %(le)s."),
    "max_length": _("At most %(max_length)s letters are read."),
}
TITLES: Mapping[int, tuple[Promise, Promise]] = {
    400: (_("Bad request"), _("A parameter is not understood.")),
    404: (_("Not found"), _("There is nothing at this address.")),
    405: (_("Method not allowed"), _("These data are read-only: GET and HEAD are answered.")),
    429: (_("Too many requests"), _("Please wait as long as Retry-After says, in seconds.")),
    500: (_("Something went wrong"), _("The fault is ours, and it is written down.")),
}


def problem(
    status: int, detail: str = "", parameter: str | None = None, allowed: Sequence[str] = ()
) -> HttpResponse:
    """`detail` in words, of a known status also without; `parameter` is the one that is not understood, and
    `allowed` what may stand instead.
    """
    title, usual = TITLES.get(status, (_("It did not work"), _("It did not work")))
    content = {
        "type": TYPE,
        "title": str(title),
        "status": status,
        "detail": detail or str(usual),
        **({"parameter": parameter} if parameter else {}),
        **({"allowed": list(allowed)} if allowed else {}),
    }
    return JsonResponse(
        content, status=status, content_type=MEDIA_TYPE, json_dumps_params={"ensure_ascii": False}
    )


class NotHere(Exception):  # noqa: N818 -- named after the fact
    """`said` tells in words what is not there, `known` are the ids of what is, of which `asked` was none."""

    def __init__(self, said: str, asked: str = "", known: Iterable[str] = ()) -> None:
        super().__init__(said)
        self.said, self.asked, self.known = said, asked, tuple(known)


def not_understood(request: HttpRequest, error: NotUnderstood) -> HttpResponse:
    said, allowed = refusal(request.GET, error)
    return problem(400, said, error.parameter, allowed)


def not_valid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """The first thing that is wrong, and what may stand there."""
    first: Mapping[str, Any] = error.errors[0] if error.errors else {}
    place = [str(step) for step in first.get("loc", ())]
    bounds: Mapping[str, Any] = first.get("ctx", {})
    allowed = QUOTED.findall(str(bounds.get("expected", "")))
    if first.get("type") == "bool_parsing":
        allowed = ["true", "false"]
    how = next((str(words) % bounds for name, words in BOUNDS.items() if name in bounds), "")
    if first.get("type") in {"int_parsing", "int_type"}:
        how = gettext("A whole number is asked for.")
    return not_understood(request, NotUnderstood(place[-1] if place else "?", allowed, how))


def not_here(_request: HttpRequest, error: NotHere) -> HttpResponse:
    near = nearest(error.asked, error.known)
    return problem(404, " ".join(filter(None, (error.said, instead(near)))), allowed=near)
