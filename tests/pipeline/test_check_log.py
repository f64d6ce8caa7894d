"""stadtfaden check: whoever changes the log or a decided edition afterwards is found out."""

from datetime import date

import pytest
from django.db import connection

from stadtfaden.actors.actions import log_entry
from stadtfaden.actors.models import Entry
from stadtfaden.corpus.models import Review, Statement
from stadtfaden.corpus.queries import original_path
from stadtfaden.pipeline.check import check_records
from stadtfaden.threads.actions import (
    Resolution,
    StatementVerdict,
    decide_statement,
    freeze_strategy,
)
from stadtfaden.threads.models import DecidedEdition
from tests.cast import NOON, person
from tests.pipeline.conftest import OPTIONS

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("pipeline")]


def sentences(shelf):
    return [finding.sentence for finding in check_records(data=shelf.data, options=OPTIONS).findings]


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.fixture
def edition(shelf):
    """Frozen from one confirmed statement."""
    anton = person("anton_approver", shelf.city)
    statement = Statement.objects.filter(edition__document__municipality=shelf.city).earliest("pk")
    verdict = StatementVerdict(review=Review.CONFIRMED)
    decide_statement(statement=statement, seen=statement.revision, verdict=verdict, by=anton, now=NOON)
    resolution = Resolution(title="Strategie 2026", decided_on=date(2026, 2, 24))
    return freeze_strategy(
        municipality=shelf.city, resolution=resolution, folder=shelf.data, by=anton, now=NOON
    )


def test_an_unbroken_chain_is_counted(shelf, edition):
    checked = check_records(data=shelf.data, options=OPTIONS)

    assert (checked.findings, checked.counts["decided"]) == ((), 1)
    assert checked.counts["entries"] == Entry.objects.count()


def test_a_row_changed_in_the_database_is_named_with_city_position_and_time(shelf, edition):
    entry = Entry.objects.get(verb="statement.confirmed")
    sql("UPDATE actors_entry SET detail = replace(detail, 'confirmed', 'rejected') WHERE id = %s", entry.pk)

    assert sentences(shelf) == [
        (
            f"Protokoll von Hirschau: Eintrag {entry.position} ist nachträglich verändert worden "
            "(vom 02.03.2026, 13:00:00 Uhr)."
        )
    ]


def test_a_row_taken_out_is_named_by_the_one_behind_it(shelf, edition):
    entry = Entry.objects.get(verb="statement.confirmed")
    sql("DELETE FROM actors_entry WHERE id = %s", entry.pk)

    assert sentences(shelf)[0].startswith(
        f"Protokoll von Hirschau: Eintrag {entry.position} fehlt; nach ihm steht Eintrag {entry.position + 1}"
    )


def test_the_chain_of_the_installation_is_checked_too(shelf):
    log_entry(verb="document.changed", subject="corpus.Document:1", now=NOON, municipality=None)
    sql("UPDATE actors_entry SET verb = 'document.settled' WHERE chain = ''")

    assert sentences(shelf) == [
        (
            "Protokoll der Installation: Eintrag 1 ist nachträglich verändert worden "
            "(vom 02.03.2026, 13:00:00 Uhr)."
        )
    ]


def test_a_decided_edition_whose_file_was_changed_is_named(shelf, edition):
    path = original_path(shelf.data, edition.digest)
    path.chmod(0o644)
    path.write_bytes(path.read_bytes().replace(b"Hirschau", b"Hirschdau"))

    found = sentences(shelf)
    path.unlink()

    assert found == [f"Die Beschlussfassung 1 von Hirschau ist verändert worden: {path}."]
    assert sentences(shelf) == [f"Die Beschlussfassung 1 von Hirschau fehlt: {path}."]


def test_a_decided_edition_that_points_elsewhere_contradicts_the_log(shelf, edition):
    other = original_path(shelf.data, "ab" * 32)
    DecidedEdition.objects.filter(pk=edition.pk).update(digest=other.name)

    assert "Die Beschlussfassung 1 von Hirschau ist eine andere, als das Protokoll sagt." in sentences(shelf)
