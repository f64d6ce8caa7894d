"""How statements hang together: threads, areas, gaps; in the small city of the portal's tests."""

import pytest

from stadtfaden.core.links import LinkType
from stadtfaden.corpus.models import Review, Statement
from stadtfaden.threads import queries
from stadtfaden.threads.models import Link
from tests.cast import person
from tests.portal.city import town

pytestmark = pytest.mark.django_db


def stated(kind, words=""):
    return Statement.objects.get(kind=kind, text__contains=words)


def area(city, slug):
    return queries.areas(city.row).get(slug=slug)


def test_the_spine_leads_from_the_vision_over_the_goal_to_the_measure(city):
    thread = queries.thread_of(stated("measure", "Radschnellwegen"))

    assert [statement.kind for statement in thread.spine] == ["vision", "goal", "measure"]
    assert [strand.step for strand in thread.up] == [1, 2]
    assert thread.up[0].link is None  # the paper itself joins them
    assert thread.up[1].link == Link.objects.get(type=LinkType.SUPPORTS)


def test_the_thread_leads_down_to_the_measure_again(city):
    thread = queries.thread_of(stated("vision"))

    assert [(strand.step, strand.statement.kind) for strand in thread.down] == [(1, "goal"), (2, "measure")]
    assert thread.spine == (thread.statement,)


def test_a_rejected_link_is_no_strand_and_no_contradiction(city):
    Link.objects.update(review=Review.REJECTED, reviewed_by=person("rita_editor"))

    thread = queries.thread_of(stated("measure", "Radschnellwegen"))

    assert [statement.kind for statement in thread.spine] == ["goal", "measure"]
    assert not queries.contradictions(city.row).exists()
    assert queries.links_of(stated("vision")) == ()


def test_links_are_seen_from_both_ends(city):
    goal = stated("goal", "2035")

    seen = queries.links_of(goal)
    back = queries.links_of(stated("vision"))

    assert {(link.other.kind, link.is_outgoing) for link in seen} == {("vision", True), ("goal", True)}
    assert [(link.other, link.is_outgoing) for link in back] == [(goal, False)]


def test_the_matrix_counts_statements_and_digital_ones_by_area_and_paper(city):
    matrix = queries.matrix(city.row)
    slugs = {one.pk: one.slug for one in matrix.areas}
    titles = {one.pk: one.title for one in matrix.documents}

    counted = {
        (slugs[area], titles[paper]): (cell.statements, cell.digital)
        for (area, paper), cell in matrix.cells.items()
    }

    assert counted == {
        ("mobility", "Verkehrsplan Auental"): (2, 1),
        ("climate", "Verkehrsplan Auental"): (1, 0),
        ("climate", "Klimaplan Auental"): (2, 0),
    }


def test_a_chapter_has_the_statements_targets_and_digital_connections_of_its_area(city):
    chapter = queries.area_chapter(area(city, "climate"))

    assert chapter.how_many == {"goal": 2, "measure": 1}
    assert [target.year for target in chapter.targets] == [2030, 2035]
    assert queries.area_chapter(area(city, "mobility")).how_many_digital == {"data": 1}
    assert queries.area_chapter(area(city, "culture")).statements == {}


def test_what_is_missing_is_found(city):
    holes = queries.holes(city.row)

    assert [one.slug for one in holes.areas_without_paper] == ["culture"]
    assert [one.text for one in holes.goals_without_measure] == [stated("goal", "2030").text]
    assert [one.text for one in holes.measures_without_goal] == [stated("measure", "Schulen").text]
    assert not holes.goals_without_target.exists()


def test_a_statement_was_last_named_where_a_younger_paper_repeats_it(city):
    measure, goal = stated("measure", "Schulen"), stated("goal", "2035")
    city.link(measure, goal, LinkType.DUPLICATES)
    goal.edition.document.dated_on = "2030-01-01"
    goal.edition.document.save()

    named = queries.last_named(queries.holes(city.row).measures_without_goal)

    assert named[measure.pk] == goal


def test_a_report_hangs_below_what_it_reports_on_and_leaves_nothing_open_itself(city):
    report, measure = stated("measure", "Schulen"), stated("measure", "Radschnellwegen")
    city.link(report, measure, LinkType.REPORTS)

    thread = queries.thread_of(report)

    assert [statement.kind for statement in thread.spine] == ["vision", "goal", "measure", "measure"]
    assert not queries.holes(city.row).measures_without_goal.exists()


def test_what_is_not_the_citys_own_aim_leaves_nothing_open(city):
    Statement.objects.filter(pk=stated("goal", "2030").pk).update(whose="federation")

    assert not queries.holes(city.row).goals_without_measure.exists()


@pytest.mark.parametrize("how_many", [1, 3])
def test_no_question_costs_more_where_there_is_more(tmp_path, how_many, django_assert_max_num_queries):
    city = town(tmp_path, how_many)
    climate, vision = area(city, "climate"), stated("vision")

    with django_assert_max_num_queries(3):
        queries.matrix(city.row)
    with django_assert_max_num_queries(9):
        queries.area_chapter(climate)
    with django_assert_max_num_queries(6):
        queries.links_of(vision)
    with django_assert_max_num_queries(3):
        list(queries.contradictions(city.row))
