"""Which statement serves which: by code, by what a sheet names, by outline."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from stadtfaden.core.pages import BlockKind
from stadtfaden.core.passages import Passage
from stadtfaden.core.statements.references import GoalServed, goals_served
from stadtfaden.core.statements.values import Statement, StatementKind

_REST = r"((?:[^.\n]|\.(?=\d)){0,60})"  # „Ziel 1.1“ ends no sentence
_SERVES = re.compile(rf"\b(?:[Dd]ien(?:t|en)|[Mm]i(?:ss|ß)t|[Kk]onkretisiert|[Uu]ntersetzt)\b{_REST}")
_BELOW = 6  # passages
_ABOVE = {
    StatementKind.MEASURE: (StatementKind.GOAL, StatementKind.PRINCIPLE),
    StatementKind.TARGET: (StatementKind.GOAL, StatementKind.MEASURE),
    StatementKind.INDICATOR: (StatementKind.GOAL, StatementKind.MEASURE),
    StatementKind.GOAL: (StatementKind.GOAL, StatementKind.PRINCIPLE, StatementKind.VISION),
}


def _plain(code: str) -> str:
    return re.sub(r"[\s\-_]", "", code).rstrip(".").upper()


@dataclass(frozen=True, slots=True)
class _Paper:
    """What parents are looked up in. `names_goals`: its sheets say by code which goal they serve."""

    statements: Sequence[Statement]
    by_code: dict[str, int]
    under: dict[int, int]
    over: dict[int, int]
    told: dict[int, str]
    written: dict[int, tuple[GoalServed, ...]]
    printed: re.Pattern[str] | None
    names_goals: bool = False


def with_parents(statements: Sequence[Statement], passages: Sequence[Passage]) -> tuple[Statement, ...]:
    """The same statements, each with the index of the one it serves, where the paper says so; O(n)."""
    by_code = {_plain(statement.code): index for index, statement in enumerate(statements) if statement.code}
    by_code |= {statement.code: index for index, statement in enumerate(statements) if statement.code}
    told = {
        index: passages[statement.passage].text + "\n" + _below(statement, passages)
        for index, statement in enumerate(statements)
        if statement.code and (not statement.fields or statement.kind is StatementKind.INDICATOR)
    }
    stated = frozenset(statement.passage for statement in statements if statement.code)
    written = {
        index: goals_served(_text_of(statement, passages, stated))
        for index, statement in enumerate(statements)
        if statement.code and statement.kind is StatementKind.MEASURE
    }
    under, over = _by_section(statements, passages), _by_outline(statements, passages)
    paper = _Paper(statements, by_code, under, over, told, written, _printed(statements))
    paper = replace(paper, names_goals=any(_named(statement, paper) is not None for statement in statements))
    return tuple(
        replace(statement, parent=_parent(index, statement, paper))
        for index, statement in enumerate(statements)
    )


def _printed(statements: Sequence[Statement]) -> re.Pattern[str] | None:
    """All codes of the paper as they are printed, the longer before those they begin with."""
    codes = sorted({s.code for s in statements if s.code}, key=lambda code: (-len(code), code))
    if not codes:
        return None
    return re.compile(r"(?<![\w.\-])(?:" + "|".join(map(re.escape, codes)) + r")(?!\w|[.\-]\d)")


def _below(statement: Statement, passages: Sequence[Passage]) -> str:
    if statement.passage + 1 >= len(passages):
        return ""
    below = passages[statement.passage + 1]
    return below.text if below.kind is BlockKind.PARAGRAPH else ""


def _parent(index: int, statement: Statement, paper: _Paper) -> int | None:
    proposals = [
        _part_of(statement, paper),
        _named(statement, paper),
        _written(index, paper),
        _told(index, paper),
    ]
    if not (_is_filled_in(statement) and paper.names_goals):  # a sheet that names no goal serves none
        proposals += [
            paper.over.get(index),
            _by_prefix(statement, paper.statements, paper.by_code),
            paper.under.get(index),
        ]
    return next((found for found in proposals if found is not None and found != index), None)


def _is_filled_in(statement: Statement) -> bool:
    """Whether what a statement serves would be named; a table of codes may have no column for it."""
    is_row = statement.code is not None and statement.page_last is None
    return bool(statement.fields) and (not is_row or any(field.key == "goal" for field in statement.fields))


def _part_of(statement: Statement, paper: _Paper) -> int | None:
    """HG-01.02 is part of HG-01 where that is a goal."""
    if statement.code is None or "." not in statement.code:
        return None
    found = paper.by_code.get(_plain(statement.code.rpartition(".")[0]))
    return found if found is not None and paper.statements[found].kind is StatementKind.GOAL else None


def _named(statement: Statement, paper: _Paper) -> int | None:
    """„Bezug zu Ziel: Z 2.1“ on its sheet."""
    for field in statement.fields:
        if field.key == "goal" or (field.key == "interactions" and re.search(r"[Zz]iel", field.name)):
            found = _first_code(field.text[:200], statement, paper)
            if found is not None:
                return found
    return None


def _told(index: int, paper: _Paper) -> int | None:
    """„Dient KZ 1.“ below a title, „misst Z 1“ beside it."""
    if any(goal.paper is not None for goal in paper.written.get(index, ())):
        return None  # the number is that of another paper
    serves = _SERVES.search(paper.told.get(index, ""))
    return _first_code(serves[1], paper.statements[index], paper) if serves else None


def _written(index: int, paper: _Paper) -> int | None:
    """„Die Maßnahme dient dem Ziel M1“ anywhere in its text; not the goal of another paper."""
    own = (goal for goal in paper.written.get(index, ()) if goal.paper is None)
    for goal in own:
        names = (goal.code, _plain(goal.code), _plain(f"Ziel {goal.code}"))
        found = next((paper.by_code[name] for name in names if name in paper.by_code), None)
        if found is not None and paper.statements[found].kind is StatementKind.GOAL:
            return found
    return None


def _text_of(statement: Statement, passages: Sequence[Passage], stated: frozenset[int]) -> str:
    """A measure with the paragraphs below it, up to the next heading or statement with a code."""
    place = statement.passage
    texts = [passages[place].text]
    for passage in passages[place + 1 : place + 1 + _BELOW]:
        if passage.kind is BlockKind.HEADING or passage.position in stated:
            break
        texts.append(passage.text)
    return "\n".join(texts)


def _first_code(text: str, statement: Statement, paper: _Paper) -> int | None:
    above = _ABOVE.get(statement.kind, ())
    for match in paper.printed.finditer(text) if paper.printed else ():
        found = paper.by_code.get(match[0], paper.by_code.get(_plain(match[0])))
        if (
            found is not None
            and paper.statements[found].kind in above
            and paper.statements[found] is not statement
        ):
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
    if statement.kind is StatementKind.INDICATOR and len(steps) == 1:  # they are counted by themselves
        return None
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
            and statement.kind in {StatementKind.MEASURE, StatementKind.TARGET}
        ):
            found[index] = alone[0]
    return found


def _by_outline(statements: Sequence[Statement], passages: Sequence[Passage]) -> dict[int, int]:
    """A goal below the heading of a principle serves it, and so on down.

    Indicators often stand together below the last goal, so that their place says nothing.
    """
    at = {statement.passage: index for index, statement in enumerate(statements) if statement.code}
    found = {}
    for index, statement in enumerate(statements):
        is_indicator = statement.kind is StatementKind.INDICATOR
        section = None if is_indicator else passages[statement.passage].section
        while section is not None:
            above = at.get(section)
            if above is not None and statements[above].kind in _ABOVE.get(statement.kind, ()):
                found[index] = above
                break
            section = passages[section].section
    return found
