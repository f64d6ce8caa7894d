"""A city goes out as one file and comes back the same, to the last microsecond of its log."""

import json
import shutil
from datetime import date
from types import SimpleNamespace
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.models import Model

from stadtfaden.actors.models import Entry, Invitation, Municipality, Subscription, User
from stadtfaden.actors.queries import chain_of
from stadtfaden.core.chain import first_broken
from stadtfaden.corpus.models import Review, Statement
from stadtfaden.corpus.queries import original_path
from stadtfaden.pipeline.packages import CannotUnpack, pack_city, unpack_city
from stadtfaden.pipeline.packages.packing import rows_of_city
from stadtfaden.pipeline.packages.tables import APPS, LEFT_OUT, tables, told
from stadtfaden.threads.actions import (
    Resolution,
    StatementVerdict,
    decide_statement,
    freeze_strategy,
)
from stadtfaden.threads.models import DecidedEdition
from tests.cast import NOON, person
from tests.portal import city as cities

pytestmark = pytest.mark.django_db


@pytest.fixture
def city(db, tmp_path):
    """Auental with papers, people, decisions, a council's decision."""
    folder = tmp_path / "data"
    folder.mkdir()
    found = cities.auental(folder)
    anton = person("anton_approver", found.row)
    statement = Statement.objects.get(code="M 1.1")
    verdict = StatementVerdict(review=Review.CONFIRMED)
    moment = NOON.replace(microsecond=123457)
    decide_statement(statement=statement, seen=statement.revision, verdict=verdict, by=anton, now=moment)
    resolution = Resolution(title="Strategie 2026", decided_on=date(2026, 2, 24))
    freeze_strategy(municipality=found.row, resolution=resolution, folder=folder, by=anton, now=moment)
    return found


def everything(municipality):
    return {model: [told(row) for row in rows_of_city(model, municipality)] for model in tables()}


def files_of(folder):
    return {path.name: path.read_bytes() for path in (folder / "originals").rglob("*") if path.is_file()}


def packed(city, tmp_path):
    out = tmp_path / "auental.zip"
    pack_city(municipality=city.row, data=city.folder, out=out, now=NOON)
    return out


@pytest.fixture
def empty(tmp_path):
    """A data folder and tables without a row, once the city has been packed."""

    def make():
        call_command("flush", verbosity=0, interactive=False)
        folder = tmp_path / "empty"
        folder.mkdir(exist_ok=True)
        return folder

    return make


def test_a_city_comes_back_as_it_went(city, tmp_path, empty):
    before, files = everything(city.row), files_of(city.folder)
    package = packed(city, tmp_path)
    folder = empty()

    back = unpack_city(package=package, data=folder)

    assert everything(back) == before
    assert files_of(folder) == files
    assert sum(len(rows) for rows in before.values()) > 60
    assert before[DecidedEdition][0]["digest"] in files


def test_the_log_is_still_unbroken_and_words_still_stand_on_their_pages(city, tmp_path, empty):
    package = packed(city, tmp_path)

    back = unpack_city(package=package, data=empty())

    assert first_broken(chain_of(back.slug)) is None
    assert 123457 in {entry.happened_at.microsecond for entry in Entry.objects.filter(chain=back.slug)}
    for statement in Statement.objects.select_related("page"):
        assert statement.page.text[statement.start : statement.end] == statement.text


def test_every_table_is_in_the_package_or_left_out_with_a_reason():
    every: set[type[Model]] = {model for app in APPS for model in apps.get_app_config(app).get_models()}

    assert every == {*tables(), *LEFT_OUT}
    assert (Invitation, Subscription) == LEFT_OUT


def test_people_come_along_without_a_way_to_log_in(city, tmp_path, empty):
    package = packed(city, tmp_path)
    unpack_city(package=package, data=empty())

    anton = User.objects.get(email="anton_approver@example.org")

    assert not anton.has_usable_password()
    assert not anton.check_password("anton_approver")


def test_another_city_stays_at_home(city, tmp_path, empty):
    cities.City(city.folder, name="Bergheim", slug="bergheim")
    person("adele_administrator", Municipality.objects.get(slug="bergheim"))
    package = packed(city, tmp_path)

    unpack_city(package=package, data=empty())

    assert list(Municipality.objects.values_list("slug", flat=True)) == ["auental"]
    assert not User.objects.filter(name="Adele Administrator").exists()


def test_a_package_wants_an_empty_folder(city, tmp_path):
    package = packed(city, tmp_path)

    with pytest.raises(CannotUnpack, match="leeren"):
        unpack_city(package=package, data=city.folder)


def changed(package, name, content):
    """The same package with one file in it that says something else; None takes it out."""
    other = package.with_name("other.zip")
    with ZipFile(package) as old, ZipFile(other, "w") as new:
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
        if content is not None:
            new.writestr(name, content)
    return other


def sheet_with(package, **values):
    with ZipFile(package) as old:
        sheet = json.loads(old.read("package.json"))
    return json.dumps(sheet | values)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("records/corpus.Statement.jsonl", None),
        ("records/corpus.Statement.jsonl", ""),
        ("records/corpus.Statement.jsonl", '{"id": 1}\n'),
        ("records/corpus.Statement.jsonl", "[1]\n"),
        ("records/corpus.Statement.jsonl", "quatsch"),
        ("package.json", "quatsch"),
        ("package.json", None),
    ],
)
def test_what_does_not_fit_leaves_nothing_behind(city, tmp_path, empty, name, content):
    package = changed(packed(city, tmp_path), name, content)
    folder = empty()

    with pytest.raises(CannotUnpack):
        unpack_city(package=package, data=folder)

    assert (Municipality.objects.count(), User.objects.count()) == (0, 0)


def test_changed_bytes_of_an_original_are_refused(city, tmp_path, empty):
    whole = packed(city, tmp_path)
    with ZipFile(whole) as old:
        name = next(one for one in old.namelist() if one.startswith("originals/"))

    with pytest.raises(CannotUnpack, match="originals/"):
        unpack_city(package=changed(whole, name, b"anderes"), data=empty())

    assert Municipality.objects.count() == 0


def test_other_tables_and_other_forms_are_refused_with_the_way_out(city, tmp_path, empty):
    whole = packed(city, tmp_path)
    older = changed(whole, "package.json", sheet_with(whole, tables={"corpus": "0001_initial"}))
    folder = empty()

    with pytest.raises(CannotUnpack, match="dieselbe Version"):
        unpack_city(package=older, data=folder)
    with pytest.raises(CannotUnpack, match="Form 7"):
        unpack_city(package=changed(whole, "package.json", sheet_with(whole, format=7)), data=folder)


def test_a_lost_original_is_named_and_the_rest_is_packed(city, tmp_path):
    digest = Statement.objects.get(code="M 1.1").edition.original_id
    original_path(city.folder, digest).unlink()

    done = pack_city(municipality=city.row, data=city.folder, out=tmp_path / "a.zip", now=NOON)

    assert done.missing == (digest,)
    assert done.originals == 3


def test_nothing_half_written_stays_where_packing_fails(city, tmp_path):
    with pytest.raises(OSError, match="gibt-es-nicht"):
        pack_city(municipality=city.row, data=city.folder, out=tmp_path / "gibt-es-nicht" / "a.zip", now=NOON)

    assert list(tmp_path.rglob("*.zip")) == []


BLANKS = b" " * (1 << 20)


def bomb(package, name, megabytes):
    """The same package with one file that is blanks alone, packed as small as they go."""
    other = changed(package, name, None)
    with ZipFile(other, "a", ZIP_DEFLATED) as found, found.open(name, "w") as file:
        for _ in range(megabytes):
            file.write(BLANKS)
    return other


@pytest.mark.parametrize("kind", ["records/corpus.Statement.jsonl", "package.json", "originals/"])
def test_what_would_unpack_to_far_more_is_refused_before_it_is_read(city, tmp_path, empty, kind):
    whole = packed(city, tmp_path)
    with ZipFile(whole) as old:
        name = next(one for one in old.namelist() if one.startswith(kind))
    package = bomb(whole, name, 40)
    folder = empty()

    with pytest.raises(CannotUnpack, match=rf"{name} nimmt 0,0 MB ein .* 41,9 MB groß.*noch einmal holen"):
        unpack_city(package=package, data=folder)

    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    "content", [BLANKS * 9, b"[" * 100_000, b'{"id": 1' + b"0" * 40 + b"}", b'{"id": 1}\n' * 9999]
)
def test_rows_that_nobody_has_packed_are_named_by_their_file(city, tmp_path, empty, content):
    package = changed(packed(city, tmp_path), "records/corpus.Statement.jsonl", content)

    with pytest.raises(CannotUnpack, match=r"records/corpus.Statement.jsonl.*noch einmal holen"):
        unpack_city(package=package, data=empty())


def test_more_than_the_disk_holds_is_said_before_it_is_written(city, tmp_path, empty, monkeypatch):
    package = packed(city, tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=1000))

    with pytest.raises(CannotUnpack, match="0,0 MB frei"):
        unpack_city(package=package, data=empty())
