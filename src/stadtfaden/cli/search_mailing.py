"""Searches that people outside follow: at most once a day a mail with what is new."""

import sys
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from stadtfaden.actors import actions, queries
from stadtfaden.cli.posting import BREAKS, Post, why
from stadtfaden.cli.start import complain
from stadtfaden.showing.subscribing import letter_of_news, new_for

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Municipality


def send_searches(municipality: "Municipality | None", *, now: datetime, dry_run: bool) -> tuple[int, int]:
    """How many were sent (or shown), and how many no server took; the next run sends those again."""
    day, post, sent, failed = day_of(now), Post(), 0, 0
    for reader in queries.search_readers(day=day, municipality=municipality):
        if not (new := new_for(reader)):
            continue
        letter = letter_of_news(reader, new)
        if dry_run:
            sys.stdout.write(f"An eine Adresse ({reader.municipality}): {letter.subject}\n\n{letter.body}\n")
            sent += 1
        elif post.is_silent:
            failed += 1
        elif actions.claim_search_mail(subscription=reader, day=day, now=now):
            try:
                post.send(letter)
            except BREAKS as error:
                actions.give_back_search_mail(subscription=reader, now=now)
                complain(f"Zu einer Suche ({reader.municipality}) ging keine Mail: {why(error)}.")
                failed += 1
            else:
                sent += 1
    return sent, failed


def day_of(now: datetime) -> datetime:
    """When it began, where the city is."""
    return timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
