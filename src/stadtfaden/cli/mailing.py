"""digest: once a week a mail with what is to do, to everybody who wants it."""

import contextlib
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from smtplib import SMTPException
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from stadtfaden.actors import actions, queries
from stadtfaden.cli.start import BROKEN, complain, counted
from stadtfaden.showing.letters import Letter, Section, section_of, weekly_letter

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Membership

MOST_SILENCES = 3  # as often in a row nobody answers at the server before the others are left for later
EARLIEST = 7  # o'clock, on Monday, when `work` sends by itself


@dataclass(slots=True)
class Told:
    """How it went, counted."""

    sent: int = 0
    idle: int = 0
    failed: int = 0


def digest(*, city: str | None, dry_run: bool) -> int:
    """0 where everybody got theirs, 1 where somebody did not; the next run writes to those alone."""
    if not settings.ADDRESS:
        complain(
            "Für die Links in der Mail fehlt die Adresse der Seiten. "
            "Bitte STADTFADEN_URL setzen, etwa STADTFADEN_URL=https://strategie.musterstadt.de."
        )
        return BROKEN
    try:
        municipality = None if city is None else queries.city_meant(city)
    except queries.CityUnclear as reason:
        complain(str(reason))
        return BROKEN
    now = timezone.now()
    readers = list(queries.weekly_readers(week=week_of(now), municipality=municipality))
    told = _show(readers, now) if dry_run else _send(readers, now)
    idle = f", für {counted(told.idle, 'Person', 'Personen')} ist nichts zu tun" if told.idle else ""
    failed = f", {told.failed} nicht angenommen" if told.failed else ""
    done = "gezeigt" if dry_run else "gesendet"
    sys.stdout.write(f"{counted(told.sent, 'Mail', 'Mails')} {done}{idle}{failed}.\n")
    return BROKEN if told.failed else 0


def is_time(now: datetime) -> bool:
    """Whether `work` sends by itself: on Mondays, where pages have an address and mail has a server."""
    here = timezone.localtime(now)
    can_send = bool(settings.ADDRESS) and settings.EMAIL_BACKEND.endswith("smtp.EmailBackend")
    return can_send and here.weekday() == 0 and here.hour >= EARLIEST


def week_of(now: datetime) -> datetime:
    """When it began: Monday at midnight, where the city is."""
    here = timezone.localtime(now)
    monday = here.date() - timedelta(days=here.weekday())
    return timezone.make_aware(datetime.combine(monday, datetime.min.time()))


def _show(readers: "list[Membership]", now: datetime) -> Told:
    told = Told()
    for sections in _by_person(readers, now):
        if not sections:
            told.idle += 1
            continue
        told.sent += 1
        letter = weekly_letter(sections, server=settings.ADDRESS)
        sys.stdout.write(f"An {_to_whom(sections)}: {letter.subject}\n\n{letter.text}\n")
    return told


def _send(readers: "list[Membership]", now: datetime) -> Told:
    """One connection a mail, so that one that breaks takes no other with it."""
    told, silences = Told(), 0
    for sections in _by_person(readers, now):
        if not sections:
            told.idle += 1
        elif silences >= MOST_SILENCES:
            told.failed += 1
        elif ours := [one for one in sections if _claim(one, now)]:
            connection = get_connection()
            try:
                silences += 1
                connection.open()
                silences = 0
                letter = weekly_letter(ours, server=settings.ADDRESS)
                _message(letter, ours[0].membership, connection).send()
            except (SMTPException, OSError) as error:
                for one in ours:
                    actions.give_back_weekly_mail(membership=one.membership, now=now)
                told.failed += 1
                complain(f"An {_to_whom(ours)} ging keine Mail: {_why(error)}.")
            else:
                told.sent += 1
            finally:
                with contextlib.suppress(SMTPException, OSError):
                    connection.close()
    return told


def _by_person(readers: "list[Membership]", now: datetime) -> Iterator[list[Section]]:
    """For each person what waits in each of their cities; nothing where nothing is to do."""
    for _, desks in groupby(readers, key=lambda reader: reader.user_id):
        found = (section_of(desk, server=settings.ADDRESS, now=now) for desk in desks)
        yield [section for section in found if section is not None]


def _claim(section: Section, now: datetime) -> bool:
    return actions.claim_weekly_mail(membership=section.membership, week=week_of(now), now=now)


def _to_whom(sections: Sequence[Section]) -> str:
    cities = ", ".join(str(one.membership.municipality) for one in sections)
    return f"{sections[0].membership.user} ({cities})"


def _message(letter: Letter, reader: "Membership", connection: BaseEmailBackend) -> EmailMultiAlternatives:
    message = EmailMultiAlternatives(
        subject=letter.subject,
        body=letter.text,
        to=[reader.user.email],
        connection=connection,
        headers={"List-Unsubscribe": f"<{letter.unsubscribe}>", "Auto-Submitted": "auto-generated"},
    )
    message.attach_alternative(letter.html, "text/html")
    return message


def _why(error: Exception) -> str:
    """In German where it is a common case; no address of a person goes to a log file."""
    if isinstance(error, SMTPException):
        return f"der Mailserver hat sie nicht angenommen ({type(error).__name__})"
    return f"der Mailserver antwortet nicht ({error.strerror if isinstance(error, OSError) else error})"
