"""The API described for people, from the same document that machines read."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from itertools import groupby
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from stadtfaden.actors import queries as actors
from stadtfaden.api.document import document
from stadtfaden.core.licences import licence_name

Told = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Field:
    """`kind` is what can stand there, in words; `shape` names the shape it refers to, else ""."""

    name: str
    kind: str
    shape: str
    text: str


@dataclass(frozen=True, slots=True)
class Operation:
    """`example` is its address with the first city filled in, empty where an id would have to be known."""

    path: str
    title: str
    text: str
    fields: tuple[Field, ...]
    shape: str
    example: str


def about(request: HttpRequest) -> HttpResponse:
    cities = list(actors.municipalities())
    told = document()
    operations = [_operation(path, one["get"], cities) for path, one in told["paths"].items()]
    said = {tag["name"]: tag["description"] for tag in told["tags"]}
    tags = [said[one["get"]["tags"][0]] for one in told["paths"].values()]
    grouped = groupby(zip(tags, operations, strict=True), key=lambda pair: pair[0])
    context = {
        "cities": cities,
        "told": told["info"]["description"],
        "groups": [(tag, [operation for _, operation in pairs]) for tag, pairs in grouped],
        "shapes": [(name, _fields(shape)) for name, shape in sorted(told["components"]["schemas"].items())],
        "per_minute": settings.API_PER_MINUTE,
        "licence": settings.LICENCE,
        "licence_name": licence_name(settings.LICENCE),
        "server": settings.ADDRESS or f"{request.scheme}://{request.get_host()}",
    }
    return render(request, "api/about.html", context)


def _operation(path: str, told: Told, cities: "list[Any]") -> Operation:
    answer = told["responses"][HTTPStatus.OK]
    shape = answer["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
    example = path.replace("{city}", cities[0].slug) if cities else ""
    return Operation(
        path=path,
        title=told["summary"],
        text=told.get("description", ""),
        fields=tuple(
            Field(one["name"], *_kind(one["schema"]), one.get("description", ""))
            for one in told["parameters"]
            if one["in"] == "query"
        ),
        shape=shape,
        example="" if "{" in example else example,
    )


def _fields(told: Told) -> tuple[Field, ...]:
    return tuple(
        Field(name, *_kind(one), one.get("description", "")) for name, one in told["properties"].items()
    )


def _kind(told: Told) -> tuple[str, str]:
    """In words, and the shape it refers to."""
    if "$ref" in told:
        name = told["$ref"].rpartition("/")[2]
        return name, name
    if "anyOf" in told:
        words, shape = _kind(told["anyOf"][0])
        return gettext("%(kind)s or null") % {"kind": words}, shape
    if "enum" in told:
        return ", ".join(map(str, told["enum"])), ""
    if told.get("type") == "array":
        words, shape = _kind(told["items"])
        return gettext("list: %(kind)s") % {"kind": words}, shape
    kinds = {
        "integer": gettext("whole number"),
        "number": gettext("number"),
        "boolean": "true, false",
        "string": gettext("text"),
    }
    return kinds.get(told.get("type", ""), ""), ""
