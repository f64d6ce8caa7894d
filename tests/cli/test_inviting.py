"""stadtfaden invite: how the first person of a city comes in."""

import json

import pytest
from typer.testing import CliRunner

from stadtfaden.actors.actions import settle_municipality
from stadtfaden.actors.models import Entry, Invitation, Role
from stadtfaden.actors.queries import invitation_of
from stadtfaden.cli.commands.arguments import RoleName
from stadtfaden.cli.main import app
from tests.cast import NOON, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def city(tmp_path):
    return settle_municipality(name="Auental", now=NOON)


def invited(tmp_path, *words):
    return CliRunner().invoke(app, ["invite", *words, "--data", str(tmp_path)])


def test_the_link_of_an_invitation_is_printed_and_opens_it(city, tmp_path):
    done = invited(tmp_path, "ines@example.org", "--city", "Auental", "--address", "https://faden.example/")

    start, _, secret = done.stdout.strip().rstrip("/").rpartition("/")
    letter = invitation_of(secret)
    assert (done.exit_code, start) == (0, "https://faden.example/konto/einladung")
    assert letter is not None
    assert (letter.email, letter.role, letter.invited_by) == ("ines@example.org", Role.ADMINISTRATOR, None)
    assert Entry.objects.filter(verb="invitation.sent", municipality=city).count() == 1


def test_machines_get_json(city, tmp_path):
    done = invited(tmp_path, "ines@example.org", "--role", "editor", "--name", "Ines", "--json")

    answer = json.loads(done.stdout)
    letter = invitation_of(answer["link"].rstrip("/").rpartition("/")[2])
    assert (answer["email"], answer["role"]) == ("ines@example.org", "editor")
    assert letter is not None
    assert letter.name == "Ines"


def test_what_is_no_address_is_refused(city, tmp_path):
    done = invited(tmp_path, "ines")

    assert (done.exit_code, Invitation.objects.count()) == (2, 0)


def test_who_has_a_desk_is_not_invited(city, tmp_path):
    person("rita_editor", city)

    done = invited(tmp_path, "rita_editor@example.org")

    assert (done.exit_code, Invitation.objects.count()) == (1, 0)


def test_without_a_city_nobody_is_invited(db, tmp_path):
    assert invited(tmp_path, "ines@example.org").exit_code == 1


def test_the_roles_of_the_command_are_those_of_the_rules():
    assert [role.value for role in RoleName] == Role.values
