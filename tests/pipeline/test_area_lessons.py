"""Areas by words and meaning, and what confirmed ones teach."""

import pytest
from django.utils import timezone
from platformdirs import user_cache_path

from stadtfaden.core.areas import BY_TITLE, THRESHOLD
from stadtfaden.corpus.models import Review
from stadtfaden.corpus.queries import current_statements, documents
from stadtfaden.pipeline.area_lessons import BY_LESSONS, BY_MEANING, confirmed_areas, learn_areas
from stadtfaden.search import VectorMemory, open_embedder
from stadtfaden.threads.actions import StatementVerdict, decide_statement
from stadtfaden.threads.models import Area, StatementArea
from tests.cast import person

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("pipeline")]


@pytest.fixture
def memory(shelf):
    return VectorMemory(shelf.data / "vectors", open_embedder(user_cache_path("stadtfaden")))


def confirm(shelf, statement, *slugs):
    """A person says that the statement speaks of these areas and of no others."""
    areas = Area.objects.filter(municipality=shelf.city, slug__in=slugs)
    return decide_statement(
        statement=statement,
        seen=statement.revision,
        verdict=StatementVerdict(
            review=Review.CONFIRMED, areas=frozenset(areas.values_list("pk", flat=True))
        ),
        by=person("rita_editor", shelf.city),
        now=timezone.now(),
    )


def test_a_build_proposes_areas_by_words_and_meaning(shelf):
    rows = StatementArea.objects.filter(area__municipality=shelf.city)

    assert set(rows.values_list("made_by", flat=True)) == {BY_MEANING}
    assert min(rows.values_list("score", flat=True)) >= THRESHOLD


def test_a_statement_gets_the_subject_of_its_paper_where_its_own_words_do_not_say_it(shelf, memory):
    document = documents(shelf.city).get(title="Radverkehrskonzept 2035")
    document.title = "Kulturkonzept"
    document.save()

    learn_areas(shelf.city, memory)

    rows = StatementArea.objects.filter(statement__edition__document=document, made_by=BY_TITLE)
    assert rows.count() == current_statements(shelf.city).filter(edition__document=document).count()
    assert all(row.is_from_title and row.area.slug == "culture" for row in rows)
    assert learn_areas(shelf.city, memory) == ""


def test_what_the_title_says_is_corrected_by_what_people_say(shelf, memory):
    document = documents(shelf.city).get(title="Radverkehrskonzept 2035")
    document.title = "Kulturkonzept"
    document.save()
    learn_areas(shelf.city, memory)
    asked, *others = current_statements(shelf.city).filter(edition__document=document).order_by("pk")
    before = score_of(asked, "culture")
    for statement in others:
        confirm(shelf, statement, "mobility")

    made_by = learn_areas(shelf.city, memory)

    assert score_of(asked, "culture") < before
    makers = set(asked.areas.values_list("made_by", flat=True))
    assert makers <= {made_by, made_by.replace(BY_LESSONS, BY_TITLE)}


def test_nothing_is_proposed_anew_where_nothing_was_learned(shelf, memory):
    assert learn_areas(shelf.city, memory) == ""


def test_what_a_person_has_judged_stays_and_teaches(shelf, memory):
    statement = current_statements(shelf.city).filter(areas__area__slug="mobility")[0]
    confirm(shelf, statement, "mobility", "tourism")

    made_by = learn_areas(shelf.city, memory)

    assert made_by.startswith(f"{BY_LESSONS} 1 ")
    assert confirmed_areas(shelf.city) == {statement.pk: frozenset({"mobility", "tourism"})}
    rows = StatementArea.objects.filter(area__municipality=shelf.city)
    assert not rows.filter(statement=statement, review=Review.CANDIDATE).exists()
    assert set(rows.exclude(statement=statement).values_list("made_by", flat=True)) == {made_by}
    assert learn_areas(shelf.city, memory) == ""


def test_what_people_say_of_others_changes_what_is_proposed_for_statements_alike(shelf, memory):
    asked, *others = current_statements(shelf.city).filter(areas__area__slug="mobility").distinct()
    before = score_of(asked, "mobility")
    for statement in others:
        confirm(shelf, statement, "tourism")

    learn_areas(shelf.city, memory)

    assert score_of(asked, "mobility") < before


def test_what_was_interrupted_goes_on_where_it_stopped(shelf, memory):
    statement = current_statements(shelf.city).filter(areas__area__slug="mobility")[0]
    confirm(shelf, statement, "mobility", "tourism")
    rows = StatementArea.objects.filter(area__municipality=shelf.city, review=Review.CANDIDATE)
    everyone = set(rows.values_list("statement", flat=True))

    def interrupt(done):
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        learn_areas(shelf.city, memory, at_once=1, tell=interrupt)
    half = dict(rows.filter(made_by__startswith=BY_LESSONS).values_list("pk", "statement"))
    made_by = learn_areas(shelf.city, memory)

    assert 0 < len(set(half.values())) <= 3 < len(everyone)
    assert set(rows.values_list("made_by", flat=True)) == {made_by}
    assert set(half) <= set(rows.values_list("pk", flat=True))  # what stood was not done again


def score_of(statement, slug):
    """The score of an area, 0 where it is not proposed."""
    row = StatementArea.objects.filter(statement=statement, area__slug=slug).first()
    return 0.0 if row is None else row.score
