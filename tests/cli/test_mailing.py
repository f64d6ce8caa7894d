"""stadtfaden digest: the weekly mail, against a real mail server."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from typer.testing import CliRunner

from stadtfaden.actors.models import Membership, User
from stadtfaden.cli import mailing
from stadtfaden.cli.main import app
from stadtfaden.threads.actions import renew_candidates
from tests.cast import person
from tests.portal import city as cities
from tests.post import SERVER, free_port, post

__all__ = ["post"]

pytestmark = pytest.mark.django_db
READERS = ("adele_administrator", "anton_approver", "rita_editor")


@pytest.fixture
def city(tmp_path):
    city = cities.auental(tmp_path)
    renew_candidates(municipality=city.row)
    for name in (*READERS, "carla_contributor"):
        person(name, city.row)
    return city


def run(tmp_path, *words):
    return CliRunner().invoke(app, ["digest", "--data", str(tmp_path), *words])


def test_everybody_with_something_to_do_gets_a_mail_and_nobody_else(post, city, tmp_path):
    done = run(tmp_path)

    assert (done.exit_code, post.receivers) == (0, sorted(READERS))
    assert done.stdout == "3 Mails gesendet, für 1 Person ist nichts zu tun.\n"


def test_the_mail_says_what_the_desk_says_with_whole_addresses(post, city, tmp_path):
    run(tmp_path)

    mail = next(mail for to, mail in post.mails if to == ["rita_editor@example.org"])
    text = mail.get_body(("plain",)).get_content()
    html = mail.get_body(("html",)).get_content()
    assert mail["Subject"] == "Auental: was zu tun ist"
    assert mail["List-Unsubscribe"] == f"<{SERVER}/konto/>"
    assert "Guten Tag Rita Editor," in text
    for body in (text, html):
        assert "1 Widerspruch zwischen Papieren ist offen." in body
        assert f"{SERVER}/auental/schreibtisch/widersprueche/" in body
        assert "7 Aussagen sind bestätigt (0 %)" in body


def test_whoever_sits_at_two_desks_gets_one_mail_with_a_part_for_each_city(post, city, tmp_path):
    other = cities.City(tmp_path, "Bergheim", "bergheim")
    other.add_mobility()
    renew_candidates(municipality=other.row)
    rita = person("rita_editor", other.row)

    done = run(tmp_path)

    mails = [mail for to, mail in post.mails if to == ["rita_editor@example.org"]]
    text, html = (mails[0].get_body((kind,)).get_content() for kind in ("plain", "html"))
    assert (len(mails), mails[0]["Subject"]) == (1, "Auental, Bergheim: was zu tun ist")
    for body in (text, html):
        assert f"{SERVER}/auental/schreibtisch/" in body
        assert f"{SERVER}/bergheim/schreibtisch/" in body
    assert not Membership.objects.filter(user=rita, written_at=None).exists()
    assert done.stdout.startswith("3 Mails gesendet")


def test_nobody_is_written_to_twice_in_a_week(post, city, tmp_path):
    run(tmp_path)

    again = run(tmp_path)

    assert (again.exit_code, len(post.mails)) == (0, 3)
    assert again.stdout == "0 Mails gesendet, für 1 Person ist nichts zu tun.\n"


def test_the_next_week_begins_on_monday(post, city, tmp_path):
    monday = datetime(2026, 3, 2, 0, 0, tzinfo=ZoneInfo("Europe/Berlin"))

    assert mailing.week_of(datetime(2026, 3, 8, 22, 59, tzinfo=UTC)) == monday
    assert mailing.week_of(datetime(2026, 3, 8, 23, 0, tzinfo=UTC)) > monday


def test_a_refused_recipient_keeps_no_other_from_theirs(post, city, tmp_path):
    post.refused.add("anton_approver@example.org")

    done = run(tmp_path)
    first = post.receivers
    post.refused.clear()
    again = run(tmp_path)

    assert (done.exit_code, again.exit_code) == (1, 0)
    assert first == ["adele_administrator", "rita_editor"]
    assert post.receivers == ["adele_administrator", "anton_approver", "rita_editor"]
    assert "An Anton Approver (Auental) ging keine Mail" in done.stderr
    assert "@" not in done.stderr


def test_where_the_server_is_down_the_next_run_sends_them_all(post, city, tmp_path, settings):
    settings.EMAIL_PORT = free_port()

    down = run(tmp_path)
    settings.EMAIL_PORT = post.port
    up = run(tmp_path)

    assert (down.exit_code, up.exit_code) == (1, 0)
    assert "3 nicht angenommen" in down.stdout
    assert "der Mailserver antwortet nicht" in down.stderr
    assert post.receivers == sorted(READERS)


def test_who_does_not_want_it_or_has_left_gets_none(post, city, tmp_path):
    User.objects.filter(email="rita_editor@example.org").update(wants_digest=False)
    Membership.objects.filter(user__email="anton_approver@example.org").update(
        ended_at=datetime(2026, 3, 3, tzinfo=UTC)
    )

    run(tmp_path)

    assert post.receivers == ["adele_administrator"]


def test_a_dry_run_shows_and_sends_nothing(post, city, tmp_path):
    shown = run(tmp_path, "--dry-run", "--city", "Auental")
    sent = run(tmp_path)

    assert "An Rita Editor (Auental): Auental: was zu tun ist" in shown.stdout
    assert (len(post.mails), sent.exit_code) == (3, 0)


def test_without_an_address_of_the_pages_it_says_what_is_missing(post, city, tmp_path, settings):
    settings.ADDRESS = ""

    done = run(tmp_path)

    assert (done.exit_code, post.mails) == (1, [])
    assert "STADTFADEN_URL" in done.stderr


def test_work_sends_in_the_morning_where_it_can_and_to_desks_on_mondays(post, settings):
    monday = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)  # seven o'clock in the city

    times = [monday.replace(hour=5), monday, monday.replace(day=3)]

    assert [mailing.is_time(when) for when in times] == [False, True, True]
    assert [mailing.is_desk_day(when) for when in times] == [True, True, False]
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    assert not mailing.is_time(monday)
