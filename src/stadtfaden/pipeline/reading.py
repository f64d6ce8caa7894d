"""Step 2: read what is new or changed, and store each file in one transaction."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from stadtfaden.adapters.engines import Call, Done, Fall, Fallen
from stadtfaden.core.paper_heads import head_of
from stadtfaden.core.papers import signs_of
from stadtfaden.corpus.actions import TextNotCut, keep_original, settle_document, supersede_document
from stadtfaden.corpus.geometry import Packed
from stadtfaden.corpus.models import Document
from stadtfaden.pipeline import actions
from stadtfaden.pipeline.context import Build
from stadtfaden.pipeline.finding import Found, found_files
from stadtfaden.pipeline.models import SourceFile
from stadtfaden.pipeline.papers import facts_of, paper_list
from stadtfaden.pipeline.queries import files_of
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
from stadtfaden.pipeline.worker import Task, read_task
from stadtfaden.reading import Reading, Unreadable


def find_files(build: Build) -> None:
    """What lies there, what of it is new, what has changed. Unchanged size and time count as unchanged."""
    found = [
        file
        for file in found_files(build.folder, build.data)
        if build.folder / file.path != build.options.areas
    ]
    build.papers = paper_list(build.folder)
    build.notes.extend(build.papers.doubts)
    build.notes.extend(
        f"Liste: Die Datei „{file}“ liegt nicht im Ordner."
        for file in build.papers.without_file(file.path for file in found)
    )
    known = {file.path: file for file in files_of(build.municipality, build.run.folder)}
    now = timezone.now()
    actions.note_presence(run=build.run, paths=(file.path for file in found), now=now)
    for number, file in enumerate(found, start=1):
        if _is_to_read(build, file, known.get(file.path)):
            build.to_read.append(file)
        build.tell("find", number, len(found), file.path)
    build.files = len(found)


def read_files(build: Build) -> None:
    """Every file to read becomes an edition, or a sentence that says why not."""
    by_path = {file.path: file for file in build.to_read}
    feed = _Feed(build)
    for done, answer in enumerate(engine_of(build.options).run(read_task, feed), start=1):
        file = by_path[answer.key]
        _take(build, file, feed.sha256_of[file.path], answer)
        build.tell("read", done + feed.settled, len(by_path), file.path)
    for file in feed.twins:
        _settle_twin(build, file, feed.sha256_of[file.path])
    build.tell("read", len(by_path), len(by_path), "")


def know_papers(build: Build) -> None:
    """Step 3: what the city's list says of its papers is what the records say."""
    now = timezone.now()
    present = [file for file in files_of(build.municipality, build.run.folder) if file.is_present]
    document_of = {file.path: file.edition.document for file in present if file.edition is not None}
    by_name = {path.rpartition("/")[2]: document for path, document in document_of.items()}
    for path, document in document_of.items():
        line = build.papers.line_for(path)
        if line is None:
            continue
        settle_document(municipality=build.municipality, facts=line.facts, now=now, document=document)
        if line.supersedes is None:
            continue
        older = document_of.get(line.supersedes) or by_name.get(line.supersedes)
        if older is None:
            build.notes.append(
                f"Liste, {path}: Das abgelöste Papier „{line.supersedes}“ liegt nicht im Ordner."
            )
        else:
            supersede_document(document=document, older=older, now=now)


@dataclass
class _Feed:
    """Hands out one file after the other as soon as a process is free; settles what needs no reading."""

    build: Build

    def __post_init__(self) -> None:
        self.sha256_of: dict[str, str] = {}
        self.twins: list[Found] = []
        self.settled = 0

    def __iter__(self) -> Iterator[Call[Task]]:
        handed_out: set[str] = set()
        for file in self.build.to_read:
            data = self._bytes(file)
            if data is None:
                continue
            sha256 = self.sha256_of[file.path]
            if sha256 in handed_out:
                self.twins.append(file)
            elif is_up_to_date(edition_of(self.build.municipality, sha256)):
                _settle_twin(self.build, file, sha256)
                self.settled += 1
            else:
                handed_out.add(sha256)
                task = Task(file.path, data, self.build.options.reading)
                yield Call(file.path, task, seconds_for(file.size, self.build.options))

    def _bytes(self, file: Found) -> bytes | None:
        try:
            if file.size:  # what seems empty may only be out of reach; reading it will say why
                self.build.options.reading.refuse_size(file.size)
        except Unreadable as reason:
            self._give_up(file, reason)
            return None
        try:
            data = (self.build.folder / file.path).read_bytes()
        except OSError as error:
            self._give_up(file, _no_access(error))
            return None
        self.sha256_of[file.path] = keep_original(data=data, folder=self.build.data)
        return data

    def _give_up(self, file: Found, reason: Unreadable) -> None:
        self.sha256_of[file.path] = ""
        _note_unread(self.build, file, "", reason)
        self.settled += 1


def _is_to_read(build: Build, file: Found, known: SourceFile | None) -> bool:
    if known is None:
        return True
    if known.what and build.options.again:
        return True
    if known.edition is not None and not known.what and not is_up_to_date(known.edition):
        return True
    if (known.size, known.changed_at_ns) == (file.size, file.changed_at_ns):
        return False
    if known.size == file.size and known.sha256 == _sha256(build, file):
        actions.touch_file(known=known, file=file, now=timezone.now())
        return False
    return True


def _sha256(build: Build, file: Found) -> str:
    try:
        with (build.folder / file.path).open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:
        return ""  # reading it will say why


def _take(build: Build, file: Found, sha256: str, answer: Done[Packed | Unreadable] | Fallen) -> None:
    if isinstance(answer, Fallen):
        _note_unread(build, file, sha256, reason_of(answer), answer.detail)
    elif isinstance(answer.result, Unreadable):
        _note_unread(build, file, sha256, answer.result)
    else:
        try:
            _store(build, file, answer.result)
            _note_doubts(build, file, answer.result.reading)
        except TextNotCut as error:
            _note_unread(build, file, sha256, Unreadable(*FALLEN[Fall.ERROR]), str(error))


@transaction.atomic
def _store(build: Build, file: Found, packed: Packed) -> None:
    outdated = edition_of(build.municipality, packed.reading.sha256)
    if outdated is not None:
        shelve_again(build, outdated, packed)
        _settle_twin(build, file, packed.reading.sha256)
        return
    edition = shelve(
        build,
        packed,
        document=_document_of(build, file),
        facts=facts_of(
            signs_of(file.path, packed.reading.title),
            build.papers.line_for(file.path),
            head_of(packed.reading.passages),
        ),
        file_name=file.path,
    )
    actions.note_read(
        run=build.run, file=file, sha256=packed.reading.sha256, edition=edition, now=timezone.now()
    )


_SHOWN = 8


def _note_doubts(build: Build, file: Found, reading: Reading) -> None:
    """Pages with a warning are named at the end of the build; each page says why."""
    numbers = [page.number for page in reading.pages if page.warnings]
    if not numbers:
        return
    shown = ", ".join(map(str, numbers[:_SHOWN])) + (", …" if len(numbers) > _SHOWN else "")
    pages = "1 Seite ist" if len(numbers) == 1 else f"{len(numbers)} Seiten sind"
    build.notes.append(
        f"{file.path}: {pages} zweifelhaft gelesen (in der Datei: {shown}); warum, steht auf der Seite."
    )


def _known(build: Build, file: Found) -> SourceFile | None:
    return files_of(build.municipality, build.run.folder).filter(path=file.path).first()


def _document_of(build: Build, file: Found) -> Document | None:
    """The document that this path was, unless another file still holds what it was read from."""
    known = _known(build, file)
    if known is None or known.edition is None:
        return None
    others = SourceFile.objects.filter(edition=known.edition, is_present=True).exclude(pk=known.pk)
    return None if others.exists() else known.edition.document


@transaction.atomic
def _settle_twin(build: Build, file: Found, sha256: str) -> None:
    """The same bytes were read before. Where they could not be read then, they cannot now."""
    edition = edition_of(build.municipality, sha256)
    if edition is None:
        first = (
            SourceFile.objects.filter(municipality=build.municipality, sha256=sha256).exclude(what="").first()
        )
        reason = (first.what, first.way_out) if first else FALLEN[Fall.ERROR]
        _note_unread(build, file, sha256, Unreadable(*reason))
        return
    known = _known(build, file)
    is_older = known is not None and known.edition_id != edition.pk  # the folder went back to it
    if is_older and _document_of(build, file) == edition.document:
        bring_back(build, edition)
    actions.note_read(run=build.run, file=file, sha256=sha256, edition=edition, now=timezone.now())


def _note_unread(build: Build, file: Found, sha256: str, reason: Unreadable, detail: str = "") -> None:
    actions.note_unread(
        run=build.run,
        file=file,
        sha256=sha256,
        reasons={"what": reason.what, "way_out": reason.way_out, "detail": detail},
        now=timezone.now(),
    )


def _no_access(error: OSError) -> Unreadable:
    if isinstance(error, PermissionError):
        return Unreadable("Die Datei darf nicht gelesen werden.", "Bitte Leserechte für die Datei geben.")
    if isinstance(error, FileNotFoundError):
        return Unreadable(
            "Die Datei ist verschwunden, oder die Verknüpfung führt ins Leere.",
            "Bitte die Datei wieder hinlegen oder die Verknüpfung löschen.",
        )
    return Unreadable(
        f"Die Datei lässt sich nicht öffnen ({error.strerror}).", "Bitte den Datenträger prüfen."
    )
