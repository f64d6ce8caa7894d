"""A name under which the server is not meant to answer."""

import pytest

from stadtfaden.ui import hosts

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nobody_was_told(monkeypatch):
    monkeypatch.setattr(hosts, "_told", set())


@pytest.mark.parametrize(
    ("address", "said"),
    [("/", "Diese Adresse ist nicht eingerichtet"), ("/en/", "This address is not set up")],
)
def test_a_foreign_name_is_a_fault_of_the_asker_and_names_no_setting(client, caplog, address, said):
    answers = [client.get(address, headers={"host": "fremd.example"}) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [400, 400]
    assert said in answers[0].content.decode()
    assert "STADTFADEN" not in answers[0].content.decode()
    assert [line.message.count("fremd.example") for line in caplog.records if "HOSTS" in line.message] == [1]


def test_a_machine_gets_a_problem(client):
    answer = client.get("/api/v1/cities", headers={"host": "fremd.example"})

    assert (answer.status_code, answer.headers["Content-Type"]) == (400, "application/problem+json")
    assert answer.json()["title"] == "Diese Adresse ist nicht eingerichtet"


def test_ever_new_names_do_not_fill_the_log(client, caplog):
    for number in range(hosts.MOST + 5):
        client.get("/", headers={"host": f"fremd{number}.example"})

    assert sum("HOSTS" in line.message for line in caplog.records) == hosts.MOST
