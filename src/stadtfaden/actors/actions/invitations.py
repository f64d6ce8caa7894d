"""How people come to a city: a letter with a secret, used once, within two weeks."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.db import transaction

from stadtfaden.actors.actions.log import log_entry
from stadtfaden.actors.models import Invitation, Membership, Municipality, Organisation, Role, User
from stadtfaden.actors.queries import account_of, digest_of_secret, invitation_of, open_invitations
from stadtfaden.actors.rules import Act, require

LASTS = timedelta(days=14)


class AlreadyHere(Exception):  # noqa: N818 -- named after the fact
    """The person works for this city."""


class InvitationGone(Exception):  # noqa: N818 -- named after the fact
    """Unknown, used, withdrawn or too old: no letter with this secret opens anything."""


class OtherAddress(Exception):  # noqa: N818 -- named after the fact
    """The letter went to somebody else than the person who is logged in."""


@dataclass(frozen=True, slots=True)
class Invitee:
    """Who is asked to come. `organisation` is a name, empty where none is said."""

    email: str
    role: Role
    name: str = ""
    organisation: str = ""


@transaction.atomic
def invite_person(
    *, municipality: Municipality, invitee: Invitee, by: User, now: datetime
) -> tuple[Invitation, str]:
    """The invitation and the secret of its letter, which is kept nowhere. Raises AlreadyHere."""
    require(by, Act.MANAGE, municipality)
    return _invite(municipality, invitee, by, now)


@transaction.atomic
def invite_from_terminal(
    *, municipality: Municipality, invitee: Invitee, now: datetime
) -> tuple[Invitation, str]:
    """For whoever runs the machine: no rule can keep them from the tables. Raises AlreadyHere."""
    return _invite(municipality, invitee, None, now)


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by: User, now: datetime) -> None:
    """The letter opens nothing any more. Raises InvitationGone where somebody was faster."""
    require(by, Act.MANAGE, invitation.municipality)
    _withdraw(invitation, by, now)


@transaction.atomic
def accept_invitation(*, secret: str, by: User, now: datetime) -> Membership:
    """A person with an account takes the letter that went to their address.

    Raises InvitationGone, OtherAddress, AlreadyHere.
    """
    invitation = _found(secret, now)
    if invitation.email.casefold() != by.email.casefold():
        raise OtherAddress(invitation.email)
    return _joined(invitation, by, now)


@transaction.atomic
def open_account(*, secret: str, name: str, password: str | None, now: datetime) -> Membership:
    """The only way to a new account. Without a password, the service of the city opens it, or a mail.

    Raises InvitationGone, and AlreadyHere where the address has an account.
    """
    invitation = _found(secret, now)
    if account_of(invitation.email) is not None:
        raise AlreadyHere(invitation.email)
    user = User(email=invitation.email, name=name.strip(), joined_at=now)
    user.set_password(password)
    user.save()
    # The letter reached its reader: the address is theirs.
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return _joined(invitation, user, now)


def _invite(
    municipality: Municipality, invitee: Invitee, by: User | None, now: datetime
) -> tuple[Invitation, str]:
    email = invitee.email.strip().casefold()
    if Membership.objects.filter(
        municipality=municipality, user__email__iexact=email, ended_at=None
    ).exists():
        raise AlreadyHere(email)
    for older in open_invitations(municipality, now=now).filter(email__iexact=email):
        _withdraw(older, by, now)
    secret = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        municipality=municipality,
        organisation=_organisation(municipality, invitee.organisation),
        email=email,
        name=invitee.name.strip(),
        role=invitee.role,
        digest=digest_of_secret(secret),
        invited_by=by,
        invited_at=now,
        expires_at=now + LASTS,
    )
    _log("invitation.sent", invitation, by, now)
    return invitation, secret


def _organisation(municipality: Municipality, name: str) -> Organisation | None:
    if not name.strip():
        return None
    return Organisation.objects.get_or_create(municipality=municipality, name=name.strip())[0]


def _withdraw(invitation: Invitation, by: User | None, now: datetime) -> None:
    waiting = Invitation.objects.filter(pk=invitation.pk, accepted_at=None, withdrawn_at=None)
    if not waiting.update(withdrawn_at=now):
        raise InvitationGone(invitation.email)
    _log("invitation.withdrawn", invitation, by, now)


def _found(secret: str, now: datetime) -> Invitation:
    found = invitation_of(secret)
    if found is None or not found.is_open(now):
        raise InvitationGone
    return found


def _joined(invitation: Invitation, user: User, now: datetime) -> Membership:
    waiting = Invitation.objects.filter(pk=invitation.pk, accepted_at=None, withdrawn_at=None)
    if not waiting.update(accepted_at=now, accepted_by=user):
        raise InvitationGone(invitation.email)
    if Membership.objects.filter(
        user=user, municipality_id=invitation.municipality_id, ended_at=None
    ).exists():
        raise AlreadyHere(user.email)
    membership = Membership.objects.create(
        user=user,
        municipality_id=invitation.municipality_id,
        organisation_id=invitation.organisation_id,
        role=invitation.role,
        began_at=now,
    )
    _log("invitation.accepted", invitation, user, now)
    return membership


def _log(verb: str, invitation: Invitation, by: User | None, now: datetime) -> None:
    log_entry(
        verb=verb,
        subject=f"actors.Invitation:{invitation.pk}",
        now=now,
        municipality=invitation.municipality,
        detail={"after": {"role": invitation.role, "expires_at": invitation.expires_at.isoformat()}},
        by=by,
    )
