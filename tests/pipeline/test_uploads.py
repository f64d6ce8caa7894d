"""What is uploaded is kept first and read by another process; what it becomes stands in its row."""

import hashlib
import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from platformdirs import user_cache_dir

from stadtfaden.actors.models import Entry, Municipality
from stadtfaden.corpus.models import Document, QuoteCheck, Statement
from stadtfaden.corpus.queries import original_path
from stadtfaden.pipeline.build import build_uploads
from stadtfaden.pipeline.check import check_records
from stadtfaden.pipeline.context import BuildOptions
from stadtfaden.pipeline.models import Outcome, Run, Upload, UploadState
from stadtfaden.pipeline.uploads import MOST_TRIES, HandedIn, claim_upload, receive_upload
from stadtfaden.threads.models import Candidate
from tests.cast import NOON, person
from tests.pipeline.bad import picture, zip_bomb
from tests.pipeline.papers import LEITBILD, pdf

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("pipeline")]
OPTIONS = BuildOptions(cache=Path(user_cache_dir("stadtfaden")), processes=1)
NEWER = LEITBILD.replace("auf 30 Prozent", "auf 35 Prozent").replace("2040", "2045")


@pytest.fixture
def city(db):
    return Municipality.objects.create(name="Hirschau", slug="hirschau")


@pytest.fixture
def hand_in(city, tmp_path):
    """Called with a name and bytes, rita hands the file in."""

    def hand_in(name, data, by="rita_editor", **more):
        file = HandedIn(name=name, size=len(data), pieces=[data], head=data[:4096], **more)
        return receive_upload(municipality=city, file=file, folder=tmp_path, by=person(by, city), now=NOON)

    return hand_in


@pytest.fixture
def work(transactional_db, tmp_path):
    def work(options=OPTIONS):
        while build_uploads(data=tmp_path, options=options):
            pass

    return work


def test_the_bytes_are_kept_before_anything_is_read(hand_in, tmp_path):
    upload = hand_in("leitbild.txt", LEITBILD.encode())

    assert original_path(tmp_path, upload.sha256).read_bytes() == LEITBILD.encode()
    assert upload.sha256 == hashlib.sha256(LEITBILD.encode()).hexdigest()
    assert (upload.state, Document.objects.count()) == (UploadState.WAITING, 0)


def test_who_may_not_keep_papers_is_refused_and_nothing_is_kept(hand_in, tmp_path):
    with pytest.raises(PermissionDenied):
        hand_in("leitbild.txt", LEITBILD.encode(), by="carla_contributor")

    assert (Upload.objects.count(), list(tmp_path.rglob("*"))) == (0, [])


def test_what_is_handed_in_stands_in_the_log_with_who_and_what(hand_in):
    upload = hand_in("../../etc/leit\u202ebild.txt", LEITBILD.encode())

    entry = Entry.objects.get(verb="upload.received")
    assert (entry.by, entry.detail["file"]) == (person("rita_editor"), "leitbild.txt")
    assert entry.detail["sha256"] == upload.sha256


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("leer.pdf", b"", "Die Datei ist leer (0 Byte)."),
        ("bild.pdf", picture(), "Die Datei ist ein Bild."),
        ("brief.rtf", b"{\\rtf1", "Die Datei ist im Format RTF."),
        ("programm.pdf", bytes(range(256)) * 20, "Der Inhalt der Datei ist kein Text"),
    ],
)
def test_what_can_be_told_at_sight_is_refused_at_once_and_not_kept(hand_in, tmp_path, name, data, what):
    upload = hand_in(name, data)

    assert (upload.state, upload.what.startswith(what), bool(upload.way_out)) == (
        UploadState.REFUSED,
        True,
        True,
    )
    assert list(tmp_path.rglob("*")) == []


def test_an_uploaded_paper_is_read_and_tied_to_the_rest(hand_in, work, city, tmp_path):
    upload = hand_in("Leitbild Hirschau.txt", LEITBILD.encode())

    work()

    upload.refresh_from_db()
    run = Run.objects.get()
    assert (upload.state, upload.edition.document.title) == (UploadState.DONE, "Leitbild Hirschau 2040")
    assert Candidate.objects.filter(document=upload.edition.document).exists()
    assert (run.outcome, run.folder, run.figures["read"]) == (Outcome.DONE, "", 1)
    assert check_records(data=tmp_path, options=OPTIONS).findings == ()


def test_a_new_edition_goes_to_the_chosen_paper_and_its_quotes_are_checked(hand_in, work):
    first = hand_in("leitbild.txt", LEITBILD.encode())
    work()
    first.refresh_from_db()

    second = hand_in("ganz-anders.txt", NEWER.encode(), document=first.edition.document)
    work()

    second.refresh_from_db()
    assert (second.edition.document, second.edition.number) == (first.edition.document, 2)
    assert second.edition.is_current
    assert QuoteCheck.objects.filter(edition=second.edition).exists()


def test_the_same_bytes_again_are_told_to_be_there_already(hand_in, work):
    first = hand_in("leitbild.txt", LEITBILD.encode())
    work()

    second = hand_in("kopie.txt", LEITBILD.encode())
    work()

    first.refresh_from_db()
    second.refresh_from_db()
    assert (second.state, second.edition) == (UploadState.DONE, first.edition)
    assert Document.objects.count() == 1


def test_bytes_of_one_paper_are_no_new_edition_of_another(hand_in, work):
    hand_in("leitbild.txt", LEITBILD.encode())
    hand_in("radverkehr.pdf", pdf())
    work()
    paper = Document.objects.get(editions__uploads__file_name="radverkehr.pdf")

    wrong = hand_in("leitbild.txt", LEITBILD.encode(), document=paper)
    work()

    wrong.refresh_from_db()
    assert wrong.state == UploadState.REFUSED
    assert "schon als" in wrong.what


def test_hostile_files_are_refused_and_the_others_are_read(hand_in, work):
    bomb = hand_in("bombe.docx", zip_bomb())
    cut = hand_in("abgeschnitten.pdf", pdf()[:900])
    web = hand_in("seite.pdf", b"<!doctype html><html><body><h1>Ziele</h1><p>Wir bauen.</p></body></html>")
    work()

    for upload in (bomb, cut, web):
        upload.refresh_from_db()
    assert (bomb.state, cut.state, web.state) == (
        UploadState.REFUSED,
        UploadState.REFUSED,
        UploadState.DONE,
    )
    assert "entpackt sich" in bomb.what
    assert "passt nicht zum Inhalt" in web.edition.warnings[0]


@pytest.mark.parametrize(
    ("limits", "what"), [({"seconds": 0.0}, "länger als erlaubt"), ({"megabytes": 1}, "mehr Speicher")]
)
def test_what_never_ends_or_eats_all_memory_is_stopped_and_said(hand_in, work, limits, what):
    endless = hand_in("endlos.txt", LEITBILD.encode())
    work(replace(OPTIONS, **limits))

    endless.refresh_from_db()
    assert endless.state == UploadState.REFUSED
    assert what in endless.what
    assert endless.way_out


def test_two_workers_never_hold_the_same_upload(hand_in, city):
    hand_in("leitbild.txt", LEITBILD.encode())

    claims = [claim_upload(municipality=city, now=NOON) for _ in range(2)]

    assert [claim is None for claim in claims] == [False, True]


def test_what_brings_down_its_worker_again_and_again_is_refused(hand_in, city):
    upload = hand_in("leitbild.txt", LEITBILD.encode())
    Upload.objects.update(tries=MOST_TRIES)

    claim = claim_upload(municipality=city, now=NOON)

    upload.refresh_from_db()
    assert (claim, upload.state) == (None, UploadState.REFUSED)


def test_an_upload_whose_worker_died_is_read_by_the_next_one(hand_in, work, city):
    upload = hand_in("leitbild.txt", LEITBILD.encode())
    claim_upload(municipality=city, now=NOON)

    work()

    upload.refresh_from_db()
    assert (upload.state, upload.tries, Statement.objects.exists()) == (UploadState.DONE, 2, True)


def test_a_killed_worker_loses_nothing_wherever_it_was(tmp_path):
    environment = {
        **os.environ,
        "STADTFADEN_DATA": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "stadtfaden.config.settings",
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.pipeline.killed_uploads", str(tmp_path)],
        cwd=Path(__file__).parents[2],
        env=environment,
        stdout=subprocess.PIPE,
        check=True,
    )

    told = json.loads(done.stdout.splitlines()[-1])

    assert told["endings"] == [-signal.SIGKILL] * 3 + [0]
    assert told["states"] == ["done", "done"]
    assert (told["editions"], told["is_sound"], told["is_left"]) == (2, True, False)
