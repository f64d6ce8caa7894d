"""A statement and its parts, as values."""

from dataclasses import dataclass, field
from enum import StrEnum

from stadtfaden.core.areas.values import Scored
from stadtfaden.core.digital.values import DigitalMark
from stadtfaden.core.statements.whose import Whose
from stadtfaden.core.targets.values import Target


class StatementKind(StrEnum):
    VISION = "vision"
    PRINCIPLE = "principle"
    GOAL = "goal"
    MEASURE = "measure"
    TARGET = "target"
    INDICATOR = "indicator"
    CHALLENGE = "challenge"


@dataclass(frozen=True, slots=True)
class SheetField:
    """One field of a measure sheet: the paper's own name, our key, and where the value stands.

    Keys: goal, description, lead, partners, period, cost, funding, indicator, priority, interactions,
    milestones, effect, status, field_of_action; None where we have no key for the paper's name. A field
    of action may be cut from elsewhere: a heading, a running head, where the code's letter is explained.
    """

    name: str
    key: str | None
    passage: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Statement:
    """The quote is page.text[start:end] == text on page `page` (number in the file).

    `passage` is the position of the passage it is cut from. `level_name` is the paper's own word
    (Leitziel, Schlüsselmaßnahme). `page_last` is the last page of its sheet. `parent` is the index,
    in the list it comes in, of the statement it serves by code, outline or table. `score` is between
    0 and 1; `reason` says in German words why it was proposed; `made_by` names rule or model and version.
    `whose`: whose aim it is where it is not the city's own.
    """

    kind: StatementKind
    passage: int
    page: int
    start: int
    end: int
    text: str
    score: float
    reason: str
    made_by: str
    title: str = ""
    code: str | None = None
    level_name: str | None = None
    page_last: int | None = None
    parent: int | None = None
    whose: Whose | None = None
    fields: tuple[SheetField, ...] = ()
    targets: tuple[Target, ...] = ()
    areas: tuple[Scored, ...] = ()
    digital: tuple[DigitalMark, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Understood:
    """What one line says without its context; `kind` is None where it only describes or gives reasons.

    `score` is the probability of `kind` (of saying nothing, where kind is None).
    """

    kind: StatementKind | None
    areas: tuple[Scored, ...] = ()
    digital: tuple[DigitalMark, ...] = ()
    targets: tuple[Target, ...] = ()
    score: float = 0.0
