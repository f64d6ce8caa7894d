"""Roles are changed and memberships end: works, refused, logged; a city keeps an administrator."""

import pytest
from django.core.exceptions import PermissionDenied

from stadtfaden.actors import actions
from stadtfaden.actors.models import Entry, Membership, Municipality, Role
from stadtfaden.actors.queries import desks_of, people_of
from stadtfaden.actors.rules import Act, may
from tests.cast import NOON, cast_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def city():
    return Municipality.objects.create(name="Auental", slug="auental")


@pytest.fixture
def cast(city):
    return cast_of(city)


def of(user, city):
    return Membership.objects.get(user=user, municipality=city)


def changed(city, cast, whom, role, by="adele_administrator", seen=None):
    membership = of(cast[whom], city)
    actions.change_role(membership=membership, seen=seen or membership.role, role=role, by=cast[by], now=NOON)


def test_a_new_role_holds_at_once_and_is_logged(city, cast):
    changed(city, cast, "rita_editor", Role.APPROVER)

    entry = Entry.objects.get(verb="membership.changed")
    assert may(cast["rita_editor"], Act.FREEZE, city)
    assert (entry.by, entry.detail) == (
        cast["adele_administrator"],
        {"before": {"role": "editor"}, "after": {"role": "approver"}},
    )


@pytest.mark.parametrize("by", ["rita_editor", "anton_approver", "otto_other_city", "zita_citizen"])
def test_others_change_no_role(city, cast, by):
    with pytest.raises(PermissionDenied):
        changed(city, cast, "carla_contributor", Role.ADMINISTRATOR, by=by)

    assert of(cast["carla_contributor"], city).role == Role.CONTRIBUTOR


def test_a_role_that_somebody_changed_meanwhile_is_not_overwritten(city, cast):
    changed(city, cast, "rita_editor", Role.APPROVER)

    with pytest.raises(actions.AlreadyOtherwise):
        changed(city, cast, "rita_editor", Role.CONTRIBUTOR, seen=Role.EDITOR)

    assert of(cast["rita_editor"], city).role == Role.APPROVER


def test_the_same_role_again_is_no_event(city, cast):
    changed(city, cast, "rita_editor", Role.EDITOR)

    assert not Entry.objects.filter(verb="membership.changed").exists()


def test_the_last_administrator_keeps_the_role(city, cast):
    with pytest.raises(actions.LastAdministrator):
        changed(city, cast, "adele_administrator", Role.EDITOR)

    assert of(cast["adele_administrator"], city).role == Role.ADMINISTRATOR


def test_the_last_administrator_does_not_leave(city, cast):
    adele = of(cast["adele_administrator"], city)

    with pytest.raises(actions.LastAdministrator):
        actions.end_membership(membership=adele, by=cast["adele_administrator"], now=NOON)

    assert may(cast["adele_administrator"], Act.MANAGE, city)


def test_one_of_two_administrators_may_leave(city, cast):
    changed(city, cast, "rita_editor", Role.ADMINISTRATOR)

    actions.end_membership(
        membership=of(cast["adele_administrator"], city), by=cast["adele_administrator"], now=NOON
    )

    assert not may(cast["adele_administrator"], Act.LOOK, city)


def test_an_administrator_whose_account_is_closed_does_not_count(city, cast):
    changed(city, cast, "rita_editor", Role.ADMINISTRATOR)
    cast["rita_editor"].is_active = False
    cast["rita_editor"].save()

    with pytest.raises(actions.LastAdministrator):
        changed(city, cast, "adele_administrator", Role.EDITOR)


def test_an_ended_membership_closes_the_desk_and_stays_in_the_records(city, cast):
    actions.end_membership(membership=of(cast["rita_editor"], city), by=cast["adele_administrator"], now=NOON)

    assert not may(cast["rita_editor"], Act.LOOK, city)
    assert of(cast["rita_editor"], city).ended_at == NOON
    assert Entry.objects.get(verb="membership.ended").detail == {"before": {"role": "editor"}}


def test_what_has_ended_does_not_end_again(city, cast):
    rita = of(cast["rita_editor"], city)
    actions.end_membership(membership=rita, by=cast["adele_administrator"], now=NOON)

    with pytest.raises(actions.AlreadyOtherwise):
        actions.end_membership(membership=rita, by=cast["adele_administrator"], now=NOON)


@pytest.mark.parametrize("by", ["rita_editor", "otto_other_city"])
def test_others_end_no_membership(city, cast, by):
    with pytest.raises(PermissionDenied):
        actions.end_membership(membership=of(cast["carla_contributor"], city), by=cast[by], now=NOON)


def test_desks_are_those_that_have_not_ended(city, cast):
    elsewhere = Municipality.objects.get(slug="anderswo")
    Membership.objects.create(
        user=cast["rita_editor"], municipality=elsewhere, role=Role.EDITOR, began_at=NOON
    )
    actions.end_membership(membership=of(cast["rita_editor"], city), by=cast["adele_administrator"], now=NOON)

    assert [one.municipality for one in desks_of(cast["rita_editor"])] == [elsewhere]


def test_the_last_sign_of_life_is_the_later_of_login_and_act(city, cast):
    rita = cast["rita_editor"]
    rita.last_login = NOON.replace(day=1)
    rita.save()
    actions.log_entry(
        verb="link.confirmed", subject="x:1", now=NOON.replace(day=9), municipality=city, by=rita
    )

    seen = {one.user: one.seen_at for one in people_of(city)}

    assert seen[rita] == NOON.replace(day=9)
    assert seen[cast["anton_approver"]] == NOON


def test_own_settings_are_kept(city, cast):
    actions.keep_settings(user=cast["rita_editor"], name=" Rita R. ", wants_digest=False, has_keys=False)

    cast["rita_editor"].refresh_from_db()
    assert cast["rita_editor"].name == "Rita R."
    assert (cast["rita_editor"].wants_digest, cast["rita_editor"].has_keys) == (False, False)
