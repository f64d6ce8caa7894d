"""How a city looks in public, and what it calls things."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from stadtfaden.actors.actions.log import log_entry
from stadtfaden.actors.models import Look, Municipality, User
from stadtfaden.actors.rules import Act, require
from stadtfaden.core.chain import Json


class LookChangedMeanwhile(Exception):  # noqa: N818 -- named after the fact
    """Somebody else has changed it since the person saw it."""


@dataclass(frozen=True, slots=True)
class Logo:
    """A PNG, and what it says to who does not see it."""

    png: bytes = field(repr=False)
    digest: str
    text: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Colours are "#b3202c" or empty; `terms` by kind, one and many; `logo` None is no logo; `notice` is a
    sentence in German or empty; the page in easy language was checked by these people on this day, or not.
    """

    thread_colour: str = ""
    link_colour: str = ""
    terms: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    logo: Logo | None = None
    notice: str = ""
    easy_checked_by: str = ""
    easy_checked_on: date | None = None


@transaction.atomic
def settle_look(*, municipality: Municipality, seen: int, wanted: Wanted, by: User, now: datetime) -> Look:
    """`seen` is the revision that the page showed, 0 for none.

    Raises PermissionDenied, LookChangedMeanwhile.
    """
    require(by, Act.MANAGE, municipality)
    look, _ = Look.objects.get_or_create(municipality=municipality)
    before = _told(look)
    values: dict[str, object] = {
        "thread_colour": wanted.thread_colour,
        "link_colour": wanted.link_colour,
        "terms": {kind: list(names) for kind, names in wanted.terms.items()},
        "notice": wanted.notice,
        "easy_checked_by": wanted.easy_checked_by,
        "easy_checked_on": wanted.easy_checked_on,
        **_columns(wanted.logo),
        "revision": seen + 1,
    }
    if not Look.objects.filter(pk=look.pk, revision=seen).update(**values):
        raise LookChangedMeanwhile(municipality.slug)
    look.refresh_from_db()
    log_entry(
        verb="look.settled",
        subject=f"actors.Municipality:{municipality.pk}",
        now=now,
        municipality=municipality,
        detail={"before": before, "after": _told(look)},
        by=by,
    )
    return look


def _columns(logo: Logo | None) -> dict[str, object]:
    if logo is None:
        return {"logo": b"", "logo_digest": "", "logo_text": "", "logo_width": 0, "logo_height": 0}
    return {
        "logo": logo.png,
        "logo_digest": logo.digest,
        "logo_text": logo.text,
        "logo_width": logo.width,
        "logo_height": logo.height,
    }


def _told(look: Look) -> dict[str, Json]:
    return {
        "thread_colour": look.thread_colour,
        "link_colour": look.link_colour,
        "terms": look.terms,
        "notice": look.notice,
        "easy_checked_by": look.easy_checked_by,
        "easy_checked_on": look.easy_checked_on.isoformat() if look.easy_checked_on else "",
        "logo": look.logo_digest,
        "logo_text": look.logo_text,
    }
