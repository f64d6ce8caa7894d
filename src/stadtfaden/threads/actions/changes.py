"""What a person may change in a statement, each as a value that knows how it is made."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from stadtfaden.actors.models import User
from stadtfaden.corpus.actions import change_statement, parts, statements
from stadtfaden.corpus.actions.parts import FieldName, TargetValues
from stadtfaden.corpus.actions.statements import (
    Facts,
    NotAParent,
    PageNotThere,
    Words,
    WordsNotThere,
    require_inside,
    words_of,
)
from stadtfaden.corpus.models import Review, Statement
from stadtfaden.threads.actions.deciding import BY_HAND
from stadtfaden.threads.models import DigitalConnection, StatementArea

__all__ = [
    "AreasSaid",
    "Change",
    "DigitalMarked",
    "DigitalRemoved",
    "Edit",
    "Facts",
    "FactsSaid",
    "FieldMarked",
    "FieldName",
    "FieldNamed",
    "FieldRemoved",
    "NotAParent",
    "PageNotThere",
    "ParentChosen",
    "TargetMarked",
    "TargetRemoved",
    "TargetValued",
    "TargetValues",
    "TitleMarked",
    "Words",
    "WordsNotThere",
    "say_areas",
    "words_of",
]


@dataclass(frozen=True, slots=True)
class Edit:
    """Of which statement, at which revision, by whom and when."""

    statement: Statement
    seen: int
    by: User
    now: datetime


class Change(Protocol):
    """Raises ChangedMeanwhile where the statement is not at the revision that was seen any more."""

    def make(self, edit: Edit) -> None: ...


@dataclass(frozen=True, slots=True)
class FactsSaid:
    facts: Facts

    def make(self, edit: Edit) -> None:
        statements.change_facts(statement=edit.statement, seen=edit.seen, facts=self.facts)


@dataclass(frozen=True, slots=True)
class TitleMarked:
    """None: there is no title."""

    words: Words | None

    def make(self, edit: Edit) -> None:
        statements.change_title(statement=edit.statement, seen=edit.seen, words=self.words)


@dataclass(frozen=True, slots=True)
class ParentChosen:
    """None: it serves nothing in its paper."""

    parent: Statement | None

    def make(self, edit: Edit) -> None:
        statements.change_parent(statement=edit.statement, seen=edit.seen, parent=self.parent)


@dataclass(frozen=True, slots=True)
class FieldMarked:
    words: Words
    named: FieldName

    def make(self, edit: Edit) -> None:
        parts.add_field(statement=edit.statement, seen=edit.seen, words=self.words, named=self.named)


@dataclass(frozen=True, slots=True)
class FieldNamed:
    field: int
    named: FieldName

    def make(self, edit: Edit) -> None:
        parts.name_field(statement=edit.statement, seen=edit.seen, field=self.field, named=self.named)


@dataclass(frozen=True, slots=True)
class FieldRemoved:
    field: int

    def make(self, edit: Edit) -> None:
        parts.remove_field(statement=edit.statement, seen=edit.seen, field=self.field)


@dataclass(frozen=True, slots=True)
class TargetMarked:
    """Values that are all empty are read from the words."""

    words: Words
    values: TargetValues

    def make(self, edit: Edit) -> None:
        parts.add_target(statement=edit.statement, seen=edit.seen, words=self.words, values=self.values)


@dataclass(frozen=True, slots=True)
class TargetValued:
    target: int
    values: TargetValues

    def make(self, edit: Edit) -> None:
        parts.change_target(statement=edit.statement, seen=edit.seen, target=self.target, values=self.values)


@dataclass(frozen=True, slots=True)
class TargetRemoved:
    target: int

    def make(self, edit: Edit) -> None:
        parts.remove_target(statement=edit.statement, seen=edit.seen, target=self.target)


@dataclass(frozen=True, slots=True)
class AreasSaid:
    """The pks of those that hold; the others do not."""

    areas: frozenset[int]

    def make(self, edit: Edit) -> None:
        change_statement(statement=edit.statement, seen=edit.seen, values={})
        say_areas(edit.statement, self.areas, edit.by, edit.now)


@dataclass(frozen=True, slots=True)
class DigitalMarked:
    """The words inside the statement that show a connection of this kind."""

    kind: str
    words: Words

    def make(self, edit: Edit) -> None:
        require_inside(edit.statement, self.words)
        change_statement(statement=edit.statement, seen=edit.seen, values={})
        DigitalConnection.objects.update_or_create(
            statement=edit.statement,
            kind=self.kind,
            defaults={
                "start": self.words.start,
                "end": self.words.end,
                "text": self.words.text,
                "score": 1.0,
                "made_by": BY_HAND,
                "review": Review.CONFIRMED,
                "reviewed_by": edit.by,
                "reviewed_at": edit.now,
            },
        )


@dataclass(frozen=True, slots=True)
class DigitalRemoved:
    kind: str

    def make(self, edit: Edit) -> None:
        change_statement(statement=edit.statement, seen=edit.seen, values={})
        marks = DigitalConnection.objects.filter(statement=edit.statement, kind=self.kind)
        marks.update(review=Review.REJECTED, reviewed_by=edit.by, reviewed_at=edit.now)


def say_areas(statement: Statement, hold: frozenset[int], by: User, now: datetime) -> None:
    """What a person has judged so before stays theirs: four queries."""
    rows = StatementArea.objects.filter(statement=statement)
    judged = {"reviewed_by": by, "reviewed_at": now}
    there = set(rows.values_list("area", flat=True))
    rows.filter(area__in=hold).exclude(review=Review.CONFIRMED).update(review=Review.CONFIRMED, **judged)
    rows.exclude(area__in=hold).exclude(review=Review.REJECTED).update(review=Review.REJECTED, **judged)
    StatementArea.objects.bulk_create(
        StatementArea(
            statement=statement, area_id=area, score=1.0, made_by=BY_HAND, review=Review.CONFIRMED, **judged
        )
        for area in sorted(hold - there)
    )
