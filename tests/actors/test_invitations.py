"""Inviting, withdrawing, accepting: works, refused, logged."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied

from stadtfaden.actors import actions
from stadtfaden.actors.models import Entry, Invitation, Membership, Municipality, Organisation, Role, User
from tests.cast import NOON, cast_of, person

INES = actions.Invitee("Ines@Example.org", Role.EDITOR, name="Ines", organisation="Stadtplanungsamt")
WORDS = "drei Amseln am Hang"
LATER = NOON + timedelta(days=3)

pytestmark = pytest.mark.django_db


@pytest.fixture
def city():
    return Municipality.objects.create(name="Auental", slug="auental")


@pytest.fixture
def cast(city):
    return cast_of(city)


def invited(city, by, invitee=INES, now=NOON):
    return actions.invite_person(municipality=city, invitee=invitee, by=by, now=now)


def test_the_secret_of_a_letter_is_kept_nowhere(city, cast):
    invitation, secret = invited(city, cast["adele_administrator"])

    invitation.refresh_from_db()
    kept = [str(getattr(invitation, field.attname)) for field in Invitation._meta.concrete_fields]
    assert len(secret) >= 40
    assert not any(secret in value for value in kept)
    assert secret not in str(list(Entry.objects.values()))


def test_an_invitation_is_logged_without_the_address(city, cast):
    invitation, _ = invited(city, cast["adele_administrator"])

    entry = Entry.objects.get(verb="invitation.sent")
    assert (entry.by, entry.subject) == (cast["adele_administrator"], f"actors.Invitation:{invitation.pk}")
    assert "example.org" not in str(entry.detail)


@pytest.mark.parametrize("who", ["carla_contributor", "rita_editor", "anton_approver", "otto_other_city"])
def test_only_administrators_of_the_city_invite(city, cast, who):
    with pytest.raises(PermissionDenied):
        invited(city, cast[who])

    assert Invitation.objects.count() == 0


def test_who_has_a_desk_is_not_invited_again(city, cast):
    rita = actions.Invitee("RITA_editor@example.org", Role.EDITOR)

    with pytest.raises(actions.AlreadyHere):
        invited(city, cast["adele_administrator"], rita)


def test_a_second_letter_takes_the_place_of_the_first(city, cast):
    _, first = invited(city, cast["adele_administrator"])
    _, second = invited(city, cast["adele_administrator"], now=LATER)

    with pytest.raises(actions.InvitationGone):
        actions.open_account(secret=first, name="Ines", password=WORDS, now=LATER)
    opened = actions.open_account(secret=second, name="Ines", password=WORDS, now=LATER)
    assert opened.user.email == "ines@example.org"


def test_a_letter_opens_an_account_with_its_role_and_organisation(city, cast):
    _, secret = invited(city, cast["adele_administrator"])

    membership = actions.open_account(secret=secret, name=" Ines Imhof ", password=WORDS, now=LATER)

    user = membership.user
    assert (user.name, user.check_password(WORDS)) == ("Ines Imhof", True)
    office = Organisation.objects.get(name="Stadtplanungsamt")
    assert (membership.role, membership.organisation) == (Role.EDITOR, office)
    assert EmailAddress.objects.get(user=user).verified
    assert Entry.objects.get(verb="invitation.accepted").by == user


def test_without_a_password_none_opens_the_account(city, cast):
    _, secret = invited(city, cast["adele_administrator"])

    membership = actions.open_account(secret=secret, name="Ines", password=None, now=LATER)

    assert not membership.user.has_usable_password()


def test_a_letter_opens_once(city, cast):
    _, secret = invited(city, cast["adele_administrator"])
    actions.open_account(secret=secret, name="Ines", password=WORDS, now=LATER)

    with pytest.raises(actions.InvitationGone):
        actions.open_account(secret=secret, name="Iris", password=WORDS, now=LATER)

    assert User.objects.filter(name="Iris").count() == 0


@pytest.mark.parametrize(
    ("waited", "opens"), [(timedelta(days=13, hours=23), True), (timedelta(days=14), False)]
)
def test_a_letter_is_open_for_two_weeks(city, cast, waited, opens):
    _, secret = invited(city, cast["adele_administrator"])

    try:
        actions.open_account(secret=secret, name="Ines", password=WORDS, now=NOON + waited)
    except actions.InvitationGone:
        assert not opens
    else:
        assert opens


def test_a_withdrawn_letter_opens_nothing(city, cast):
    invitation, secret = invited(city, cast["adele_administrator"])
    actions.withdraw_invitation(invitation=invitation, by=cast["adele_administrator"], now=LATER)

    with pytest.raises(actions.InvitationGone):
        actions.open_account(secret=secret, name="Ines", password=WORDS, now=LATER)

    assert Entry.objects.get(verb="invitation.withdrawn").by == cast["adele_administrator"]


def test_only_administrators_withdraw(city, cast):
    invitation, _ = invited(city, cast["adele_administrator"])

    with pytest.raises(PermissionDenied):
        actions.withdraw_invitation(invitation=invitation, by=cast["rita_editor"], now=LATER)


def test_a_letter_is_not_withdrawn_twice(city, cast):
    invitation, _ = invited(city, cast["adele_administrator"])
    actions.withdraw_invitation(invitation=invitation, by=cast["adele_administrator"], now=LATER)

    with pytest.raises(actions.InvitationGone):
        actions.withdraw_invitation(invitation=invitation, by=cast["adele_administrator"], now=LATER)


def test_a_person_with_an_account_takes_the_letter_of_their_address(city, cast):
    zita = actions.Invitee("Zita_Citizen@example.org", Role.CONTRIBUTOR)
    _, secret = invited(city, cast["adele_administrator"], zita)

    membership = actions.accept_invitation(secret=secret, by=cast["zita_citizen"], now=LATER)

    assert (membership.user, membership.role) == (cast["zita_citizen"], Role.CONTRIBUTOR)


def test_nobody_takes_the_letter_of_another_address(city, cast):
    _, secret = invited(city, cast["adele_administrator"])

    with pytest.raises(actions.OtherAddress):
        actions.accept_invitation(secret=secret, by=cast["zita_citizen"], now=LATER)

    assert not Membership.objects.filter(user=cast["zita_citizen"]).exists()


def test_an_address_with_an_account_gets_no_second_one(city, cast):
    _, secret = invited(city, cast["adele_administrator"])
    person("ines")

    with pytest.raises(actions.AlreadyHere):
        actions.open_account(secret=secret, name="Ines", password=WORDS, now=LATER)


def test_whoever_runs_the_machine_invites_without_a_role(city):
    _, secret = actions.invite_from_terminal(municipality=city, invitee=INES, now=NOON)

    assert Entry.objects.get(verb="invitation.sent").by is None
    assert actions.open_account(secret=secret, name="Ines", password=WORDS, now=LATER).role == Role.EDITOR
