"""Searches that people outside follow by mail: asked for, confirmed by the letter's reader, ended."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q

from stadtfaden.actors.models import Municipality, Subscription

ANSWERED_WITHIN = timedelta(days=2)  # a letter that asks for a yes
DAY = timedelta(days=1)
MOST_OF_ADDRESS = 20  # searches
MOST_UNANSWERED = 3  # of an address, letters that wait for a yes
MOST_A_DAY = 200  # new ones of a city


class TooManySubscriptions(Exception):  # noqa: N818 -- named after the fact
    """So many were asked for in this city today that it looks like no reader."""


@transaction.atomic
def ask_for_subscription(
    *, municipality: Municipality, email: str, query: str, language: str, now: datetime
) -> Subscription | None:
    """The one to which a letter is due; None where this address gets no further letter today.

    Raises TooManySubscriptions. What nobody confirmed in time goes.
    """
    Subscription.objects.filter(confirmed_at=None, asked_at__lt=now - ANSWERED_WITHIN).delete()
    email = email.strip().casefold()
    of_address = Subscription.objects.filter(email=email)
    found = of_address.filter(municipality=municipality, query=query, language=language).first()
    if found is None:
        today = Subscription.objects.filter(municipality=municipality, asked_at__gt=now - DAY)
        if today.count() >= MOST_A_DAY:
            raise TooManySubscriptions(municipality.slug)
        unanswered = of_address.filter(confirmed_at=None).count()
        if unanswered >= MOST_UNANSWERED or of_address.count() >= MOST_OF_ADDRESS:
            return None
        return Subscription.objects.create(
            municipality=municipality,
            email=email,
            query=query,
            language=language,
            key=secrets.token_urlsafe(32),
            asked_at=now,
            letters=1,
        )
    again = Subscription.objects.filter(pk=found.pk, letters__lt=MOST_UNANSWERED)
    return found if again.update(letters=F("letters") + 1) else None


def confirm_subscription(*, key: str, now: datetime) -> None:
    """Who has read the letter says yes; again, or too late, it changes nothing."""
    fresh = Subscription.objects.filter(key=key, confirmed_at=None, asked_at__gte=now - ANSWERED_WITHIN)
    fresh.update(confirmed_at=now)


def end_subscription(*, key: str) -> None:
    """The address is deleted with it; again it changes nothing."""
    Subscription.objects.filter(key=key).delete()


def claim_search_mail(*, subscription: Subscription, day: datetime, now: datetime) -> bool:
    """Whether the mail of this day is ours to send; another process may have been faster, or it was ended."""
    unwritten = Subscription.objects.filter(Q(written_at=None) | Q(written_at__lt=day), pk=subscription.pk)
    return bool(unwritten.update(written_at=now))


def give_back_search_mail(*, subscription: Subscription, now: datetime) -> None:
    """No server took it: the next run tries again."""
    claimed = Subscription.objects.filter(pk=subscription.pk, written_at=now)
    claimed.update(written_at=subscription.written_at)
