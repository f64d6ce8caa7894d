"""invite: the first person of a city, and any other."""

import json
import sys

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from stadtfaden.actors import actions, queries
from stadtfaden.actors.rules import Role
from stadtfaden.cli.start import BROKEN, complain

WRONG_USAGE = 2


def invite(invitee: tuple[str, str, str], *, city: str | None, address: str, as_json: bool) -> int:
    """`invitee` is mail address, role and name; the link goes to stdout and nowhere else."""
    email, role, name = invitee
    try:
        validate_email(email)
    except ValidationError:
        complain(f"„{email}“ ist keine E-Mail-Adresse.")
        return WRONG_USAGE
    try:
        invitation, secret = actions.invite_from_terminal(
            municipality=queries.city_meant(city),
            invitee=actions.Invitee(email=email, role=Role(role), name=name),
            now=timezone.now(),
        )
    except queries.CityUnclear as reason:
        complain(str(reason))
        return BROKEN
    except actions.AlreadyHere:
        complain(f"{email} hat in dieser Stadt schon einen Schreibtisch.")
        return BROKEN
    with override("de"):
        link = address.rstrip("/") + reverse("account_invitation", args=[secret])
        until = timezone.localtime(invitation.expires_at)
    if as_json:
        answer = {"email": invitation.email, "role": role, "expires_at": until.isoformat(), "link": link}
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    else:
        sys.stdout.write(f"{link}\n")
        complain(
            f"Der Link öffnet den Schreibtisch von {invitation.municipality} einmal, bis {until:%d.%m.%Y}."
        )
    return 0
