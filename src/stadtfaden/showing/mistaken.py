"""An address that asks for what there is not: which part of it, and the way out."""

import re

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.defaults import bad_request

from stadtfaden.showing.filter_names import NAMES
from stadtfaden.showing.filters import LABELS
from stadtfaden.showing.refusals import NotUnderstood, refusal
from stadtfaden.ui.templatetags.stadtfaden import shortened

FILE = re.compile(r"\.(?:csv|xlsx|json|xml)$")
LONGEST = 80  # letters of a value that are shown


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page of a 400. Whoever raises BadRequest names the parameter; anything else says nothing of it."""
    name = str(exception.args[0]) if isinstance(exception, BadRequest) and exception.args else ""
    if name not in request.GET:
        return bad_request(request, exception)
    rest = request.GET.copy()
    del rest[name]
    if FILE.search(request.path):
        return _as_problem(request, name, exception)
    field = next((field for field, key in NAMES.items() if key == name), "")
    context = {
        "name": name,
        "label": LABELS.get(field, ""),
        "value": shortened(request.GET[name].replace("\0", ""), LONGEST),
        "without": f"{request.path}?{rest.urlencode()}" if rest else request.path,
    }
    return render(request, "400.html", context, status=400)


def _as_problem(request: HttpRequest, name: str, exception: Exception) -> HttpResponse:
    """RFC 9457: whoever asks for a file is a programme, or opens what comes with one."""
    error = exception if isinstance(exception, NotUnderstood) else NotUnderstood(name)
    detail, allowed = refusal(request.GET, error)
    problem = {
        "type": "about:blank",
        "title": gettext("Bad request"),
        "status": 400,
        "detail": detail,
        "parameter": name,
        **({"allowed": list(allowed)} if allowed else {}),
    }
    return JsonResponse(
        problem,
        status=400,
        content_type="application/problem+json",
        json_dumps_params={"ensure_ascii": False},
    )
