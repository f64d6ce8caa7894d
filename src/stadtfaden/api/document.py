"""The API described for machines: OpenAPI 3.1, its texts in the language that was asked for."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from stadtfaden.api.problems import MEDIA_TYPE
from stadtfaden.api.schemas import Problem
from stadtfaden.api.service import api

SPOKEN = frozenset({"description", "summary"})
HAPPENS = {"400": "Bad request", "404": "Not found", "429": "Too many requests"}


@require_safe
def openapi(_request: HttpRequest) -> HttpResponse:
    return JsonResponse(document(), json_dumps_params={"ensure_ascii": False})


def document() -> Mapping[str, Any]:
    """Made once a process and language."""
    return _document(get_language() or "")


@cache
def _document(_language: str) -> Mapping[str, Any]:
    found: dict[str, Any] = _spoken(dict(api.get_openapi_schema()))
    found["servers"] = [{"url": "/"}]
    found["components"]["schemas"]["Problem"] = _spoken(Problem.model_json_schema())
    told = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for operations in found["paths"].values():
        for operation in operations.values():
            operation["tags"] = [gettext(tag) for tag in operation["tags"]]
            operation["operationId"] = operation["operationId"].rpartition("endpoints_")[2]
            for status, title in HAPPENS.items():
                operation["responses"][status] = {"description": gettext(title), "content": told}
    return found


def _spoken(told: Any) -> Any:
    if isinstance(told, dict):
        return {
            name: gettext(value) if name in SPOKEN and isinstance(value, str) and value else _spoken(value)
            for name, value in told.items()
        }
    return [_spoken(one) for one in told] if isinstance(told, list) else told
