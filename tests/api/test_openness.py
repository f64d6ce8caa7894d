"""Open to every origin, in two languages, kept by caches, never too often."""

import pytest
from django.core.cache import cache

from stadtfaden.actors.actions import log_entry
from stadtfaden.pipeline.models import Outcome, Run
from tests.cast import NOON

pytestmark = pytest.mark.usefixtures("db")
ADDRESS = "/api/v1/cities/auental/statements"


def test_every_origin_may_read_and_none_may_write(client, shown):
    answer = client.get(ADDRESS, headers={"Origin": "https://anderswo.example"})
    asked_before = client.options(ADDRESS)
    written = client.post(ADDRESS)

    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "ETag" in answer.headers["Access-Control-Expose-Headers"]
    assert (asked_before.status_code, asked_before.headers["Access-Control-Allow-Methods"]) == (
        204,
        "GET, HEAD, OPTIONS",
    )
    assert (written.status_code, written.json()["status"]) == (405, 405)


@pytest.mark.parametrize("address", ["/api/v1/openapi.json", "/api/v1/cities", ADDRESS, f"{ADDRESS}?limit=1"])
def test_a_head_is_a_get_without_its_words(client, shown, address):
    whole, head = client.get(address), client.head(address)

    assert (head.status_code, head.content) == (200, b"")
    assert head.headers == whole.headers


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE"])
@pytest.mark.parametrize(
    "address", ["/api/v1/openapi.json", ADDRESS, "/api/", "/auental/", "/en/auental/ziele/"]
)
def test_what_cannot_be_written_says_what_can_be_asked(client, shown, address, method):
    written = client.generic(method, address)

    assert (written.status_code, written.headers["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert client.generic(method, f"{address}gibt-es-nicht").status_code in {403, 404}
    assert client.options(address).headers["Allow"] == "GET, HEAD, OPTIONS"
    assert not client.options(address).has_header("Content-Type")


def test_nobody_is_remembered(client, shown):
    assert not client.get(ADDRESS).cookies


def test_what_has_not_changed_is_not_sent_again(client, shown):
    zipped = {"Accept-Encoding": "gzip"}
    first = client.get(ADDRESS, headers=zipped)
    same = client.get(ADDRESS, headers={**zipped, "If-None-Match": first.headers["ETag"]})
    since = client.get(ADDRESS, headers={**zipped, "If-Modified-Since": first.headers["Last-Modified"]})

    log_entry(verb="statement.confirmed", subject="corpus.Statement:1", now=NOON, municipality=shown.row)
    changed = client.get(ADDRESS, headers={"If-None-Match": first.headers["ETag"]})

    assert (first.status_code, same.status_code, since.status_code) == (200, 304, 304)
    assert same.content == b""
    for name in ("ETag", "Last-Modified", "Vary", "Cache-Control"):
        assert same.headers[name] == since.headers[name] == first.headers[name]
    assert (changed.status_code, changed.headers["ETag"] != first.headers["ETag"]) == (200, True)


def test_other_addresses_and_languages_are_other_things(client, shown):
    tags = {
        client.get(ADDRESS).headers["ETag"],
        client.get(f"{ADDRESS}?kind=goal").headers["ETag"],
        client.get(ADDRESS, headers={"Accept-Language": "en"}).headers["ETag"],
    }

    assert len(tags) == 3


def test_while_a_build_runs_nothing_is_kept_by_a_cache(client, shown):
    Run.objects.create(municipality=shown.row, started_at=NOON, outcome=Outcome.RUNNING)

    assert "ETag" not in client.get(ADDRESS).headers


@pytest.mark.parametrize(
    ("language", "title"), [("de", "Nicht gefunden"), ("en", "Not found"), ("fr", "Nicht gefunden")]
)
def test_errors_speak_the_language_of_the_asker(client, db, language, title):
    answer = client.get("/api/v1/gibt-es-nicht", headers={"Accept-Language": language})

    assert (answer.status_code, answer.json()["title"]) == (404, title)
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_places_and_addresses_speak_it_too(client, shown):
    told = client.get(f"{ADDRESS}?kind=measure", headers={"Accept-Language": "en"}).json()["items"][0]

    assert told["page"]["place"] == "p. 2 (PDF 2)"
    assert "/en/auental/" in told["address"]


def test_whoever_asks_too_often_waits(client, shown, settings):
    cache.clear()
    settings.API_PER_MINUTE = 1

    answers = [client.get(ADDRESS, REMOTE_ADDR="192.0.2.7") for _ in range(4)]  # a minute may end meanwhile
    other = client.get(ADDRESS, REMOTE_ADDR="192.0.2.8")
    refused = [answer for answer in answers if answer.status_code == 429]

    assert (answers[0].status_code, other.status_code) == (200, 200)
    assert len(refused) >= 2
    assert 1 <= int(refused[0].headers["Retry-After"]) <= 60
    assert refused[0].headers["Content-Type"] == "application/problem+json"


def test_behind_a_proxy_the_address_before_it_counts(client, shown, settings):
    cache.clear()
    settings.API_PER_MINUTE, settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1, 1

    def asked(address):
        headers = {"X-Forwarded-For": address}
        return client.get(ADDRESS, REMOTE_ADDR="10.0.0.1", headers=headers).status_code

    assert {asked(f"192.0.2.{end}") for end in range(5)} == {200}
    assert 429 in {asked("192.0.2.1") for _ in range(3)}


def test_without_a_limit_nobody_waits(client, shown, settings):
    settings.API_PER_MINUTE = 0

    assert {client.get("/api/v1/cities").status_code for _ in range(5)} == {200}
