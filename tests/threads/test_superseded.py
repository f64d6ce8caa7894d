"""What a newer paper or statement has replaced stands apart and counts nowhere."""

import pytest

from stadtfaden.core.links import LinkType
from stadtfaden.corpus.models import DocumentStatus, Review, Statement
from stadtfaden.threads import queries
from stadtfaden.threads.models import Link
from stadtfaden.threads.queries import levels, whole
from tests.cast import person
from tests.portal.city import town

pytestmark = pytest.mark.django_db


@pytest.fixture
def old(city):
    """The goal of the climate plan."""
    return Statement.objects.get(kind="goal", text__contains="2030")


@pytest.fixture
def new(city):
    """The goal of the mobility plan."""
    return Statement.objects.get(kind="goal", text__contains="2035")


def replace_paper(old, new):
    paper = new.edition.document
    paper.supersedes = old.edition.document
    paper.save()


def replace_statement(city, old, new):
    city.link(new, old, LinkType.SUPERSEDES)


def chapter(city, slug="climate"):
    return queries.area_chapter(queries.areas(city.row).get(slug=slug))


def counted(city):
    found, holes = levels.levels(city.row), queries.holes(city.row)
    return (
        found.goals.how_many,
        found.measures.how_many,
        found.targets.how_many,
        holes.goals_without_measure.count(),
        holes.measures_without_goal.count(),
        queries.contradictions(city.row).count(),
    )


def test_a_replaced_paper_is_counted_nowhere(city, old, new):
    before = counted(city)

    replace_paper(old, new)

    assert (before, counted(city)) == ((2, 2, 2, 1, 1, 1), (1, 1, 1, 0, 0, 0))


def test_a_paper_that_the_city_calls_superseded_needs_no_successor(city, old):
    old.edition.document.status = DocumentStatus.SUPERSEDED
    old.edition.document.save()

    assert counted(city) == (1, 1, 1, 0, 0, 0)
    assert queries.successors([old])[old.pk].paper is None


def test_a_chapter_has_what_was_replaced_apart(city, old, new):
    replace_statement(city, old, new)

    found = chapter(city)

    assert found.statements["goal"] == (new,)
    assert found.how_many == {"goal": 1, "measure": 1}
    assert (found.superseded, found.how_many_superseded) == ((old,), 1)
    assert [target.year for target in found.targets] == [2035]


def test_the_matrix_shows_a_replaced_paper_last_and_leaves_it_out_of_the_total(city, old, new):
    replace_paper(old, new)

    matrix = queries.matrix(city.row)
    climate = next(area.pk for area in matrix.areas if area.slug == "climate")

    assert matrix.documents[-1] == old.edition.document
    assert matrix.superseded == {old.edition.document.pk}
    assert matrix.cells[climate, old.edition.document.pk] == queries.Cell(2, 0)
    assert matrix.of_area[climate] == queries.Cell(1, 0)


def test_an_area_of_which_only_a_replaced_paper_speaks_is_a_hole(city, old, new):
    replace_paper(new, old)  # nobody else speaks of mobility

    silent = {area.slug: vars(area)["was_spoken_of"] for area in queries.holes(city.row).areas_without_paper}

    assert silent == {"mobility": True, "culture": False}


@pytest.mark.parametrize(
    ("review", "status", "is_replaced"),
    [
        (Review.CANDIDATE, DocumentStatus.UNKNOWN, True),
        (Review.CONFIRMED, DocumentStatus.ADOPTED, True),
        (Review.REJECTED, DocumentStatus.ADOPTED, False),
        (Review.CANDIDATE, DocumentStatus.DRAFT, False),
    ],
)
def test_a_link_replaces_unless_it_is_rejected_or_comes_from_a_draft(
    city, old, new, review, status, is_replaced
):
    replace_statement(city, old, new)
    Link.objects.filter(type=LinkType.SUPERSEDES).update(review=review, reviewed_by=person("rita_editor"))
    new.edition.document.status = status
    new.edition.document.save()

    found = queries.successors([old, new])

    assert (old.pk in found) is is_replaced
    assert levels.levels(city.row).goals.how_many == 2 - is_replaced


def test_a_successor_says_whether_it_is_a_proposal(city, old, new):
    replace_statement(city, old, new)
    proposed = queries.successors([old])[old.pk]
    Link.objects.update(review=Review.CONFIRMED, reviewed_by=person("rita_editor"))
    confirmed = queries.successors([old])[old.pk]
    replace_paper(old, new)
    whole_paper = queries.successors([old])[old.pk]

    assert (proposed.statement, proposed.is_certain) == (new, False)
    assert (confirmed.statement, confirmed.is_certain) == (new, True)
    assert (whole_paper.paper, whole_paper.statement, whole_paper.is_certain) == (
        new.edition.document,
        None,
        True,
    )


def test_no_whole_thread_leads_over_what_was_replaced(city, old, new):
    replace_paper(new, old)

    found = whole.whole_threads(city.row, threads=5, branches=5, measures=5)

    assert found.how_many == 0


def test_the_list_of_an_area_shows_either(city, old, new):
    replace_statement(city, old, new)
    climate = queries.areas(city.row).get(slug="climate")

    def goals(*, is_superseded):
        found = queries.area_statements(climate, kind="goal", is_superseded=is_superseded)
        return {statement.pk for statement in found}

    assert goals(is_superseded=False) == {new.pk}
    assert goals(is_superseded=True) == {old.pk}
    assert goals(is_superseded=None) == {old.pk, new.pk}


@pytest.mark.parametrize("how_many", [1, 3])
def test_successors_cost_three_queries(tmp_path, how_many, django_assert_num_queries):
    town(tmp_path, how_many)
    Link.objects.filter(type=LinkType.CONFLICTS).update(type=LinkType.SUPERSEDES)
    goals = list(Statement.objects.filter(kind="goal").select_related("edition__document"))

    with django_assert_num_queries(3):
        found = queries.successors(goals)

    assert len(found) == how_many
