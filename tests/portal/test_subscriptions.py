"""A saved search as a mail, against a real mail server."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from stadtfaden.actors.models import Subscription
from stadtfaden.cli import mailing
from tests.post import SERVER, free_port, post

__all__ = ["post"]
pytestmark = pytest.mark.usefixtures("db")
FORM = "/auental/suche/abonnieren/"
ASKED = {"email": "Paula@Example.org", "search": "q=Radschnellwege"}
HERE = {"origin": "http://testserver"}


@pytest.fixture(autouse=True)
def nobody_has_asked(monkeypatch):
    """The count by sender lives in the process."""
    monkeypatch.setattr("stadtfaden.portal.views.subscriptions.seconds_to_wait", lambda *_, **__: 0)


def ask(client, **more):
    return client.post(FORM, {**ASKED, **more}, headers=HERE)


def text_of(mail):
    return mail.get_content()


def page_in(mail):
    found = re.search(rf"{SERVER}(/(?:en/)?auental/abo/[^/\s]+/)", text_of(mail))
    assert found is not None
    return found[1]


def subscribed(client, post):
    """Confirmed long before the papers were read."""
    ask(client)
    page = page_in(post.mails[-1][1])
    client.post(page)
    Subscription.objects.update(confirmed_at=timezone.now() - timedelta(days=9_000))
    return page


def send():
    return mailing.digest(city=None, dry_run=False)


def test_without_a_mail_server_there_is_no_form_and_nobody_can_ask(client, shown):
    page = client.get("/auental/suche/?q=Radschnellwege").content.decode()

    assert "abonnieren/" not in page
    assert ask(client).status_code == 404


def test_the_form_stands_on_the_page_of_the_search_and_sets_no_cookie(client, shown, post):
    page = client.get("/auental/suche/?q=Radschnellwege&feld=mobility")
    asked = ask(client)

    assert 'name="search" value="q=Radschnellwege&amp;feld=mobility"' in page.content.decode()
    assert "wird gelöscht, sobald Sie sie abbestellen" in page.content.decode()
    assert (len(page.cookies), len(asked.cookies)) == (0, 0)


def test_a_letter_asks_for_a_yes_and_only_a_button_says_it(client, shown, post):
    answer = ask(client)
    (to, mail) = post.mails[0]
    page = page_in(mail)
    looked = client.get(page).content.decode()
    before = Subscription.objects.get().confirmed_at
    said = client.post(page, follow=True).content.decode()

    assert (answer.status_code, to) == (200, ["paula@example.org"])
    assert "„Radschnellwege“" in text_of(mail)
    assert "Ja, bitte senden" in looked
    assert before is None
    assert "Sie bekommen E-Mails zu einer Suche" in said
    assert Subscription.objects.get().confirmed_at is not None


def test_what_is_new_comes_once_with_quote_place_and_an_end_in_one_click(client, shown, post):
    page = subscribed(client, post)

    first = send()
    again = send()

    mails = [mail for _, mail in post.mails[1:]]
    text = text_of(mails[0])
    assert (first, again, len(mails)) == (0, 0, 1)
    assert "zu „Radschnellwege“" in mails[0]["Subject"]
    assert "Radschnellwege" in text
    assert "Verkehrsplan Auental, " in text
    assert f"{SERVER}/auental/aussagen/" in text
    assert page_in(mails[0]) == page
    assert mails[0]["List-Unsubscribe"].strip() == f"<{SERVER}{page}ende/>"
    assert mails[0]["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_the_next_day_brings_nothing_where_nothing_is_new(client, shown, post):
    subscribed(client, post)
    send()
    Subscription.objects.update(written_at=timezone.now() - timedelta(days=1))

    done = send()

    assert (done, len(post.mails)) == (0, 2)


def test_a_mail_program_ends_it_with_one_request_and_the_address_is_gone(client, shown, post):
    page = subscribed(client, post)

    ended = client.post(f"{page}ende/", {"List-Unsubscribe": "One-Click"})

    assert ended.status_code == 200
    assert not Subscription.objects.exists()
    assert client.get(page).status_code == 404
    assert send() == 0
    assert len(post.mails) == 1


def test_nobody_learns_who_has_subscribed(client, shown, post):
    subscribed(client, post)

    known, unknown = ask(client), ask(client, email="otto@example.org")

    assert known.content == unknown.content
    assert "Diese E-Mails kommen schon." in text_of(post.mails[1][1])
    assert Subscription.objects.filter(email="paula@example.org").count() == 1


def test_an_address_is_not_flooded(client, shown, post):
    for search in ("q=Rad", "q=Weg", "q=Haus", "q=Baum"):
        for _ in range(4):
            assert ask(client, search=search).status_code == 200

    assert len(post.mails) == 9  # three letters for three searches


def test_another_site_cannot_ask_for_its_readers(client, shown, post):
    answers = [
        client.post(FORM, ASKED, headers=headers).status_code
        for headers in ({}, {"origin": "https://other.example"}, {**HERE, "sec-fetch-site": "cross-site"})
    ]

    assert (answers, post.mails) == ([400, 400, 400], [])


@pytest.mark.parametrize(
    "given", [{"email": "paula"}, {"search": ""}, {"search": "q=Rad&feld=nirgends"}, {"search": "q=%00"}]
)
def test_what_is_no_address_or_no_search_is_refused(client, shown, post, given):
    assert ask(client, **given).status_code == 400
    assert post.mails == []


def test_a_server_that_is_down_is_told_and_the_mail_sent_later(client, shown, post, settings):
    subscribed(client, post)
    settings.EMAIL_PORT = free_port()
    asked, down = ask(client, email="otto@example.org"), send()
    settings.EMAIL_PORT = post.port

    up = send()

    assert (asked.status_code, down, up, len(post.mails)) == (503, 1, 0, 2)
    assert "paula@" not in asked.content.decode()


def test_one_sender_asks_ten_times_an_hour(client, shown, post, monkeypatch):
    monkeypatch.undo()
    monkeypatch.setattr("stadtfaden.portal.views.subscriptions.MOST", 0)

    answer = ask(client)

    assert (answer.status_code, post.mails) == (429, [])
    assert int(answer.headers["Retry-After"]) > 0


def test_letters_without_an_answer_are_forgotten(client, shown, post):
    ask(client)
    Subscription.objects.update(asked_at=timezone.now() - timedelta(days=3))
    late = client.post(page_in(post.mails[0][1]), follow=True)

    ask(client, email="otto@example.org")

    assert late.status_code == 404
    assert [one.email for one in Subscription.objects.all()] == ["otto@example.org"]
