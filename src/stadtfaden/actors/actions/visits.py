"""What a desk remembers of a person's visits and of the mails they got; no log has a line of it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from stadtfaden.actors.models import Membership

SELDOM = timedelta(minutes=10)  # a page that is only looked at should hardly ever write


def keep_visit(*, membership: Membership, now: datetime) -> None:
    """The start page was opened: mostly no query."""
    if membership.looked_at is None or now - membership.looked_at > SELDOM:
        Membership.objects.filter(pk=membership.pk).update(looked_at=now)


@transaction.atomic
def claim_weekly_mail(*, membership: Membership, week: datetime, now: datetime) -> bool:
    """Whether the mail of this week is ours to send; another process may have been faster."""
    unwritten = Membership.objects.filter(Q(written_at=None) | Q(written_at__lt=week), pk=membership.pk)
    return bool(unwritten.update(written_at=now))


@transaction.atomic
def give_back_weekly_mail(*, membership: Membership, now: datetime) -> None:
    """No server took it: the next run tries again."""
    Membership.objects.filter(pk=membership.pk, written_at=now).update(written_at=membership.written_at)
