"""Questions with a name, an order and a known price."""

from django.db.models import QuerySet

from stadtfaden.actors.models import Municipality
from stadtfaden.pipeline.models import Run, SourceFile


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
    for run in Run.objects.select_related("municipality").order_by("municipality__name", "folder", "pk"):
        seen[run.municipality_id, run.folder] = run.municipality
    return [(municipality, folder) for (_, folder), municipality in seen.items()]
