"""What no longer holds, because a newer paper or statement took its place: shown apart, counted nowhere."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from stadtfaden.core.links import LinkType
from stadtfaden.corpus.models import Document, DocumentStatus, Review, Statement
from stadtfaden.threads.models import Link
from stadtfaden.threads.queries.written import part_of


@dataclass(frozen=True, slots=True)
class Successor:
    """What took the place. `paper` is None where only that it was replaced is known, `statement` where the
    whole paper was. `is_certain`: the city says so, or a person has confirmed it; else it is a proposal.
    """

    paper: Document | None
    statement: Statement | None
    is_certain: bool


def superseded(to: str = "") -> Q:
    """The condition for statements; `to` leads to them from another row, such as "statement__". No query of
    its own: subqueries that the database makes once, written once, since questions ask them many times.
    Papers are few; a list of all their statements would cost more than the question.
    """
    of_paper = Q(**{f"{to}edition__document__in": part_of(_paper_numbers)})
    return of_paper | Q(**{f"{to}pk__in": part_of(_replaced_numbers)})


def superseded_paper() -> Q:
    """The condition for papers."""
    return Q(pk__in=_papers())


def is_superseded(paper: Document) -> bool:
    """One query."""
    return _papers().filter(pk=paper.pk).exists()


def successors(statements: Iterable[Statement]) -> dict[int, Successor]:
    """By pk of those that are superseded: two queries, three where a link says so. They must come with
    their paper.
    """
    papers = {row.pk: row.edition.document for row in statements}
    newer = {
        paper.supersedes_id: paper
        for paper in _newer()
        .filter(supersedes__in={paper.pk for paper in papers.values()})
        .order_by("dated_on", "pk")
    }
    found = {
        pk: Successor(newer.get(paper.pk), None, is_certain=True)
        for pk, paper in papers.items()
        if paper.pk in newer or paper.status == DocumentStatus.SUPERSEDED
    }
    meant = Link.objects.filter(type=LinkType.SUPERSEDES.value, target__in=list(papers)).order_by()
    if not (numbers := list(meant.values_list("pk", flat=True))):
        return found  # as nearly always; the whole question costs more to write than this one to answer
    links = (
        _replacing()
        .filter(pk__in=numbers)
        .select_related("source__page", "source__edition__document")
        .defer("source__page__text", "source__page__words", "source__edition__warnings")
        .order_by("-score", "pk")
    )
    for link in links:
        newest, is_certain = link.source, link.review == Review.CONFIRMED
        found.setdefault(link.target_id, Successor(newest.edition.document, newest, is_certain))
    return found


def _newer() -> QuerySet[Document]:
    """A draft replaces nothing yet."""
    return Document.objects.exclude(status=DocumentStatus.DRAFT).filter(supersedes__isnull=False).order_by()


def _papers() -> QuerySet[Document]:
    replaced = Q(status=DocumentStatus.SUPERSEDED) | Q(pk__in=_newer().values("supersedes"))
    return Document.objects.filter(replaced).order_by()


def _paper_numbers() -> "QuerySet[Document, Any]":
    return _papers().values("pk")


def _replaced_numbers() -> "QuerySet[Link, Any]":
    return _replacing().values("target")


def _replacing() -> QuerySet[Link]:
    """Links count from the score on at which they are proposed at all."""
    return (
        Link.objects.filter(
            type=LinkType.SUPERSEDES.value,
            source__edition__is_current=True,
            target__edition__is_current=True,
        )
        .exclude(Q(review=Review.REJECTED) | Q(source__review=Review.REJECTED))
        .exclude(source__edition__document__status=DocumentStatus.DRAFT)
        .order_by()
    )
