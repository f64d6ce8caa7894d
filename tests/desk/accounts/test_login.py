"""Logging in with a password, the lock after failed tries, and the ways out of it."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.core import mail
from django.urls import reverse

from stadtfaden.actors.models import Membership, Municipality, Role
from tests.cast import NOON
from tests.desk.accounts.conftest import WORDS

TRIES = 5


def failed(log_in, times, **more):
    return [log_in("falsch geraten", **more).status_code for _ in range(times)]


def logged_in(client):
    return client.get("/konto/").status_code == 200


def test_the_address_in_any_spelling_and_the_password_open_the_account(client, rita, log_in):
    answer = log_in(email="RITA_Editor@Example.ORG")

    assert (answer.status_code, answer["Location"]) == (302, reverse("account_desks"))
    assert logged_in(client)


def test_a_wrong_password_says_no_more_than_that(rita, log_in):
    known = log_in("falsch geraten").content.decode()
    unknown = log_in("falsch geraten", email="niemand@example.org").content.decode()

    words = "Diese Adresse und dieses Passwort gehören nicht zusammen."
    assert words in known
    assert words in unknown


def test_after_five_wrong_passwords_even_the_right_one_opens_nothing(client, rita, log_in):
    tried = failed(log_in, TRIES)

    answer = log_in(WORDS)
    assert tried == [200, 200, 200, 200, 429]
    assert (answer.status_code, logged_in(client)) == (429, False)


def test_the_locked_page_says_what_happened_and_the_ways_in(rita, log_in):
    failed(log_in, TRIES)

    page = log_in(WORDS).content.decode()

    assert "Für eine Viertelstunde gesperrt" in page
    assert reverse("account_reset_password") in page
    assert reverse("account_login") in page


def test_capitals_buy_no_further_tries(rita, log_in):
    failed(log_in, 3)
    tried = failed(log_in, 2, email="Rita_Editor@example.org")

    assert tried == [200, 429]


def test_one_network_locks_nobody_out_of_another(client, rita, log_in):
    failed(log_in, TRIES, REMOTE_ADDR="198.51.100.7")

    assert log_in(WORDS, REMOTE_ADDR="203.0.113.9").status_code == 302


def test_the_lock_opens_after_a_quarter_of_an_hour(client, rita, log_in):
    failed(log_in, TRIES)
    for attempt in AccessAttempt.objects.all():
        attempt.attempt_time -= timedelta(minutes=15, seconds=1)
        attempt.save()

    assert log_in(WORDS).status_code == 302


def test_tries_during_the_lock_do_not_prolong_it(rita, log_in):
    failed(log_in, TRIES)
    before = AccessAttempt.objects.get().attempt_time

    log_in("falsch geraten")

    assert AccessAttempt.objects.get().attempt_time == before


def test_no_password_is_kept_of_a_failed_try(rita, log_in):
    failed(log_in, 1)

    attempt = AccessAttempt.objects.get()
    assert "falsch geraten" not in f"{attempt.post_data}{attempt.get_data}"


def test_a_new_password_by_mail_ends_the_lock(client, rita, log_in):
    failed(log_in, TRIES)
    client.post(reverse("account_reset_password"), {"email": rita.email})
    link = next(line for line in mail.outbox[0].body.splitlines() if line.startswith("http"))
    form = client.get(link, follow=True)
    new = "vier Amseln am Hang"
    client.post(form.request["PATH_INFO"], {"password1": new, "password2": new})

    assert log_in(new).status_code == 302


def test_strangers_get_no_mail_and_the_same_page(client, rita):
    answers = [
        client.post(reverse("account_reset_password"), {"email": email}, follow=True).content
        for email in (rita.email, "niemand@example.org")
    ]

    assert [message.to for message in mail.outbox] == [[rita.email]]
    assert "Wenn die Adresse ein Konto hat" in answers[0].decode()
    assert "Wenn die Adresse ein Konto hat" in answers[1].decode()


def test_a_changed_password_is_told_by_mail_in_our_own_words(client, rita, log_in):
    log_in()
    new = "vier Amseln am Hang"

    client.post(
        reverse("account_change_password"), {"oldpassword": WORDS, "password1": new, "password2": new}
    )

    message = mail.outbox[0]
    assert message.subject == "Stadtfaden: neues Passwort"
    assert "Ihr Passwort wurde geändert." in message.body
    assert " du " not in message.body.casefold()


@pytest.mark.parametrize("words", ["kurz", "123456789012", "rita_editor@example", "qwertyuiop[]"])
def test_weak_passwords_are_refused(client, rita, log_in, words):
    log_in()

    answer = client.post(
        reverse("account_change_password"), {"oldpassword": WORDS, "password1": words, "password2": words}
    )

    rita.refresh_from_db()
    assert (answer.status_code, rita.check_password(WORDS)) == (200, True)


def test_a_closed_account_does_not_open(client, rita, log_in):
    rita.is_active = False
    rita.save()

    answer = log_in()

    assert (answer["Location"], logged_in(client)) == (reverse("account_inactive"), False)


def test_there_is_no_sign_up(client, db):
    answers = [client.get(f"/konto/{path}/").status_code for path in ("signup", "registrieren", "neu")]

    assert answers == [404, 404, 404]


def test_after_the_login_one_desk_opens_at_once(client, rita, log_in):
    log_in()

    answer = client.get(reverse("account_desks"))

    assert (answer.status_code, answer["Location"].startswith("/auental/schreibtisch/")) == (302, True)


def test_after_the_login_several_desks_are_a_list(client, rita, log_in):
    berg = Municipality.objects.create(name="Bergheim", slug="bergheim")
    Membership.objects.create(user=rita, municipality=berg, role=Role.APPROVER, began_at=NOON)
    log_in()

    page = client.get(reverse("account_desks")).content.decode()

    assert "/auental/schreibtisch/" in page
    assert "/bergheim/schreibtisch/" in page


def test_after_the_login_without_a_desk_the_page_says_what_to_do(client, rita, log_in):
    Membership.objects.update(ended_at=NOON)
    log_in()

    page = client.get(reverse("account_desks"))

    assert page.status_code == 200
    assert "Zurzeit hat keine Stadt einen Schreibtisch für Sie." in page.content.decode()


def test_an_english_login_leads_to_english_desks(client, rita):
    answer = client.post("/en/konto/anmelden/", {"login": rita.email, "password": WORDS})

    assert answer["Location"] == "/en/konto/schreibtische/"


def test_the_session_ends_with_the_working_day_and_its_cookie_is_closed_to_scripts(client, rita, log_in):
    cookie = log_in().cookies["sessionid"]

    assert (cookie["max-age"], cookie["httponly"], cookie["samesite"]) == (12 * 60 * 60, True, "Lax")


def test_logging_out_needs_a_press(client, rita, log_in):
    log_in()
    client.get(reverse("account_logout"))
    still = logged_in(client)
    client.post(reverse("account_logout"))

    assert (still, logged_in(client)) == (True, False)
