"""An address that asks for what there is not: which part of it, and the way out."""

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.defaults import bad_request

from stadtfaden.showing.filters import LABELS, NAMES
from stadtfaden.ui.templatetags.stadtfaden import shortened

LONGEST = 80  # letters of a value that are shown


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page of a 400. Whoever raises BadRequest names the parameter; anything else says nothing of it."""
    name = str(exception.args[0]) if isinstance(exception, BadRequest) and exception.args else ""
    if name not in request.GET:
        return bad_request(request, exception)
    rest = request.GET.copy()
    del rest[name]
    field = next((field for field, key in NAMES.items() if key == name), "")
    context = {
        "name": name,
        "label": LABELS.get(field, ""),
        "value": shortened(request.GET[name].replace("\0", ""), LONGEST),
        "without": f"{request.path}?{rest.urlencode()}" if rest else request.path,
    }
    return render(request, "400.html", context, status=400)
