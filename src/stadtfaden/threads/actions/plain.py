"""People say in plain words what an area, a goal or a measure means."""

from datetime import datetime

from django.db import transaction
from django.db.models import F, QuerySet

from stadtfaden.actors.actions import Detail, log_entry
from stadtfaden.actors.models import Municipality, User
from stadtfaden.actors.rules import Act, require
from stadtfaden.corpus.models import Statement
from stadtfaden.threads.models import Area, PlainText

NOT_YET = -1


class WrittenMeanwhile(Exception):  # noqa: N818 -- named after the fact
    """Somebody else has written or taken it away since the person saw it."""


@transaction.atomic
def write_plainly(
    *, municipality: Municipality, of: Statement | Area, text: str, seen: int, by: User, now: datetime
) -> PlainText:
    """`seen` is the revision that the person saw, NOT_YET where there was none.

    Raises PermissionDenied, WrittenMeanwhile.
    """
    require(by, Act.EDIT, municipality)
    found = _of(of).first()
    before = None if found is None else found.text
    if (NOT_YET if found is None else found.revision) != seen:
        raise WrittenMeanwhile(str(of))
    values = {
        "text": text,
        "of_text": of.text if isinstance(of, Statement) else "",
        "written_by": by,
        "written_at": now,
    }
    if found is None:
        own = {"statement": of} if isinstance(of, Statement) else {"area": of}
        plain, is_new = PlainText.objects.get_or_create(**own, municipality=municipality, defaults=values)
        if not is_new:
            raise WrittenMeanwhile(str(of))
    else:
        changed = _of(of).filter(revision=seen).update(**values, revision=F("revision") + 1)
        if not changed:
            raise WrittenMeanwhile(str(of))
        plain = _of(of).get()
    _log("plain.written", plain, {"before": before, "after": text}, by, now)
    return plain


@transaction.atomic
def drop_plain_text(*, plain: PlainText, seen: int, by: User, now: datetime) -> None:
    """Raises PermissionDenied, WrittenMeanwhile."""
    require(by, Act.EDIT, plain.municipality)
    _log("plain.dropped", plain, {"before": plain.text, "after": None}, by, now)
    if not PlainText.objects.filter(pk=plain.pk, revision=seen).delete()[0]:
        raise WrittenMeanwhile(str(plain))


def _of(of: Statement | Area) -> QuerySet[PlainText]:
    if isinstance(of, Statement):
        return PlainText.objects.filter(statement=of)
    return PlainText.objects.filter(area=of)


def _log(verb: str, plain: PlainText, detail: Detail, by: User, now: datetime) -> None:
    of = (
        f"corpus.Statement:{plain.statement_id}"
        if plain.statement_id is not None
        else f"threads.Area:{plain.area_id}"
    )
    log_entry(verb=verb, subject=of, now=now, municipality=plain.municipality, detail=detail, by=by)
