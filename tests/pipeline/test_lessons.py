"""After every 25 decisions the order and the areas are learned anew, beside people's work."""

import pytest
from django.utils import timezone

from stadtfaden.corpus.models import Review
from stadtfaden.corpus.queries import current_statements
from stadtfaden.pipeline.lessons import EVERY, learn_from_people
from stadtfaden.threads.actions import StatementVerdict, decide_statement
from stadtfaden.threads.queries.lessons import last_lesson
from tests.cast import person
from tests.pipeline.conftest import OPTIONS

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("pipeline")]


def decide(shelf, count):
    """The same statements once more, where there are too few."""
    statements = list(current_statements(shelf.city).order_by("pk"))
    for number in range(count):
        statement = statements[number % len(statements)]
        statement.refresh_from_db()
        decide_statement(
            statement=statement,
            seen=statement.revision,
            verdict=StatementVerdict(review=Review.CONFIRMED),
            by=person("rita_editor", shelf.city),
            now=timezone.now(),
        )


def test_too_few_decisions_teach_nothing_yet(shelf):
    decide(shelf, EVERY - 1)

    assert not learn_from_people(data=shelf.data, options=OPTIONS)
    assert last_lesson(shelf.city) is None


def test_enough_decisions_are_learned_from_once(shelf):
    decide(shelf, EVERY)

    first = learn_from_people(data=shelf.data, options=OPTIONS)
    again = learn_from_people(data=shelf.data, options=OPTIONS)

    assert (first, again) == (True, False)
    lesson = last_lesson(shelf.city)
    assert lesson is not None
    assert lesson.detail["decisions"] > 0
