"""Papers and lists are handed in by forms; what is too large or from a stranger never fills the disk."""

from dataclasses import asdict

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from stadtfaden.actors.models import Municipality
from stadtfaden.corpus.models import Document
from stadtfaden.pipeline.actions import start_run
from stadtfaden.pipeline.lock import only_builder
from stadtfaden.pipeline.models import Upload, UploadState
from stadtfaden.reading import sight_of_list
from tests.cast import NOON, person
from tests.pipeline.lists import workbook

pytestmark = pytest.mark.django_db
ROOM = "/auental/schreibtisch/papiere/"


@pytest.fixture
def rita(auental, client):
    user = person("rita_editor", auental.row)
    client.force_login(user)
    return user


@pytest.fixture
def listed(auental, rita):
    """A list whose columns wait, as the worker leaves it."""
    return Upload.objects.create(
        municipality=auental.row,
        file_name="liste.xlsx",
        size=1,
        is_list=True,
        uploaded_by=rita,
        uploaded_at=NOON,
        state=UploadState.COLUMNS,
        sight=asdict(sight_of_list(workbook(), name="liste.xlsx")),
    )


def paper(name="klima.txt", data=b"Klimaplan"):
    return SimpleUploadedFile(name, data)


def as_named(**more):
    roles = ("code", "title", "description", "goal", "lead", "period", "cost", "field")
    return {"header": 1} | {f"column-{place}": role for place, role in enumerate(roles)} | more


def test_several_files_are_taken_at_once(client, rita):
    page = client.post(f"{ROOM}hochladen/", {"files": [paper(), paper("rad.txt", b"Radplan")]}, follow=True)

    assert set(Upload.objects.values_list("file_name", "state")) == {
        ("klima.txt", "waiting"),
        ("rad.txt", "waiting"),
    }
    assert "Wartet darauf, gelesen zu werden" in page.content.decode()


def test_a_new_edition_is_one_file(client, auental, rita):
    document = auental.row.documents.first()
    posted = {"files": [paper(), paper("rad.txt")], "document": document.pk}

    page = client.post(f"{ROOM}hochladen/", posted)

    assert (page.status_code, Upload.objects.count()) == (400, 0)


def test_a_paper_of_another_city_cannot_be_renewed(client, rita, auental):
    elsewhere = Municipality.objects.create(name="Anderswo", slug="anderswo")
    theirs = Document.objects.create(municipality=elsewhere, slug="plan", title="Plan")

    page = client.post(f"{ROOM}hochladen/", {"files": [paper()], "document": theirs.pk})

    assert (page.status_code, Upload.objects.count()) == (400, 0)


def test_what_is_too_large_is_refused_by_name_with_a_way_out(client, rita, settings):
    settings.UPLOAD_MEGABYTES = 1

    page = client.post(
        f"{ROOM}hochladen/", {"files": [paper("gross.pdf", b"%PDF" + b" " * 3_000_000), paper()]}, follow=True
    )

    states = dict(Upload.objects.values_list("file_name", "state"))
    assert states == {"gross.pdf": "refused", "klima.txt": "waiting"}
    assert "Die Datei ist größer als 1 MB." in page.content.decode()


def test_files_of_strangers_are_not_even_taken(client, auental):
    answer = client.post(f"{ROOM}hochladen/", {"files": [paper()]})

    assert answer.status_code == 302
    assert not answer.wsgi_request.FILES
    assert Upload.objects.count() == 0


def test_a_file_is_never_shown_as_part_of_the_page(client, rita):
    client.post(f"{ROOM}hochladen/", {"files": [paper("<script>alert(1)</script>.txt")]})

    page = client.get(f"{ROOM}hochladen/").content.decode()

    assert "<script>alert" not in page


def test_a_list_shows_its_first_rows_as_they_will_stand(client, listed):
    page = client.get(f"{ROOM}listen/{listed.pk}/").content.decode()

    assert page.index("So werden die ersten Zeilen stehen") < page.index("Radweg an der Aue bauen</b>")
    assert "<dt>Federführung</dt><dd>Tiefbauamt</dd>" in page


def test_a_list_without_a_title_is_asked_about(client, listed):
    page = client.post(f"{ROOM}listen/{listed.pk}/", as_named(**{"column-1": "field", "import": "1"}))

    listed.refresh_from_db()
    assert listed.state == UploadState.COLUMNS
    assert "Genau eine Spalte" in page.content.decode()


def test_a_preview_imports_nothing(client, listed):
    page = client.post(f"{ROOM}listen/{listed.pk}/", as_named(preview="1", **{"column-7": "left-out"}))

    listed.refresh_from_db()
    assert (page.status_code, listed.state) == (200, UploadState.COLUMNS)
    assert "Förderung ist beantragt</dd>" not in page.content.decode()


def test_named_columns_send_the_list_to_be_read(client, listed):
    page = client.post(f"{ROOM}listen/{listed.pk}/", as_named(**{"import": "1"}))
    again = client.post(f"{ROOM}listen/{listed.pk}/", as_named(**{"import": "1"}))

    listed.refresh_from_db()
    assert (page.status_code, again.status_code) == (302, 409)
    assert (listed.state, listed.columns["header"], listed.columns["roles"][1]) == ("waiting", 1, "title")


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_state_of_uploads_costs_as_many_queries_as_ever(
    client, rita, django_assert_num_queries, how_many
):
    client.post(f"{ROOM}hochladen/", {"files": [paper(f"{number}.txt") for number in range(how_many)]})

    with django_assert_num_queries(6):
        client.get(f"{ROOM}hochladen/stand/")


def test_while_a_folder_is_built_whoever_waits_is_told_for_what(client, auental, rita, settings, tmp_path):
    settings.DATA = tmp_path
    client.post(f"{ROOM}hochladen/", {"files": [paper()]})
    start_run(municipality=auental.row, folder="/papiere", now=NOON)

    with only_builder(tmp_path):
        meanwhile = client.get(f"{ROOM}hochladen/").content.decode()
    afterwards = client.get(f"{ROOM}hochladen/").content.decode()

    assert "Die Dateien warten, bis der Aufbau für Auental fertig ist" in meanwhile
    assert "Die Dateien warten, bis der Aufbau" not in afterwards
