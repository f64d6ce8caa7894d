"""Which tables a city has, and how a row is written and read back without any loss.

A table that is added later belongs to the package at once: the way from its rows to their city is found by
their foreign keys.
"""

from base64 import b64decode, b64encode
from collections import deque
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db.models import BinaryField, Field, ForeignKey, Model, Q

from stadtfaden.actors.models import Entry, Invitation, Municipality, Subscription, User
from stadtfaden.corpus.models import Original

APPS = ("actors", "corpus", "threads", "pipeline")
# Their secrets are known to letters alone, and the letters name another address.
LEFT_OUT = (Invitation, Subscription)
FIRST = (Municipality, User, Original)  # what the others lean on; Original and User have no city of their own
SECRETS: Mapping[type[Model], Mapping[str, Any]] = {User: {"password": "!", "last_login": None}}
Told = dict[str, Any]


def tables() -> tuple[type[Model], ...]:
    """All tables of a package, those first on which others lean."""
    every = [model for app in APPS for model in apps.get_app_config(app).get_models()]
    others = [model for model in every if model not in {*FIRST, *LEFT_OUT}]
    return (*FIRST, *others)


def of_city(model: type[Model], municipality: Municipality) -> Q:
    """The condition for the rows of a city, for tables that lead to it."""
    if model is Municipality:
        return Q(pk=municipality.pk)
    if model is Entry:  # those of the whole installation belong to no city
        return Q(chain=municipality.slug)
    return Q(**{way_to_city(model): municipality})


def way_to_city(model: type[Model]) -> str:
    """The shortest way along foreign keys that are never empty: "edition__document__municipality"."""
    seen, waiting = {model}, deque([(model, "")])
    while waiting:
        at, way = waiting.popleft()
        for field in at._meta.concrete_fields:  # noqa: SLF001 -- Django's own name for it
            other = field.related_model if isinstance(field, ForeignKey) and not field.null else None
            if other is Municipality:
                return f"{way}{field.name}"
            if isinstance(other, type) and other not in seen:
                seen.add(other)
                waiting.append((other, f"{way}{field.name}__"))
    raise LookupError(f"{model.__name__} leads to no city; name it in FIRST or LEFT_OUT")


def name_of(model: type[Model]) -> str:
    return f"{model._meta.app_label}.{model.__name__}"  # noqa: SLF001 -- Django's own name for it


def told(row: Model) -> Told:
    """Every column under its own name; moments to the microsecond, bytes as base64."""
    hidden = SECRETS.get(type(row), {})
    return {
        field.attname: hidden[field.attname]
        if field.attname in hidden
        else _written(field.value_from_object(row))
        for field in fields(type(row))
    }


def read_back(model: type[Model], values: Told) -> Model:
    """Raises ValueError where a column is missing or nobody knows it."""
    columns = {field.attname: field for field in fields(model)}
    if set(values) != set(columns):
        odd = ", ".join(sorted(set(values) ^ set(columns)))
        raise ValueError(f"{name_of(model)}: {odd}")
    return model(**{name: _read(columns[name], value) for name, value in values.items()})


def fields(model: type[Model]) -> "list[Field[Any, Any]]":
    return list(model._meta.concrete_fields)  # noqa: SLF001 -- Django's own name for it


def _written(value: Any) -> Any:
    if isinstance(value, (bytes, memoryview)):
        return b64encode(bytes(value)).decode()
    return value.isoformat() if isinstance(value, (date, datetime)) else value


def _read(field: "Field[Any, Any]", value: Any) -> Any:
    if value is None:
        return None
    return b64decode(value, validate=True) if isinstance(field, BinaryField) else field.to_python(value)
