"""The page behind the link of an invitation."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from stadtfaden.actors import actions
from stadtfaden.actors.models import Invitation, Membership, Role, User
from tests.cast import person
from tests.desk.accounts.conftest import WORDS


@pytest.fixture
def invited(city):
    """Called with an address: the address of the page that accepts."""

    def letter(email="ines@example.org", name="Ines"):
        invitee = actions.Invitee(email=email, role=Role.EDITOR, name=name)
        _, secret = actions.invite_from_terminal(municipality=city, invitee=invitee, now=timezone.now())
        return reverse("account_invitation", args=[secret])

    return letter


def test_a_name_and_a_password_open_the_account_and_the_desk(client, invited, city):
    address = invited()

    answer = client.post(address, {"name": "Ines Imhof", "password": WORDS})

    user = User.objects.get(email="ines@example.org")
    assert (answer.status_code, answer["Location"]) == (302, reverse("account_welcome"))
    assert Membership.objects.get(user=user, municipality=city).role == Role.EDITOR
    assert "Willkommen, Ines Imhof" in client.get(answer["Location"]).content.decode()


def test_the_page_knows_the_name_that_was_given(client, invited):
    page = client.get(invited()).content.decode()

    assert 'value="Ines"' in page
    assert "Ihre Rolle: Redaktion" in page


def test_a_key_may_be_added_right_after(client, invited):
    client.post(invited(), {"name": "Ines Imhof", "password": WORDS})

    assert client.get(reverse("mfa_add_webauthn")).status_code == 200


@pytest.mark.parametrize("words", ["", "kurz", "ines@example.org", "123456789012"])
def test_a_weak_password_opens_nothing(client, invited, words):
    answer = client.post(invited(), {"name": "Ines", "password": words})

    assert (answer.status_code, User.objects.filter(email="ines@example.org").count()) == (200, 0)


def test_a_used_link_says_so(client, invited):
    address = invited()
    client.post(address, {"name": "Ines", "password": WORDS})
    client.post(reverse("account_logout"))

    answer = client.post(address, {"name": "Iris", "password": WORDS})

    assert answer.status_code == 410
    assert "Sie wurde schon angenommen." in answer.content.decode()


def test_an_old_link_says_so(client, invited):
    address = invited()
    for letter in Invitation.objects.all():
        letter.invited_at -= timedelta(days=15)
        letter.expires_at -= timedelta(days=15)
        letter.save()

    answer = client.get(address)

    assert answer.status_code == 410
    assert "Sie ist älter als 14 Tage." in answer.content.decode()


def test_an_unknown_link_is_not_found(client, db):
    assert client.get(reverse("account_invitation", args=["niemals"])).status_code == 404


def test_who_has_an_account_is_asked_to_log_in_and_takes_it_with_one_press(client, rita, invited, log_in):
    Membership.objects.all().delete()
    address = invited(rita.email)
    before = client.get(address).content.decode()
    log_in()

    answer = client.post(address)

    assert f"{reverse('account_login')}?next={address}" in before
    assert (answer.status_code, Membership.objects.get(user=rita).role) == (302, Role.EDITOR)


def test_looking_at_the_page_accepts_nothing(client, invited):
    zita = person("zita_citizen")
    address = invited(zita.email)
    client.force_login(zita)

    answer = client.get(address)

    assert (answer.status_code, Membership.objects.count()) == (200, 0)


def test_the_letter_of_somebody_else_is_refused(client, invited):
    zita = person("zita_citizen")
    client.force_login(zita)

    answer = client.post(invited())

    assert (answer.status_code, Membership.objects.count()) == (409, 0)


def test_with_a_service_of_the_city_the_password_may_stay_empty(client, invited, settings):
    settings.OIDC_URL = "https://anmeldung.example"

    answer = client.post(invited(), {"name": "Ines", "password": ""})

    assert answer["Location"] == reverse("account_login")
    assert not User.objects.get(email="ines@example.org").has_usable_password()
