"""What is known of a paper, whatever its editions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from stadtfaden.actors.actions import log_entry
from stadtfaden.actors.models import Municipality, User
from stadtfaden.actors.rules import Act, require
from stadtfaden.core.chain import Json
from stadtfaden.core.papers import slug_of
from stadtfaden.corpus.models import Document, DocumentKind, DocumentStatus

KEPT = (
    *("title", "kind", "status", "dated_on", "adopted_on", "council_paper", "binding"),
    *("department", "horizon", "renew_on", "supersedes"),
)


class PaperChangedMeanwhile(Exception):  # noqa: N818 -- named after the fact
    """Somebody else, or a reading, was faster; the paper is as they left it."""


class SupersedesInACircle(Exception):  # noqa: N818 -- named after the fact
    """The older paper replaces this one already, itself or through others."""


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
    """Make the document, or bring it up to what is known; an unchanged one is not written.

    What a person has said of it stays.
    """
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
    changed = [
        name
        for name, value in known.items()
        if name not in document.corrected and getattr(document, name) != value
    ]
    if changed:
        for name in changed:
            setattr(document, name, known[name])
        document.revision += 1
        document.save(update_fields=[*changed, "revision"])
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
    """The paper replaces an older one as a whole, as the city's list says. What a person has said stays."""
    if older.pk in {document.supersedes_id, document.pk} or "supersedes" in document.corrected:
        return
    document.supersedes = older
    document.revision += 1
    document.save(update_fields=["supersedes", "revision"])
    _mark_superseded(document, older)
    log_entry(
        verb="document.superseded",
        subject=f"corpus.Document:{older.pk}",
        now=now,
        municipality=document.municipality,
        detail={"by": document.slug},
    )


@transaction.atomic
def change_document(
    *, document: Document, seen: int, values: Mapping[str, object], by: User, now: datetime
) -> tuple[str, ...]:
    """What a person says of a paper; no machine and no list changes these columns any more.

    `values` by the names in KEPT. Says which columns were changed. Raises PaperChangedMeanwhile where the
    paper is not as it was at the revision `seen`, SupersedesInACircle where papers would replace each other.
    """
    require(by, Act.KEEP_PAPERS, document.municipality)
    changed = {name: value for name, value in values.items() if getattr(document, name) != value}
    older = changed.get("supersedes")
    if isinstance(older, Document):
        _require_no_circle(document, older)
    before = {name: _as_said(getattr(document, name)) for name in changed}
    corrected = [name for name in KEPT if name in changed or name in document.corrected]
    found = Document.objects.filter(pk=document.pk, revision=seen)
    if not found.update(**changed, corrected=corrected, revision=F("revision") + (1 if changed else 0)):
        raise PaperChangedMeanwhile(document.slug)
    document.refresh_from_db()
    if not changed:
        return ()
    if document.supersedes is not None and {"supersedes", "status"} & changed.keys():
        _mark_superseded(document, document.supersedes)
    log_entry(
        verb="document.changed",
        subject=f"corpus.Document:{document.pk}",
        now=now,
        municipality=document.municipality,
        by=by,
        detail={
            "document": document.slug,
            "before": before,
            "after": {name: _as_said(value) for name, value in changed.items()},
        },
    )
    return tuple(changed)


def _mark_superseded(document: Document, older: Document) -> None:
    """A draft replaces nothing yet; what a person has said of the older paper's status stays."""
    if document.status == DocumentStatus.DRAFT or "status" in older.corrected:
        return
    if older.status == DocumentStatus.SUPERSEDED:
        return
    older.status = DocumentStatus.SUPERSEDED
    older.revision += 1
    older.save(update_fields=["status", "revision"])


def _require_no_circle(document: Document, older: Document) -> None:
    """A query for each paper on the way back."""
    step: Document | None = older
    seen: set[int] = set()
    while step is not None and step.pk not in seen:
        if step.pk == document.pk:
            raise SupersedesInACircle(older.title)
        seen.add(step.pk)
        step = step.supersedes


def _as_said(value: object) -> Json:
    """As it stands in the log."""
    if value is None or isinstance(value, (int, str)):
        return value
    return value.slug if isinstance(value, Document) else str(value)


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
