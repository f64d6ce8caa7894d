"""What several papers order: each thing once, with all statements that say it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from stadtfaden.actors.models import Municipality
from stadtfaden.core.links import LinkType
from stadtfaden.corpus.models import Document, Statement
from stadtfaden.threads.models import Link
from stadtfaden.threads.queries.visible import current_links
from stadtfaden.threads.queries.written import rows_of

END = ("pk", "key", "edition__document")


@dataclass(frozen=True, slots=True)
class Double:
    """Statements of two or more papers that say one thing, newest paper first; `links` tie them,
    surest first, as few as do.
    """

    statements: tuple[Statement, ...]
    links: tuple[Link, ...]

    @property
    def papers(self) -> int:
        """How many papers say it."""
        return len({statement.edition.document_id for statement in self.statements})


@dataclass(frozen=True, slots=True)
class DoubleNumbers:
    """The pks of a double, in the same order."""

    statements: tuple[int, ...]
    links: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _End:
    pk: int
    key: str
    paper: int


@dataclass(frozen=True, slots=True)
class _Tie:
    pk: int
    source: _End
    target: _End


def double_numbers(municipality: Municipality) -> tuple[DoubleNumbers, ...]:
    """Three papers ordering the same thing are one finding: what hangs together by duplicates, most papers
    first. Two queries; time grows with the number of links.
    """
    dated = dict(Document.objects.filter(municipality=municipality).values_list("pk", "dated_on"))
    age = {paper: -day.toordinal() if day else 0 for paper, day in dated.items()}
    ties = (_Tie(row[0], _End(*row[1:4]), _End(*row[4:])) for row in rows_of(_duplicates, municipality.pk))
    found = [
        (sorted(ends.values(), key=lambda end: (age.get(end.paper, 0), end.key)), links)
        for ends, links in _joined(ties)
    ]
    found.sort(key=lambda one: (-len({end.paper for end in one[0]}), one[0][0].key))
    return tuple(
        DoubleNumbers(tuple(end.pk for end in ends), tuple(tie.pk for tie in links)) for ends, links in found
    )


def _duplicates(municipality: int) -> "QuerySet[Link, Any]":
    """Surest first."""
    return (
        current_links(municipality)
        .filter(type=LinkType.DUPLICATES.value)
        .values_list("pk", *(f"{side}__{name}" for side in ("source", "target") for name in END))
    )


def doubles(municipality: Municipality, numbers: Sequence[DoubleNumbers]) -> tuple[Double, ...]:
    """Those of these numbers: one query, whose statements come with page and paper."""
    wanted = [link for one in numbers for link in one.links]
    links = {link.pk: link for link in current_links(municipality).order_by().filter(pk__in=wanted)}
    ends = {end.pk: end for link in links.values() for end in (link.source, link.target)}
    return tuple(
        Double(tuple(ends[pk] for pk in one.statements), tuple(links[pk] for pk in one.links))
        for one in numbers
    )


def _joined(ties: Iterable[_Tie]) -> Iterator[tuple[dict[int, _End], list[_Tie]]]:
    """Connected parts with the links that join them; each link joins the smaller part to the larger."""
    part_of: dict[int, dict[int, _End]] = {}
    joining: list[_Tie] = []
    for tie in ties:
        ends = (tie.source, tie.target)
        small, large = sorted((part_of.setdefault(end.pk, {end.pk: end}) for end in ends), key=len)
        if small is not large:
            joining.append(tie)
            large.update(small)
            part_of.update(dict.fromkeys(small, large))
    ties_of: dict[int, list[_Tie]] = defaultdict(list)
    for tie in joining:
        ties_of[id(part_of[tie.source.pk])].append(tie)
    parts = {id(part): part for part in part_of.values()}
    yield from ((part, ties_of[name]) for name, part in parts.items())
