"""Do records, originals, log and index agree? What is derived is healed; what is not is named."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.timezone import localtime

from stadtfaden.actors.models import Entry, Municipality
from stadtfaden.actors.queries import chain_of, chains, municipalities
from stadtfaden.core.chain import first_broken
from stadtfaden.corpus.models import Original, Page, Passage, SheetField, Statement, Target
from stadtfaden.corpus.queries import original_path
from stadtfaden.pipeline.context import BuildOptions, index_of
from stadtfaden.pipeline.entries import entries, statement_vectors
from stadtfaden.search import VectorMemory, fingerprint, open_embedder
from stadtfaden.threads.models import DecidedEdition, DigitalConnection

CHUNK = 2000
FROZEN = "strategy.frozen"
Range = tuple[int, int, int, str]  # pk, start, end, text


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not agree. `sentence` is German; `is_healed` says that it does now."""

    kind: str
    where: str
    sentence: str
    is_healed: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """`counts` says how many of each were looked at."""

    counts: dict[str, int]
    findings: tuple[Finding, ...]

    @property
    def is_sound(self) -> bool:
        return all(finding.is_healed for finding in self.findings)


def check_records(*, data: Path, options: BuildOptions) -> Checked:
    """Every quote against its page, every original and decided edition against its hash, every log against
    its chain, every index against its records.

    Loads one page at a time; about 5,000 pages a second. Writes nothing but an index that was wrong.
    """
    counts: dict[str, int] = {}
    findings = [
        *_quotes(counts),
        *_originals(data, counts),
        *_chains(counts),
        *_decided(data, counts),
    ]
    for municipality in municipalities():
        findings += _index(municipality, data, options)
        counts["indexes"] = counts.get("indexes", 0) + 1
    return Checked(counts, tuple(findings))


def _quotes(counts: dict[str, int]) -> Iterator[Finding]:
    for kind in ("pages", *_QUOTED):
        counts[kind] = 0
    pages = Page.objects.order_by("pk").only("pk", "number", "text", "edition_id")
    for page in pages.iterator(200):
        counts["pages"] += 1
        for kind, ranges in _QUOTED.items():
            for pk, start, end, text in ranges(page.pk):
                counts[kind] += 1
                if page.text[start:end] != text or not text:
                    where = f"Ausgabe {page.edition_id}, Seite {page.number}"
                    yield Finding("quote", f"{kind}:{pk}", f"{where}: „{text[:60]}“ steht nicht dort.")


def _passages(page: int) -> Iterator[Range]:
    yield from Passage.objects.filter(page=page).order_by("pk").values_list("pk", "start", "end", "text")


def _statements(page: int) -> Iterator[Range]:
    yield from Statement.objects.filter(page=page).order_by("pk").values_list("pk", "start", "end", "text")


def _fields(page: int) -> Iterator[Range]:
    rows = SheetField.objects.filter(passage__page=page).order_by("pk")
    yield from rows.values_list("pk", "start", "end", "text")


def _targets(page: int) -> Iterator[Range]:
    rows = Target.objects.filter(statement__page=page).order_by("pk")
    yield from rows.values_list("pk", "start", "end", "text")


def _digital(page: int) -> Iterator[Range]:
    rows = DigitalConnection.objects.filter(statement__page=page).order_by("pk")
    yield from rows.values_list("pk", "start", "end", "text")


_QUOTED: dict[str, Callable[[int], Iterator[Range]]] = {
    "passages": _passages,
    "statements": _statements,
    "fields": _fields,
    "targets": _targets,
    "digital": _digital,
}


def _originals(data: Path, counts: dict[str, int]) -> Iterator[Finding]:
    counts["originals"] = 0
    for sha256, size in Original.objects.order_by("pk").values_list("pk", "size"):
        counts["originals"] += 1
        path = original_path(data, sha256)
        if not path.is_file():
            yield Finding("original", sha256, f"Das Original {path} fehlt.")
        elif path.stat().st_size != size or _sha256(path) != sha256:
            yield Finding("original", sha256, f"Das Original {path} ist verändert worden.")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _chains(counts: dict[str, int]) -> Iterator[Finding]:
    """Behind the first broken link nothing is sure, so only that one is named."""
    counts["entries"] = Entry.objects.count()
    names = dict(Municipality.objects.values_list("slug", "name"))
    for chain in chains():
        broken = first_broken(chain_of(chain))
        if broken is None:
            continue
        whose = f"Protokoll von {names.get(chain, chain)}" if chain else "Protokoll der Installation"
        entry = Entry.objects.filter(chain=chain, position__gte=broken.position).order_by("position").first()
        when = f" (vom {localtime(entry.happened_at):%d.%m.%Y, %H:%M:%S Uhr})" if entry else ""
        yield Finding("chain", f"{chain}:{broken.position}", f"{whose}: {broken.sentence[:-1]}{when}.")


def _decided(data: Path, counts: dict[str, int]) -> Iterator[Finding]:
    """The file under its digest, and the digest as the log says it."""
    counts["decided"] = 0
    logged = {
        entry.subject: entry.detail.get("digest")
        for entry in Entry.objects.filter(verb=FROZEN).order_by("chain", "position")
    }
    for edition in DecidedEdition.objects.select_related("municipality").order_by("pk"):
        counts["decided"] += 1
        whose = f"Die Beschlussfassung {edition.number} von {edition.municipality.name}"
        path = original_path(data, edition.digest)
        if logged.get(f"threads.DecidedEdition:{edition.pk}") != edition.digest:
            yield Finding("decided", str(edition.pk), f"{whose} ist eine andere, als das Protokoll sagt.")
        if not path.is_file():
            yield Finding("decided", edition.digest, f"{whose} fehlt: {path}.")
        elif _sha256(path) != edition.digest:
            yield Finding("decided", edition.digest, f"{whose} ist verändert worden: {path}.")


def _index(municipality: Municipality, data: Path, options: BuildOptions) -> Iterator[Finding]:
    embedder = open_embedder(options.cache, options.model, threads=options.processes)
    index = index_of(data, municipality)
    is_first = not (data / "index" / municipality.slug).is_dir()
    if index.is_current(fingerprint(entries(municipality), embedder.name)):
        return
    vectors = statement_vectors(municipality, VectorMemory(data / "vectors", embedder))
    index.build(entries(municipality), vectors, embedder.name)
    yield Finding(
        "index",
        municipality.slug,
        f"{municipality.name} hatte keinen Suchindex, wie nach jedem Import. Er ist gebaut; nichts zu tun."
        if is_first
        else f"Der Suchindex von {municipality.name} war von einem anderen Stand der Papiere. "
        "Er ist neu gebaut; nichts zu tun.",
        is_healed=True,
    )
