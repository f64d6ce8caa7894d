"""digest: once a week a mail with what is to do at the desk, once a day one with what a search has found."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from stadtfaden.actors import actions, queries
from stadtfaden.cli.posting import BREAKS, Post, why
from stadtfaden.cli.search_mailing import send_searches
from stadtfaden.cli.start import BROKEN, complain, counted
from stadtfaden.showing.letters import Letter, Section, section_of, weekly_letter

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Membership

EARLIEST = 7  # o'clock, when `work` sends by itself


@dataclass(slots=True)
class Told:
    """How it went, counted."""

    sent: int = 0
    idle: int = 0
    failed: int = 0


def digest(*, city: str | None, dry_run: bool, with_desks: bool = True) -> int:
    """0 where everybody got theirs, 1 where somebody did not; the next run writes to those alone.

    `with_desks`: False sends only what searches have found.
    """
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
    readers = list(queries.weekly_readers(week=week_of(now), municipality=municipality)) if with_desks else []
    told = _show(readers, now) if dry_run else _send(readers, now)
    found, lost = send_searches(municipality, now=now, dry_run=dry_run)
    told.sent, told.failed = told.sent + found, told.failed + lost
    idle = f", für {counted(told.idle, 'Person', 'Personen')} ist nichts zu tun" if told.idle else ""
    failed = f", {told.failed} nicht angenommen" if told.failed else ""
    done = "gezeigt" if dry_run else "gesendet"
    sys.stdout.write(f"{counted(told.sent, 'Mail', 'Mails')} {done}{idle}{failed}.\n")
    return BROKEN if told.failed else 0


def is_time(now: datetime) -> bool:
    """Whether `work` sends by itself: from the morning on, where pages have an address and mail a server."""
    can_send = bool(settings.ADDRESS) and settings.EMAIL_BACKEND.endswith("smtp.EmailBackend")
    return can_send and timezone.localtime(now).hour >= EARLIEST


def is_desk_day(now: datetime) -> bool:
    """What is to do at the desk comes on Mondays, what searches find on every day."""
    return timezone.localtime(now).weekday() == 0


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
    told, post = Told(), Post()
    for sections in _by_person(readers, now):
        if not sections:
            told.idle += 1
        elif post.is_silent:
            told.failed += 1
        elif ours := [one for one in sections if _claim(one, now)]:
            try:
                post.send(_message(weekly_letter(ours, server=settings.ADDRESS), ours[0].membership))
            except BREAKS as error:
                for one in ours:
                    actions.give_back_weekly_mail(membership=one.membership, now=now)
                told.failed += 1
                complain(f"An {_to_whom(ours)} ging keine Mail: {why(error)}.")
            else:
                told.sent += 1
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


def _message(letter: Letter, reader: "Membership") -> EmailMultiAlternatives:
    message = EmailMultiAlternatives(
        subject=letter.subject,
        body=letter.text,
        to=[reader.user.email],
        headers={"List-Unsubscribe": f"<{letter.unsubscribe}>", "Auto-Submitted": "auto-generated"},
    )
    message.attach_alternative(letter.html, "text/html")
    return message
