"""New editions of the climate plan of Auental."""

from dataclasses import replace

from stadtfaden.core.areas import Scored
from stadtfaden.core.statements import StatementKind
from stadtfaden.corpus.actions import store_reading
from stadtfaden.corpus.geometry import packed_reading
from stadtfaden.threads.actions import connect_statements, renew_edition
from tests.portal.city import CLIMATE, NOON, reading_of, says

GOAL = "Bis 2030 werden 25 % aller Wege mit dem Rad zurückgelegt."
MEASURE = "Alle Schulen erhalten ein Dach mit Solaranlage <script>alert(1)</script>."
KINDS = {GOAL: StatementKind.GOAL, MEASURE: StatementKind.MEASURE}
MOVED = CLIMATE.replace("Klimaplan Auental\n", "Klimaplan Auental\n\fVorwort\n\nViele haben mitgeredet.\n")


def read_with(source, kinds):
    """The reading of a source in which these sentences are found as statements."""
    _, reading = reading_of("txt", source)
    found = [says(reading, kind, text, areas=(Scored("climate", 0.7),)) for text, kind in kinds.items()]
    return replace(reading, statements=tuple(found))


def new_edition(document, source, kinds=KINDS, now=NOON):
    """Stored and renewed as a build does it; the edition and what came of it."""
    former = document.editions.get(is_current=True)
    reading = read_with(source, kinds)
    edition = store_reading(
        document=document, packed=packed_reading(reading), file_name="klimaplan.txt", now=now
    )
    connect_statements(edition=edition, statements=reading.statements)
    return edition, renew_edition(edition=edition, former=former, now=now)
