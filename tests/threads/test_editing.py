"""People correct statements, cut them anew and tie them; everything is logged and can be taken back."""

import pytest
from django.core.exceptions import PermissionDenied

from stadtfaden.actors.models import Entry
from stadtfaden.corpus.models import Page, Statement, Target
from stadtfaden.threads.actions import DecidedMeanwhile, changes, editing, renew_candidates
from stadtfaden.threads.models import Candidate
from tests.cast import NOON, person

pytestmark = pytest.mark.django_db
FACTS = changes.Facts(kind="measure", code="Z 9", level_name="Leitziel", page_last=2)


@pytest.fixture
def goal(city):
    return Statement.objects.get(kind="goal", text__contains="2035")


@pytest.fixture
def measure(city):
    return Statement.objects.get(code="M 1.1")


def edit(statement, change, by, seen=None):
    seen = statement.revision if seen is None else seen
    return editing.edit_statement(statement=statement, seen=seen, change=change, by=by, now=NOON)


def words(statement, said, page=None):
    page = page or statement.page
    start = page.text.index(said)
    return changes.words_of(page, start, start + len(said))


def state(statement):
    """All that can be edited, without the columns that count or name edits."""
    found = Statement.objects.get(pk=statement.pk)
    return (
        (found.kind, found.code, found.title, found.level_name, found.page_last, found.parent_id),
        found.corrected,
        list(found.fields.values_list("name", "key", "start", "end", "text")),
        list(found.targets.values_list("start", "end", "text", "value", "unit", "target_year", "doubts")),
        list(found.areas.order_by("area").values_list("area", "review")),
        list(found.digital.order_by("kind").values_list("kind", "review", "start", "end", "text")),
    )


def every_change(city, goal, measure):
    """Name to the statement and a change of it."""
    climate, culture = city.row.areas.get(slug="climate"), city.row.areas.get(slug="culture")
    field, target = measure.fields.get(), goal.targets.get()
    values = changes.TargetValues(value=45.0, unit="%", target_year=2036)
    named = changes.FieldName(name="Wer", key="lead")
    return {
        "facts": (goal, changes.FactsSaid(FACTS)),
        "title": (measure, changes.TitleMarked(words(measure, "Radschnellwegen"))),
        "parent": (measure, changes.ParentChosen(None)),
        "field": (measure, changes.FieldMarked(words(measure, "2026 bis 2031"), named)),
        "field's name": (measure, changes.FieldNamed(field.pk, named)),
        "no field": (measure, changes.FieldRemoved(field.pk)),
        "target": (goal, changes.TargetMarked(words(goal, "40 % aller Wege"), values)),
        "target's values": (goal, changes.TargetValued(target.pk, values)),
        "no target": (goal, changes.TargetRemoved(target.pk)),
        "areas": (goal, changes.AreasSaid(frozenset({climate.pk, culture.pk}))),
        "digital": (measure, changes.DigitalMarked("infrastructure", words(measure, "Zählstellen"))),
        "no digital": (measure, changes.DigitalRemoved("data")),
    }


CHANGES = (
    *("facts", "title", "parent", "field", "field's name", "no field", "target", "target's values"),
    *("no target", "areas", "digital", "no digital"),
)


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_made_logged_and_taken_back(city, rita, goal, measure, name):
    statement, change = every_change(city, goal, measure)[name]
    before = state(statement)

    entry = edit(statement, change, rita)
    became = state(statement)
    editing.undo_edit(entry=entry, by=rita, now=NOON)

    assert became != before
    assert state(statement) == before
    assert (entry.verb, entry.by, entry.detail["key"]) == ("statement.edited", rita, statement.key)
    assert entry.detail["before"].keys() == entry.detail["after"].keys()
    assert Entry.objects.latest("pk").verb == "edit.undone"


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_refused_to_whoever_may_not(city, goal, measure, name):
    statement, change = every_change(city, goal, measure)[name]
    before = state(statement)

    with pytest.raises(PermissionDenied):
        edit(statement, change, person("carla_contributor", city.row))

    assert state(statement) == before


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_of_what_others_changed_meanwhile_changes_nothing(city, rita, goal, measure, name):
    statement, change = every_change(city, goal, measure)[name]
    Statement.objects.filter(pk=statement.pk).update(revision=1)
    before = state(statement)

    with pytest.raises(DecidedMeanwhile):
        edit(statement, change, rita, seen=0)

    assert state(statement) == before
    assert not Entry.objects.filter(verb="statement.edited").exists()


@pytest.mark.parametrize(
    ("name", "corrected"),
    [
        ("facts", ["code", "kind", "level_name", "page_last"]),
        ("title", ["title"]),
        ("parent", ["parent"]),
        ("field", ["fields"]),
        ("no target", ["targets"]),
        ("areas", []),
    ],
)
def test_what_a_person_set_is_named(city, rita, goal, measure, name, corrected):
    statement, change = every_change(city, goal, measure)[name]

    edit(statement, change, rita)

    statement.refresh_from_db()
    assert (statement.corrected, statement.revision) == (corrected, 1)


def test_what_changes_nothing_is_not_logged(rita, goal):
    same = changes.Facts(kind="goal", code="Z 1", level_name=None, page_last=None)

    assert edit(goal, changes.FactsSaid(same), rita) is None

    goal.refresh_from_db()
    assert (goal.revision, goal.corrected) == (0, [])


def test_an_edit_is_not_taken_back_over_a_later_one(rita, goal):
    entry = edit(goal, changes.FactsSaid(FACTS), rita)
    edit(goal, changes.TargetRemoved(goal.targets.get().pk), rita)

    with pytest.raises(DecidedMeanwhile):
        editing.undo_edit(entry=entry, by=rita, now=NOON)

    goal.refresh_from_db()
    assert goal.code == "Z 9"


@pytest.mark.parametrize(("start", "end"), [(-1, 5), (5, 5), (9, 3), (0, 10**6)])
def test_a_range_that_is_no_words_of_the_page_is_refused(goal, start, end):
    with pytest.raises(changes.WordsNotThere):
        changes.words_of(goal.page, start, end)


def test_blanks_alone_are_no_words(goal):
    blank = goal.page.text.index(" ")

    with pytest.raises(changes.WordsNotThere):
        changes.words_of(goal.page, blank, blank + 1)


def test_words_of_another_paper_are_refused(rita, goal, measure):
    elsewhere = Page.objects.exclude(edition=goal.edition_id)[0]
    named = changes.FieldName(name="Wer")

    for change in (
        changes.TitleMarked(changes.words_of(elsewhere, 0, 5)),
        changes.FieldMarked(changes.words_of(elsewhere, 0, 5), named),
        changes.TargetMarked(changes.words_of(elsewhere, 0, 5), changes.TargetValues()),
        changes.DigitalMarked("data", changes.words_of(elsewhere, 0, 5)),
    ):
        with pytest.raises(changes.WordsNotThere):
            edit(goal, change, rita)


def test_a_target_is_marked_inside_the_statement_only(rita, goal):
    outside = words(goal, "mindestens bei 25 %")

    with pytest.raises(changes.WordsNotThere):
        edit(goal, changes.TargetMarked(outside, changes.TargetValues()), rita)


def test_a_target_without_values_is_read_from_its_words(rita, goal):
    Target.objects.all().delete()

    edit(goal, changes.TargetMarked(words(goal, goal.text), changes.TargetValues()), rita)

    target = goal.targets.get()
    assert (target.value, target.unit, target.target_year) == (40.0, "%", 2035)


def test_the_last_page_is_one_of_the_paper(rita, goal):
    beyond = changes.Facts(kind="goal", code="Z 1", level_name=None, page_last=99)

    with pytest.raises(changes.PageNotThere):
        edit(goal, changes.FactsSaid(beyond), rita)


def test_a_parent_is_a_goal_of_the_same_paper_and_never_a_circle(rita, goal, measure):
    elsewhere = Statement.objects.get(kind="goal", text__contains="2030")
    Statement.objects.filter(pk=measure.pk).update(kind="goal")
    measure.refresh_from_db()

    for statement, parent in ((measure, elsewhere), (goal, measure), (goal, goal)):
        with pytest.raises(changes.NotAParent):
            edit(statement, changes.ParentChosen(parent), rita)


def test_what_waits_waits_under_its_new_kind(city, rita, goal):
    renew_candidates(municipality=city.row)

    edit(goal, changes.FactsSaid(FACTS), rita)

    assert Candidate.objects.get(statement=goal).kind == "measure"
