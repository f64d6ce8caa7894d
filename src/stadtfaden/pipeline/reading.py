"""Step 2: read what is new or changed, and store each file in one transaction."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from stadtfaden.adapters.engines import Call, Cluster, Cores, Done, Engine, Fall, Fallen, Limits
from stadtfaden.core.papers import signs_of
from stadtfaden.corpus.actions import (
    TextNotCut,
    keep_original,
    restore_edition,
    settle_document,
    store_reading,
    supersede_document,
)
from stadtfaden.corpus.geometry import Packed
from stadtfaden.corpus.models import Document, Edition
from stadtfaden.pipeline import actions
from stadtfaden.pipeline.context import Build
from stadtfaden.pipeline.finding import Found, found_files
from stadtfaden.pipeline.models import SourceFile
from stadtfaden.pipeline.papers import facts_of, paper_list
from stadtfaden.pipeline.queries import files_of
from stadtfaden.pipeline.renewing import read_anew, renew
from stadtfaden.pipeline.worker import Task, read_task
from stadtfaden.reading import VERSION, Reading, Unreadable
from stadtfaden.threads.actions import connect_statements

_SECONDS = 300  # a file may always take; a scan needs more, by its size
_SECONDS_A_MEGABYTE = 60

_FALLEN = {
    Fall.TIME: (
        "Das Lesen dauerte länger als erlaubt und wurde abgebrochen.",
        "Bitte die Datei in Teile zerlegen oder neu als PDF speichern.",
    ),
    Fall.MEMORY: (
        "Das Lesen brauchte mehr Speicher als erlaubt und wurde abgebrochen.",
        "Bitte die Datei in Teile zerlegen oder neu als PDF speichern.",
    ),
    Fall.CRASH: (
        "Das Lesen ist abgestürzt; die Datei ist wahrscheinlich beschädigt.",
        "Bitte die Datei neu als PDF speichern oder neu beschaffen.",
    ),
    Fall.ERROR: (
        "Beim Lesen ist ein Fehler im Programm aufgetreten.",
        "Bitte die Datei und die Meldung unten an das Projekt melden.",
    ),
}


def find_files(build: Build) -> None:
    """What lies there, what of it is new, what has changed. Unchanged size and time count as unchanged."""
    found = found_files(build.folder, build.data)
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
    for done, answer in enumerate(_engine(build).run(read_task, feed), start=1):
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
            elif is_up_to_date(_edition_of(self.build, sha256)):
                _settle_twin(self.build, file, sha256)
                self.settled += 1
            else:
                handed_out.add(sha256)
                seconds = _SECONDS + _SECONDS_A_MEGABYTE * file.size / 1_000_000
                yield Call(file.path, Task(file.path, data, self.build.options.reading), seconds)

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


def _engine(build: Build) -> Engine:
    if build.options.cluster:
        return Cluster(build.options.cluster)
    return Cores(build.options.processes, Limits(memory=build.options.megabytes))


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
        what, way_out = _FALLEN[answer.fall]
        _note_unread(build, file, sha256, Unreadable(what, way_out), answer.detail)
    elif isinstance(answer.result, Unreadable):
        _note_unread(build, file, sha256, answer.result)
    else:
        try:
            _store(build, file, answer.result)
            _note_doubts(build, file, answer.result.reading)
        except TextNotCut as error:
            what, way_out = _FALLEN[Fall.ERROR]
            _note_unread(build, file, sha256, Unreadable(what, way_out), str(error))


def is_up_to_date(edition: Edition | None) -> bool:
    """Whether this version of the reading has made the edition, or was declined for what it would lose."""
    return edition is not None and str(VERSION) in {
        edition.reader.rpartition("/")[2],
        edition.declined.rpartition("/")[2],
    }


@transaction.atomic
def _store(build: Build, file: Found, packed: Packed) -> None:
    now = timezone.now()
    outdated = _edition_of(build, packed.reading.sha256)
    if outdated is not None:
        _store_again(build, outdated, packed)
        _settle_twin(build, file, packed.reading.sha256)
        return
    document = _document_of(build, file)
    former = None if document is None else document.editions.filter(is_current=True).first()
    facts = facts_of(signs_of(file.path, packed.reading.title), build.papers.line_for(file.path))
    if document is None:
        document = settle_document(municipality=build.municipality, facts=facts, now=now)
    edition = store_reading(document=document, packed=packed, file_name=file.path, now=now)
    connect_statements(edition=edition, statements=packed.reading.statements)
    if former is not None:
        renew(build, edition, former)
    actions.note_read(run=build.run, file=file, sha256=packed.reading.sha256, edition=edition, now=now)
    build.read += 1
    build.pages += edition.page_count


def _store_again(build: Build, edition: Edition, packed: Packed) -> None:
    if read_anew(build, edition, packed):
        build.read += 1
        build.pages += edition.page_count


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


def _document_of(build: Build, file: Found) -> Document | None:
    """The document that this path was, unless another file still holds what it was read from."""
    known = files_of(build.municipality, build.run.folder).filter(path=file.path).first()
    if known is None or known.edition is None:
        return None
    others = SourceFile.objects.filter(edition=known.edition, is_present=True).exclude(pk=known.pk)
    return None if others.exists() else known.edition.document


def _edition_of(build: Build, sha256: str) -> Edition | None:
    return (
        Edition.objects.filter(document__municipality=build.municipality, original=sha256)
        .select_related("document")
        .order_by("pk")
        .first()
    )


@transaction.atomic
def _settle_twin(build: Build, file: Found, sha256: str) -> None:
    """The same bytes were read before. Where they could not be read then, they cannot now."""
    now = timezone.now()
    edition = _edition_of(build, sha256)
    if edition is None:
        first = (
            SourceFile.objects.filter(municipality=build.municipality, sha256=sha256).exclude(what="").first()
        )
        what, way_out = (first.what, first.way_out) if first else _FALLEN[Fall.ERROR]
        _note_unread(build, file, sha256, Unreadable(what, way_out))
        return
    if _document_of(build, file) == edition.document:
        former = edition.document.editions.filter(is_current=True).exclude(pk=edition.pk).first()
        restore_edition(edition=edition, now=now)
        if former is not None:
            renew(build, edition, former)
    actions.note_read(run=build.run, file=file, sha256=sha256, edition=edition, now=now)


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
