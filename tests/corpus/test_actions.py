"""Readings become editions; nothing is stored that does not stand on its page."""

from dataclasses import replace

import pytest

from stadtfaden.actors.actions import settle_municipality
from stadtfaden.actors.models import Entry
from stadtfaden.core.statements import Statement, StatementKind
from stadtfaden.corpus import actions
from stadtfaden.corpus.geometry import boxes_of, packed, packed_reading, unpacked
from stadtfaden.corpus.models import Edition, Page
from stadtfaden.corpus.models import Statement as Row
from stadtfaden.corpus.queries import original_path, outline
from stadtfaden.reading import read
from tests.portal.city import MOBILITY, NOON, auental, reading_of

pytestmark = pytest.mark.django_db
TEXT = "1 Ziele\n\nDie Stadt wird grün.\n\n1.1 Bäume\n\nJede Straße bekommt Bäume.\n"


@pytest.fixture
def document():
    city = settle_municipality(name="Öhringen am Wehr", now=NOON)
    return actions.settle_document(municipality=city, facts=actions.PaperFacts(title="Grünplan"), now=NOON)


def reading(text=TEXT):
    return read(text.encode(), name="plan.txt")


def stored(document, read_):
    return actions.store_reading(
        document=document, packed=packed_reading(read_), file_name="plan.txt", now=NOON
    )


def goal(read_, words="Die Stadt wird grün.", **more):
    passage = next(one for one in read_.passages if words in one.text)
    start = passage.start + passage.text.index(words)
    return Statement(
        StatementKind.GOAL,
        passage.position,
        passage.page,
        start,
        start + len(words),
        words,
        0.9,
        "r",
        "m",
        **more,
    )


def test_an_original_is_kept_once_and_unchanged(tmp_path):
    sha256 = actions.keep_original(data=b"Leitbild", folder=tmp_path)
    path = original_path(tmp_path, sha256)
    written = path.stat().st_mtime_ns

    again = actions.keep_original(data=b"Leitbild", folder=tmp_path)

    assert (again, path.read_bytes(), path.stat().st_mtime_ns) == (sha256, b"Leitbild", written)
    assert [one.name for one in path.parent.iterdir()] == [sha256]


def test_an_original_that_a_kill_cut_short_is_written_anew(tmp_path):
    sha256 = actions.keep_original(data=b"Leitbild", folder=tmp_path)
    path = original_path(tmp_path, sha256)
    path.chmod(0o644)
    path.write_bytes(b"Leit")

    actions.keep_original(data=b"Leitbild", folder=tmp_path)

    assert path.read_bytes() == b"Leitbild"


def test_passages_know_the_heading_they_stand_under(document):
    edition = stored(document, reading())

    sections = {row.text: row.section.text for row in edition.passages.exclude(section=None)}

    assert sections["Die Stadt wird grün."].endswith("Ziele")
    assert sections["Jede Straße bekommt Bäume."].endswith("Bäume")
    assert [heading.text for heading in outline(edition)] == [
        row.text for row in edition.passages.filter(kind="heading")
    ]


def test_other_bytes_are_a_new_edition_and_the_old_ones_come_back(document):
    first = stored(document, reading())
    second = stored(document, reading(TEXT.replace("grün", "bunt")))

    back = stored(document, reading())

    assert (first.number, second.number, back.pk) == (1, 2, first.pk)
    assert list(Edition.objects.filter(is_current=True)) == [first]
    assert set(Entry.objects.values_list("verb", flat=True)) >= {"edition.read", "edition.back"}


def test_a_text_that_is_not_on_its_page_stores_nothing(document):
    read_ = reading()
    wrong = replace(goal(read_), text="Die Stadt wird grau.")

    with pytest.raises(actions.TextNotCut, match="steht dort nicht"):
        stored(document, replace(read_, statements=(wrong,)))

    assert not Edition.objects.exists()


def test_reading_again_replaces_what_was_read_and_keeps_what_still_stands(document):
    read_ = reading()
    tree = goal(read_, "Jede Straße bekommt Bäume.", parent=0)
    first = stored(document, replace(read_, statements=(goal(read_), tree)))
    wrong_page = replace(read_.pages[0], text="Inhalt " + read_.pages[0].text)
    moved = [replace(one, start=one.start + 7, end=one.end + 7) for one in read_.passages]
    newer = replace(
        read_,
        pages=(wrong_page,),
        passages=tuple(moved),
        statements=(replace(tree, start=tree.start + 7, end=tree.end + 7, parent=None),),
        reader="text/3",
    )
    key = first.statements.get(text=tree.text).key

    actions.read_again(edition=first, packed=packed_reading(newer), now=NOON)

    assert [(row.key, row.start, row.parent_id) for row in first.statements.all()] == [
        (key, tree.start + 7, None)
    ]
    assert [row.text for row in first.pages.all()] == [wrong_page.text]
    assert [row.start for row in first.passages.all()] == [one.start for one in moved]
    assert (first.reader, Edition.objects.count()) == ("text/3", 1)
    assert actions.stored_keys(first, newer.statements) == (key,)


def test_keys_last_and_differ_by_city_and_place(document):
    read_ = reading()
    both = (goal(read_), goal(read_, "Jede Straße bekommt Bäume."))

    keys = actions.statement_keys("a", read_.sha256, both)

    assert keys == actions.statement_keys("a", read_.sha256, both)
    assert len({*keys, *actions.statement_keys("b", read_.sha256, both)}) == 4
    assert len(set(actions.statement_keys("a", read_.sha256, (both[0], both[0])))) == 2


def test_parents_are_found_whatever_their_order_and_a_circle_is_cut(document):
    read_ = reading()
    first, second = goal(read_, parent=1), goal(read_, "Jede Straße bekommt Bäume.", parent=0)

    stored(document, replace(read_, statements=(first, second)))

    assert Row.objects.filter(parent=None).count() == 1
    assert Row.objects.exclude(parent=None).count() == 1


def test_words_keep_their_place_to_a_twentieth_of_a_point():
    _, read_ = reading_of("pdf", MOBILITY)
    words = read_.pages[0].words

    back = unpacked(packed(words))

    assert [(word.start, word.end) for word in back] == [(word.start, word.end) for word in words]
    assert max(abs(one.box.x0 - other.box.x0) for one, other in zip(back, words, strict=True)) <= 0.025


def test_a_quote_has_the_boxes_of_its_words(tmp_path):
    auental(tmp_path)
    quote = Row.objects.get(kind="measure", text__contains="Radschnellwegen")
    page = Page.objects.get(pk=quote.page_id)

    boxes = boxes_of(bytes(page.words), quote.start, quote.end)

    assert len(boxes) >= len(quote.text.split())
    assert all(0 <= box.x0 < box.x1 <= (page.width or 0) for box in boxes)


def test_a_paper_that_replaces_another_marks_it(document):
    younger = actions.settle_document(
        municipality=document.municipality, facts=actions.PaperFacts(title="Grünplan"), now=NOON
    )

    actions.supersede_document(document=younger, older=document, now=NOON)

    document.refresh_from_db()
    assert (document.status, younger.supersedes, younger.slug) == ("superseded", document, "gruenplan-2")


def test_a_heading_is_set_in_one_step_below_what_it_stands_under(document):
    edition = stored(document, reading())
    levels = [3, 1, 4, 4, 2]
    passage = edition.passages.first()
    edition.passages.all().delete()
    for position, level in enumerate(levels):
        passage.pk, passage.position, passage.kind, passage.level = None, position, "heading", level
        passage.save()

    assert [(heading.level, heading.depth) for heading in outline(edition)] == [
        (3, 1),
        (1, 1),
        (4, 2),
        (4, 2),
        (2, 2),
    ]
