"""What the columns of a list seem to mean, by the words of its header."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from stadtfaden.core.statements.field_names import key_of

_TITLE_ROWS = 20  # above the header stand the name of the list, its date, its office


class Role(StrEnum):
    """What a column of a list is. All from GOAL to FIELD_OF_ACTION are fields of a measure sheet by key."""

    CODE = "code"
    TITLE = "title"
    GOAL = "goal"
    DESCRIPTION = "description"
    LEAD = "lead"
    PARTNERS = "partners"
    PERIOD = "period"
    COST = "cost"
    FUNDING = "funding"
    INDICATOR = "indicator"
    PRIORITY = "priority"
    MILESTONES = "milestones"
    EFFECT = "effect"
    STATUS = "status"
    INTERACTIONS = "interactions"
    FIELD_OF_ACTION = "field_of_action"
    FIELD = "field"  # kept under its own name
    LEFT_OUT = "left-out"


ROLES = tuple(Role)
_CODE = re.compile(
    r"(?:lfd\.?\s*)?(?:nr|no|nummer)\.?|code|kürzel|kennung|kennziffer|id|ifd\.?\s*nr\.?|"
    r"(?:maßnahmen?|massnahmen?|projekt|m)[\s-]*(?:nr|nummer|code|id|kürzel|kennung)\.?"
)
_TITLE = re.compile(
    r"(?:kurz)?titel|bezeichnung|name|(?:maßnahme|massnahme|projekt|vorhaben|aktivität)n?|"
    r"(?:maßnahmen?|massnahmen?|projekt|vorhaben)[\s-]*(?:titel|name|bezeichnung|kurztitel)|"
    r"(?:titel|name|bezeichnung)\s+de[rs]\s+\w+|maßnahme\s*/\s*projekt|projekt\s*/\s*maßnahme"
)
_FIELD_OF_ACTION = re.compile(
    r"(?:handlungs|themen|aktions|maßnahmen|aufgaben)(?:feld|bereich|schwerpunkt)\w*|themen?|bereich|sektor|"
    r"cluster|schwerpunkt"
)


@dataclass(frozen=True, slots=True)
class Columns:
    """How a list is to be read: the sheet (from 0), the row of its header among the rows that hold anything
    (from 0), and the role of each column. Sheets with the same header are read alike.
    """

    sheet: int
    header: int
    roles: tuple[Role, ...]

    def first(self, role: Role) -> int | None:
        """The leftmost column of a role."""
        return self.roles.index(role) if role in self.roles else None


def role_of(name: str) -> Role:
    """What a column of this name is; one whose name says nothing to us keeps it."""
    plain = " ".join(name.split()).strip(" :*.").lower()
    if not plain:
        return Role.LEFT_OUT
    if _CODE.fullmatch(plain):
        return Role.CODE
    if _TITLE.fullmatch(plain):
        return Role.TITLE
    if _FIELD_OF_ACTION.fullmatch(plain):
        return Role.FIELD_OF_ACTION
    key = key_of(plain)
    return Role(key) if key is not None else Role.FIELD


def header_of(rows: Sequence[Sequence[str]]) -> int:
    """The row whose cells we understand best as names of columns; else the first with two cells or more; 0 in
    doubt.
    """
    counts = [sum(_is_known(cell) for cell in row) for row in rows[:_TITLE_ROWS]]
    if max(counts, default=0) > 1:
        return counts.index(max(counts))
    wide = (number for number, row in enumerate(rows[:_TITLE_ROWS]) if sum(map(bool, row)) > 1)
    return next(wide, 0)


def sight_of_rows(sheet: int, rows: Sequence[Sequence[str]]) -> Columns:
    """What is proposed for the rows of a sheet. One column is the code, one the title: the leftmost; where
    none is called so, the first column of long texts is the title.
    """
    header = header_of(rows)
    names = rows[header] if rows else ()
    roles = [role_of(name) for name in names]
    for role in (Role.CODE, Role.TITLE):
        for place in [at for at, found in enumerate(roles) if found is role][1:]:
            roles[place] = Role.FIELD
    wordiest = None if Role.TITLE in roles else _wordiest(rows[header + 1 :], roles)
    if wordiest is not None:
        roles[wordiest] = Role.TITLE
    return Columns(sheet, header, tuple(roles))


def _is_known(cell: str) -> bool:
    return role_of(cell) not in {Role.FIELD, Role.LEFT_OUT}


def _wordiest(rows: Sequence[Sequence[str]], roles: Sequence[Role]) -> int | None:
    """Of the columns that are free: the description, else that with most letters."""
    if Role.DESCRIPTION in roles:
        return roles.index(Role.DESCRIPTION)
    free = [place for place, role in enumerate(roles) if role in {Role.FIELD, Role.LEFT_OUT}]
    letters = {place: sum(len(row[place]) for row in rows if place < len(row)) for place in free}
    best = max(free, key=lambda place: (letters[place], -place), default=None)
    return best if best is not None and letters[best] else None
