"""A changed file is a new edition: decisions go on, all or nothing; a newer reading loses none."""

import pytest
from django.utils import timezone

from stadtfaden.actors.actions import settle_municipality
from stadtfaden.core.areas import shipped_taxonomy
from stadtfaden.corpus.models import Edition, QuoteCheck, Review, Statement
from stadtfaden.pipeline.actions import start_run
from stadtfaden.pipeline.context import Build
from stadtfaden.pipeline.reading import find_files, read_files
from stadtfaden.reading import VERSION
from stadtfaden.threads.actions import settle_areas
from tests.cast import NOON, person
from tests.pipeline.conftest import OPTIONS
from tests.pipeline.papers import LEITBILD

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("pipeline")]
BICYCLES = "Der Anteil des Radverkehrs steigt bis 2030 auf 30 Prozent."
MORE = LEITBILD.replace("Leitbild Hirschau 2040\n", "Leitbild Hirschau 2040\n\fZum Geleit\n", 1)


class Interrupted(list[str]):
    """Somebody presses Ctrl-C as soon as there is something to note."""

    def append(self, _note):
        raise KeyboardInterrupt


class Folder:
    """A folder with one paper, read step by step as a build does it."""

    def __init__(self, place):
        self.papers, self.data = place / "papers", place / "data"
        self.papers.mkdir()
        self.city = settle_municipality(name="Hirschau", now=NOON)
        settle_areas(municipality=self.city, taxonomy=shipped_taxonomy())

    def read(self, text=None, notes=None):
        if text is not None:
            (self.papers / "leitbild.txt").write_text(text, encoding="utf-8")
        run = start_run(municipality=self.city, folder=str(self.papers), now=timezone.now())
        build = Build(self.city, self.papers, self.data, OPTIONS, run, lambda _: None)
        build.notes = [] if notes is None else notes
        find_files(build)
        read_files(build)
        return build

    def confirm(self, text=BICYCLES):
        row = Statement.objects.get(text__contains=text, edition__is_current=True)
        row.review, row.reviewed_by, row.reviewed_at = (
            Review.CONFIRMED,
            person("rita_editor", self.city),
            NOON,
        )
        row.save()
        return row


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path)


def test_a_changed_file_carries_decisions_on_and_says_what_changed(folder):
    folder.read(LEITBILD)
    old = folder.confirm()

    build = folder.read(MORE)

    new = Statement.objects.get(continues=old)
    assert (new.edition.number, new.review, new.page.number) == (2, Review.CONFIRMED, 2)
    assert any("Neue Ausgabe von „" in note and "gewandert" in note for note in build.notes)


def test_interrupted_in_the_middle_the_former_edition_is_current_and_the_next_run_goes_on(folder):
    folder.read(LEITBILD)
    old = folder.confirm()

    with pytest.raises(KeyboardInterrupt):
        folder.read(MORE, Interrupted())
    assert [edition.number for edition in Edition.objects.all()] == [1]
    assert not QuoteCheck.objects.exists()

    folder.read()
    assert Statement.objects.get(continues=old).review == Review.CONFIRMED
    assert QuoteCheck.objects.exists()


def test_the_file_as_it_was_before_brings_decisions_back_along(folder):
    folder.read(LEITBILD)
    folder.read(MORE)
    folder.confirm()

    folder.read(LEITBILD)

    again = Statement.objects.get(text__contains=BICYCLES, edition__is_current=True)
    assert (again.edition.number, again.review) == (1, Review.CONFIRMED)


def test_a_newer_reading_that_would_lose_a_decision_is_declined_once(folder):
    folder.read(LEITBILD)
    row = folder.confirm()
    page, other = row.page, BICYCLES.replace("30 P", "80 P")  # as an older version misread it
    page.text = page.text.replace(BICYCLES, other)
    page.save()
    Statement.objects.filter(pk=row.pk).update(text=row.text.replace(BICYCLES, other))
    Edition.objects.update(reader="text/0")

    first, second = folder.read(), folder.read()

    edition = Edition.objects.get()
    assert (edition.reader, edition.declined) == ("text/0", f"text/{VERSION}")
    assert Statement.objects.get(pk=row.pk).review == Review.CONFIRMED
    assert any("bleibt, wie es früher gelesen wurde" in note for note in first.notes)
    assert (first.read, second.read, second.to_read) == (0, 0, [])
