"""One's own settings, what was sent after the session had ended, and what these pages may load."""

import pytest
from django.urls import reverse

from stadtfaden.actors.models import Invitation
from stadtfaden.ui.security import DESK_POLICY, POLICY
from tests.cast import person


def test_settings_are_shown_and_kept(client, rita):
    client.force_login(rita)
    shown = client.get("/konto/").content.decode()

    answer = client.post("/konto/", {"name": "Rita Reger", "has_keys": "on"})

    rita.refresh_from_db()
    assert 'value="Rita Editor"' in shown
    assert answer.status_code == 302
    assert (rita.name, rita.wants_digest, rita.has_keys) == ("Rita Reger", False, True)


def test_a_person_keeps_a_name(client, rita):
    client.force_login(rita)

    answer = client.post("/konto/", {"name": " "})

    rita.refresh_from_db()
    assert (answer.status_code, rita.name) == (200, "Rita Editor")


def test_script_is_allowed_from_files_on_account_pages_and_nowhere_public(client, db):
    policies = {path: client.get(path)["Content-Security-Policy"] for path in ("/", "/konto/anmelden/")}

    assert policies == {"/": POLICY, "/konto/anmelden/": DESK_POLICY}


def test_pages_of_an_account_are_kept_by_no_cache(client, rita):
    client.force_login(rita)

    kept = [client.get(reverse(name))["Cache-Control"] for name in ("account_settings", "mfa_index")]

    assert all("no-store" in words for words in kept)


def test_a_form_sent_after_the_session_had_ended_is_not_lost(client, city):
    adele = person("adele_administrator", city)
    address = reverse("desk:people-invite", args=["auental"])
    sent = {"email": "ines@example.org", "role": "editor", "name": "Ines\nImhof"}
    answer = client.post(address, sent)
    client.force_login(adele)

    page = client.get(reverse("account_unfinished"))

    assert answer["Location"] == f"{reverse('account_login')}?next={reverse('account_unfinished')}"
    assert dict(page.context["fields"]) == sent
    assert page.context["path"] == address
    client.post(page.context["path"], dict(page.context["fields"]))
    assert Invitation.objects.get().email == "ines@example.org"


def test_what_is_too_long_for_a_session_is_not_kept(client, city):
    answer = client.post(reverse("desk:people-invite", args=["auental"]), {"name": "x" * 100_001})

    assert "next=/auental/" in answer["Location"]


def test_where_nothing_is_unfinished_the_desks_are_shown(client, rita):
    client.force_login(rita)

    assert client.get(reverse("account_unfinished"))["Location"] == reverse("account_desks")


@pytest.mark.parametrize(
    "name",
    [
        "account_settings",
        "account_welcome",
        "account_change_password",
        "account_email",
        "account_logout",
        "mfa_index",
        "mfa_list_webauthn",
        "socialaccount_connections",
    ],
)
def test_own_pages_open(client, rita, name):
    client.force_login(rita)

    answer = client.get(reverse(name), follow=True)

    assert answer.status_code == 200
    assert '<html lang="de">' in answer.content.decode()
