"""What has been read comes onto the shelf, whether it lay in a folder or was uploaded."""

from collections.abc import Mapping

from django.db.models import Q
from django.utils import timezone

from stadtfaden.actors.models import Municipality
from stadtfaden.adapters.engines import Cluster, Cores, Engine, Fall, Fallen, Limits
from stadtfaden.core.paper_heads import head_of
from stadtfaden.corpus.actions import PaperFacts, restore_edition, settle_document, store_reading
from stadtfaden.corpus.geometry import Packed
from stadtfaden.corpus.models import Document, Edition
from stadtfaden.pipeline.context import Build, BuildOptions
from stadtfaden.pipeline.papers import news_of
from stadtfaden.pipeline.renewing import read_anew, renew
from stadtfaden.reading import VERSION, Unreadable
from stadtfaden.reading.lists import NAME as LIST
from stadtfaden.reading.own_papers import NAME as OWN
from stadtfaden.threads.actions import connect_statements

_SECONDS_A_MEGABYTE = 60

FALLEN: Mapping[Fall, tuple[str, str]] = {
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


def engine_of(options: BuildOptions) -> Engine:
    if options.cluster:
        return Cluster(options.cluster)
    return Cores(options.processes, Limits(memory=options.megabytes))


def seconds_for(size: int, options: BuildOptions) -> float:
    """How long reading a file of so many bytes may take: a scan needs more, by its size."""
    return options.seconds + _SECONDS_A_MEGABYTE * size / 1_000_000


def reason_of(fallen: Fallen) -> Unreadable:
    what, way_out = FALLEN[fallen.fall]
    return Unreadable(what, way_out)


def is_up_to_date(edition: Edition | None) -> bool:
    """Whether this version of the reading has made the edition, or was declined for what it would lose."""
    return edition is not None and str(VERSION) in {
        edition.reader.rpartition("/")[2],
        edition.declined.rpartition("/")[2],
    }


def edition_of(municipality: Municipality, sha256: str, *, is_list: bool = False) -> Edition | None:
    """What was first read from these bytes, as a paper or as a list of measures: one query; with document.

    The city's own paper is neither: a copy of its file that somebody hands in is a file as any other.
    """
    return (
        Edition.objects.filter(
            Q(reader__startswith=f"{LIST}/")
            if is_list
            else ~Q(reader__startswith=f"{LIST}/") & ~Q(reader__startswith=f"{OWN}/"),
            document__municipality=municipality,
            original=sha256,
        )
        .select_related("document")
        .order_by("pk")
        .first()
    )


def shelve(
    build: Build, packed: Packed, *, document: Document | None, facts: PaperFacts, file_name: str
) -> Edition:
    """The current edition of its document, of a new one where it has none. Call it inside a transaction."""
    now = timezone.now()
    former = None if document is None else document.editions.filter(is_current=True).first()
    if document is None:
        document = settle_document(municipality=build.municipality, facts=facts, now=now)
    else:
        _hear_head(build, document, packed)
    edition = store_reading(document=document, packed=packed, file_name=file_name, now=now)
    connect_statements(edition=edition, statements=packed.reading.statements)
    if former is not None:
        renew(build, edition, former)
    build.read += 1
    build.pages += edition.page_count
    return edition


def shelve_again(build: Build, edition: Edition, packed: Packed) -> None:
    """The same bytes, read by a newer version."""
    if read_anew(build, edition, packed):
        if edition.is_current:
            _hear_head(build, edition.document, packed)
        build.read += 1
        build.pages += edition.page_count


def _hear_head(build: Build, document: Document, packed: Packed) -> None:
    """What a paper says of its own standing; the city's list and people are heard after it, and before it."""
    facts = news_of(document, head_of(packed.reading.passages))
    settle_document(municipality=build.municipality, facts=facts, now=timezone.now(), document=document)


def bring_back(build: Build, edition: Edition) -> None:
    """An earlier edition is the current one again. Call it inside a transaction."""
    former = edition.document.editions.filter(is_current=True).exclude(pk=edition.pk).first()
    restore_edition(edition=edition, now=timezone.now())
    if former is not None:
        renew(build, edition, former)
