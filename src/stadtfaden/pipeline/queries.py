"""Questions with a name, an order and a known price."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, OuterRef, QuerySet, Subquery

from stadtfaden.actors.models import Municipality
from stadtfaden.actors.queries import last_entry
from stadtfaden.pipeline.models import Outcome, Run, SourceFile, Upload, UploadState
from stadtfaden.threads.models import Candidate

COLUMNS = UploadState.COLUMNS.value
BUSY = (UploadState.WAITING.value, UploadState.READING.value)


def unread_files(municipality: Municipality) -> QuerySet[SourceFile]:
    """What lies in the city's folders but could not be read; `what` and `way_out` say why: one query."""
    return (
        SourceFile.objects.filter(municipality=municipality, is_present=True)
        .exclude(what="")
        .order_by("folder", "path", "pk")
    )


def files_of(municipality: Municipality, folder: str) -> QuerySet[SourceFile]:
    """Every file ever seen in a folder: one query; with edition and document."""
    return (
        SourceFile.objects.filter(municipality=municipality, folder=folder)
        .select_related("edition__document")
        .order_by("path", "pk")
    )


def gone_files(municipality: Municipality, folder: str) -> QuerySet[SourceFile]:
    """Read once and in the folder no more, under no other name either; their papers stay: one query."""
    present = SourceFile.objects.filter(municipality=municipality, is_present=True, edition__isnull=False)
    return (
        SourceFile.objects.filter(
            municipality=municipality, folder=folder, is_present=False, edition__isnull=False
        )
        .exclude(edition__in=present.values("edition"))
        .order_by("seen_at", "pk")
    )


def runs(municipality: Municipality) -> QuerySet[Run]:
    """Newest first: one query."""
    return Run.objects.filter(municipality=municipality).order_by("-started_at", "-pk")


def built_folders() -> list[tuple[Municipality, str]]:
    """Every folder that was built for a city, in the order of names: one query."""
    seen: dict[tuple[int, str], Municipality] = {}
    runs_of_folders = Run.objects.exclude(folder="").select_related("municipality")
    for run in runs_of_folders.order_by("municipality__name", "folder", "pk"):
        seen[run.municipality_id, run.folder] = run.municipality
    return [(municipality, folder) for (_, folder), municipality in seen.items()]


def uploads(municipality: Municipality) -> QuerySet[Upload]:
    """Newest first, each with paper, edition and how many candidates its paper has `waiting`: one query."""
    candidates = (
        Candidate.objects.filter(document=OuterRef("edition__document"))
        .order_by()
        .values("document")
        .annotate(how_many=Count("pk"))
        .values("how_many")
    )
    return (
        Upload.objects.filter(municipality=municipality)
        .select_related("document", "edition__document", "uploaded_by")
        .defer("sight", "edition__warnings")
        .annotate(waiting=Subquery(candidates))
        .order_by("-uploaded_at", "-pk")
    )


def lists(municipality: Municipality) -> QuerySet[Upload]:
    """For get_object_or_404(..., pk=pk): one query."""
    return (
        Upload.objects.filter(municipality=municipality, is_list=True)
        .select_related("municipality", "document", "edition__document__municipality", "uploaded_by")
        .order_by("-pk")
    )


def current_run(municipality: Municipality) -> Run | None:
    """The run over uploads that goes on, or was killed and will be followed by another: one query."""
    last = Run.objects.filter(municipality=municipality, folder="").order_by("-pk").first()
    return last if last is not None and last.outcome == Outcome.RUNNING else None


def run_that_builds() -> Run | None:
    """What was begun last and not ended, of any city; only one builds at a time: one query, with its city."""
    running = Run.objects.filter(outcome=Outcome.RUNNING).select_related("municipality")
    return running.order_by("-pk").first()


def failed_uploads(municipality: Municipality, since: datetime) -> QuerySet[Upload]:
    """Handed in since then and not read; older ones no longer press: one query."""
    return Upload.objects.filter(
        municipality=municipality, state=UploadState.REFUSED, uploaded_at__gte=since
    ).order_by("-pk")


@dataclass(frozen=True, slots=True)
class Stand:
    """When the records of a city last changed; `token` is another one after every change."""

    changed_at: datetime
    token: str


def stand_of(municipality: Municipality) -> Stand | None:
    """None while a build runs, or where one was killed, and where nothing was built: two queries."""
    entry, run = last_entry(municipality), runs(municipality).first()
    if run is not None and run.outcome == Outcome.RUNNING:
        return None
    known = [entry.happened_at] if entry else []
    if run is not None and run.ended_at is not None:
        known.append(run.ended_at)
    if not known:
        return None
    return Stand(max(known), f"{entry.digest if entry else ''}/{run.pk if run else ''}")
