"""The first step over what was uploaded: each file becomes an edition, or a sentence that says why not."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from stadtfaden.adapters.engines import Call, Done, Fall, Fallen
from stadtfaden.core.paper_heads import head_of
from stadtfaden.core.papers import signs_of
from stadtfaden.corpus.actions import TextNotCut
from stadtfaden.corpus.geometry import Packed
from stadtfaden.corpus.models import Edition
from stadtfaden.corpus.queries import original_path
from stadtfaden.pipeline.context import Build
from stadtfaden.pipeline.measure_imports import columns_of
from stadtfaden.pipeline.models import Upload
from stadtfaden.pipeline.papers import facts_of
from stadtfaden.pipeline.shelving import (
    FALLEN,
    bring_back,
    edition_of,
    engine_of,
    is_up_to_date,
    reason_of,
    seconds_for,
    shelve,
    shelve_again,
)
from stadtfaden.pipeline.uploads import (
    claim_upload,
    note_refused,
    note_shelved,
    note_sight,
    release_claims,
)
from stadtfaden.pipeline.worker import ListTask, Task, upload_task
from stadtfaden.reading import ListSight, Unreadable
from stadtfaden.threads.actions import import_list


def read_uploads(build: Build) -> None:
    """Until nothing waits any more, also what comes while others are read."""
    release_claims(municipality=build.municipality)
    feed = _Feed(build)
    for done, answer in enumerate(engine_of(build.options).run(upload_task, feed), start=1):
        _take(build, feed.claimed.pop(answer.key), answer)
        build.tell("read", done, done + len(feed.claimed))


@dataclass
class _Feed:
    """Claims one upload after the other as soon as a process is free."""

    build: Build
    claimed: dict[str, Upload] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Call[Task]]:
        city = self.build.municipality
        while (upload := claim_upload(municipality=city, now=timezone.now())) is not None:
            if self._is_settled(upload):
                continue
            try:
                data = original_path(self.build.data, upload.sha256).read_bytes()
            except OSError as error:
                _refuse(upload, Unreadable(*FALLEN[Fall.ERROR]), str(error))
                continue
            self.claimed[str(upload.pk)] = upload
            self.build.tell("read", 0, len(self.claimed), upload.file_name)
            yield Call(str(upload.pk), self._task(upload, data), seconds_for(len(data), self.build.options))

    def _task(self, upload: Upload, data: bytes) -> Task:
        options = self.build.options.reading
        if upload.is_list:
            return ListTask(upload.file_name, data, options, columns_of(upload.columns))
        return Task(upload.file_name, data, options)

    def _is_settled(self, upload: Upload) -> bool:
        """Whether its bytes stand on the shelf already, as this version reads them."""
        known = _known(self.build, upload)
        if known is None or not is_up_to_date(known):
            return False
        with transaction.atomic():
            _settle_known(self.build, upload, known)
        return True


def _take(build: Build, upload: Upload, answer: Done[Packed | ListSight | Unreadable] | Fallen) -> None:
    if isinstance(answer, Fallen):
        _refuse(upload, reason_of(answer), answer.detail)
    elif isinstance(answer.result, Unreadable):
        _refuse(upload, answer.result)
    elif isinstance(answer.result, ListSight):
        note_sight(upload=upload, sight=answer.result)
    else:
        try:
            _store(build, upload, answer.result)
        except TextNotCut as error:
            _refuse(upload, Unreadable(*FALLEN[Fall.ERROR]), str(error))


@transaction.atomic
def _store(build: Build, upload: Upload, packed: Packed) -> None:
    known = _known(build, upload)
    if known is not None:
        shelve_again(build, known, packed)
        _settle_known(build, upload, known)
        return
    edition = shelve(
        build,
        packed,
        document=upload.document,
        facts=facts_of(
            signs_of(upload.file_name, packed.reading.title), None, head_of(packed.reading.passages)
        ),
        file_name=upload.file_name,
    )
    if upload.is_list:
        import_list(edition=edition, by=upload.uploaded_by, now=timezone.now())
    note_shelved(upload=upload, edition=edition)


def _known(build: Build, upload: Upload) -> Edition | None:
    """What was read from these bytes before, as a paper or as a list."""
    return edition_of(build.municipality, upload.sha256, is_list=upload.is_list)


def _settle_known(build: Build, upload: Upload, known: Edition) -> None:
    """The same bytes were read before."""
    if upload.document is not None and upload.document != known.document:
        _refuse(
            upload,
            Unreadable(
                f"Diese Datei ist schon als „{known.document.title}“ im Regal.",
                "Bitte prüfen, ob die richtige Datei und das richtige Papier gewählt sind.",
            ),
        )
        return
    if upload.document is not None and upload.edition_id is None:
        bring_back(build, known)
    note_shelved(upload=upload, edition=known)


def _refuse(upload: Upload, reason: Unreadable, detail: str = "") -> None:
    note_refused(upload=upload, reason=reason, now=timezone.now(), detail=detail)
