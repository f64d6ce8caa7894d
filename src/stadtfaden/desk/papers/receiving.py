"""Files on their way in: counted while they come, so that no disk fills up before anybody is asked."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.files.uploadhandler import SkipFile, TemporaryFileUploadHandler

from stadtfaden.pipeline.uploads import HEAD, HandedIn
from stadtfaden.reading import Unreadable

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile
    from django.http import HttpRequest

    from stadtfaden.threads.queries.rows import Document

MEGABYTE = 1_000_000
CUT_OFF = "stadtfaden.cut_off"  # in request.META: field, name and size so far of what was too large


class GuardedFiles(TemporaryFileUploadHandler):
    """Takes files only from people who are logged in, and none beyond `UPLOAD_MEGABYTES`."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        user = getattr(self.request, "user", None)
        if user is None or not user.is_authenticated:
            raise SkipFile
        super().new_file(*args, **kwargs)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        size = start + len(raw_data)
        if size > settings.UPLOAD_MEGABYTES * MEGABYTE and self.request is not None:
            self.request.META.setdefault(CUT_OFF, []).append((self.field_name, self.file_name or "", size))
            raise SkipFile
        super().receive_data_chunk(raw_data, start)


def handed_in(
    request: "HttpRequest", field: str, *, document: "Document | None" = None, is_list: bool = False
) -> Iterator[HandedIn]:
    """Every file of the field, what was too large among them."""
    for file in request.FILES.getlist(field):
        yield HandedIn(
            name=file.name or "",
            size=file.size or 0,
            pieces=file.chunks(),
            head=_head(file),
            document=document,
            is_list=is_list,
        )
    for of_field, name, size in request.META.get(CUT_OFF, ()):
        if of_field == field:
            yield HandedIn(name=name, size=size, is_list=is_list, refused=_too_large())


def _head(file: "UploadedFile[Any]") -> bytes:
    head: bytes = file.read(HEAD)
    file.seek(0)
    return head


def _too_large() -> Unreadable:
    return Unreadable(
        f"Die Datei ist größer als {settings.UPLOAD_MEGABYTES} MB.",
        "Bitte in mehrere Dateien teilen oder Bilder verkleinern.",
    )
