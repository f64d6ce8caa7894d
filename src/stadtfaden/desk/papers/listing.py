"""A list of measures: handed in, its columns named beside its first rows, imported, taken back."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from stadtfaden.actors.rules import Act
from stadtfaden.core.measure_lists import Columns, Role
from stadtfaden.corpus.actions import DecidedSince
from stadtfaden.desk.access import Desk, desk_page
from stadtfaden.desk.papers.forms import ColumnsForm, UploadForm
from stadtfaden.desk.papers.receiving import handed_in
from stadtfaden.pipeline import queries as pipeline
from stadtfaden.pipeline.measure_imports import ColumnsNamed, name_columns, sight_of, take_back_list
from stadtfaden.pipeline.uploads import receive_upload
from stadtfaden.showing.lists import whole_number

if TYPE_CHECKING:
    from stadtfaden.reading.lists import SheetSight

CONFLICT = 409


@desk_page(Act.KEEP_PAPERS)
def hand_in(request: HttpRequest, desk: Desk) -> HttpResponse:
    form = UploadForm(request.POST if request.method == "POST" else None, city=desk.municipality)
    if request.method == "POST" and form.is_valid():
        files = list(handed_in(request, "list", document=form.cleaned_data["document"], is_list=True))
        if len(files) == 1:
            upload = receive_upload(
                municipality=desk.municipality,
                file=files[0],
                folder=settings.DATA,
                by=desk.user,
                now=timezone.now(),
            )
            return redirect("desk:papers-list", desk.municipality.slug, upload.pk)
        form.add_error(None, gettext("Please choose one file."))
    context = {
        "desk": desk,
        "city": desk.municipality,
        "form": form,
        "megabytes": settings.UPLOAD_MEGABYTES,
    }
    return render(request, "desk/papers/list_upload.html", context, status=400 if form.errors else 200)


@desk_page(Act.KEEP_PAPERS)
def columns(request: HttpRequest, desk: Desk, pk: int) -> HttpResponse:
    """Waiting, naming the columns, imported or refused: one address for the whole way of a list."""
    upload = get_object_or_404(pipeline.lists(desk.municipality), pk=pk)
    sheets = sight_of(upload.sight).sheets
    number = min(whole_number(request, "blatt") or 0, max(0, len(sheets) - 1))
    sheet = sheets[number] if sheets else None
    form, status = None, 200
    if sheet is not None and upload.state == pipeline.COLUMNS:
        form = ColumnsForm(request.POST if request.method == "POST" else None, sheet=sheet)
    if request.method == "POST" and form is None:
        status = CONFLICT
    elif form is not None and form.is_valid() and "import" in request.POST:
        try:
            name_columns(upload=upload, columns=form.to_columns(), by=desk.user, now=timezone.now())
        except ColumnsNamed:
            status = CONFLICT
            upload = get_object_or_404(pipeline.lists(desk.municipality), pk=pk)
        else:
            return redirect("desk:papers-list", desk.municipality.slug, pk)
    context = {
        "desk": desk,
        "city": desk.municipality,
        "upload": upload,
        "sheets": sheets,
        "sheet": sheet,
        "number": number,
        "form": form,
        "preview": _preview(sheet, form.columns_shown()) if form is not None and sheet is not None else (),
        "is_busy": upload.state in pipeline.BUSY,
        "run": pipeline.current_run(desk.municipality),
        "is_meanwhile": status == CONFLICT,
    }
    return render(request, "desk/papers/columns.html", context, status=status)


@desk_page(Act.KEEP_PAPERS, room="desk:papers")
def take_back(request: HttpRequest, desk: Desk, pk: int) -> HttpResponse:
    upload = get_object_or_404(pipeline.lists(desk.municipality), pk=pk)
    try:
        take_back_list(upload=upload, by=desk.user, now=timezone.now())
    except DecidedSince:
        messages.warning(
            request,
            gettext("People have worked with this list since; it cannot be taken back as a whole."),
        )
    except ColumnsNamed:
        messages.warning(request, gettext("This list is not on the shelf; nothing was taken back."))
    else:
        messages.success(request, gettext("The import was taken back. The file itself is kept."))
    return redirect("desk:papers-list", desk.municipality.slug, pk)


def _preview(sheet: "SheetSight", chosen: Columns) -> list[dict[str, object]]:
    """The first rows as they will stand: code, title, and the fields under the names of their columns."""
    names = sheet.first[chosen.header] if chosen.header < len(sheet.first) else ()
    return [
        row
        for cells in sheet.first[chosen.header + 1 :]
        if (row := _row(dict(enumerate(cells)), chosen, names))["title"]
    ]


def _row(cells: dict[int, str], chosen: Columns, names: tuple[str, ...]) -> dict[str, object]:
    code, title = chosen.first(Role.CODE), chosen.first(Role.TITLE)
    fields = [
        (names[place] if place < len(names) else "", cells[place])
        for place, role in enumerate(chosen.roles)
        if role not in {Role.CODE, Role.TITLE, Role.LEFT_OUT} and cells.get(place)
    ]
    return {
        "code": "" if code is None else cells.get(code, ""),
        "title": "" if title is None else cells.get(title, ""),
        "fields": fields,
    }
