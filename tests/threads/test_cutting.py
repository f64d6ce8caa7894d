"""People cut statements from pages: add, split, merge; what hangs on them goes along and can come back."""

import pytest
from django.core.exceptions import PermissionDenied

from stadtfaden.actors.models import Entry
from stadtfaden.corpus.models import Page, Review, Statement
from stadtfaden.threads.actions import (
    DecidedMeanwhile,
    LinkVerdict,
    NotADecision,
    StatementVerdict,
    cutting,
    decide_link,
    decide_statement,
    renew_candidates,
    tying,
)
from stadtfaden.threads.models import Candidate, Link
from tests.cast import NOON, person
from tests.portal.city import auental

pytestmark = pytest.mark.django_db


@pytest.fixture
def city(tmp_path):
    found = auental(tmp_path)
    renew_candidates(municipality=found.row)
    return found


@pytest.fixture
def goal(city):
    return Statement.objects.get(kind="goal", text__contains="2035")


@pytest.fixture
def measure(city):
    return Statement.objects.get(code="M 1.1")


@pytest.fixture
def page(goal):
    return goal.page


def marked(page, words, **more):
    start = page.text.index(words)
    return cutting.Marked(page=page, start=start, end=start + len(words), kind="goal", **more)


def add(page, words, by, **more):
    return cutting.add_statement(marked=marked(page, words, **more), by=by, now=NOON)


def split(statement, by, *parts, seen=None):
    ranges = []
    for words in parts:
        start = statement.start + statement.text.index(words)
        ranges.append((start, start + len(words)))
    seen = statement.revision if seen is None else seen
    return cutting.split_statement(statement=statement, seen=seen, ranges=ranges, by=by, now=NOON)


def merge(by, *statements):
    pairs = [(one, one.revision) for one in statements]
    return cutting.merge_statements(statements=pairs, by=by, now=NOON)


def undo(entry, by):
    return cutting.undo_cut(entry=entry, by=by, now=NOON)


def everything(city):
    """What stands, whoever it was found by, with what hangs on it."""
    return sorted(
        (
            *(one.key, one.review, one.kind, one.text, one.parent_id, one.corrected),
            *sorted(one.links_out.values_list("target__key", "type", "review")),
        )
        for one in Statement.objects.filter(edition__document__municipality=city.row)
    )


def test_marked_words_stand_as_a_statement_of_that_person(city, rita, page):
    mobility = city.row.areas.get(slug="mobility")

    words = "Bis 2035 werden 40 % aller Wege"

    made = add(page, words, rita, code="Z 2", areas=frozenset({mobility.pk}))

    assert page.text[made.start : made.end] == made.text == words
    assert (made.review, made.reviewed_by, made.added_by, made.made_by) == (
        Review.CONFIRMED,
        rita,
        rita,
        "person",
    )
    assert list(made.areas.values_list("area", "review")) == [(mobility.pk, Review.CONFIRMED)]
    assert [target.value for target in made.targets.all()] == [40.0]
    assert Entry.objects.latest("pk").verb == "statement.added"


@pytest.mark.parametrize(("start", "end"), [(-3, 4), (5, 5), (8, 2), (0, 10**6)])
def test_what_is_no_range_of_the_page_adds_nothing(rita, page, start, end):
    before = Statement.objects.count()

    with pytest.raises(cutting.WordsNotThere):
        cutting.add_statement(
            marked=cutting.Marked(page=page, start=start, end=end, kind="goal"), by=rita, now=NOON
        )

    assert (Statement.objects.count(), Entry.objects.filter(by=rita).count()) == (before, 0)


def test_exactly_the_same_words_stand_once(rita, page, goal):
    with pytest.raises(cutting.StatedAlready) as fact:
        add(page, goal.text, rita)

    assert fact.value.args == (goal.key,)


def test_words_that_were_rejected_may_be_marked_again(rita, page, goal):
    decide_statement(
        statement=goal, seen=0, verdict=StatementVerdict(review=Review.REJECTED), by=rita, now=NOON
    )

    once = add(page, goal.text, rita)
    undo(Entry.objects.latest("pk"), rita)
    again = add(page, goal.text, rita)

    assert len({goal.key, once.key}) == 2
    assert again.key == once.key


def test_nobody_adds_who_may_not_edit(city, page):
    with pytest.raises(PermissionDenied):
        add(page, "Ziele", person("carla_contributor", city.row))


def test_an_added_statement_goes_when_it_is_taken_back(city, rita, page):
    before = everything(city)
    add(page, "bleibt mindestens bei 25 %", rita)

    undo(Entry.objects.latest("pk"), rita)

    assert everything(city) == before


def test_what_people_have_built_on_is_not_taken_back(city, rita, page):
    made = add(page, "bleibt mindestens bei 25 %", rita)
    entry = Entry.objects.latest("pk")
    vision = Statement.objects.get(kind="vision")
    tying.link_statements(source=made, target=vision, type_="supports", reason="Zu Fuß.", by=rita, now=NOON)

    with pytest.raises(DecidedMeanwhile):
        undo(entry, rita)

    assert Statement.objects.filter(pk=made.pk).exists()


PARTS = ("Bis 2035 werden 40 % aller Wege", "mit dem Rad zurückgelegt.")


def test_the_parts_of_a_split_stand_and_the_whole_is_rejected_with_a_reason(city, rita, goal):
    first, second = split(goal, rita, *PARTS)

    goal.refresh_from_db()
    assert (first.text, second.text, first.code, second.code) == (*PARTS, "Z 1", None)
    assert {one.review for one in (first, second)} == {Review.CONFIRMED}
    assert (goal.review, goal.review_reason) == (Review.REJECTED, f"geteilt in {first.key}, {second.key}")
    assert Entry.objects.latest("pk").detail["reason"] == goal.review_reason


def test_what_hangs_on_a_split_statement_goes_to_the_part_that_holds_the_words(city, rita, goal, measure):
    first, second = split(goal, rita, *PARTS)

    measure.refresh_from_db()
    assert [target.text for target in first.targets.all()] == ["Bis 2035 werden 40 %"]
    assert not second.targets.exists()
    areas = {part.pk: set(part.areas.values_list("area__slug", flat=True)) for part in (first, second)}
    assert areas[second.pk] == {"mobility", "climate"}
    assert set(first.links_out.values_list("type", flat=True)) == {"conflicts", "supports"}
    assert measure.parent == first


def test_links_of_a_split_statement_that_wait_wait_with_its_part(rita, goal):
    first, _ = split(goal, rita, *PARTS)

    waiting = Candidate.objects.filter(link__source=first)
    assert waiting.count() == first.links_out.filter(review=Review.CANDIDATE).count() == 2
    assert not Candidate.objects.filter(link__source=goal).exists()


def test_a_decided_link_stays_decided_on_its_part(rita, goal):
    link = Link.objects.get(type="supports")
    decide_link(link=link, seen=0, verdict=LinkVerdict(review=Review.CONFIRMED), by=rita, now=NOON)

    first, _ = split(goal, rita, *PARTS)

    carried = first.links_out.get(type="supports")
    assert (carried.review, carried.reviewed_by) == (Review.CONFIRMED, rita)


def test_a_split_is_taken_back_with_everything(city, rita, goal):
    before = everything(city)
    split(goal, rita, *PARTS)

    undo(Entry.objects.latest("pk"), rita)

    assert everything(city) == before
    assert Candidate.objects.filter(statement=goal).exists()


def test_a_split_that_others_have_edited_since_is_not_taken_back(rita, goal):
    first, _ = split(goal, rita, *PARTS)
    entry = Entry.objects.latest("pk")
    Statement.objects.filter(pk=first.pk).update(revision=4)

    with pytest.raises(DecidedMeanwhile):
        undo(entry, rita)

    goal.refresh_from_db()
    assert goal.review == Review.REJECTED


@pytest.mark.parametrize("parts", [(), PARTS[:1], PARTS[::-1]])
def test_one_part_or_parts_in_disorder_are_no_split(rita, goal, parts):
    with pytest.raises(cutting.NothingToSplit):
        split(goal, rita, *parts)


def test_a_part_beyond_the_statement_is_refused(rita, goal):
    with pytest.raises(cutting.WordsNotThere):
        cutting.split_statement(
            statement=goal,
            seen=0,
            ranges=[(goal.start, goal.start + 3), (goal.start + 4, goal.end + 9)],
            by=rita,
            now=NOON,
        )


def test_whoever_splits_what_others_changed_meanwhile_changes_nothing(city, rita, goal):
    before = everything(city)

    with pytest.raises(DecidedMeanwhile):
        split(goal, rita, *PARTS, seen=7)

    assert everything(city) == before


def test_neighbours_become_one_from_the_first_word_to_the_last(city, rita, goal, page):
    other = Statement.objects.get(kind="target")

    made = merge(rita, other, goal)

    assert made.text == page.text[goal.start : other.end]
    assert (made.kind, made.code) == ("goal", "Z 1")
    assert set(
        Statement.objects.filter(pk__in=[goal.pk, other.pk]).values_list("review_reason", flat=True)
    ) == {f"zusammengelegt zu {made.key}"}
    assert set(made.areas.values_list("area__slug", flat=True)) == {"mobility", "climate"}
    assert [target.text for target in made.targets.all()] == ["Bis 2035 werden 40 %"]


def test_a_merge_is_taken_back_with_everything(city, rita, goal):
    before = everything(city)
    merge(rita, goal, Statement.objects.get(kind="target"))

    undo(Entry.objects.latest("pk"), rita)

    assert everything(city) == before


def test_statements_of_two_pages_or_one_alone_are_not_merged(rita, goal, measure):
    for some in ((goal, measure), (goal,), (goal, goal)):
        with pytest.raises(cutting.NotNeighbours):
            merge(rita, *some)


def test_nothing_is_merged_over_a_statement_that_stands_between(rita, page, goal):
    other = Statement.objects.get(kind="target")
    end = add(page, "bei 25 %.", rita)

    with pytest.raises(cutting.NotNeighbours):
        merge(rita, goal, end)

    assert Statement.objects.get(pk=other.pk).review == Review.CANDIDATE


def test_a_merge_of_what_others_changed_meanwhile_changes_nothing(city, rita, goal):
    other = Statement.objects.get(kind="target")
    before = everything(city)

    with pytest.raises(DecidedMeanwhile):
        cutting.merge_statements(statements=[(goal, 0), (other, 5)], by=rita, now=NOON)

    assert everything(city) == before


@pytest.mark.parametrize("who", ["carla_contributor", "otto_other_city"])
def test_nobody_cuts_or_takes_back_who_may_not_edit(city, rita, goal, who):
    add(goal.page, "bleibt mindestens bei 25 %", rita)
    entry = Entry.objects.latest("pk")
    stranger = person(who, city.row)

    for act in (
        lambda: split(goal, stranger, *PARTS),
        lambda: merge(stranger, goal, Statement.objects.get(kind="target")),
        lambda: undo(entry, stranger),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_another_entry_is_no_cut(rita, goal):
    decide_statement(
        statement=goal, seen=0, verdict=StatementVerdict(review=Review.CONFIRMED), by=rita, now=NOON
    )

    with pytest.raises(NotADecision):
        undo(Entry.objects.latest("pk"), rita)


def test_pages_of_an_earlier_edition_take_no_new_statement(rita, page):
    page.edition.is_current = False
    page.edition.save()

    with pytest.raises(cutting.WordsNotThere):
        add(Page.objects.get(pk=page.pk), "Ziele", rita)
