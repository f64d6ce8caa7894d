"""The API described for machines: OpenAPI 3.1, its texts in the language that was asked for."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_noop as _
from django.views.decorators.http import require_safe

from stadtfaden.api.problems import MEDIA_TYPE
from stadtfaden.api.schemas import Problem
from stadtfaden.api.service import TAGS, api
from stadtfaden.core.licences import licence_name

SPOKEN = frozenset({"description", "summary"})
HAPPENS = {
    "400": "Bad request",
    "404": "Not found",
    "405": "Method not allowed",
    "429": "Too many requests",
}
SAME = _("Not modified: it stands as you know it by its ETag or Last-Modified.")


@require_safe
def openapi(_request: HttpRequest) -> HttpResponse:
    return JsonResponse(document(), json_dumps_params={"ensure_ascii": False})


def document() -> Mapping[str, Any]:
    """Made once a process, language and what the operator says."""
    return _document(get_language() or "", settings.LICENCE, settings.OPERATOR, settings.ADDRESS)


@cache
def _document(_language: str, licence: str, operator: str, server: str) -> Mapping[str, Any]:
    found: dict[str, Any] = _spoken(dict(api.get_openapi_schema()))
    found["servers"] = [{"url": "/"}]
    found["info"]["license"] = (
        {"name": licence_name(licence), "url": licence} if licence else {"name": gettext("not stated")}
    )
    found["info"]["contact"] = {
        "name": operator or gettext("Whoever runs these pages"),
        **({"url": server} if server else {}),
    }
    found["tags"] = [{"name": name, "description": gettext(said)} for name, said in TAGS.items()]
    found["components"]["schemas"]["Problem"] = _spoken(Problem.model_json_schema())
    told = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for operations in found["paths"].values():
        for operation in operations.values():
            operation["operationId"] = operation["operationId"].rpartition("endpoints_")[2]
            for status, title in HAPPENS.items():
                operation["responses"][status] = {"description": gettext(title), "content": told}
            operation["responses"]["304"] = {"description": gettext(SAME)}
    return found


def _spoken(told: Any) -> Any:
    if isinstance(told, dict):
        return {
            name: gettext(value) if name in SPOKEN and isinstance(value, str) and value else _spoken(value)
            for name, value in told.items()
        }
    return [_spoken(one) for one in told] if isinstance(told, list) else told
