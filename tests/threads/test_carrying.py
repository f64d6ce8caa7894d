"""A new edition: decisions go on with their words; what broke waits for a person."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from stadtfaden.actors.models import Entry
from stadtfaden.core.digital import DigitalKind
from stadtfaden.corpus.models import Document, Edition, QuoteCheck, Review, Statement
from stadtfaden.threads import actions
from stadtfaden.threads.models import (
    Candidate,
    DigitalConnection,
    HoleKind,
    Link,
    MeantHole,
    Settlement,
    StatementArea,
    Verdict,
)
from stadtfaden.threads.queries.decided import broken_quotes
from stadtfaden.threads.queries.renewal import Onward, onward
from tests.cast import person
from tests.portal.city import CLIMATE, NOON
from tests.threads.renewing import GOAL, KINDS, MEASURE, MOVED, new_edition

pytestmark = pytest.mark.django_db
CHANGED = CLIMATE.replace("25 %", "40 %")
GOAL_NOW = GOAL.replace("25 %", "40 %")
KINDS_NOW = {GOAL_NOW: KINDS[GOAL], MEASURE: KINDS[MEASURE]}


@pytest.fixture
def climate(city):
    return Document.objects.get(title="Klimaplan Auental")


def said(climate, text):
    return Statement.objects.get(edition__document=climate, edition__number=1, text=text)


def judge(row, review, by, reason="gelesen"):
    type(row).objects.filter(pk=row.pk).update(
        review=review, reviewed_by=by, reviewed_at=NOON, review_reason=reason
    )


def now(edition, text=GOAL):
    return edition.statements.get(text=text)


@pytest.mark.parametrize("review", [Review.CONFIRMED, Review.REJECTED])
def test_a_decision_goes_on_where_the_words_have_moved(climate, rita, review):
    judge(said(climate, GOAL), review, rita)

    edition, renewal = new_edition(climate, MOVED)

    new = now(edition)
    assert (new.page.number, new.review, new.reviewed_by, new.review_reason) == (2, review, rita, "gelesen")
    assert new.continues == said(climate, GOAL)
    assert (renewal.carried, renewal.broken) == (1, 0)


def test_every_quote_that_was_not_rejected_is_checked(climate, rita):
    judge(said(climate, MEASURE), Review.REJECTED, rita)

    edition, renewal = new_edition(climate, MOVED)

    check, page = QuoteCheck.objects.get(edition=edition), edition.pages.get(number=2)
    assert (check.statement.text, check.outcome, check.page) == (GOAL, "moved", page)
    assert page.text[check.start : check.end] == check.text == GOAL
    assert renewal.counts == {"unchanged": 0, "moved": 1, "changed": 0, "gone": 0}


def test_the_old_edition_stays_as_it_was(climate, rita):
    judge(said(climate, GOAL), Review.CONFIRMED, rita)
    before = [(row.key, row.text, row.review) for row in said(climate, GOAL).edition.statements.all()]

    new_edition(climate, CHANGED, KINDS_NOW)

    first = Edition.objects.get(document=climate, number=1)
    assert [(row.key, row.text, row.review) for row in first.statements.all()] == before
    assert first.pages.exists()
    assert not first.is_current


def test_what_reading_does_not_find_any_more_is_cut_anew_when_people_have_confirmed_it(climate, rita):
    judge(said(climate, GOAL), Review.CONFIRMED, rita)

    edition, _ = new_edition(climate, MOVED, {MEASURE: KINDS[MEASURE]})

    new = now(edition)
    assert new.page.text[new.start : new.end] == GOAL
    assert new.passage.start <= new.start < new.passage.end
    assert [target.text for target in new.targets.all()] == ["Bis 2030 werden 25 %"]
    assert new.page.text[new.targets.get().start : new.targets.get().end] == "Bis 2030 werden 25 %"
    assert [row.area.slug for row in new.areas.all()] == ["climate"]


def test_candidates_that_reading_does_not_find_any_more_are_not_made_anew(climate):
    edition, renewal = new_edition(climate, MOVED, {MEASURE: KINDS[MEASURE]})

    assert [row.text for row in edition.statements.all()] == [MEASURE]
    assert renewal.carried == 0


def test_corrections_and_hand_made_targets_go_on(climate, rita):
    old = said(climate, GOAL)
    old.targets.update(value=26.0)
    Statement.objects.filter(pk=old.pk).update(
        kind="vision", code="Z 9", corrected=["code", "kind", "targets"], revision=2
    )

    edition, _ = new_edition(climate, MOVED)

    new = now(edition)
    assert (new.kind, new.code, new.corrected, new.revision) == (
        "vision",
        "Z 9",
        ["code", "kind", "targets"],
        2,
    )
    assert new.targets.get().value == 26.0
    assert new.page.text[new.targets.get().start :].startswith(new.targets.get().text)


def test_judged_areas_and_digital_connections_go_on_with_their_marks(climate, rita):
    old = said(climate, GOAL)
    judge(old.areas.get(), Review.REJECTED, rita)
    start = old.start + GOAL.index("mit dem Rad")
    DigitalConnection.objects.create(
        statement=old,
        kind=DigitalKind.DATA.value,
        start=start,
        end=start + len("mit dem Rad"),
        text="mit dem Rad",
        score=1,
        made_by="by hand",
        review=Review.CONFIRMED,
        reviewed_by=rita,
        reviewed_at=NOON,
    )

    edition, _ = new_edition(climate, MOVED)

    new = now(edition)
    mark = new.digital.get()
    assert new.page.text[mark.start : mark.end] == mark.text == "mit dem Rad"
    assert (mark.review, mark.reviewed_by) == (Review.CONFIRMED, rita)
    assert StatementArea.objects.get(statement=new).review == Review.REJECTED


def test_judged_links_and_verdicts_go_on_between_current_editions(climate, rita):
    link = Link.objects.get(type="conflicts")
    judge(link, Review.CONFIRMED, rita)
    Settlement.objects.create(
        link=link, verdict=Verdict.OUTDATED, reason="alt", settled_by=rita, settled_at=NOON
    )

    edition, renewal = new_edition(climate, MOVED)

    carried = Link.objects.get(target=now(edition))
    assert (carried.source, carried.review, carried.continues) == (link.source, Review.CONFIRMED, link)
    assert (carried.settlement.verdict, carried.settlement.reason) == (Verdict.OUTDATED, "alt")
    assert renewal.links == 1


def test_a_link_between_two_papers_with_new_editions_joins_both(city, climate, rita):
    judge(Link.objects.get(type="conflicts"), Review.CONFIRMED, rita)
    second, _ = new_edition(climate, MOVED)

    third, _ = new_edition(climate, MOVED.replace("Vorwort", "Geleitwort"))

    assert Link.objects.get(target=now(third)).continues == Link.objects.get(target=now(second))


def test_links_nobody_has_judged_are_left_to_the_machine(climate):
    edition, _ = new_edition(climate, MOVED)

    assert not Link.objects.filter(target__edition=edition).exists()


def test_a_hole_that_is_meant_stays_meant(city, climate, rita):
    MeantHole.objects.create(
        municipality=city.row,
        kind=HoleKind.GOAL_WITHOUT_MEASURE,
        statement=said(climate, GOAL),
        reason="läuft über das Land",
        said_by=rita,
        said_at=NOON,
    )

    edition, _ = new_edition(climate, MOVED)

    assert MeantHole.objects.get(statement=now(edition)).reason == "läuft über das Land"


def test_a_changed_quote_with_a_decision_waits_and_one_without_does_not(climate, rita):
    judge(said(climate, GOAL), Review.CONFIRMED, rita)
    changed = CHANGED.replace("Dach mit Solaranlage", "Vordach mit Solaranlage")
    kinds = {GOAL_NOW: KINDS[GOAL], MEASURE.replace("Dach", "Vordach"): KINDS[MEASURE]}

    edition, renewal = new_edition(climate, changed, kinds)

    assert [check.statement.text for check in broken_quotes(edition)] == [GOAL]
    assert (renewal.counts["changed"], renewal.broken) == (2, 1)
    assert now(edition, GOAL_NOW).review == Review.CANDIDATE


def test_what_was_rejected_may_come_back_once_its_words_changed(climate, rita):
    judge(said(climate, GOAL), Review.REJECTED, rita)

    edition, renewal = new_edition(climate, CHANGED, KINDS_NOW)

    assert now(edition, GOAL_NOW).review == Review.CANDIDATE
    assert renewal.broken == 0


def test_an_open_quote_waits_on_in_the_next_edition_but_one(climate, rita):
    judge(said(climate, GOAL), Review.CONFIRMED, rita)
    new_edition(climate, CHANGED, KINDS_NOW)

    third, _ = new_edition(climate, CHANGED.replace("Maßnahmen", "Vorhaben"), KINDS_NOW)

    assert [check.statement.text for check in broken_quotes(third)] == [GOAL]


def broken(climate, rita):
    judge(said(climate, GOAL), Review.CONFIRMED, rita)
    judge(Link.objects.get(type="conflicts"), Review.CONFIRMED, rita)
    edition, _ = new_edition(climate, CHANGED, KINDS_NOW)
    return edition, broken_quotes(edition).get()


def test_taking_the_new_words_confirms_them_with_all_that_hangs_on_them(climate, rita):
    edition, check = broken(climate, rita)
    actions.renew_candidates(municipality=edition.document.municipality)

    new = actions.take_new_words(check=check, by=rita, reason="neues Ziel", now=NOON)

    assert (new.text, new.review, new.reviewed_by) == (GOAL_NOW, Review.CONFIRMED, rita)
    assert Statement.objects.get(pk=new.pk).continues == said(climate, GOAL)
    assert Link.objects.get(target=new).review == Review.CONFIRMED
    assert edition.statements.count() == 2
    assert not broken_quotes(edition).exists()
    assert not Candidate.objects.filter(statement=new).exists()
    entry = Entry.objects.get(verb="quote.taken")
    assert (entry.by, entry.detail["reason"], entry.detail["before"]["text"]) == (rita, "neues Ziel", GOAL)


def test_a_quote_that_holds_no_more_carries_nothing_on(climate, rita):
    edition, check = broken(climate, rita)

    actions.drop_quote(check=check, by=rita, reason="gestrichen", now=NOON)

    assert not broken_quotes(edition).exists()
    assert not Link.objects.filter(target__edition=edition).exists()
    assert Entry.objects.get(verb="quote.dropped").detail["reason"] == "gestrichen"


def test_later_is_in_a_week(climate, rita):
    _, check = broken(climate, rita)

    actions.postpone_quote(check=check, by=rita, today=NOON.date(), now=NOON)

    check.refresh_from_db()
    assert check.postponed_until == NOON.date() + timedelta(days=7)
    assert check.settled_at is None


@pytest.mark.parametrize("act", [actions.take_new_words, actions.drop_quote])
def test_who_comes_second_changes_nothing(climate, rita, act):
    edition, check = broken(climate, rita)
    actions.drop_quote(check=check, by=rita, reason="zuerst", now=NOON)

    with pytest.raises(actions.QuoteSettled):
        act(check=check, by=rita, reason="danach", now=NOON)

    assert QuoteCheck.objects.get(pk=check.pk).settled_reason == "zuerst"
    assert now(edition, GOAL_NOW).review == Review.CANDIDATE


def test_who_may_only_look_settles_nothing(city, climate, rita):
    _, check = broken(climate, rita)
    carla = person("carla_contributor", city.row)

    for act in (actions.take_new_words, actions.drop_quote):
        with pytest.raises(PermissionDenied):
            act(check=check, by=carla, reason="", now=NOON)
    with pytest.raises(PermissionDenied):
        actions.postpone_quote(check=check, by=carla, today=NOON.date(), now=NOON)


def test_where_the_words_are_gone_there_are_none_to_take(climate, rita):
    judge(said(climate, GOAL), Review.CONFIRMED, rita)
    edition, _ = new_edition(climate, CLIMATE.replace(GOAL, ""), {MEASURE: KINDS[MEASURE]})
    check = broken_quotes(edition).get()

    with pytest.raises(actions.NoNewWords):
        actions.take_new_words(check=check, by=rita, reason="", now=NOON)

    assert QuoteCheck.objects.get(pk=check.pk).settled_at is None


def test_an_edition_that_comes_back_knows_what_was_decided_since(climate, rita):
    first = climate.editions.get()
    second, _ = new_edition(climate, MOVED)
    judge(now(second), Review.CONFIRMED, rita)

    back, _ = new_edition(climate, CLIMATE)

    assert back == first
    assert (now(back).review, now(back).reviewed_by, now(back).continues) == (Review.CONFIRMED, rita, None)


def test_a_statement_of_an_older_edition_says_where_it_goes_on(climate, rita):
    judge(said(climate, MEASURE), Review.CONFIRMED, rita)
    edition, _ = new_edition(climate, CHANGED, KINDS_NOW)

    check = QuoteCheck.objects.get(statement=said(climate, GOAL), text=GOAL_NOW)
    assert onward(said(climate, MEASURE)) == Onward(now(edition, MEASURE), None)
    assert onward(said(climate, GOAL)) == Onward(None, check)
    assert onward(now(edition, MEASURE)) is None


def test_renewing_asks_a_bounded_number_of_times(climate, rita, django_assert_max_num_queries):
    judge(said(climate, GOAL), Review.CONFIRMED, rita)

    with django_assert_max_num_queries(75):
        new_edition(climate, MOVED)


def test_what_was_put_off_stays_put_off(city, climate):
    actions.renew_candidates(municipality=city.row)
    Candidate.objects.filter(statement=said(climate, GOAL)).update(postponed_until=NOON.date())

    edition, _ = new_edition(climate, MOVED)
    actions.renew_candidates(municipality=city.row)

    assert Candidate.objects.get(statement=now(edition)).postponed_until == NOON.date()


def test_words_said_twice_and_now_once_keep_the_decision(climate, rita):
    twice = CLIMATE.replace(GOAL, f"{GOAL}\n\nMaßvoll.\n\n{GOAL}")
    second, _ = new_edition(climate, twice)
    judge(now(second), Review.CONFIRMED, rita)

    third, renewal = new_edition(climate, MOVED)

    assert now(third).review == Review.CONFIRMED
    assert renewal.broken == 0
