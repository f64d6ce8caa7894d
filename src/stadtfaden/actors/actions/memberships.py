"""What people are to a city, while they are there."""

from datetime import datetime

from django.db import transaction

from stadtfaden.actors.actions.log import log_entry
from stadtfaden.actors.models import Membership, Municipality, Role, User
from stadtfaden.actors.rules import Act, require
from stadtfaden.core.chain import Json


class LastAdministrator(Exception):  # noqa: N818 -- named after the fact
    """Without this person nobody could invite people or change roles."""


class AlreadyOtherwise(Exception):  # noqa: N818 -- named after the fact
    """Somebody was faster: the role is another one than the page showed, or the membership is over."""


@transaction.atomic
def change_role(*, membership: Membership, seen: str, role: Role, by: User, now: datetime) -> None:
    """`seen` is the role the page showed. Raises LastAdministrator, AlreadyOtherwise."""
    require(by, Act.MANAGE, membership.municipality)
    if role == seen:
        return
    _keep_an_administrator(membership, seen)
    current = Membership.objects.filter(pk=membership.pk, role=seen, ended_at=None)
    if not current.update(role=role):
        raise AlreadyOtherwise(str(membership))
    _log("membership.changed", membership, {"before": {"role": seen}, "after": {"role": role}}, by, now)


@transaction.atomic
def end_membership(*, membership: Membership, by: User, now: datetime) -> None:
    """The desk of the city is closed to the person at once; what they decided keeps their name.

    Raises LastAdministrator, AlreadyOtherwise.
    """
    require(by, Act.MANAGE, membership.municipality)
    _keep_an_administrator(membership, membership.role)
    if not Membership.objects.filter(pk=membership.pk, ended_at=None).update(ended_at=now):
        raise AlreadyOtherwise(str(membership))
    _log("membership.ended", membership, {"before": {"role": membership.role}}, by, now)


@transaction.atomic
def keep_settings(*, user: User, name: str, wants_digest: bool, has_keys: bool) -> None:
    """A person's own; no city's log has a line of it."""
    User.objects.filter(pk=user.pk).update(name=name.strip(), wants_digest=wants_digest, has_keys=has_keys)


def _keep_an_administrator(membership: Membership, role: str) -> None:
    """The row of the city is held, so that two who leave at once come one after the other."""
    if role != Role.ADMINISTRATOR:
        return
    Municipality.objects.select_for_update().get(pk=membership.municipality_id)
    others = Membership.objects.filter(
        municipality_id=membership.municipality_id,
        role=Role.ADMINISTRATOR,
        ended_at=None,
        user__is_active=True,
    ).exclude(pk=membership.pk)
    if not others.exists():
        raise LastAdministrator(str(membership))


def _log(verb: str, membership: Membership, detail: dict[str, Json], by: User, now: datetime) -> None:
    log_entry(
        verb=verb,
        subject=f"actors.Membership:{membership.pk}",
        now=now,
        municipality=membership.municipality,
        detail=detail,
        by=by,
    )
