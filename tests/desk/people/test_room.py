"""The room of people: who is here, invitations, roles."""

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from stadtfaden.actors import actions
from stadtfaden.actors.models import Entry, Invitation, Membership, Municipality, Role
from tests.cast import NOON, cast_of, person


@pytest.fixture
def city(db):
    return Municipality.objects.create(name="Auental", slug="auental")


@pytest.fixture
def cast(city):
    return cast_of(city)


@pytest.fixture
def adele(cast):
    client = Client()
    client.force_login(cast["adele_administrator"])
    return client


def at(name, *args):
    return reverse(f"desk:{name}", args=["auental", *args])


def of(user):
    return Membership.objects.get(user=user, municipality__slug="auental")


def invite(client, email="ines@example.org", **more):
    return client.post(at("people-invite"), {"email": email, "role": "editor", **more})


def test_everybody_at_the_desk_sees_who_is_here_and_in_which_role(cast, client):
    client.force_login(cast["carla_contributor"])

    page = client.get(at("people")).content.decode()

    assert "Adele Administrator" in page
    assert "Otto" not in page
    assert "adele_administrator@example.org" not in page
    assert at("people-invite") not in page


def test_an_invitation_goes_out_by_mail_and_its_link_opens_the_page(adele, client):
    answer = invite(adele, name="Ines", organisation="Tiefbauamt")

    letter = mail.outbox[0]
    link = next(line for line in letter.body.splitlines() if line.startswith("http"))
    assert (answer.status_code, letter.to) == (302, ["ines@example.org"])
    assert letter.subject == "Einladung an den Schreibtisch von Auental"
    assert "Guten Tag Ines," in letter.body
    assert "Ihre Rolle: Redaktion" in letter.body
    assert client.get(link).status_code == 200


def test_without_a_mail_server_the_link_is_shown_to_hand_on(adele, settings):
    settings.MAIL_IS_SENT = False
    invite(adele)

    page = adele.get(at("people")).content.decode()

    assert "kein Mailserver eingerichtet" in page
    assert "/konto/einladung/" in page


def test_a_waiting_invitation_is_shown_and_can_be_withdrawn(adele):
    invite(adele)
    waiting = adele.get(at("people")).content.decode()

    adele.post(at("people-withdraw", Invitation.objects.get().pk))

    assert "ines@example.org" in waiting
    assert "ines@example.org" not in adele.get(at("people")).content.decode()


def test_what_is_no_address_is_said_beside_the_field(adele):
    answer = invite(adele, email="ines")

    assert (answer.status_code, len(mail.outbox)) == (400, 0)
    assert 'id="id_email_error"' in answer.content.decode()


def test_who_is_here_is_not_invited(adele):
    answer = invite(adele, email="rita_editor@example.org")

    assert (answer.status_code, len(mail.outbox)) == (409, 0)
    assert "Diese Person hat hier schon einen Schreibtisch." in answer.content.decode()


def test_an_invitation_whose_mail_does_not_go_out_opens_nothing(adele, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # where nobody listens

    answer = invite(adele)

    assert answer.status_code == 502
    assert Invitation.objects.get().withdrawn_at is not None


def test_a_role_is_changed_and_logged(adele, cast):
    answer = adele.post(at("people-role", of(cast["rita_editor"]).pk), {"seen": "editor", "role": "approver"})

    assert (answer.status_code, of(cast["rita_editor"]).role) == (302, Role.APPROVER)
    assert Entry.objects.filter(verb="membership.changed", by=cast["adele_administrator"]).exists()


def test_the_second_to_change_a_role_sees_what_the_first_did(adele, cast):
    address = at("people-role", of(cast["rita_editor"]).pk)
    adele.post(address, {"seen": "editor", "role": "approver"})

    answer = adele.post(address, {"seen": "editor", "role": "contributor"})

    assert (answer.status_code, of(cast["rita_editor"]).role) == (409, Role.APPROVER)
    assert "Jemand war schneller." in answer.content.decode()


def test_the_last_administrator_stays_and_is_told_why(adele, cast):
    pk = of(cast["adele_administrator"]).pk

    answers = [
        adele.post(at("people-role", pk), {"seen": "administrator", "role": "editor"}),
        adele.post(at("people-end", pk)),
    ]

    assert [answer.status_code for answer in answers] == [409, 409]
    assert "Eine Stadt braucht jemanden, der die Konten verwaltet." in answers[1].content.decode()
    assert of(cast["adele_administrator"]).role == Role.ADMINISTRATOR


def test_ending_asks_first_and_then_closes_the_desk(adele, cast, client):
    client.force_login(cast["rita_editor"])
    pk = of(cast["rita_editor"]).pk
    asked = adele.get(at("people-end", pk))
    before = client.get(at("people")).status_code

    adele.post(at("people-end", pk))

    assert "Den Schreibtisch für Rita Editor schließen?" in asked.content.decode()
    assert (before, client.get(at("people")).status_code) == (200, 404)


def test_nobody_of_another_city_can_be_touched(adele, cast):
    otto = Membership.objects.get(user=cast["otto_other_city"])

    answers = [
        adele.post(at("people-role", otto.pk), {"seen": "administrator", "role": "editor"}),
        adele.post(at("people-end", otto.pk)),
    ]

    otto.refresh_from_db()
    assert [answer.status_code for answer in answers] == [404, 404]
    assert (otto.role, otto.ended_at) == (Role.ADMINISTRATOR, None)


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_page_costs_seven_queries_however_many_people_there_are(
    adele, city, how_many, django_assert_num_queries
):
    for number in range(how_many):
        user = person(f"more_{number}")
        Membership.objects.create(user=user, municipality=city, role=Role.EDITOR, began_at=NOON)
        invitee = actions.Invitee(f"waits{number}@example.org", Role.EDITOR, organisation=f"Amt {number}")
        actions.invite_person(
            municipality=city, invitee=invitee, by=person("adele_administrator"), now=timezone.now()
        )

    with django_assert_num_queries(7):
        page = adele.get(at("people"))

    assert page.content.count(b"waits") >= how_many
