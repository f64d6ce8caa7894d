"""The short version, and what has changed between two decisions of the council."""

import io
from dataclasses import replace
from datetime import date, timedelta

import pikepdf
import pytest
from docx import Document
from pypdfium2 import PdfDocument

from stadtfaden.actors.models import Municipality
from stadtfaden.corpus.models import Review, Statement
from stadtfaden.exchange.report import Edition, brief_of, fitted, gather, gather_changes, typeset, write_word
from stadtfaden.pipeline.own_papers import Belonging, Writing, write_down
from stadtfaden.threads.actions import Resolution, freeze_strategy
from stadtfaden.threads.models import Area, StatementArea
from stadtfaden.threads.queries import content_of, living_strategy
from tests.cast import NOON, person
from tests.exchange.report.conftest import ON
from tests.exchange.report.matterhorn import faults


def confirm(statement, city):
    statement.review, statement.reviewed_at = Review.CONFIRMED, NOON
    statement.reviewed_by = person("anton_approver", city)
    statement.save()


def opened(sheets):
    return pikepdf.open(io.BytesIO(sheets.data))


@pytest.fixture
def decided(auental):
    """The council has decided on one goal; since then another one was confirmed, and the first was moved."""
    goals = list(Statement.objects.filter(kind="goal").order_by("pk"))
    confirm(goals[0], auental.row)
    edition = freeze_strategy(
        municipality=auental.row,
        resolution=Resolution(title="Strategie 2026", decided_on=date(2026, 3, 2)),
        folder=auental.folder,
        by=person("anton_approver", auental.row),
        now=NOON,
    )
    confirm(goals[1], auental.row)
    goals[0].code = "Z 9"
    goals[0].save()
    return Edition(
        content_of(edition.digest, auental.folder), edition.title, edition.decided_on, edition.frozen_at
    )


def test_the_short_version_has_at_most_four_pages_and_nothing_of_its_own(report):
    brief, sheets = fitted(brief_of(report.values))

    assert sheets.pages <= 4
    assert {aim for area in brief.aims for aim in area.aims} <= {
        aim for area in report.values.aims for aim in area.aims
    }
    assert set(brief.contradictions) <= set(report.values.contradictions)
    assert brief.levels == report.values.levels
    with opened(sheets) as pdf:
        assert faults(pdf) == {}


def test_what_four_pages_do_not_hold_is_counted(report):
    one = report.values.contradictions[0]
    long = replace(one, topic="Ein langer Satz. " * 20)
    many = replace(report.values, contradictions=(long,) * 30, contradictions_in_all=30)

    brief, sheets = fitted(brief_of(many))

    assert sheets.pages <= 4
    assert brief.contradictions_rest == (
        f"Gedruckt sind {len(brief.contradictions)} der 30 Stellen, an denen Papiere einander widersprechen."
    )


def test_confirmed_goals_lead_before_others_and_each_stands_once(auental):
    goals = list(Statement.objects.filter(kind="goal").order_by("pk"))
    confirm(goals[1], auental.row)

    aims = gather(auental.row, on=ON).aims

    shown = [aim.quote.before for area in aims for aim in area.aims]
    assert len(shown) == len(set(shown)) == len(goals)
    climate = next(area for area in aims if area.name == "Klimaschutz")
    assert climate.aims[0].quote.is_confirmed
    assert climate.aims[0].promises == ("25 % bis 2030",)


def test_the_short_version_says_how_far_it_is_and_where_the_council_is_asked(auental, decided):
    brief = brief_of(gather(auental.row, on=ON))

    assert brief.vision is not None
    assert brief.vision.before == "Auental ist im Jahr 2040 eine Stadt der kurzen Wege."
    assert "Der Rat hat „Strategie 2026“ am 2. März 2026 beschlossen." in brief.standing
    assert "Ein Widerspruch zwischen Papieren wartet auf ein Urteil." in brief.asked


def test_a_city_without_money_decisions_or_goals_has_a_short_version_too(db):
    city = Municipality.objects.create(name="Leerstadt", slug="leerstadt")

    brief, sheets = fitted(brief_of(gather(city, on=ON)))

    assert sheets.pages == 1
    assert (brief.vision, brief.aims, brief.money) == (None, (), ())
    assert "Über die Strategie als Ganzes hat der Rat noch nicht beschlossen." in brief.standing


def test_changes_name_what_is_newly_confirmed_and_what_is_different(auental, decided):
    changes = gather_changes(auental.row, decided, Edition(living_strategy(auental.row)), on=ON)

    assert changes.before == "Strategie 2026 (2. März 2026)"
    assert changes.after == "die Strategie, wie sie lebt"
    assert changes.summary == (
        "Keine Aussage ist neu, keine ist weggefallen, 1 hat sich geändert.",
        "Neu bestätigt ist 1 Aussage aus Papieren, die damals schon gelesen waren.",
    )
    assert [one.differs for one in changes.changed] == [(("Nummer", "Z 1", "Z 9"),)]
    assert changes.added == ()
    assert [quote.before for quote in changes.confirmed] == [
        "Bis 2030 werden 25 % aller Wege mit dem Rad zurückgelegt."
    ]
    with opened(typeset(changes)) as pdf:
        assert faults(pdf) == {}
    file = Document(io.BytesIO(write_word(changes)))
    assert [one.text for one in file.paragraphs if one.style and one.style.name == "Heading 2"] == [
        "Geändert",
        "Neu bestätigt",
    ]


def test_what_was_read_after_the_decision_is_new(auental, decided):
    decided.frozen_at = NOON - timedelta(days=1)

    changes = gather_changes(auental.row, decided, Edition(living_strategy(auental.row)), on=ON)

    assert changes.summary[0] == "1 Aussage ist neu, keine ist weggefallen, 1 hat sich geändert."
    assert (len(changes.added), changes.confirmed) == (1, ())


def test_nothing_has_changed_where_nothing_has(auental, decided):
    changes = gather_changes(auental.row, decided, decided, on=ON, language="en")

    assert changes.summary == ("Nothing has changed.",)
    assert (changes.changed, changes.added, changes.confirmed, changes.gone) == ((), (), (), ())


def test_a_whole_report_in_english_keeps_the_quotes_german(auental):
    values = gather(auental.row, on=ON, language="en")
    sheets = typeset(values)
    brief = typeset(brief_of(values))

    for pages in (sheets, brief):
        with opened(pages) as pdf:
            assert pdf.Root.Lang == "en-GB"
            assert faults(pdf) == {}


def test_words_of_people_are_german_where_an_english_report_asks_the_council(auental):
    values = gather(auental.row, on=ON, language="en")
    asked = "Conflict of goals: „Der Uferweg „Aue“ geht vor.“"

    def spans(words):
        told = replace(values, asked=(words,))
        for sheets in (typeset(told), typeset(brief_of(told))):
            with opened(sheets) as pdf:
                assert faults(pdf) == {}
                yield sum(page.Contents.read_bytes().count(b"/Lang") for page in pdf.pages)

    file = Document(io.BytesIO(write_word(replace(values, asked=(asked,)))))
    item = next(one for one in file.paragraphs if one.text == asked)

    assert [more - less for more, less in zip(spans(asked), spans("Nothing waits."), strict=True)] == [1, 1]
    assert [(run.text[:1], run.style.name) for run in item.runs] == [
        ("C", "Default Paragraph Font"),
        ("„", "Worte auf Deutsch"),
    ]


def test_what_the_council_has_not_adopted_is_called_a_draft_on_paper(auental):
    write_down(
        municipality=auental.row,
        values={
            "kind": "goal",
            "title": "Bis 2032 stehen 120 Ladepunkte in der Stadt.",
            "target": "120 Ladepunkte bis 2032",
        },
        belonging=Belonging(),
        writing=Writing(auental.folder, person("anton_approver", auental.row), NOON),
    )
    own = Statement.objects.get(text__contains="Ladepunkte")
    StatementArea.objects.create(
        statement=own, area=Area.objects.get(slug="mobility"), score=1.0, made_by="von Hand"
    )

    brief = brief_of(gather(auental.row, on=ON))
    word = Document(io.BytesIO(write_word(brief)))

    drafts = [aim.quote.before for area in brief.aims for aim in area.aims if aim.quote.is_draft]
    assert set(drafts) == {own.text}
    with PdfDocument(typeset(brief).data) as pdf:
        pages = " ".join(page.get_textpage().get_text_range() for page in pdf)
    assert pages.count("· Entwurf") == len(drafts)
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert sum("· Entwurf" in cell for cell in cells) == len(drafts)
