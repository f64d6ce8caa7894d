"""What people hand in: kept first, read later by another process, each told what became of it."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

from django.db import OperationalError, transaction
from django.db.models import F, Q

from stadtfaden.actors.actions import log_entry
from stadtfaden.actors.models import Municipality, User
from stadtfaden.actors.rules import Act, require
from stadtfaden.core.file_names import plain_name
from stadtfaden.corpus.actions import keep_pieces
from stadtfaden.corpus.models import Document, Edition
from stadtfaden.pipeline.models import Outcome, Run, Upload, UploadState
from stadtfaden.pipeline.shelving import is_up_to_date
from stadtfaden.reading import ListSight, Unreadable, refuse_at_sight

MOST_TRIES = 3
HEAD = 4096  # bytes by which the kind of a file is told


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A file as it came. `refused` says why it was not even taken."""

    name: str
    size: int
    pieces: Iterable[bytes] = field(default=(), repr=False)
    head: bytes = b""
    document: Document | None = None
    is_list: bool = False
    refused: Unreadable | None = None


def receive_upload(
    *, municipality: Municipality, file: HandedIn, folder: Path, by: User, now: datetime
) -> Upload:
    """The bytes are kept under `folder` before anything else; then the file waits to be read.

    What can be told at sight is refused at once, with a sentence; it is a row all the same.
    """
    require(by, Act.KEEP_PAPERS, municipality)
    name = plain_name(file.name)
    upload = Upload(
        municipality=municipality,
        document=file.document,
        file_name=name,
        size=file.size,
        is_list=file.is_list,
        uploaded_by=by,
        uploaded_at=now,
    )
    try:
        if file.refused is not None:
            raise file.refused
        refuse_at_sight(file.head, file.size, name, is_list=file.is_list)
        upload.sha256 = keep_pieces(pieces=file.pieces, folder=folder)
    except Unreadable as reason:
        upload.state = UploadState.REFUSED
        upload.what, upload.way_out = reason.what, reason.way_out
    with transaction.atomic():
        upload.save()
        _log(upload, "upload.refused" if upload.what else "upload.received", now, by)
    return upload


def release_claims(*, municipality: Municipality) -> None:
    """Whoever holds the lock of the data folder knows: what is being read was left by a worker that died.

    What a newer version of the reading would read otherwise waits again, too.
    """
    claimed = Upload.objects.filter(municipality=municipality, state=UploadState.READING)
    claimed.update(state=UploadState.WAITING, claimed_at=None)
    stands = Upload.objects.filter(
        municipality=municipality, state=UploadState.DONE, edition__is_current=True
    ).select_related("edition")
    outdated = [upload.pk for upload in stands if not is_up_to_date(upload.edition)]
    Upload.objects.filter(pk__in=outdated).update(state=UploadState.WAITING, claimed_at=None, tries=0)


def claim_upload(*, municipality: Municipality, now: datetime) -> Upload | None:
    """The oldest that waits, ours alone: one conditional UPDATE. None where nothing waits.

    What has brought down its worker again and again is refused.
    """
    waiting = Upload.objects.filter(municipality=municipality, state=UploadState.WAITING)
    for upload in waiting.select_related("document", "uploaded_by").order_by("pk"):
        if upload.tries >= MOST_TRIES:
            reason = Unreadable(
                f"Das Lesen ist {MOST_TRIES} Mal abgebrochen.",
                "Bitte die Datei neu als PDF speichern und noch einmal hochladen.",
            )
            note_refused(upload=upload, reason=reason, now=now)
            continue
        claimed = waiting.filter(pk=upload.pk).update(
            state=UploadState.READING, claimed_at=now, tries=F("tries") + 1
        )
        if claimed:
            upload.state, upload.claimed_at = UploadState.READING, now
            return upload
    return None


def note_shelved(*, upload: Upload, edition: Edition) -> None:
    """Call it inside the transaction that stores the edition."""
    Upload.objects.filter(pk=upload.pk).update(
        state=UploadState.DONE, edition=edition, document=edition.document, what="", way_out="", detail=""
    )


def note_sight(*, upload: Upload, sight: ListSight) -> None:
    """What a list looks like; its columns wait for a person."""
    Upload.objects.filter(pk=upload.pk).update(
        state=UploadState.COLUMNS, sight=asdict(sight), claimed_at=None, tries=0
    )


@transaction.atomic
def note_refused(*, upload: Upload, reason: Unreadable, now: datetime, detail: str = "") -> None:
    upload.state = UploadState.REFUSED
    upload.what, upload.way_out, upload.detail = reason.what, reason.way_out, detail
    upload.save(update_fields=["state", "what", "way_out", "detail"])
    _log(upload, "upload.refused", now, None)


def note_progress(*, run: Run, step: str, done: int, total: int | None) -> None:
    """Where the run is; for those who wait. Not told where others write for so long that it would wait."""
    run.step, run.done, run.total = step, done, total
    with suppress(OperationalError):  # no build is lost for it
        Run.objects.filter(pk=run.pk).update(step=step, done=done, total=total)


def city_with_uploads() -> Municipality | None:
    """The first for which something waits, or whose last run over uploads nobody has ended: two queries."""
    waiting = Upload.objects.filter(
        Q(state__in=(UploadState.WAITING, UploadState.READING)),
    ).select_related("municipality")
    first = waiting.order_by("pk").first()
    if first is not None:
        return first.municipality
    unended = Run.objects.filter(folder="", outcome__in=(Outcome.RUNNING, Outcome.STOPPED))
    for run in unended.select_related("municipality").order_by("-pk")[:1]:
        if not Run.objects.filter(municipality=run.municipality_id, pk__gt=run.pk).exists():
            return run.municipality
    return None


def _log(upload: Upload, verb: str, now: datetime, by: User | None) -> None:
    log_entry(
        verb=verb,
        subject=f"pipeline.Upload:{upload.pk}",
        now=now,
        municipality=upload.municipality,
        by=by,
        detail={
            "file": upload.file_name,
            "sha256": upload.sha256,
            "size": upload.size,
            "document": None if upload.document is None else upload.document.slug,
            "reason": upload.what,
        },
    )
