"""OpenID Connect with a small service of our own, over real HTTP: it opens accounts and makes none."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse

from stadtfaden.actors.models import User
from tests.cast import person


class Service(ThreadingHTTPServer):
    """Says of everybody who asks that they are `claims`."""

    claims: dict[str, object] = {}  # noqa: RUF012 -- each test sets its own

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}"


class Answers(BaseHTTPRequestHandler):
    server: Service

    def do_GET(self):
        url = self.server.url
        known = {
            "/.well-known/openid-configuration": {
                "issuer": url,
                "authorization_endpoint": f"{url}/authorize",
                "token_endpoint": f"{url}/token",
                "userinfo_endpoint": f"{url}/userinfo",
                "jwks_uri": f"{url}/keys",
            },
            "/userinfo": self.server.claims,
        }
        self.answer(known[self.path])

    def do_POST(self):
        sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        assert sent["code"] == ["a-code"]
        self.answer({"access_token": "opaque", "token_type": "Bearer"})

    def answer(self, values):
        body = json.dumps(values).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Silent."""


@pytest.fixture
def service(settings):
    server = Service(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    app = {
        "provider_id": "stadt",
        "name": "Stadtkonto",
        "client_id": "stadtfaden",
        "secret": "only-here",
        "settings": {"server_url": server.url},
    }
    settings.OIDC_URL = server.url
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    yield server
    server.shutdown()
    server.server_close()


def through(client, service, **claims):
    """To the service and back, as a browser goes."""
    service.claims = {"sub": "4711", **claims}
    out = client.post(reverse("openid_connect_login", args=["stadt"]))
    asked = parse_qs(urlsplit(out["Location"]).query)
    assert urlsplit(asked["redirect_uri"][0]).path == "/konto/oidc/stadt/zurueck/"
    return client.get(urlsplit(asked["redirect_uri"][0]).path, {"code": "a-code", "state": asked["state"][0]})


def test_the_service_is_offered_where_it_is_set_and_the_policy_lets_the_form_go_there(client, db, service):
    page = client.get(reverse("account_login"))

    assert "Mit Stadtkonto anmelden" in page.content.decode()
    assert f"form-action 'self' {service.url}" in page["Content-Security-Policy"]


def test_nothing_of_it_is_shown_where_it_is_not_set(client, db):
    page = client.get(reverse("account_login"))

    assert "oidc" not in page.content.decode()
    assert client.post(reverse("openid_connect_login", args=["stadt"])).status_code == 404


def test_the_service_opens_the_account_of_an_address_that_it_vouches_for(client, rita, service):
    answer = through(client, service, email="rita_editor@example.org", email_verified=True)

    assert answer["Location"] == reverse("account_desks")
    assert client.get("/konto/").status_code == 200


@pytest.mark.parametrize(
    ("email", "verified"), [("fremd@example.org", True), ("rita_editor@example.org", False)]
)
def test_it_makes_no_account_and_opens_none_without_vouching(client, rita, service, email, verified):
    before = User.objects.count()

    answer = through(client, service, email=email, email_verified=verified, name="Fremd")
    page = client.get(answer["Location"]) if answer.status_code == 302 else answer

    assert "Hier gibt es noch kein Konto für Sie" in page.content.decode()
    assert User.objects.count() == before
    assert client.get("/konto/").status_code == 302


def test_a_closed_account_stays_closed(client, rita, service):
    rita.is_active = False
    rita.save()

    through(client, service, email=rita.email, email_verified=True)

    assert client.get("/konto/").status_code == 302


def test_a_service_that_is_gone_is_said_in_words(client, db, service):
    person("rita_editor")
    out = client.post(reverse("openid_connect_login", args=["stadt"]))
    state = parse_qs(urlsplit(out["Location"]).query)["state"][0]

    answer = client.get(
        reverse("openid_connect_callback", args=["stadt"]), {"error": "server_error", "state": state}
    )

    assert "Der Dienst hat nicht geantwortet" in answer.content.decode()
