"""Which statement serves which: by code, by what a sheet names, by outline."""

import re
from collections.abc import Sequence
from dataclasses import replace

from stadtfaden.core.passages import Passage
from stadtfaden.core.statements.values import Statement, StatementKind

_CODE = re.compile(r"(?:[A-ZÄÖÜ]{1,4}[\s\-_.]?)?\d{1,3}(?:[.\-]\d{1,3}){0,3}")
_ABOVE = {
    StatementKind.MEASURE: (StatementKind.GOAL, StatementKind.PRINCIPLE),
    StatementKind.TARGET: (StatementKind.GOAL, StatementKind.MEASURE),
    StatementKind.INDICATOR: (StatementKind.GOAL, StatementKind.MEASURE),
    StatementKind.GOAL: (StatementKind.GOAL, StatementKind.PRINCIPLE, StatementKind.VISION),
}


def _plain(code: str) -> str:
    return re.sub(r"[\s\-_]", "", code).rstrip(".").upper()


def with_parents(statements: Sequence[Statement], passages: Sequence[Passage]) -> tuple[Statement, ...]:
    """The same statements, each with the index of the one it serves, where the paper says so; O(n)."""
    by_code = {_plain(statement.code): index for index, statement in enumerate(statements) if statement.code}
    under = _by_section(statements, passages)
    return tuple(
        replace(statement, parent=_parent(index, statement, statements, by_code, under))
        for index, statement in enumerate(statements)
    )


def _parent(
    index: int,
    statement: Statement,
    statements: Sequence[Statement],
    by_code: dict[str, int],
    under: dict[int, int],
) -> int | None:
    for candidate in (
        _named(statement, by_code),
        _by_prefix(statement, statements, by_code),
        under.get(index),
    ):
        if candidate is not None and candidate != index:
            return candidate
    return None


def _named(statement: Statement, by_code: dict[str, int]) -> int | None:
    """„Bezug zu Ziel: Z 2.1“ on its sheet."""
    for field in statement.fields:
        if field.key in {"interactions", "goal"} and re.search(r"[Zz]iel", field.name):
            for match in _CODE.finditer(field.text[:200]):
                if (found := by_code.get(_plain(match[0]))) is not None:
                    return found
    return None


def _by_prefix(statement: Statement, statements: Sequence[Statement], by_code: dict[str, int]) -> int | None:
    """M 3.2 belongs to M 3, else to the goal that has the same numbers or their beginning (Z 3.2, Z 3)."""
    if statement.code is None:
        return None
    letters, _, numbers = re.sub(r"^([A-ZÄÖÜ]*)", r"\1|", _plain(statement.code), count=1).partition("|")
    steps = re.findall(r"\d+", numbers)
    for length in range(len(steps) - 1, 0, -1):
        if (own := by_code.get(letters + ".".join(steps[:length]))) is not None:
            return own
    above = _ABOVE.get(statement.kind, ())
    for length in range(len(steps), 0, -1):
        tail = ".".join(steps[:length])
        for other in ("Z", "LZ", "OZ", "SZ", "HZ", "KZ", "L", "LS"):
            index = by_code.get(other + tail)
            if index is not None and other != letters and statements[index].kind in above:
                return index
    return None


def _by_section(statements: Sequence[Statement], passages: Sequence[Passage]) -> dict[int, int]:
    """The only goal of a section carries the measures and targets of the same section."""
    goals: dict[int | None, list[int]] = {}
    for index, statement in enumerate(statements):
        if statement.kind is StatementKind.GOAL:
            goals.setdefault(passages[statement.passage].section, []).append(index)
    found = {}
    for index, statement in enumerate(statements):
        section = passages[statement.passage].section
        alone = goals.get(section, [])
        if (
            section is not None
            and len(alone) == 1
            and statement.kind in {StatementKind.MEASURE, StatementKind.TARGET, StatementKind.INDICATOR}
        ):
            found[index] = alone[0]
    return found
