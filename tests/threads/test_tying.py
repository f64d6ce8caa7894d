"""People tie two statements; the link stands with their name and reason."""

import pytest
from django.core.exceptions import PermissionDenied

from stadtfaden.actors.models import Entry
from stadtfaden.corpus.models import Review, Statement
from stadtfaden.threads.actions import DecidedMeanwhile, LinkVerdict, decide_link, tying
from stadtfaden.threads.models import Link
from tests.cast import NOON, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def measure(city):
    return Statement.objects.get(code="M 1.1")


@pytest.fixture
def vision(city):
    return Statement.objects.get(kind="vision")


def tie(source, target, by, type_="supports"):
    return tying.link_statements(
        source=source, target=target, type_=type_, reason="Wege werden kurz.", by=by, now=NOON
    )


def test_a_link_by_hand_is_confirmed_and_logged(rita, measure, vision):
    link = tie(measure, vision, rita)

    entry = Entry.objects.latest("pk")
    assert (link.review, link.reviewed_by, link.added_by, link.made_by, link.reason) == (
        Review.CONFIRMED,
        rita,
        rita,
        "person",
        "Wege werden kurz.",
    )
    assert (entry.verb, entry.by, entry.detail["reason"]) == ("link.added", rita, "Wege werden kurz.")


def test_the_same_link_stands_once_whichever_way_it_reads(rita, city):
    link = Link.objects.get(type="conflicts")

    for ends in ((link.source, link.target), (link.target, link.source)):
        with pytest.raises(tying.LinkedAlready) as fact:
            tie(*ends, rita, "conflicts")

    assert fact.value.args == (link.pk,)


def test_statements_of_one_paper_or_rejected_ones_are_no_pair(rita, measure, vision):
    goal = Statement.objects.get(kind="goal", text__contains="2035")
    with pytest.raises(tying.NoPair):
        tie(measure, goal, rita)
    Statement.objects.filter(pk=vision.pk).update(review=Review.REJECTED, reviewed_by=rita)
    vision.refresh_from_db()

    with pytest.raises(tying.NoPair):
        tie(measure, vision, rita)


def test_nobody_links_who_may_not_edit(city, measure, vision):
    with pytest.raises(PermissionDenied):
        tie(measure, vision, person("carla_contributor", city.row))


def test_a_link_is_taken_back_unless_it_was_judged_since(rita, measure, vision):
    tie(measure, vision, rita)
    tying.undo_link(entry=Entry.objects.latest("pk"), by=rita, now=NOON)
    assert not Link.objects.filter(source=measure, target=vision).exists()
    link = tie(measure, vision, rita)
    entry = Entry.objects.latest("pk")
    decide_link(link=link, seen=0, verdict=LinkVerdict(review=Review.CONFIRMED), by=rita, now=NOON)

    with pytest.raises(DecidedMeanwhile):
        tying.undo_link(entry=entry, by=rita, now=NOON)
