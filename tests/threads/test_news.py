"""What has changed, week by week."""

from datetime import UTC, datetime, timedelta

import pytest

from stadtfaden.core.links import LinkType
from stadtfaden.corpus.models import Edition, Review, Statement
from stadtfaden.portal.overview import lately
from stadtfaden.threads.actions import Settled, mean_hole, settle_contradiction
from stadtfaden.threads.models import DecidedEdition, HoleKind, Link, Verdict
from stadtfaden.threads.queries.news import weeks_since
from tests.cast import person
from tests.portal import city as cities

THURSDAY = datetime(2026, 3, 19, 12, 0, tzinfo=UTC)


@pytest.fixture
def auental(db, tmp_path):
    city = cities.auental(tmp_path)
    Edition.objects.update(read_at=THURSDAY - timedelta(days=400))
    return city


def weeks(city):
    return weeks_since(city.row, THURSDAY - timedelta(weeks=4))


def test_nothing_new_is_no_week(auental):
    assert weeks(auental) == ()
    assert lately(()) == ""


def test_what_people_judged_is_counted_by_week(auental):
    judge = person("rita_editor", auental.row)
    first, second, third = Statement.objects.order_by("pk")[:3]
    for one, review, days in ((first, "confirmed", 0), (second, "rejected", 1), (third, "confirmed", 7)):
        Statement.objects.filter(pk=one.pk).update(
            review=review, reviewed_by=judge, reviewed_at=THURSDAY - timedelta(days=days)
        )

    found = weeks(auental)

    assert [week.monday.isoformat() for week in found] == ["2026-03-16", "2026-03-09"]
    assert [(week.counted.confirmed_statements, week.counted.rejected) for week in found] == [(1, 1), (1, 0)]
    assert lately(found) == "2 Vorschläge bestätigt"


def test_what_people_looked_at_and_left_open_is_not_told_as_settled(auental):
    judge = person("anton_approver", auental.row)
    link = Link.objects.get(type=LinkType.CONFLICTS)
    undecided = Settled(verdict=Verdict.OPEN, reason="Der Rat berät im Herbst.")
    settle_contradiction(link=link, seen=link.revision, settled=undecided, by=judge, now=THURSDAY)

    (week,) = weeks(auental)

    assert (week.settled, [one.link for one in week.left_open]) == ((), [link])
    assert "geklärt" not in lately((week,))


def test_verdicts_and_meant_gaps_are_named(auental):
    judge = person("anton_approver", auental.row)
    link = Link.objects.get(type=LinkType.CONFLICTS)
    settle_contradiction(
        link=link,
        seen=link.revision,
        settled=Settled(verdict=Verdict.OUTDATED, reason="Der neue Plan gilt."),
        by=judge,
        now=THURSDAY,
    )
    goal = Statement.objects.filter(kind="goal", review=Review.CANDIDATE)[0]
    mean_hole(
        municipality=auental.row,
        kind=HoleKind.GOAL_WITHOUT_TARGET,
        of=goal,
        reason="Das Amt berichtet jährlich.",
        by=judge,
        now=THURSDAY,
    )

    (week,) = weeks(auental)

    assert [one.verdict for one in week.settled] == [Verdict.OUTDATED]
    assert [hole.statement for hole in week.meant] == [goal]
    assert lately([week]) == "ein Widerspruch geklärt, eine Lücke erklärt"


@pytest.mark.parametrize(
    ("days_ago", "monday", "name"), [(9, "2026-03-09", "decided"), (100, "2026-03-16", "recorded")]
)
def test_a_decision_is_told_when_it_was_made_or_else_when_it_was_kept(auental, days_ago, monday, name):
    made = DecidedEdition.objects.create(
        municipality=auental.row,
        number=1,
        title="Erste Fassung",
        decided_on=THURSDAY.date() - timedelta(days=days_ago),
        digest="0" * 64,
        figures={},
        frozen_by=person("anton_approver", auental.row),
        frozen_at=THURSDAY,
    )

    (week,) = weeks(auental)

    assert week.monday.isoformat() == monday
    assert {one: getattr(week, one) for one in ("decided", "recorded") if getattr(week, one)} == {
        name: (made,)
    }


def test_what_is_older_is_no_news(auental):
    Edition.objects.filter(document__slug="klimaplan-auental").update(read_at=THURSDAY - timedelta(days=60))
    Edition.objects.filter(document__slug="verkehrsplan-auental").update(read_at=THURSDAY)

    (week,) = weeks(auental)

    assert [paper.slug for paper in week.papers] == ["verkehrsplan-auental"]
