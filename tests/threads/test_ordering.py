"""What waits stands in the order that decisions teach, and only what changed is written."""

import pytest
from django.db.models.functions import Coalesce

from stadtfaden.actors.models import Entry
from stadtfaden.corpus.models import Review, Statement
from stadtfaden.threads.actions import (
    LinkVerdict,
    StatementVerdict,
    decide_link,
    decide_statement,
    learn_order,
    renew_candidates,
    undo,
)
from stadtfaden.threads.models import Candidate, Link
from stadtfaden.threads.queries.lessons import LEARNED, decisions_since, examples, last_lesson
from tests.cast import NOON, person
from tests.portal.city import auental, town

pytestmark = pytest.mark.django_db


@pytest.fixture
def city(tmp_path):
    found = auental(tmp_path)
    renew_candidates(municipality=found.row)
    return found


def reject(city, statement):
    verdict = StatementVerdict(review=Review.REJECTED, reason="ist Werbung")
    rita = person("rita_editor", city.row)
    return decide_statement(statement=statement, seen=statement.revision, verdict=verdict, by=rita, now=NOON)


def rows(city):
    return list(Candidate.objects.filter(municipality=city.row).order_by("pk").values())


def test_without_decisions_every_chance_is_the_score(city):
    waiting = Candidate.objects.values_list("chance", Coalesce("statement__score", "link__score"))

    assert [(chance, score) for chance, score in waiting if chance != round(score, 4)] == []


def test_what_is_like_the_rejected_becomes_less_likely(city):
    waiting = Candidate.objects.filter(statement__isnull=False).order_by("pk")
    before = dict(waiting.values_list("pk", "chance"))
    gone = reject(city, waiting[0].statement)

    learn_order(municipality=city.row, now=NOON)

    after = dict(waiting.values_list("pk", "chance"))
    assert gone.verb == "statement.rejected"
    assert after
    assert all(chance < before[pk] for pk, chance in after.items())


def test_the_log_says_from_how_many_decisions_the_order_was_learned(city):
    reject(city, Statement.objects.filter(candidate__isnull=False)[0])

    learn_order(municipality=city.row, now=NOON)

    lesson = last_lesson(city.row)
    assert lesson is not None
    assert (lesson.verb, lesson.detail, lesson.by) == (LEARNED, {"decisions": 1}, None)
    assert decisions_since(city.row, lesson) == 0


def test_nothing_is_logged_where_nothing_was_decided_since(city):
    learn_order(municipality=city.row, now=NOON)

    assert not Entry.objects.filter(verb=LEARNED).exists()


def test_a_corrected_kind_and_what_people_added_teach_no_kind(city):
    one, other = Statement.objects.filter(candidate__isnull=False)[:2]
    rita = person("rita_editor", city.row)
    corrected = StatementVerdict(review=Review.CONFIRMED, kind="principle")
    decide_statement(statement=one, seen=one.revision, verdict=corrected, by=rita, now=NOON)
    Statement.objects.filter(pk=other.pk).update(
        review=Review.CONFIRMED, added_by=rita, reviewed_by=rita, reviewed_at=NOON
    )

    found = examples(city.row)

    assert len(found) == 1
    assert not [sign for sign in found[0].signs if sign.startswith("kind=")]


def test_links_teach_too(city):
    link = Link.objects.filter(candidate__isnull=False)[0]
    verdict = LinkVerdict(review=Review.REJECTED, reason="")
    decide_link(link=link, seen=0, verdict=verdict, by=person("rita_editor", city.row), now=NOON)

    (example,) = examples(city.row)

    assert (example.is_confirmed, example.signs[0]) == (False, f"type={link.type}")


def test_the_same_once_more_writes_nothing(city):
    before = rows(city)

    renew_candidates(municipality=city.row)

    assert rows(city) == before


def test_what_came_back_stands_in_its_place_again(city):
    order = [(row["statement_id"], row["link_id"], row["group"]) for row in rows(city)]
    entry = reject(city, Candidate.objects.filter(statement__isnull=False)[0].statement)
    undo(entry=entry, by=person("rita_editor", city.row), now=NOON)

    renew_candidates(municipality=city.row)

    in_groups = [row["group"] for row in Candidate.objects.order_by("-priority", "pk").values("group")]
    assert in_groups == sorted(in_groups, key=in_groups.index)
    assert sorted(order, key=str) == sorted(
        ((row["statement_id"], row["link_id"], row["group"]) for row in rows(city)), key=str
    )


@pytest.mark.parametrize("size", [1, 3])
def test_an_unchanged_order_costs_three_queries_a_paper(tmp_path, size, django_assert_max_num_queries):
    found = town(tmp_path, size)
    renew_candidates(municipality=found.row)

    with django_assert_max_num_queries(5 + 3 * found.row.documents.count()):
        renew_candidates(municipality=found.row)
