"""What is known of a paper, whatever its editions."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from stadtfaden.actors.actions import log_entry
from stadtfaden.actors.models import Municipality
from stadtfaden.core.papers import slug_of
from stadtfaden.corpus.models import Document, DocumentKind, DocumentStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFacts:
    """What is known of a paper. None is unknown and leaves standing what stands."""

    title: str | None = None
    kind: DocumentKind | None = None
    status: DocumentStatus | None = None
    dated_on: date | None = None
    adopted_on: date | None = None
    council_paper: str | None = None
    department: str | None = None
    horizon: int | None = None


@transaction.atomic
def settle_document(
    *, municipality: Municipality, facts: PaperFacts, now: datetime, document: Document | None = None
) -> Document:
    """Make the document, or bring it up to what is known; an unchanged one is not written."""
    known = {
        name: value for name in PaperFacts.__dataclass_fields__ if (value := getattr(facts, name)) is not None
    }
    if document is None:
        title = facts.title or "Papier"
        document = Document.objects.create(
            municipality=municipality, slug=_free_slug(municipality, title), **{**known, "title": title}
        )
        log_entry(
            verb="document.settled",
            subject=f"corpus.Document:{document.pk}",
            now=now,
            municipality=municipality,
        )
        return document
    changed = [name for name, value in known.items() if getattr(document, name) != value]
    if changed:
        for name in changed:
            setattr(document, name, known[name])
        document.save(update_fields=changed)
        log_entry(
            verb="document.changed",
            subject=f"corpus.Document:{document.pk}",
            now=now,
            municipality=municipality,
            detail={"fields": ", ".join(changed)},
        )
    return document


@transaction.atomic
def supersede_document(*, document: Document, older: Document, now: datetime) -> None:
    """The paper replaces an older one as a whole."""
    if older.pk in {document.supersedes_id, document.pk}:
        return
    document.supersedes = older
    document.save(update_fields=["supersedes"])
    older.status = DocumentStatus.SUPERSEDED
    older.save(update_fields=["status"])
    log_entry(
        verb="document.superseded",
        subject=f"corpus.Document:{older.pk}",
        now=now,
        municipality=document.municipality,
        detail={"by": document.slug},
    )


def _free_slug(municipality: Municipality, title: str) -> str:
    slug = slug_of(title)
    taken = set(
        Document.objects.filter(municipality=municipality, slug__startswith=slug).values_list(
            "slug", flat=True
        )
    )
    if slug not in taken:
        return slug
    return next(f"{slug}-{number}" for number in range(2, len(taken) + 3) if f"{slug}-{number}" not in taken)
