"""How every page of the desk is reached: for each name of an address, what it needs besides the city.

A maker is called with the municipality and makes or finds the thing; what it hands back goes into `reverse`.
It runs once for each person and method, and what it made is taken back afterwards.
"""

from django.utils import timezone

from stadtfaden.actors import actions
from stadtfaden.actors.models import Membership, Role
from tests.cast import person


def nothing(city):
    return {}


def membership(city):
    return {"pk": Membership.objects.get(user=person("rita_editor"), municipality=city).pk}


def open_invitation(city):
    invitee = actions.Invitee(email="ines@example.org", role=Role.EDITOR)
    invitation, _ = actions.invite_from_terminal(municipality=city, invitee=invitee, now=timezone.now())
    return {"pk": invitation.pk}


MAKERS = {
    "papers-upload": nothing,
    "papers-uploads": nothing,
    "people": nothing,
    "people-end": membership,
    "people-invite": nothing,
    "people-role": membership,
    "people-withdraw": open_invitation,
}

# Their arguments mean the same in every city: kinds, areas, steps. All others name a thing of one city.
SAME_EVERYWHERE: set[str] = set()
