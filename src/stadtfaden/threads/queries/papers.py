"""Papers as those see them who keep them."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from stadtfaden.actors.models import Municipality
from stadtfaden.corpus.models import Document, DocumentStatus, Edition, QuoteCheck
from stadtfaden.threads.models import Candidate
from stadtfaden.threads.queries.decided import is_broken
from stadtfaden.threads.queries.superseded import superseded_paper


@dataclass(frozen=True, slots=True)
class PaperAtDesk:
    """`edition` is the current one; `waiting` candidates, `broken` quotes that wait for a person."""

    document: Document
    edition: Edition | None
    waiting: int
    broken: int


def papers_at_desk(municipality: Municipality) -> list[PaperAtDesk]:
    """By title: four queries."""
    documents = Document.objects.filter(municipality=municipality).order_by("title", "pk")
    candidates = Candidate.objects.filter(
        document__in=documents.order_by()
    ).order_by()  # the index is by paper
    waiting = dict(candidates.values_list("document").annotate(many=Count("*")))
    checks = QuoteCheck.objects.filter(
        is_broken(), edition__document__municipality=municipality, edition__is_current=True
    ).order_by()
    broken = dict(checks.values_list("edition__document").annotate(many=Count("pk")))
    current = Edition.objects.filter(document__municipality=municipality, is_current=True).defer("warnings")
    edition_of = {edition.document_id: edition for edition in current.order_by("pk")}
    return [
        PaperAtDesk(
            document, edition_of.get(document.pk), waiting.get(document.pk, 0), broken.get(document.pk, 0)
        )
        for document in documents
    ]


def papers_to_renew(municipality: Municipality) -> QuerySet[Document]:
    """What holds today and will have to be looked at again: no draft, nothing that is replaced: one query."""
    return (
        Document.objects.filter(municipality=municipality)
        .exclude(status=DocumentStatus.DRAFT)
        .exclude(superseded_paper())
        .order_by("title", "pk")
    )
