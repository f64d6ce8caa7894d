"""A setting that cannot be meant says so in one sentence."""

import pytest

from stadtfaden.core.wrong_settings import (
    LOCAL,
    WrongSetting,
    host_names,
    mail_sender,
    web_address,
    whole_number,
    without_password,
    yes_or_no,
)


def test_a_number_is_read_and_nothing_said_means_the_usual_one():
    assert [whole_number("X", said, 240) for said in ("", " ", "0", " 12 ")] == [240, 240, 0, 12]


@pytest.mark.parametrize("said", ["viele", "-1", "2.5", "²"])
def test_what_is_no_number_is_named_with_a_way_out(said):
    with pytest.raises(WrongSetting, match=r"^Die Einstellung X ist falsch .*ganze Zahl wie 240"):
        whole_number("X", said, 240)


@pytest.mark.parametrize(("said", "found"), [("1", True), ("0", False), (" ", False)])
def test_yes_and_no_are_figures(said, found):
    assert yes_or_no("HTTPS", said) is found


def test_a_server_answers_under_its_names_and_the_local_ones():
    assert host_names("HOSTS", "strategie.muster.de, .muster.de") == [
        "strategie.muster.de",
        ".muster.de",
        *LOCAL,
    ]


@pytest.mark.parametrize("said", ["", "https://strategie.muster.de/", "http://localhost:8000/pfad"])
def test_a_web_address_is_known_without_its_last_slash(said):
    assert web_address("URL", said) == said.rstrip("/")


@pytest.mark.parametrize(
    ("reading", "said"),
    [
        (yes_or_no, "vielleicht"),
        (host_names, "https://strategie.muster.de"),
        (host_names, "strategie.muster.de:8000"),
        (host_names, "a.de b.de"),
        (web_address, "nicht://x"),
        (web_address, "https://"),
        (web_address, "https://muster.de:achtzig"),
        (web_address, "https://muster.de/?a=1"),
        (web_address, "muster.de"),
    ],
)
def test_what_cannot_be_meant_names_setting_value_and_what_may_stand_there(reading, said):
    with pytest.raises(WrongSetting) as wrong:
        reading("NAME", said)

    assert str(wrong.value).startswith(f"Die Einstellung NAME ist falsch („{said}“): ")
    assert "oder sie weglassen." in str(wrong.value)


def test_a_sender_has_an_address():
    assert mail_sender("FROM", "", "a@b.de") == "a@b.de"
    assert mail_sender("FROM", "Stadt Muster <post@muster.de>", "a@b.de") == "Stadt Muster <post@muster.de>"
    with pytest.raises(WrongSetting, match=r"a@b\.de"):
        mail_sender("FROM", "Stadt Muster", "a@b.de")


@pytest.mark.parametrize(
    ("said", "shown"),
    [("smtp://a:b@post.de", "smtp://…@post.de"), ("a:b@post.de", "…@post.de"), ("foo", "foo")],
)
def test_a_password_is_never_shown(said, shown):
    assert without_password(said) == shown
