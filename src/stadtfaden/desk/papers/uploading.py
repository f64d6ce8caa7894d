"""Papers are handed in, and everybody sees what became of each."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from stadtfaden.actors.rules import Act
from stadtfaden.corpus import queries as corpus
from stadtfaden.desk.access import Desk, desk_page
from stadtfaden.desk.papers.forms import UploadForm
from stadtfaden.desk.papers.receiving import handed_in
from stadtfaden.pipeline import queries as pipeline
from stadtfaden.pipeline.lock import is_being_built
from stadtfaden.pipeline.uploads import receive_upload

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stadtfaden.threads.queries.rows import Document

SHOWN = 30


@desk_page(Act.KEEP_PAPERS)
def upload(request: HttpRequest, desk: Desk) -> HttpResponse:
    form = UploadForm(
        request.POST if request.method == "POST" else None,
        city=desk.municipality,
        initial={"document": _asked(request, desk)},
    )
    if request.method == "POST" and form.is_valid():
        document = form.cleaned_data["document"]
        files = list(handed_in(request, "files", document=document))
        if document is not None and len(files) > 1:
            form.add_error("document", gettext("A new edition is one file; please choose it alone."))
        elif not files:
            form.add_error(None, gettext("Please choose at least one file."))
        else:
            for file in files:
                receive_upload(
                    municipality=desk.municipality,
                    file=file,
                    folder=settings.DATA,
                    by=desk.user,
                    now=timezone.now(),
                )
            messages.success(
                request, gettext("Received. What becomes of each file is written below; you may go on.")
            )
            return redirect("desk:papers-upload", desk.municipality.slug)
    context = {**_standing(desk), "form": form, "megabytes": settings.UPLOAD_MEGABYTES}
    status = 400 if form.errors else 200
    return render(request, "desk/papers/upload.html", context, status=status)


@desk_page(Act.KEEP_PAPERS)
@require_safe
def state(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What stands below the form, alone: a script asks for it while something is being read."""
    return render(request, "desk/papers/uploads.html", _standing(desk))


def _asked(request: HttpRequest, desk: Desk) -> "Document | None":
    """The paper whose page led here."""
    return corpus.documents(desk.municipality).filter(slug=request.GET.get("papier", "")).first()


def _standing(desk: Desk) -> "Mapping[str, object]":
    uploads = list(pipeline.uploads(desk.municipality)[:SHOWN])
    run = pipeline.current_run(desk.municipality)
    waits = run is None and any(upload.state in pipeline.BUSY for upload in uploads)
    return {
        "desk": desk,
        "city": desk.municipality,
        "uploads": uploads,
        "run": run,
        "building": pipeline.run_that_builds() if waits and is_being_built(settings.DATA) else None,
        "is_busy": run is not None or waits,
    }
