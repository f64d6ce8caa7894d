"""One-time codes of an app and spare codes."""

import time
from importlib import import_module

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from tests.desk.accounts.conftest import WORDS

seal_second_steps = import_module(
    "stadtfaden.actors.migrations.0006_second_steps_are_sealed"
).seal_second_steps


def opened(text):
    return get_adapter().decrypt(text)


def code_of(secret):
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


@pytest.fixture
def with_app(client, rita, log_in):
    """Rita has set up an app and is logged out; the secret of the app."""
    log_in()
    client.post(reverse("account_reauthenticate"), {"password": WORDS})
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    client.post(reverse("account_logout"))
    return secret


def test_an_app_asks_for_its_code_after_the_password(client, with_app, log_in):
    answer = log_in()

    assert answer["Location"] == reverse("mfa_authenticate")
    assert client.get("/konto/").status_code == 302


def test_the_code_of_the_app_opens_the_account(client, with_app, log_in):
    Authenticator.objects.filter(type="totp").update(last_used_at=None)
    log_in()
    later = time.time() + 30

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(time, "time", lambda: later)
        answer = client.post(reverse("mfa_authenticate"), {"code": code_of(with_app)})

    assert (answer.status_code, client.get("/konto/").status_code) == (302, 200)


def test_a_wrong_code_opens_nothing(client, with_app, log_in):
    log_in()
    wrong = f"{(int(code_of(with_app)) + 1) % 1_000_000:06}"

    answer = client.post(reverse("mfa_authenticate"), {"code": wrong})

    assert "Dieser Code stimmt nicht." in answer.content.decode()
    assert client.get("/konto/").status_code == 302


def test_codes_cannot_be_guessed_without_end(client, with_app, log_in):
    log_in()
    wrong = f"{(int(code_of(with_app)) + 1) % 1_000_000:06}"

    pages = [client.post(reverse("mfa_authenticate"), {"code": wrong}).content.decode() for _ in range(11)]

    assert "Zu viele Versuche" not in pages[9]
    assert "Zu viele Versuche" in pages[10]


def test_a_spare_code_opens_the_account_once(client, with_app, log_in):
    codes = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    opened = []
    for _ in range(2):
        log_in()
        client.post(reverse("mfa_authenticate"), {"code": codes[0]})
        opened.append(client.get("/konto/").status_code == 200)
        client.post(reverse("account_logout"))

    assert (len(codes), opened) == (10, [True, False])


def test_the_app_is_set_up_only_after_the_password_is_shown_again(client, rita):
    client.force_login(rita)

    answer = client.get(reverse("mfa_activate_totp"))

    assert answer["Location"].startswith(reverse("account_reauthenticate"))


def test_spare_codes_are_shown_to_their_owner_and_fit_a_file(client, with_app, log_in):
    codes = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    log_in()
    client.post(reverse("mfa_authenticate"), {"code": codes[0]})
    client.post(reverse("account_reauthenticate"), {"password": WORDS})

    page = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    file = client.get(reverse("mfa_download_recovery_codes")).content.decode()

    assert [code for code in codes[1:] if code in page and code in file] == codes[1:]


def test_no_table_holds_the_secret_of_an_app_or_the_seed_of_spare_codes(client, with_app, log_in):
    app, spare = (Authenticator.objects.get(type=kind) for kind in ("totp", "recovery_codes"))

    assert with_app not in str(app.data)
    assert app.data["secret"].startswith("sealed:")
    assert spare.data["seed"].startswith("sealed:")
    assert opened(app.data["secret"]) == with_app


def test_no_session_holds_the_secret_of_an_app_that_is_being_set_up(client, rita, log_in):
    log_in()
    client.post(reverse("account_reauthenticate"), {"password": WORDS})

    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    kept = [client.session["mfa.totp.secret"]]
    wrong = client.post(reverse("mfa_activate_totp"), {"code": "nichts"})
    kept.append(client.session["mfa.totp.secret"])
    client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})

    assert wrong.context["form"].secret == secret
    assert [one.startswith("sealed:") and opened(one) == secret for one in kept] == [True, True]
    assert opened(Authenticator.objects.get(type="totp").data["secret"]) == secret
    assert "mfa.totp.secret" not in client.session


def test_under_another_secret_key_no_code_opens_anything(client, with_app, log_in, settings):
    data = Authenticator.objects.get(type="totp").data["secret"]
    old, settings.SECRET_KEY = settings.SECRET_KEY, "quite another key"
    with pytest.raises(PermissionDenied):
        opened(data)

    log_in()
    answer = client.post(reverse("mfa_authenticate"), {"code": "123456"})

    assert (answer.status_code, client.get("/konto/").status_code) == (403, 302)
    settings.SECRET_KEY_FALLBACKS = [old]
    assert opened(data) == with_app


def test_what_was_kept_before_there_was_a_seal_is_sealed_once(client, with_app, log_in):
    app = Authenticator.objects.get(type="totp")
    app.data = {"secret": with_app}
    app.save()

    seal_second_steps(apps, None)
    seal_second_steps(apps, None)

    app.refresh_from_db()
    assert (app.data["secret"].startswith("sealed:"), opened(app.data["secret"])) == (True, with_app)
