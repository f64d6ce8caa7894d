"""Questions that Django writes once in a process: to write a long one costs it more than to answer it costs
the database. A question is a function of a module that takes keys of rows and gives a queryset of values, the
same but for these keys each time.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

Question = Callable[..., "QuerySet[Any, Any]"]
PLACES = (-1, -2)  # where the keys belong; no row has such a key


def rows_of(question: Question, *keys: int) -> list[tuple[Any, ...]]:
    """As the database gives them, so for numbers and words alone: one query."""
    with connection.cursor() as cursor:
        cursor.execute(*_with(question, keys))
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def part_of(question: Question, *keys: int) -> RawSQL:
    """To stand within another question."""
    return RawSQL(*_with(question, keys))  # noqa: S611 -- Django wrote it


def _with(question: Question, keys: tuple[int, ...]) -> tuple[str, list[Any]]:
    sql, given = _written(question, len(keys))
    meant = dict(zip(PLACES, keys, strict=False))
    return sql, [meant.get(one, one) if type(one) is int else one for one in given]


@cache
def _written(question: Question, how_many: int) -> tuple[str, tuple[Any, ...]]:
    sql, given = question(*PLACES[:how_many]).query.sql_with_params()
    return sql, tuple(given)
