"""A list of measures: looked at, its columns named by a person, imported, and taken back as a whole."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction

from stadtfaden.actors.models import User
from stadtfaden.actors.rules import Act, require
from stadtfaden.core.measure_lists import Columns, Role
from stadtfaden.pipeline.actions import end_run, start_run
from stadtfaden.pipeline.models import Outcome, Upload, UploadState
from stadtfaden.reading.lists import ListSight, SheetSight
from stadtfaden.threads.actions import withdraw_list


class ColumnsNamed(Exception):  # noqa: N818 -- named after the fact
    """Somebody has named the columns of this list already, or it does not wait for that."""


@transaction.atomic
def name_columns(*, upload: Upload, columns: Columns, by: User, now: datetime) -> None:
    """The list is imported as the columns say, and its rows are confirmed by this person: they say that these
    are measures. Raises ColumnsNamed.
    """
    require(by, Act.KEEP_PAPERS, upload.municipality)
    require(by, Act.REVIEW, upload.municipality)
    found = Upload.objects.filter(pk=upload.pk, state=UploadState.COLUMNS)
    named = found.update(
        state=UploadState.WAITING, columns=asdict(columns), uploaded_by=by, uploaded_at=now, claimed_at=None
    )
    if not named:
        raise ColumnsNamed(upload.file_name)


@transaction.atomic
def take_back_list(*, upload: Upload, by: User, now: datetime) -> None:
    """Undo the import. Raises DecidedSince where people have worked with it since, ColumnsNamed where it does
    not stand on the shelf. A run is left open, so that search and links are made anew without it.
    """
    require(by, Act.KEEP_PAPERS, upload.municipality)
    edition = upload.edition
    taken = Upload.objects.filter(pk=upload.pk, state=UploadState.DONE, is_list=True, edition__isnull=False)
    if not taken.update(state=UploadState.WITHDRAWN) or edition is None:
        raise ColumnsNamed(upload.file_name)
    withdraw_list(edition=edition, by=by, now=now)
    run = start_run(municipality=upload.municipality, folder="", now=now)
    end_run(run=run, outcome=Outcome.STOPPED, now=now)


def columns_of(kept: dict[str, Any] | None) -> Columns | None:
    """As they lie in the row of an upload."""
    if kept is None:
        return None
    return Columns(kept["sheet"], kept["header"], tuple(Role(role) for role in kept["roles"]))


def sight_of(kept: dict[str, Any] | None) -> ListSight:
    """As it lies in the row of an upload."""
    sheets = kept["sheets"] if kept else ()
    return ListSight(
        tuple(
            SheetSight(
                name=sheet["name"],
                rows=sheet["rows"],
                first=tuple(tuple(row) for row in sheet["first"]),
                columns=Columns(
                    sheet["columns"]["sheet"],
                    sheet["columns"]["header"],
                    tuple(Role(role) for role in sheet["columns"]["roles"]),
                ),
            )
            for sheet in sheets
        )
    )
