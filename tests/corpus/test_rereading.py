"""A newer version reads the same bytes: what people decided stays, or nothing changes."""

from dataclasses import replace

import pytest

from stadtfaden.actors.actions import settle_municipality
from stadtfaden.actors.models import Entry
from stadtfaden.core.statements import SheetField, Statement, StatementKind
from stadtfaden.core.targets import Target
from stadtfaden.corpus import actions
from stadtfaden.corpus.geometry import packed_reading
from stadtfaden.corpus.models import Page, QuoteCheck, Review
from stadtfaden.corpus.models import Statement as Row
from stadtfaden.reading import read
from tests.cast import person
from tests.portal.city import NOON

pytestmark = pytest.mark.django_db
GREEN = "Die Stadt wird bis 2030 grün."
TREES = "Jede Straße bekommt Bäume."
TEXT = f"1 Ziele\n\n{GREEN}\n\n{TREES}\n\nDas Amt für Grün leitet.\n"


@pytest.fixture
def document():
    city = settle_municipality(name="Öhringen am Wehr", now=NOON)
    return actions.settle_document(municipality=city, facts=actions.PaperFacts(title="Grünplan"), now=NOON)


@pytest.fixture
def rita(document):
    return person("rita_editor", document.municipality)


def statement(reading, words, kind=StatementKind.GOAL, **more):
    passage = next(one for one in reading.passages if words in one.text)
    start = passage.start + passage.text.index(words)
    end = start + len(words)
    return Statement(kind, passage.position, passage.page, start, end, words, 0.9, "r", "m", **more)


def reading_with(*wanted, text=TEXT):
    reading = read(text.encode(), name="plan.txt")
    found = tuple(statement(reading, words, **more) for words, more in wanted)
    return replace(reading, statements=found)


def stored(document, reading):
    return actions.store_reading(
        document=document, packed=packed_reading(reading), file_name="plan.txt", now=NOON
    )


def shifted(reading, *statements):
    """As a newer version reads it: a word stands before everything."""
    page = replace(reading.pages[0], text=f"Inhalt {reading.pages[0].text}")
    passages = tuple(replace(one, start=one.start + 7, end=one.end + 7) for one in reading.passages)
    moved = tuple(
        replace(one, start=one.start + 7, end=one.end + 7, fields=_moved(one.fields)) for one in statements
    )
    return replace(reading, pages=(page,), passages=passages, statements=moved, reader="text/99")


def _moved(fields):
    return tuple(replace(one, start=one.start + 7, end=one.end + 7) for one in fields)


def judged(row, by, **values):
    Row.objects.filter(pk=row.pk).update(
        review=Review.CONFIRMED, reviewed_by=by, reviewed_at=NOON, revision=1, **values
    )


def again(edition, reading, **more):
    actions.read_again(edition=edition, packed=packed_reading(reading), now=NOON, **more)


def stands(row):
    row.refresh_from_db()
    return Page.objects.get(pk=row.page_id).text[row.start : row.end] == row.text


def test_a_judged_statement_that_reading_does_not_find_any_more_is_placed_by_its_words(document, rita):
    reading = reading_with((GREEN, {}), (TREES, {}))
    edition = stored(document, reading)
    row = edition.statements.get(text=TREES)
    judged(row, rita)

    again(edition, shifted(reading, reading.statements[0]))

    assert stands(row)
    assert (row.review, row.start) == (Review.CONFIRMED, reading.statements[1].start + 7)
    assert row.passage.text == TREES


def test_what_nobody_has_judged_and_reading_does_not_find_goes(document):
    reading = reading_with((GREEN, {}), (TREES, {}))
    edition = stored(document, reading)

    again(edition, shifted(reading, reading.statements[0]))

    assert [row.text for row in edition.statements.all()] == [GREEN]


def test_what_other_tables_call_decided_stays_too(document):
    reading = reading_with((GREEN, {}), (TREES, {}))
    edition = stored(document, reading)
    row = edition.statements.get(text=TREES)

    again(edition, shifted(reading, reading.statements[0]), decided=frozenset({row.pk}))

    assert stands(row)


def test_another_kind_found_by_the_machine_does_not_change_what_people_said(document, rita):
    reading = reading_with((GREEN, {}))
    edition = stored(document, reading)
    row = edition.statements.get()
    judged(row, rita, kind="vision", code="V 1", corrected=["code", "kind"])

    newer = replace(reading.statements[0], kind=StatementKind.MEASURE, code="M 7", title="Neu")
    again(edition, shifted(reading, newer))

    row.refresh_from_db()
    assert (row.kind, row.code, row.title) == ("vision", "V 1", "Neu")
    assert edition.statements.count() == 1
    assert actions.stored_keys(edition, shifted(reading, newer).statements) == (row.key,)


def test_hand_made_targets_and_fields_are_moved_and_not_read_anew(document, rita):
    passage = next(one for one in reading_with().passages if "Amt für Grün" in one.text)
    start = passage.start + passage.text.index("Amt für Grün")
    field = SheetField("Federführung", "lead", passage.position, start, start + 12, "Amt für Grün")
    target = Target(GREEN.index("bis 2030"), GREEN.index("bis 2030") + 8, "bis 2030", target_year=2030)
    reading = reading_with((GREEN, {"fields": (field,), "targets": (target,)}))
    edition = stored(document, reading)
    row = edition.statements.get()
    judged(row, rita, corrected=["fields", "targets"])
    row.targets.update(target_year=2031)
    row.fields.update(name="Zuständig")

    again(edition, shifted(reading, *reading.statements))

    page = edition.pages.get()
    kept, led = row.targets.get(), row.fields.get()
    assert (kept.target_year, page.text[kept.start : kept.end]) == (2031, "bis 2030")
    assert (led.name, page.text[led.start : led.end]) == ("Zuständig", "Amt für Grün")
    assert led.passage.edition_id == edition.pk


def test_what_people_have_cut_is_not_proposed_whole_again(document, rita):
    whole = f"{GREEN} {TREES}"
    reading = reading_with((whole, {}), text=f"1 Ziele\n\n{whole}\n")
    edition = stored(document, reading)
    row = edition.statements.get()
    judged(row, rita, end=row.start + len(GREEN), text=GREEN, corrected=["end", "text"])

    again(edition, shifted(reading, *reading.statements))

    assert [one.text for one in edition.statements.all()] == [GREEN]
    assert stands(row)


def test_where_words_people_decided_on_are_read_otherwise_nothing_changes(document, rita):
    reading = reading_with((GREEN, {}))
    edition = stored(document, reading)
    row = edition.statements.get()
    judged(row, rita)
    other = read(TEXT.replace("2030", "2080").encode(), name="plan.txt")

    with pytest.raises(actions.DecisionWithoutPlace, match="Seite 1"):
        again(edition, replace(other, sha256=reading.sha256, statements=()))

    assert stands(row)
    assert edition.pages.get().text == reading.pages[0].text


def test_a_declined_reading_is_noted_and_logged(document):
    reading = reading_with((GREEN, {}))
    edition = stored(document, reading)

    actions.decline_reading(
        edition=edition,
        packed=packed_reading(replace(reading, reader="text/99")),
        reason="Seite 1: …",
        now=NOON,
    )

    edition.refresh_from_db()
    assert (edition.reader, edition.declined) == (reading.reader, "text/99")
    assert Entry.objects.get(verb="edition.kept").detail["reason"] == "Seite 1: …"


def test_checked_quotes_point_to_the_new_pages(document):
    first = stored(document, reading_with((GREEN, {})))
    reading = reading_with((GREEN, {}), text=f"Vorwort\n\n{TEXT}")
    second = stored(document, reading)
    actions.check_quotes(edition=second, former=first, decided=(), now=NOON)

    again(second, shifted(reading, *reading.statements))

    check, page = QuoteCheck.objects.get(edition=second), second.pages.get()
    assert check.page == page
    assert page.text[check.start : check.end] == check.text == GREEN
