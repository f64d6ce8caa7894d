"""A list of measures is looked at, its columns are named, its rows become measures, and all can be undone."""

import csv
import io

import pytest
from django.core.exceptions import PermissionDenied

from stadtfaden.actors.models import Entry
from stadtfaden.corpus.actions import LISTED, DecidedSince
from stadtfaden.corpus.models import Document, Edition, Original, Review, Statement
from stadtfaden.corpus.queries import original_path
from stadtfaden.exchange import FIELDS, Table, rows_of, write_csv
from stadtfaden.pipeline.check import check_records
from stadtfaden.pipeline.measure_imports import ColumnsNamed, name_columns, sight_of, take_back_list
from stadtfaden.pipeline.models import Upload, UploadState
from stadtfaden.threads.actions import StatementVerdict, decide_statement
from stadtfaden.threads.models import Link
from tests.cast import NOON, person
from tests.pipeline.lists import semicolons, workbook
from tests.pipeline.test_uploads import OPTIONS, city, hand_in, work

__all__ = ["city", "hand_in", "work"]
pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("pipeline")]
PLAN = "Verkehrsplan Hirschau\n\n1 Ziele\n\nZiel Z 1: Wir wollen, dass mehr Menschen mit dem Rad fahren.\n"


@pytest.fixture
def looked_at(hand_in, work):
    """Called with a name and bytes: the list waits for its columns."""

    def looked_at(name="Maßnahmen.xlsx", data=None):
        upload = hand_in(name, data or workbook(), is_list=True)
        work()
        upload.refresh_from_db()
        return upload

    return looked_at


@pytest.fixture
def imported(looked_at, city, work):
    def imported(**more):
        upload = looked_at(**more)
        columns = sight_of(upload.sight).sheets[0].columns
        name_columns(upload=upload, columns=columns, by=person("rita_editor", city), now=NOON)
        work()
        upload.refresh_from_db()
        return upload

    return imported


def test_a_list_is_looked_at_before_anything_is_imported(looked_at):
    upload = looked_at()

    sheet = sight_of(upload.sight).sheets[0]
    assert (upload.state, sheet.name, sheet.rows) == (UploadState.COLUMNS, "Verkehr", 5)
    assert Statement.objects.count() == 0


@pytest.mark.parametrize(("name", "data"), [("liste.xlsx", workbook), ("liste.csv", semicolons)])
def test_rows_become_measures_confirmed_by_whoever_imported_them(imported, tmp_path, name, data):
    upload = imported(name=name, data=data())

    rows = Statement.objects.order_by("pk")
    assert [(row.code, row.text) for row in rows][:1] == [("V-1", "Radweg an der Aue bauen")]
    assert {(row.kind, row.review, row.reviewed_by, row.review_reason) for row in rows} == {
        ("measure", Review.CONFIRMED, person("rita_editor"), LISTED)
    }
    assert upload.edition.document.title == "liste"
    assert Entry.objects.get(verb="list.imported").detail["statements"] == 3
    assert check_records(data=tmp_path, options=OPTIONS).findings == ()


def test_a_measure_is_tied_to_the_goal_whose_code_its_row_names(hand_in, work, imported):
    hand_in("Verkehrsplan.txt", PLAN.encode())
    work()

    imported()

    link = Link.objects.get(review=Review.CONFIRMED)
    assert (link.source.code, link.target.code, link.type) == ("V-1", "Z 1", "implements")
    assert "„Ziel“" in link.reason


def test_what_a_spreadsheet_would_run_leaves_the_house_as_text(imported, city):
    imported(name="liste.csv", data=semicolons(rows=[("V-1", "=1+1", "@SUM(A1)", "", "Amt", "", "", "")]))

    written = io.StringIO()
    write_csv(FIELDS[Table.STATEMENTS], rows_of(Table.STATEMENTS, city), written)

    row = next(csv.DictReader(io.StringIO(written.getvalue())))
    assert (row["text"], row["code"]) == ("'=1+1", "V-1")


def test_who_may_not_keep_papers_names_no_columns(looked_at, city):
    upload = looked_at()
    columns = sight_of(upload.sight).sheets[0].columns

    with pytest.raises(PermissionDenied):
        name_columns(upload=upload, columns=columns, by=person("carla_contributor", city), now=NOON)

    upload.refresh_from_db()
    assert upload.state == UploadState.COLUMNS


def test_columns_are_named_once(imported, city):
    upload = imported()
    columns = sight_of(upload.sight).sheets[0].columns

    with pytest.raises(ColumnsNamed):
        name_columns(upload=upload, columns=columns, by=person("anton_approver", city), now=NOON)


def test_an_import_can_be_taken_back_as_a_whole_and_the_bytes_stay(imported, city, work, tmp_path):
    upload = imported()

    take_back_list(upload=upload, by=person("rita_editor", city), now=NOON)
    work()

    upload.refresh_from_db()
    assert (upload.state, upload.edition) == (UploadState.WITHDRAWN, None)
    assert (Document.objects.count(), Edition.objects.count(), Statement.objects.count()) == (0, 0, 0)
    assert original_path(tmp_path, upload.sha256).exists()
    assert Original.objects.filter(pk=upload.sha256).exists()
    entry = Entry.objects.get(verb="list.withdrawn")
    assert (entry.by, len(entry.detail["statements"])) == (person("rita_editor"), 3)
    assert check_records(data=tmp_path, options=OPTIONS).findings == ()


def test_what_people_have_worked_with_is_not_taken_back(imported, city):
    upload = imported()
    row = Statement.objects.all()[0]
    verdict = StatementVerdict(review=Review.REJECTED, reason="steht doppelt")
    decide_statement(statement=row, seen=row.revision, verdict=verdict, by=person("rita_editor"), now=NOON)

    with pytest.raises(DecidedSince):
        take_back_list(upload=upload, by=person("rita_editor"), now=NOON)

    upload.refresh_from_db()
    assert (upload.state, Statement.objects.count()) == (UploadState.DONE, 3)


def test_who_may_not_keep_papers_takes_nothing_back(imported, city):
    upload = imported()

    with pytest.raises(PermissionDenied):
        take_back_list(upload=upload, by=person("carla_contributor", city), now=NOON)

    assert Statement.objects.count() == 3


def test_a_list_taken_back_can_be_imported_again(imported, city, work):
    upload = imported()
    take_back_list(upload=upload, by=person("rita_editor", city), now=NOON)

    again = imported()

    assert (again.state, Statement.objects.count()) == (UploadState.DONE, 3)
    assert Upload.objects.count() == 2


def test_what_looks_like_a_table_and_is_none_is_refused(hand_in, work):
    upload = hand_in("liste.xlsx", workbook()[:-300], is_list=True)
    work()

    upload.refresh_from_db()
    assert upload.state == UploadState.REFUSED
    assert "keine Excel-Tabelle" in upload.what
