"""People cut statements from pages: they add one, split one into several, merge neighbours."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from stadtfaden.actors.actions import Detail, log_entry
from stadtfaden.actors.models import Entry, Municipality, User
from stadtfaden.actors.rules import Act, require
from stadtfaden.core.chain import Json
from stadtfaden.corpus.actions import ChangedMeanwhile, change_statement, review_statement
from stadtfaden.corpus.actions.statements import (
    NewStatement,
    StatedAlready,
    Words,
    WordsNotThere,
    hand_over_parts,
    insert_statement,
    remove_statement,
    require_inside,
    words_of,
)
from stadtfaden.corpus.models import Page, Review, Statement
from stadtfaden.threads.actions import candidates
from stadtfaden.threads.actions.changes import say_areas
from stadtfaden.threads.actions.deciding import DecidedMeanwhile, NotADecision
from stadtfaden.threads.actions.inheriting import hand_over
from stadtfaden.threads.actions.remembering import review_before
from stadtfaden.threads.models import DecidedEdition, Link, MeantHole, PlainText

__all__ = [
    "Marked",
    "NotNeighbours",
    "NothingToSplit",
    "StatedAlready",
    "WordsNotThere",
    "add_statement",
    "merge_statements",
    "split_statement",
    "undo_cut",
]
CUTS = ("statement.added", "statement.split", "statement.merged")
REASONS = {"statement.split": "geteilt in {}", "statement.merged": "zusammengelegt zu {}"}
PAIR = 2


class NothingToSplit(Exception):  # noqa: N818 -- named after the fact
    """A statement is split into two parts or more, one after the other."""


class NotNeighbours(Exception):  # noqa: N818 -- named after the fact
    """Only statements of one page are merged, with no other statement between them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """What a person marked on a page of a current edition, and what they say of it."""

    page: Page
    start: int
    end: int
    kind: str
    code: str | None = None
    areas: frozenset[int] = frozenset()


@transaction.atomic
def add_statement(*, marked: Marked, by: User, now: datetime) -> Statement:
    """Confirmed by whoever marked it. Raises PermissionDenied, WordsNotThere, StatedAlready."""
    municipality = marked.page.edition.document.municipality
    require(by, Act.EDIT, municipality)
    if not marked.page.edition.is_current:
        raise WordsNotThere(marked.page.pk)
    words = words_of(marked.page, marked.start, marked.end)
    made = insert_statement(new=NewStatement(words, marked.kind, marked.code), by=by, now=now)
    say_areas(made, marked.areas, by, now)
    _log("statement.added", municipality, {"statements": {}, "children": {}}, [made], by, now)
    return made


@transaction.atomic
def split_statement(
    *, statement: Statement, seen: int, ranges: Sequence[tuple[int, int]], by: User, now: datetime
) -> list[Statement]:
    """Its parts stand by hand, it is rejected; what hangs on it goes to the part that holds the words.

    Raises PermissionDenied, DecidedMeanwhile, NothingToSplit, WordsNotThere, StatedAlready. About thirty
    queries, and eight a part.
    """
    municipality = statement.edition.document.municipality
    require(by, Act.EDIT, municipality)
    cut = [words_of(statement.page, start, end) for start, end in ranges]
    for words in cut:
        require_inside(statement, words)
    if len(cut) < PAIR or any(one.end > other.start for one, other in pairwise(cut)):
        raise NothingToSplit(statement.key)
    new = [
        NewStatement(words, statement.kind, None if place else statement.code, [statement])
        for place, words in enumerate(cut)
    ]
    return _replace("statement.split", [(statement, seen)], new, by, now)


@transaction.atomic
def merge_statements(*, statements: Sequence[tuple[Statement, int]], by: User, now: datetime) -> Statement:
    """Neighbours of one page, each with the revision that was seen, become one from first to last word.

    Kind and what it serves are those of the first. Raises PermissionDenied, DecidedMeanwhile, NotNeighbours,
    StatedAlready. About forty queries.
    """
    ordered = sorted(statements, key=lambda one: (one[0].start, one[0].pk))
    olds = [one for one, _ in ordered]
    require(by, Act.EDIT, olds[0].edition.document.municipality)
    code = next((one.code for one in olds if one.code), None)
    new = NewStatement(_together(olds), olds[0].kind, code, olds)
    return _replace("statement.merged", ordered, [new], by, now)[0]


@transaction.atomic
def undo_cut(*, entry: Entry, by: User, now: datetime) -> Entry:
    """What was added goes, what was rejected for it stands as before.

    Raises PermissionDenied, NotADecision, and DecidedMeanwhile where people have built on it since.
    """
    municipality = entry.municipality
    if municipality is None or entry.verb not in CUTS:
        raise NotADecision(entry.verb)
    require(by, Act.EDIT, municipality)
    if DecidedEdition.objects.filter(municipality=municipality, frozen_at__gte=entry.happened_at).exists():
        raise DecidedMeanwhile(entry.subject)  # the decided edition cites it
    own = Statement.objects.filter(edition__document__municipality=municipality)
    before, after = entry.detail["before"], entry.detail["after"]
    olds = {one.key: one for one in own.filter(key__in=list(before["statements"]))}
    try:
        _children_back(own, before["children"])
        for key, was in before["statements"].items():
            values = review_before(was["review"], by, now)
            change_statement(statement=olds[key], seen=was["revision"], values=values)
        for made in own.filter(key__in=list(after["statements"])):
            _remove(made, after["statements"][made.key])
    except (ChangedMeanwhile, KeyError) as fact:
        raise DecidedMeanwhile(entry.subject) from fact
    candidates.put_back(municipality=municipality, statements=[one.pk for one in olds.values()])
    detail: Detail = {"undone": entry.position, "before": after, "after": before}
    return log_entry(
        verb="edit.undone", subject=entry.subject, now=now, municipality=municipality, detail=detail, by=by
    )


def _replace(
    verb: str, olds: Sequence[tuple[Statement, int]], new: Sequence[NewStatement], by: User, now: datetime
) -> list[Statement]:
    """What is new stands, with all that hangs on the old ones; these are rejected."""
    made = [insert_statement(new=one, by=by, now=now) for one in new]
    reason = REASONS[verb].format(", ".join(one.key for one in made))
    were: dict[str, Json] = {}
    for old, seen in olds:
        review = str(old.review)
        try:
            review_statement(statement=old, seen=seen, review=Review.REJECTED, by=by, now=now, reason=reason)
        except ChangedMeanwhile as fact:
            raise DecidedMeanwhile(old.key) from fact
        were[old.key] = {"review": review, "revision": old.revision}
    gone = [one for one, _ in olds]
    lost = hand_over_parts(olds=gone, news=made)
    links = hand_over(olds=gone, news=made)
    candidates.drop(statements=[one.pk for one in gone], with_links=True)
    municipality = gone[0].edition.document.municipality
    if links:
        candidates.put_back(municipality=municipality, links=links)
    before: Detail = {"statements": were, "children": _adopt(gone, made[0])}
    _log(verb, municipality, before, made, by, now, reason, lost)
    return made


def _together(olds: Sequence[Statement]) -> Words:
    """From the first word to the last; Raises NotNeighbours."""
    pages = {one.page_id for one in olds}
    if len({one.pk for one in olds}) < PAIR or len(pages) > 1:
        raise NotNeighbours(olds[0].key)
    start, end = min(one.start for one in olds), max(one.end for one in olds)
    between = Statement.objects.filter(page__in=pages, start__gte=start, end__lte=end)
    if between.exclude(review=Review.REJECTED).exclude(pk__in=[one.pk for one in olds]).exists():
        raise NotNeighbours(olds[0].key)
    return words_of(olds[0].page, start, end)


def _adopt(olds: Sequence[Statement], made: Statement) -> dict[str, Json]:
    """Whatever served one of the old ones serves the first new one."""
    were: dict[str, Json] = {}
    for child in Statement.objects.filter(parent__in=olds).select_related("parent").order_by("pk"):
        was = {"parent": child.parent.key if child.parent else None, "corrected": list(child.corrected)}
        values = {"parent": made, "corrected": sorted({*child.corrected, "parent"})}
        change_statement(statement=child, seen=child.revision, values=values)
        were[child.key] = {**was, "revision": child.revision}
    return were


def _children_back(own: QuerySet[Statement], were: Mapping[str, Any]) -> None:
    """Those that people have changed since stay where they are."""
    for child in own.filter(key__in=list(were)):
        was = were[child.key]
        values = {"parent": own.filter(key=was["parent"]).first(), "corrected": was["corrected"]}
        with suppress(ChangedMeanwhile):
            change_statement(statement=child, seen=was["revision"], values=values)


def _remove(made: Statement, left: Mapping[str, Any]) -> None:
    """Raises ChangedMeanwhile where people have said something of it since it was made."""
    if _said_about(made) != left["said"]:
        raise ChangedMeanwhile(made.key)
    remove_statement(statement=made, seen=left["revision"])


def _said_about(statement: Statement) -> int:
    """How much hangs on it that people have judged or written: three queries."""
    ends = Q(source=statement) | Q(target=statement)
    links = Link.objects.filter(ends).exclude(review=Review.CANDIDATE)
    said = (MeantHole.objects.filter(statement=statement), PlainText.objects.filter(statement=statement))
    return links.count() + sum(rows.count() for rows in said)


def _log(  # noqa: PLR0913, PLR0917 -- all that the entry says
    verb: str,
    municipality: Municipality,
    before: Detail,
    made: Sequence[Statement],
    by: User,
    now: datetime,
    reason: str = "",
    lost: Sequence[str] = (),
) -> None:
    after: dict[str, Json] = {
        one.key: {
            "revision": one.revision,
            "kind": one.kind,
            "page": one.page.number,
            "text": one.text,
            "said": _said_about(one),
        }
        for one in made
    }
    log_entry(
        verb=verb,
        subject=f"corpus.Statement:{made[0].pk}",
        now=now,
        municipality=municipality,
        detail={
            "key": made[0].key,
            "before": before,
            "after": {"statements": after},
            "reason": reason,
            "lost": list(lost),
        },
        by=by,
    )
