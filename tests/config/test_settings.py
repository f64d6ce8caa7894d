"""What the environment says becomes a setting."""

import json
import os
import subprocess
import sys

import pytest

READ = """
import json, sys
from stadtfaden.config import settings
json.dump({name: getattr(settings, name, None) for name in sys.argv[1:]}, sys.stdout, default=str)
"""


def settings_with(tmp_path, names, **environment):
    """In a process of its own: settings look once."""
    done = subprocess.run(
        [sys.executable, "-c", READ, *names],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(sys.path)}
        | {"STADTFADEN_DATA": str(tmp_path)}
        | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        return done.stderr.strip().splitlines()[-1]
    return json.loads(done.stdout)


MAIL = (
    "EMAIL_HOST",
    "EMAIL_PORT",
    "EMAIL_HOST_USER",
    "EMAIL_HOST_PASSWORD",
    "EMAIL_USE_TLS",
    "EMAIL_USE_SSL",
)


@pytest.mark.parametrize(
    ("url", "values"),
    [
        ("smtp://faden:p%40ss@post.example", ["post.example", 587, "faden", "p@ss", True, False]),
        ("smtps://post.example:1465", ["post.example", 1465, "", "", False, True]),
        ("smtp+plain://127.0.0.1:2525", ["127.0.0.1", 2525, "", "", False, False]),
    ],
)
def test_a_mail_server_is_named_by_an_address(tmp_path, url, values):
    found = settings_with(tmp_path, MAIL, STADTFADEN_SMTP=url)

    assert list(found.values()) == values


def test_a_setting_that_cannot_be_meant_ends_the_start_with_its_sentence(tmp_path):
    said = settings_with(tmp_path, ["HTTPS"], STADTFADEN_HTTPS="vielleicht")

    assert "Die Einstellung STADTFADEN_HTTPS ist falsch („vielleicht“): Möglich sind 1 (ja)" in said


def test_a_login_service_without_its_secret_is_refused(tmp_path):
    said = settings_with(
        tmp_path, [], STADTFADEN_OIDC_URL="https://login.example", STADTFADEN_OIDC_CLIENT="faden"
    )

    assert "Die Einstellung STADTFADEN_OIDC_SECRET fehlt: Zu STADTFADEN_OIDC_URL gehören" in said


def test_what_is_no_mail_server_is_refused_without_its_password(tmp_path):
    said = settings_with(tmp_path, MAIL, STADTFADEN_SMTP="post://faden:geheim@post.example:25")

    assert "Die Einstellung STADTFADEN_SMTP ist falsch („post://…@post.example:25“)" in said
    assert "smtp://" in said


def test_without_a_mail_server_mails_are_files_beside_the_data(tmp_path):
    found = settings_with(tmp_path, ["EMAIL_BACKEND", "EMAIL_FILE_PATH"])

    assert found == {
        "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "EMAIL_FILE_PATH": str(tmp_path / "mail"),
    }


@pytest.mark.parametrize(("said", "secure"), [("1", True), ("", False)])
def test_cookies_go_over_https_alone_where_the_operator_says_https(tmp_path, said, secure):
    names = ["SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN"]

    found = settings_with(tmp_path, names, STADTFADEN_HTTPS=said)

    assert list(found.values()) == [secure, secure, not secure]
