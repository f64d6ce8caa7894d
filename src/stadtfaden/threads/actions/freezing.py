"""The council decides: the whole strategy is kept as it stands, for ever."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import transaction
from django.db.models import Max

from stadtfaden.actors.actions import log_entry
from stadtfaden.actors.models import Municipality, User
from stadtfaden.actors.rules import Act, require
from stadtfaden.core.strategies import to_json
from stadtfaden.corpus.actions import keep_original
from stadtfaden.threads.models import DecidedEdition
from stadtfaden.threads.queries.editions import living_strategy


class NothingConfirmed(Exception):  # noqa: N818 -- named after the fact
    """There is nothing that the council could have decided."""


class ChangedSince(Exception):  # noqa: N818 -- named after the fact
    """What would be kept is not what was promised."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What the council decided, when, and by which paper."""

    title: str
    decided_on: date
    council_paper: str = ""


@transaction.atomic
def freeze_strategy(
    *,
    municipality: Municipality,
    resolution: Resolution,
    folder: Path,
    by: User,
    now: datetime,
    promised: str = "",
) -> DecidedEdition:
    """Everything confirmed, as one file under its digest, with a number of its own.

    `promised` is the line of the figures that the person saw. Eight queries and one file; nothing of it
    changes any more. Raises NothingConfirmed, ChangedSince.
    """
    require(by, Act.FREEZE, municipality)
    strategy = living_strategy(municipality)
    if not strategy.statements:
        raise NothingConfirmed(municipality.slug)
    figures = strategy.figures
    if promised and promised != figures.line:
        raise ChangedSince(figures.line)
    last = DecidedEdition.objects.filter(municipality=municipality).aggregate(last=Max("number"))["last"]
    edition = DecidedEdition.objects.create(
        municipality=municipality,
        number=(last or 0) + 1,
        title=resolution.title,
        decided_on=resolution.decided_on,
        council_paper=resolution.council_paper,
        digest=keep_original(data=to_json(strategy), folder=folder),
        figures={"statements": figures.statements, **asdict(figures)},
        frozen_by=by,
        frozen_at=now,
    )
    log_entry(
        verb="strategy.frozen",
        subject=f"threads.DecidedEdition:{edition.pk}",
        now=now,
        municipality=municipality,
        detail={"number": edition.number, "digest": edition.digest, "title": edition.title},
        by=by,
    )
    return edition
