"""What people correct in statements, add and take away. Called by the actions of the threads, which require
the right and log. Every text is cut from its page here; nobody retypes one.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from stadtfaden.actors.models import User
from stadtfaden.core.statements import StatementKind, Whose
from stadtfaden.core.targets import find_targets
from stadtfaden.corpus.actions.reviews import ChangedMeanwhile, change_statement
from stadtfaden.corpus.actions.rows import CODE_LENGTH, LEVEL_NAME_LENGTH, SCOPE_LENGTH, UNIT_LENGTH
from stadtfaden.corpus.models import Page, Passage, Review, SheetField, Statement, Target

BY_HAND = "person"
_Part = TypeVar("_Part", SheetField, Target)


class WordsNotThere(Exception):  # noqa: N818 -- named after the fact
    """The range is empty, reversed, beyond the page, or on a page that this is not about."""


class StatedAlready(Exception):  # noqa: N818 -- named after the fact
    """A statement of exactly these words stands already; the exception holds its key."""


class PageNotThere(Exception):  # noqa: N818 -- named after the fact
    """The paper has no such page behind the first one of the statement."""


class NotAParent(Exception):  # noqa: N818 -- named after the fact
    """Only a goal of the same edition is served, and never in a circle."""


@dataclass(frozen=True, slots=True)
class Words:
    """page.text[start:end], without blanks around it."""

    page: Page
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.page.text[self.start : self.end]


def words_of(page: Page, start: int, end: int) -> Words:
    """Raises WordsNotThere. No query."""
    if not 0 <= start < end <= len(page.text):
        raise WordsNotThere(f"{start}:{end}")
    found = page.text[start:end]
    start += len(found) - len(found.lstrip())
    end = start + len(found.strip())
    if start >= end:
        raise WordsNotThere(f"{start}:{end}")
    return Words(page, start, end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a person says of a statement; None is unknown. `page_last` is a number in the file; `whose` None
    is the city's own.
    """

    kind: str
    code: str | None
    level_name: str | None
    page_last: int | None
    whose: str | None = None


@dataclass(frozen=True, slots=True)
class NewStatement:
    """What a person has marked on a page. It takes the place of `olds`, which stand until they are rejected;
    the first of them gives what is not said.
    """

    words: Words
    kind: str
    code: str | None = None
    olds: Sequence[Statement] = ()


def change_facts(*, statement: Statement, seen: int, facts: Facts) -> None:
    """Raises ChangedMeanwhile, PageNotThere."""
    last = facts.page_last
    if last is not None and not statement.page.number <= last <= statement.edition.page_count:
        raise PageNotThere(last)
    values: dict[str, object] = {
        "kind": StatementKind(facts.kind).value,
        "code": facts.code[:CODE_LENGTH] if facts.code else None,
        "level_name": facts.level_name[:LEVEL_NAME_LENGTH] if facts.level_name else None,
        "page_last": last,
        "whose": Whose(facts.whose).value if facts.whose else None,
    }
    correct(statement, seen, {name: one for name, one in values.items() if getattr(statement, name) != one})


def change_title(*, statement: Statement, seen: int, words: Words | None) -> None:
    """None: it has no title. Raises ChangedMeanwhile, WordsNotThere."""
    if words is not None:
        require_same_paper(statement, words)
    correct(statement, seen, {"title": "" if words is None else words.text})


def change_parent(*, statement: Statement, seen: int, parent: Statement | None) -> None:
    """Raises ChangedMeanwhile, NotAParent."""
    above = parent
    while above is not None:  # a handful of steps: outlines are shallow
        if above.pk == statement.pk:
            raise NotAParent(statement.key)
        above = above.parent
    if parent is not None and (
        parent.edition_id != statement.edition_id
        or parent.kind != StatementKind.GOAL.value
        or parent.review == Review.REJECTED
    ):
        raise NotAParent(parent.key)
    correct(statement, seen, {"parent": parent})


def correct(statement: Statement, seen: int, values: dict[str, object], part: str | None = None) -> None:
    """`corrected` names the columns of `values`, or the `part`. Where nothing changes nothing is written, but
    whoever saw an older revision is told so. Raises ChangedMeanwhile.
    """
    if statement.revision != seen:
        raise ChangedMeanwhile(statement.key)
    names = {*values, *([part] if part is not None else [])}
    if names:
        corrected = sorted({*statement.corrected, *names})
        change_statement(statement=statement, seen=seen, values={**values, "corrected": corrected})


def insert_statement(*, new: NewStatement, by: User, now: datetime, reason: str = "") -> Statement:
    """Confirmed by whoever marked it; what it promises is read from its words. Raises StatedAlready,
    WordsNotThere.
    """
    words, like = new.words, next(iter(new.olds), None)
    here = Statement.objects.filter(page=words.page, start=words.start, end=words.end)
    others = here.exclude(review=Review.REJECTED).exclude(pk__in=[one.pk for one in new.olds])
    if (same := others.first()) is not None:
        raise StatedAlready(same.key)
    made = Statement.objects.create(
        key=_free_key(words),
        edition=words.page.edition,
        page=words.page,
        passage=passage_at(words.page, words.start),
        parent=None if like is None else like.parent,
        kind=StatementKind(new.kind).value,
        start=words.start,
        end=words.end,
        text=words.text,
        code=new.code[:CODE_LENGTH] if new.code else None,
        level_name=None if like is None else like.level_name,
        page_last=None if like is None else like.page_last,
        title="" if like is None else like.title,
        score=1.0,
        reason="Von einer Person auf der Seite markiert.",
        made_by=BY_HAND,
        added_by=by,
        review=Review.CONFIRMED,
        reviewed_by=by,
        reviewed_at=now,
        review_reason=reason,
        corrected=["code", "kind", "level_name", "title"],
    )
    if like is None:
        Target.objects.bulk_create(targets_in(made))
    return made


def remove_statement(*, statement: Statement, seen: int) -> None:
    """Only what a person added, and as it was left at the revision `seen`. Raises ChangedMeanwhile."""
    own = Statement.objects.filter(pk=statement.pk, revision=seen, added_by__isnull=False)
    if not own.exists():
        raise ChangedMeanwhile(statement.key)
    own.delete()


def hand_over_parts(*, olds: Sequence[Statement], news: Sequence[Statement]) -> list[str]:
    """Fields and targets are copied to the statement that holds their words, fields of no part to the first.

    Says which targets are in none of them. Four queries.
    """
    fields = [
        _copied(field, _holder(news, field.start, field.end, field.passage.page_id) or news[0])
        for field in SheetField.objects.filter(statement__in=olds).select_related("passage").order_by("pk")
    ]
    targets, lost = [], []
    for target in Target.objects.filter(statement__in=olds).select_related("statement").order_by("pk"):
        holder = _holder(news, target.start, target.end, target.statement.page_id)
        if holder is None:
            lost.append(target.text)
        else:
            targets.append(_copied(target, holder))
    SheetField.objects.bulk_create(fields)
    Target.objects.bulk_create(targets)
    return lost


def targets_in(statement: Statement) -> list[Target]:
    return [
        Target(
            statement=statement,
            start=statement.start + one.start,
            end=statement.start + one.end,
            text=one.text,
            value=one.value,
            unit=one.unit[:UNIT_LENGTH] if one.unit is not None else None,
            direction=one.direction.value if one.direction is not None else None,
            target_year=one.target_year,
            base_value=one.base_value,
            base_year=one.base_year,
            scope=one.scope[:SCOPE_LENGTH] if one.scope is not None else None,
            doubts=list(one.doubts),
        )
        for one in find_targets(statement.text)
    ]


def require_same_paper(statement: Statement, words: Words) -> None:
    """Raises WordsNotThere."""
    if words.page.edition_id != statement.edition_id:
        raise WordsNotThere(words.page.pk)


def require_inside(statement: Statement, words: Words) -> None:
    """Raises WordsNotThere."""
    if words.page.pk != statement.page_id or not (
        statement.start <= words.start and words.end <= statement.end
    ):
        raise WordsNotThere(f"{words.start}:{words.end}")


def passage_at(page: Page, offset: int) -> Passage:
    """What holds the offset, or else the last one before it. Raises WordsNotThere where nothing was read."""
    passages = Passage.objects.filter(page=page)
    found = passages.filter(start__lte=offset).order_by("-start", "pk").first()
    found = found or passages.order_by("start", "pk").first()
    if found is None:
        raise WordsNotThere(page.pk)
    return found


def _holder(news: Iterable[Statement], start: int, end: int, page: int) -> Statement | None:
    return next((new for new in news if new.page_id == page and new.start <= start and end <= new.end), None)


def _copied(part: _Part, holder: Statement) -> _Part:
    part.pk, part.statement = None, holder
    return part


def _free_key(words: Words) -> str:
    edition = words.page.edition
    city, number = edition.document.municipality.slug, words.page.number
    name = f"{city}|{edition.original_id}|{number}|{words.start}|{words.end}|{BY_HAND}"
    key = hashlib.sha256(name.encode()).hexdigest()[:12]
    while Statement.objects.filter(key=key).exists():  # the same words, rejected before
        key = hashlib.sha256(key.encode()).hexdigest()[:12]
    return key
