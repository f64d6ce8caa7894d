"""What people write down stands in the city's own paper: each time a new edition, read from its bytes."""

import pytest
from django.core.exceptions import PermissionDenied

from stadtfaden.actors.models import Entry
from stadtfaden.core.own_papers import rows_of
from stadtfaden.core.statements import StatementKind
from stadtfaden.corpus.models import Document, DocumentKind, DocumentStatus, QuoteCheck, Review, Statement
from stadtfaden.corpus.queries import original_path
from stadtfaden.pipeline.check import check_records
from stadtfaden.pipeline.own_papers import (
    Belonging,
    RowChanged,
    Writing,
    WrittenAlready,
    rewrite,
    rows_standing,
    take_out,
    write_down,
)
from stadtfaden.pipeline.uploads import city_with_uploads
from stadtfaden.threads.models import Area, Link
from stadtfaden.threads.queries import holes
from tests.cast import NOON, person
from tests.pipeline.conftest import OPTIONS
from tests.portal import city as cities

pytestmark = pytest.mark.django_db
TITLE = "Ladepunkte an allen Schulen bauen"
VALUES = {
    "kind": StatementKind.MEASURE,
    "title": TITLE,
    "code": "E 1",
    "description": "An jeder Schule entstehen Plätze zum Laden,\nzuerst in der Au.",
    "target": "120 Ladepunkte bis 2030",
    "lead": "Amt für Gebäude",
    "period": "2027 bis 2030",
    "cost": "1,2 Mio. €",
    "reason": "Das Ziel hat keine Maßnahme.",
}


@pytest.fixture
def city(tmp_path):
    return cities.auental(tmp_path)


@pytest.fixture
def rita(city):
    return person("rita_editor", city.row)


@pytest.fixture
def writing(city, rita):
    return Writing(city.folder, rita, NOON)


@pytest.fixture
def goal(city):
    """The goal of the climate plan, for which nothing is done."""
    return Statement.objects.get(kind="goal", text__contains="25 %")


@pytest.fixture
def write(city, writing):
    def write(other=None, areas=(), **more):
        belonging = Belonging(frozenset(area.pk for area in areas), other)
        return write_down(
            municipality=city.row, values={**VALUES, **more}, belonging=belonging, writing=writing
        )

    return write


def row_of(city, statement):
    return next(one.row for one in rows_standing(city.row, city.folder) if one.statement == statement)


def test_a_measure_is_written_down_with_its_place_its_fields_and_who_wrote_it(city, rita, write):
    area = Area.objects.get(municipality=city.row, slug="climate")

    made = write(areas=[area])

    assert (made.kind, made.code, made.text) == ("measure", "E 1", TITLE)
    assert (made.review, made.reviewed_by, made.added_by) == (Review.CONFIRMED, rita, rita)
    assert made.page.text[made.start : made.end] == TITLE
    assert {field.key: field.text for field in made.fields.all() if field.key} == {
        "description": "An jeder Schule entstehen Plätze zum Laden, zuerst in der Au.",
        "target": "120 Ladepunkte bis 2030",
        "lead": "Amt für Gebäude",
        "period": "2027 bis 2030",
        "cost": "1,2 Mio. €",
        "reason": "Das Ziel hat keine Maßnahme.",
    }
    assert "Rita Editor, 02.03.2026" in made.page.text
    assert [(one.value, one.unit, one.target_year) for one in made.targets.all()] == [
        (120.0, "Ladepunkte", 2030)
    ]
    assert [(one.area, one.review) for one in made.areas.all()] == [(area, Review.CONFIRMED)]
    assert Entry.objects.get(verb="statement.written").by == rita


def test_the_paper_is_a_draft_of_a_kind_of_its_own_and_its_file_lies_on_the_shelf(city, write):
    made = write()

    paper = Document.objects.get(kind=DocumentKind.OWN)
    data = original_path(city.folder, made.edition.original_id).read_bytes()
    assert (paper.title, paper.status) == (
        "Eigene Ziele und Maßnahmen der Stadt Auental",
        DocumentStatus.DRAFT,
    )
    assert [row.title for row in rows_of(data)] == [TITLE]
    assert data.decode("utf-8-sig").splitlines()[1].startswith(f"1;Maßnahme;E 1;{TITLE};")


def test_every_quote_holds_after_writing_rewriting_and_taking_out(city, write, writing):
    first = write()
    write(title="Dächer begrünen", code="E 2", target="30 % der Dächer bis 2035")
    changed = rewrite(
        municipality=city.row,
        number=1,
        seen=row_of(city, Statement.objects.get(continues=first)).mark,
        values={**VALUES, "title": "Ladepunkte an allen Schulen und Kitas bauen"},
        writing=writing,
    )
    take_out(
        municipality=city.row,
        number=1,
        seen=row_of(city, changed).mark,
        reason="Steht jetzt im Klimaplan.",
        writing=writing,
    )

    assert [f for f in check_records(data=city.folder, options=OPTIONS).findings if f.kind != "index"] == []
    assert [one.row.title for one in rows_standing(city.row, city.folder)] == ["Dächer begrünen"]


def test_a_measure_written_for_a_goal_closes_its_hole_and_the_link_has_a_name(city, rita, write, goal):
    assert goal in holes(city.row).goals_without_measure

    made = write(other=goal)

    link = Link.objects.get(source=made, target=goal)
    assert (link.type, link.review, link.reviewed_by, link.added_by) == (
        "implements",
        Review.CONFIRMED,
        rita,
        rita,
    )
    assert goal not in holes(city.row).goals_without_measure
    assert Entry.objects.get(verb="link.added").by == rita


def test_a_goal_written_for_a_measure_is_served_by_it(city, write):
    measure = Statement.objects.get(kind="measure", text__contains="Solaranlage")

    made = write(other=measure, kind=StatementKind.GOAL, title="Die Stadt erzeugt ihren Strom selbst.")

    link = Link.objects.get(target=made)
    assert (link.source, link.type) == (measure, "implements")
    assert measure not in holes(city.row).measures_without_goal


def test_inside_the_paper_a_measure_serves_its_goal_as_its_parent_in_every_later_edition(city, write):
    own_goal = write(kind=StatementKind.GOAL, title="Die Stadt erzeugt ihren Strom selbst.", code="E 1")
    write(other=own_goal, title="Dächer vermieten", code="E 2")

    write(title="Batterien kaufen", code="E 3")

    rows = rows_standing(city.row, city.folder)
    assert [one.row.number for one in rows] == [1, 2, 3]
    stated = [one.statement for one in rows if one.statement]
    assert [one.parent for one in stated] == [None, stated[0], None]
    assert {one.review for one in stated} == {Review.CONFIRMED}


def test_links_and_areas_go_on_when_the_words_are_changed(city, rita, write, writing, goal):
    area = Area.objects.get(municipality=city.row, slug="climate")
    made = write(other=goal, areas=[area])

    changed = rewrite(
        municipality=city.row,
        number=1,
        seen=row_of(city, made).mark,
        values={**VALUES, "title": "Ladepunkte an Schulen und Kitas bauen", "code": "E 7"},
        writing=writing,
    )

    assert (changed.text, changed.code) == ("Ladepunkte an Schulen und Kitas bauen", "E 7")
    assert (changed.continues, changed.review, changed.added_by) == (made, Review.CONFIRMED, rita)
    assert Link.objects.get(source=changed).target == goal
    assert [(one.area, one.review) for one in changed.areas.all()] == [(area, Review.CONFIRMED)]
    entry = Entry.objects.get(verb="statement.rewritten")
    assert (entry.detail["before"]["title"], entry.detail["after"]["code"]) == (TITLE, "E 7")
    assert not QuoteCheck.objects.filter(edition=changed.edition, settled_at=None, outcome="changed").exists()


def test_what_is_said_of_kind_and_fields_holds_though_the_words_stay(city, write, writing):
    made = write()

    changed = rewrite(
        municipality=city.row,
        number=1,
        seen=row_of(city, made).mark,
        values={**VALUES, "kind": StatementKind.INDICATOR, "lead": "Stadtwerke"},
        writing=writing,
    )

    assert (changed.kind, changed.text, changed.continues) == ("indicator", TITLE, made)
    assert changed.fields.get(key="lead").text == "Stadtwerke"
    assert "Geändert von\tRita Editor" in changed.page.text


def test_what_says_nothing_new_makes_no_edition(city, write, writing):
    made = write()

    same = rewrite(
        municipality=city.row, number=1, seen=row_of(city, made).mark, values=VALUES, writing=writing
    )

    assert (same, made.edition.document.editions.count()) == (made, 1)


def test_what_is_taken_out_is_gone_with_its_reason_and_the_earlier_edition_keeps_it(city, write, writing):
    made = write()
    other = write(title="Dächer begrünen", code="E 2")

    take_out(
        municipality=city.row,
        number=1,
        seen=row_of(city, Statement.objects.get(continues=made)).mark,
        reason="Steht jetzt im Klimaplan.",
        writing=writing,
    )

    standing = rows_standing(city.row, city.folder)
    assert [one.row.title for one in standing] == ["Dächer begrünen"]
    assert [one.statement.continues for one in standing if one.statement] == [other]
    assert Statement.objects.filter(pk=made.pk, text=TITLE).exists()
    entry = Entry.objects.get(verb="statement.taken-out")
    assert (entry.detail["reason"], entry.detail["before"]["title"]) == ("Steht jetzt im Klimaplan.", TITLE)
    assert not QuoteCheck.objects.filter(settled_at=None, outcome="gone").exists()


def test_what_was_written_and_taken_out_leaves_an_empty_paper_that_can_be_written_in_again(
    city, write, writing, goal
):
    made = write(other=goal)
    take_out(
        municipality=city.row, number=1, seen=row_of(city, made).mark, reason="Versehen.", writing=writing
    )
    assert rows_standing(city.row, city.folder) == []
    assert goal in holes(city.row).goals_without_measure

    again = write(other=goal)

    assert [one.statement for one in rows_standing(city.row, city.folder)] == [again]
    assert again.review == Review.CONFIRMED
    assert goal not in holes(city.row).goals_without_measure


def test_whoever_saw_an_older_row_changes_nothing(city, write, writing):
    made = write()
    seen = row_of(city, made).mark
    rewrite(
        municipality=city.row, number=1, seen=seen, values={**VALUES, "cost": "2 Mio. €"}, writing=writing
    )

    with pytest.raises(RowChanged):
        rewrite(
            municipality=city.row, number=1, seen=seen, values={**VALUES, "cost": "3 Mio. €"}, writing=writing
        )
    with pytest.raises(RowChanged):
        take_out(municipality=city.row, number=1, seen=seen, reason="weg", writing=writing)

    assert rows_standing(city.row, city.folder)[0].row.cost == "2 Mio. €"


def test_the_same_words_are_written_once(city, write):
    write()

    with pytest.raises(WrittenAlready) as fact:
        write(title=TITLE.upper())

    assert fact.value.args == (1,)
    assert Document.objects.get(kind=DocumentKind.OWN).editions.count() == 1


def test_the_paper_is_adopted_only_when_the_council_has_adopted_every_row(city, write, writing):
    made = write(council_paper="112/2026")
    paper = made.edition.document
    paper.refresh_from_db()
    assert paper.status == DocumentStatus.ADOPTED
    assert made.fields.get(key="council_paper").text == "112/2026"

    write(title="Dächer begrünen", code="")

    paper.refresh_from_db()
    assert paper.status == DocumentStatus.DRAFT


@pytest.mark.parametrize("name", ["carla_contributor", "otto_other_city"])
def test_who_may_not_write_writes_changes_and_takes_out_nothing(city, write, name):
    made = write()
    stranger = Writing(city.folder, person(name, city.row), NOON)
    seen = row_of(city, made).mark

    with pytest.raises(PermissionDenied):
        write_down(
            municipality=city.row,
            values={**VALUES, "title": "Anderes"},
            belonging=Belonging(),
            writing=stranger,
        )
    with pytest.raises(PermissionDenied):
        rewrite(
            municipality=city.row, number=1, seen=seen, values={**VALUES, "lead": "Ich"}, writing=stranger
        )
    with pytest.raises(PermissionDenied):
        take_out(municipality=city.row, number=1, seen=seen, reason="weg", writing=stranger)

    assert made.edition.document.editions.count() == 1


def test_whoever_builds_next_finds_something_to_do(city, write):
    write()

    assert city_with_uploads() == city.row
