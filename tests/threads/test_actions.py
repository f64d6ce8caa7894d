"""What the machine proposes, and what it leaves alone."""

import pytest

from stadtfaden.core.areas import shipped_taxonomy
from stadtfaden.core.links import LinkProposal, LinkType
from stadtfaden.corpus.models import Review, Statement
from stadtfaden.threads.actions import propose_links, settle_areas, withdraw_candidates
from stadtfaden.threads.models import Area, Link
from stadtfaden.threads.queries import uncompared_editions
from tests.cast import person
from tests.portal.city import NOON

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("review", [Review.CONFIRMED, Review.REJECTED])
def test_what_a_person_has_judged_is_never_proposed_anew(city, review):
    link = Link.objects.get(type=LinkType.CONFLICTS)
    Link.objects.filter(pk=link.pk).update(
        review=review, reason="von Hand", reviewed_by=person("rita_editor")
    )
    again = LinkProposal(link.source.key, link.target.key, LinkType.CONFLICTS, 0.9, "neu", "rule")

    added = propose_links(
        edition=link.source.edition,
        proposals=[again],
        ids={link.source.key: link.source_id, link.target.key: link.target_id},
        made_by="rule",
        now=NOON,
    )

    link.refresh_from_db()
    assert (added, link.review, link.reason) == (0, review, "von Hand")


def test_withdrawing_takes_back_candidates_only(city):
    goal = Statement.objects.get(kind="goal", text__contains="2035")
    Link.objects.filter(type=LinkType.SUPPORTS).update(
        review=Review.CONFIRMED, reviewed_by=person("rita_editor")
    )

    withdraw_candidates(edition=goal.edition)

    assert [link.type for link in Link.objects.all()] == [LinkType.SUPPORTS]


def test_an_edition_is_compared_once_by_each_rule(city):
    goal = Statement.objects.get(kind="goal", text__contains="2035")
    propose_links(edition=goal.edition, proposals=[], ids={}, made_by="rule:9", now=NOON)

    assert goal.edition not in uncompared_editions(city.row, "rule:9")
    assert goal.edition in uncompared_editions(city.row, "rule:10")


def test_settling_the_shipped_areas_twice_changes_nothing(city):
    settle_areas(municipality=city.row, taxonomy=shipped_taxonomy())
    before = list(Area.objects.order_by("pk").values())

    settle_areas(municipality=city.row, taxonomy=shipped_taxonomy())

    assert list(Area.objects.order_by("pk").values()) == before
    assert {area.id for area in shipped_taxonomy()} <= {row["slug"] for row in before}
