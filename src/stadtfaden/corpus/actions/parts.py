"""Sheet fields and targets of a statement, as people set them, and the way back to what was before."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from stadtfaden.core.chain import Json
from stadtfaden.core.targets import Direction
from stadtfaden.core.targets import Target as CoreTarget
from stadtfaden.core.targets.doubts import doubts_about
from stadtfaden.corpus.actions.reviews import ChangedMeanwhile, change_statement
from stadtfaden.corpus.actions.rows import NAME_LENGTH, SCOPE_LENGTH, UNIT_LENGTH
from stadtfaden.corpus.actions.statements import (
    Words,
    correct,
    passage_at,
    require_inside,
    require_same_paper,
    targets_in,
)
from stadtfaden.corpus.models import Page, SheetField, Statement, Target

State = dict[str, Json]
COLUMNS = ("kind", "code", "title", "level_name", "page_last", "whose", "corrected")
_RANGE = ("start", "end", "text")
_VALUES = ("value", "unit", "direction", "target_year", "base_value", "base_year", "scope")


class PartGone(ChangedMeanwhile):
    """The field or target is not there any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldName:
    """The paper's own name of a field, and our key; None where we have none."""

    name: str
    key: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetValues:
    """What a target promises; None is unknown."""

    value: float | None = None
    unit: str | None = None
    direction: str | None = None
    target_year: int | None = None
    base_value: float | None = None
    base_year: int | None = None
    scope: str | None = None

    @property
    def is_empty(self) -> bool:
        return all(one is None for one in asdict(self).values())


def add_field(*, statement: Statement, seen: int, words: Words, named: FieldName) -> None:
    """Raises ChangedMeanwhile, WordsNotThere."""
    require_same_paper(statement, words)
    passage = passage_at(words.page, words.start)
    correct(statement, seen, {}, "fields")
    SheetField.objects.create(
        statement=statement,
        passage=passage,
        name=named.name[:NAME_LENGTH],
        key=named.key,
        start=words.start,
        end=words.end,
        text=words.text,
    )


def name_field(*, statement: Statement, seen: int, field: int, named: FieldName) -> None:
    """Raises ChangedMeanwhile."""
    correct(statement, seen, {}, "fields")
    own = SheetField.objects.filter(pk=field, statement=statement)
    if not own.update(name=named.name[:NAME_LENGTH], key=named.key):
        raise PartGone(field)


def remove_field(*, statement: Statement, seen: int, field: int) -> None:
    """Raises ChangedMeanwhile."""
    correct(statement, seen, {}, "fields")
    if not SheetField.objects.filter(pk=field, statement=statement).delete()[0]:
        raise PartGone(field)


def add_target(*, statement: Statement, seen: int, words: Words, values: TargetValues) -> None:
    """Without values the machine reads them from the words. Raises ChangedMeanwhile, WordsNotThere."""
    require_inside(statement, words)
    correct(statement, seen, {}, "targets")
    target = Target(statement=statement, start=words.start, end=words.end, text=words.text)
    _value(target, _read(words) if values.is_empty else values)
    target.save()


def change_target(*, statement: Statement, seen: int, target: int, values: TargetValues) -> None:
    """Raises ChangedMeanwhile."""
    correct(statement, seen, {}, "targets")
    found = Target.objects.filter(pk=target, statement=statement).first()
    if found is None:
        raise PartGone(target)
    _value(found, values)
    found.save()


def remove_target(*, statement: Statement, seen: int, target: int) -> None:
    """Raises ChangedMeanwhile."""
    correct(statement, seen, {}, "targets")
    if not Target.objects.filter(pk=target, statement=statement).delete()[0]:
        raise PartGone(target)


def facts_state(statement: Statement) -> State:
    """All of a statement that people may change here, for the log: two queries."""
    fields = SheetField.objects.filter(statement=statement).order_by("pk")
    targets = Target.objects.filter(statement=statement).order_by("pk")
    return {
        **{name: getattr(statement, name) for name in COLUMNS},
        "parent": None if statement.parent is None else statement.parent.key,
        "fields": [dict(row) for row in fields.values("name", "key", "passage__page__number", *_RANGE)],
        "targets": [dict(row) for row in targets.values(*_RANGE, *_VALUES, "doubts")],
    }


def restore_facts(*, statement: Statement, seen: int, before: Mapping[str, Any]) -> None:
    """What `before` names is as it was. Raises ChangedMeanwhile where more has happened since `seen`, or
    where the paper was read anew and its words stand elsewhere now.
    """
    values = {name: before[name] for name in COLUMNS if name in before}
    if "parent" in before:
        above = Statement.objects.filter(key=before["parent"], edition=statement.edition_id)
        values["parent"] = above.first()
    change_statement(statement=statement, seen=seen, values=values)
    if "fields" in before:
        SheetField.objects.filter(statement=statement).delete()
        SheetField.objects.bulk_create(_field(statement, row) for row in before["fields"])
    if "targets" in before:
        Target.objects.filter(statement=statement).delete()
        Target.objects.bulk_create(
            Target(statement=statement, **_standing(statement.page, row)) for row in before["targets"]
        )


def _field(statement: Statement, row: Mapping[str, Any]) -> SheetField:
    number, said = row["passage__page__number"], {k: v for k, v in row.items() if "__" not in k}
    page = Page.objects.filter(edition=statement.edition_id, number=number).first()
    if page is None:
        raise ChangedMeanwhile(statement.key)
    _standing(page, said)
    return SheetField(statement=statement, passage=passage_at(page, said["start"]), **said)


def _standing(page: Page, row: Mapping[str, Any]) -> Mapping[str, Any]:
    if page.text[row["start"] : row["end"]] != row["text"]:
        raise ChangedMeanwhile(page.pk)
    return row


def _read(words: Words) -> TargetValues:
    found = targets_in(Statement(start=words.start, text=words.text))
    return TargetValues(**{name: getattr(found[0], name) for name in _VALUES}) if found else TargetValues()


def _value(target: Target, values: TargetValues) -> None:
    for name, one in asdict(values).items():
        setattr(target, name, one)
    target.unit = values.unit[:UNIT_LENGTH] if values.unit else None
    target.scope = values.scope[:SCOPE_LENGTH] if values.scope else None
    said = CoreTarget(
        0,
        len(target.text),
        target.text,
        **{**asdict(values), "direction": Direction(values.direction) if values.direction else None},
    )
    target.doubts = list(doubts_about(said))
