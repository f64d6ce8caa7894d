"""What a run writes down about itself and about the files it sees."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction

from stadtfaden.actors.models import Municipality
from stadtfaden.corpus.models import Edition
from stadtfaden.pipeline.finding import Found
from stadtfaden.pipeline.models import Outcome, Run, SourceFile


def start_run(*, municipality: Municipality, folder: str, now: datetime) -> Run:
    return Run.objects.create(municipality=municipality, folder=folder, started_at=now)


@transaction.atomic
def end_run(*, run: Run, outcome: Outcome, now: datetime, sentence: str = "") -> None:
    run.outcome = outcome
    run.ended_at = now
    run.sentence = sentence
    run.save()


@transaction.atomic
def note_presence(*, run: Run, paths: Iterable[str], now: datetime) -> None:
    """Files of the folder that are not among the paths are gone; those among them are there."""
    present = set(paths)
    known = SourceFile.objects.filter(municipality=run.municipality, folder=run.folder)
    gone = [pk for pk, path in known.filter(is_present=True).values_list("pk", "path") if path not in present]
    back = [pk for pk, path in known.filter(is_present=False).values_list("pk", "path") if path in present]
    SourceFile.objects.filter(pk__in=gone).update(is_present=False, seen_at=now)
    SourceFile.objects.filter(pk__in=back).update(is_present=True, seen_at=now)


def note_read(*, run: Run, file: Found, sha256: str, edition: Edition, now: datetime) -> None:
    """Call it inside the transaction that stores the edition."""
    _note(run, file, now, {"sha256": sha256, "edition": edition, "what": "", "way_out": "", "detail": ""})


@transaction.atomic
def note_unread(*, run: Run, file: Found, sha256: str, reasons: Mapping[str, str], now: datetime) -> None:
    """`reasons` has what, way_out and detail. A paper that was read before keeps its last edition."""
    _note(run, file, now, {"sha256": sha256, **reasons})


def _note(run: Run, file: Found, now: datetime, state: Mapping[str, object]) -> None:
    SourceFile.objects.update_or_create(
        municipality=run.municipality,
        folder=run.folder,
        path=file.path,
        defaults={
            "size": file.size,
            "changed_at_ns": file.changed_at_ns,
            "is_present": True,
            "seen_at": now,
            **state,
        },
    )


def touch_file(*, known: SourceFile, file: Found, now: datetime) -> None:
    """The same bytes with another time: nothing to read."""
    SourceFile.objects.filter(pk=known.pk).update(
        size=file.size, changed_at_ns=file.changed_at_ns, is_present=True, seen_at=now
    )
