"""A folder in, stored threads out."""

import re
from datetime import date

import pytest
from django.db.models import F, Value
from django.db.models.functions import Concat

from stadtfaden.core.statements import StatementKind
from stadtfaden.corpus.models import DocumentStatus, Review
from stadtfaden.corpus.queries import current_statements, documents, editions
from stadtfaden.exchange import Table, rows_of
from stadtfaden.pipeline.build import STEPS
from stadtfaden.pipeline.check import check_records
from stadtfaden.pipeline.models import Outcome, Run
from stadtfaden.pipeline.queries import gone_files, runs, unread_files
from stadtfaden.reading import VERSION
from stadtfaden.threads.models import Comparison, Link
from stadtfaden.threads.queries import current_links
from tests.cast import person
from tests.pipeline.conftest import OPTIONS
from tests.pipeline.papers import LEITBILD, pdf

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("pipeline")]


def test_every_paper_of_the_folder_is_read(shelf):
    files = {row["file"]: row["pages"] for row in rows_of(Table.DOCUMENTS, shelf.city)}

    assert shelf.first.unread == ()
    assert set(files) == {
        "2020-03-05_Leitbild-Hirschau.txt",
        "digitale-stadt.md",
        "schulen.docx",
        "verkehr/radverkehr.pdf",
    }
    assert files["2020-03-05_Leitbild-Hirschau.txt"] == 2
    assert shelf.first.pages == sum(files.values())


def test_what_the_city_says_of_a_paper_counts_and_the_rest_stays_unknown(shelf):
    by_file = {edition.file_name: edition.document for edition in editions(shelf.city)}

    bicycles = by_file["verkehr/radverkehr.pdf"]
    guiding = by_file["2020-03-05_Leitbild-Hirschau.txt"]

    assert (bicycles.title, bicycles.status) == ("Radverkehrskonzept 2035", DocumentStatus.ADOPTED)
    assert (bicycles.adopted_on, bicycles.horizon) == (date(2024, 6, 17), 2035)
    assert (guiding.dated_on, guiding.adopted_on) == (date(2020, 3, 5), None)
    assert guiding.status == DocumentStatus.UNKNOWN
    assert guiding.council_paper == ""


def test_statements_stand_on_their_page_with_area_and_digital_connection(shelf):
    statements = list(rows_of(Table.STATEMENTS, shelf.city))
    counted = next(row for row in statements if "Sensoren" in row["text"])

    assert {row["kind"] for row in statements} >= {StatementKind.GOAL, StatementKind.MEASURE}
    assert counted["page"] == 2
    assert "mobility" in [area["id"] for area in counted["areas"]]
    assert all(mark["text"] in counted["text"] for mark in counted["digital"])
    assert all(target["text"] in row["text"] for row in statements for target in row["targets"])


def test_papers_that_say_the_same_are_linked_with_a_reason(shelf):
    links = list(current_links(shelf.city))

    assert links
    assert all(link.source.edition.document_id != link.target.edition.document_id for link in links)
    assert all(link.reason and link.made_by for link in links)


FORMER = "Kopf der Seite "


def test_what_an_older_version_proposed_goes_when_papers_are_compared_again(shelf):
    city = current_links(shelf.city)
    stale = city.first()
    assert stale is not None
    Link.objects.filter(pk=stale.pk).update(reason="Alt.", made_by="model:links/0")
    Comparison.objects.update(made_by="model:links/0")
    Run.objects.update(figures={})

    shelf.build()

    assert current_links(shelf.city).exists()
    assert not current_links(shelf.city).filter(made_by="model:links/0").exists()


def test_the_run_log_knows_every_step(shelf):
    run = runs(shelf.city).earliest("started_at")

    assert run.outcome == Outcome.DONE
    assert set(run.seconds) == {step.name for step in STEPS}


def test_all_quotes_originals_and_the_index_agree(shelf):
    checked = check_records(data=shelf.data, options=OPTIONS)

    assert checked.findings == ()
    assert checked.counts["originals"] == 4
    assert checked.counts["statements"] == current_statements(shelf.city).count()


def test_a_changed_file_alone_is_read_again(shelf):
    before = {row["file"]: row for row in rows_of(Table.DOCUMENTS, shelf.city)}

    again = shelf.build()
    assert (again.read, again.unchanged, again.links) == (0, 4, 0)
    assert "meaning" not in {told.step for told in shelf.told}

    (shelf.papers / "schulen.docx").touch()
    assert shelf.build().read == 0

    guiding = shelf.papers / "2020-03-05_Leitbild-Hirschau.txt"
    guiding.write_text(LEITBILD.replace("30 Prozent", "35 Prozent"), encoding="utf-8")
    changed = shelf.build()
    assert (changed.read, changed.unchanged) == (1, 3)
    after = {row["file"]: row for row in rows_of(Table.DOCUMENTS, shelf.city)}
    assert after[guiding.name]["edition"] == 2
    assert after[guiding.name]["document"] == before[guiding.name]["document"]
    assert any("35 Prozent" in statement.text for statement in current_statements(shelf.city))
    assert not any("auf 30 Prozent" in s.text for s in current_statements(shelf.city) if s.page.label is None)

    guiding.write_text(LEITBILD, encoding="utf-8")
    assert shelf.build().read == 0
    assert [(e.number, e.is_current) for e in editions(shelf.city).filter(file_name=guiding.name)] == [
        (2, False),
        (1, True),
    ]


def test_what_an_older_version_has_read_is_read_again(shelf):
    old = editions(shelf.city).get(file_name="verkehr/radverkehr.pdf", is_current=True)
    measure = old.statements.filter(kind=StatementKind.MEASURE).first()
    assert measure is not None
    judged = {"review": Review.CONFIRMED, "reviewed_by": person("rita_editor")}
    old.statements.filter(pk=measure.pk).update(**judged)
    old.statements.update(start=F("start") + len(FORMER), end=F("end") + len(FORMER))
    old.pages.update(label="99", text=Concat(Value(FORMER), "text"))
    old.passages.update(text="Anders gelesen.")
    type(old).objects.filter(pk=old.pk).update(reader="pdf/1")

    built = shelf.build()

    new = editions(shelf.city).get(file_name=old.file_name, is_current=True)
    assert (built.read, built.unchanged) == (1, 3)
    assert (new.pk, new.number, new.reader) == (old.pk, old.number, f"pdf/{VERSION}")
    assert [page.label for page in new.pages.all()] == ["1", "2"]
    kept = new.statements.get(pk=measure.pk)
    assert (kept.key, kept.review, kept.text) == (measure.key, Review.CONFIRMED, measure.text)
    assert kept.areas.exists()
    assert list(current_links(shelf.city).filter(source__edition=new))
    assert check_records(data=shelf.data, options=OPTIONS).findings == ()
    assert shelf.build().read == 0


def test_copies_moves_and_broken_files_change_no_paper(shelf):
    (shelf.papers / "kopie.txt").write_text(LEITBILD, encoding="utf-8")
    assert shelf.build().read == 0
    assert documents(shelf.city).count() == 4

    (shelf.papers / "kopie.txt").unlink()
    (shelf.papers / "schulen.docx").rename(shelf.papers / "schulentwicklung.docx")
    moved = shelf.build()
    assert moved.read == 0
    assert list(gone_files(shelf.city, str(shelf.papers))) == []

    kept = (shelf.papers / "schulentwicklung.docx").read_bytes()
    (shelf.papers / "schulentwicklung.docx").unlink()
    removed = shelf.build()
    (shelf.papers / "schulentwicklung.docx").write_bytes(kept)
    assert removed.notes == ("Nicht mehr im Ordner, bleibt im Regal (1): schulentwicklung.docx.",)
    assert documents(shelf.city).count() == 4

    (shelf.papers / "verkehr" / "radverkehr.pdf").write_bytes(pdf()[:700])
    broken = shelf.build()
    assert [file.path for file in broken.unread] == ["verkehr/radverkehr.pdf"]
    assert [file.path for file in unread_files(shelf.city)] == ["verkehr/radverkehr.pdf"]
    assert "Radverkehrskonzept 2035" in {document.title for document in documents(shelf.city)}


def test_pages_of_doubtful_text_are_named_at_the_end(shelf):
    torn = re.sub(r"(\w{3})(?=\w)", r"\1 ", LEITBILD)
    (shelf.papers / "zerteilt.txt").write_text(f"Vorwort\f{torn}", encoding="utf-8")

    notes = shelf.build().notes

    assert notes == (
        "zerteilt.txt: 1 Seite ist zweifelhaft gelesen (in der Datei: 2); warum, steht auf der Seite.",
    )
