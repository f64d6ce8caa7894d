"""What the entries of a log are about, as far as the records still hold it."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Model, QuerySet

from stadtfaden.actors.models import Entry, Invitation, Membership, Municipality
from stadtfaden.corpus.models import Document, Edition, Statement
from stadtfaden.threads.models import Area, DecidedEdition, Link


def subjects_of(entries: Iterable[Entry]) -> dict[str, Model]:
    """By `subject`, with what names it: one query for each kind of thing."""
    wanted: defaultdict[str, set[int]] = defaultdict(set)
    for entry in entries:
        kind, _, pk = entry.subject.rpartition(":")
        if pk.isdigit():
            wanted[kind].add(int(pk))
    return {
        f"{kind}:{row.pk}": row
        for kind, pks in wanted.items()
        if kind in _ROWS
        for row in _ROWS[kind]().filter(pk__in=pks)
    }


def area_names(municipality: Municipality) -> dict[str, Area]:
    """By pk as the log writes it: one query."""
    return {str(area.pk): area for area in Area.objects.filter(municipality=municipality)}


def _statements() -> QuerySet[Statement]:
    return Statement.objects.select_related("edition__document").defer("edition__warnings")


def _links() -> QuerySet[Link]:
    sides = ("source", "target")
    return Link.objects.select_related(*(f"{side}__edition__document" for side in sides)).defer(
        *(f"{side}__edition__warnings" for side in sides)
    )


_ROWS: dict[str, Callable[[], QuerySet[Any]]] = {
    "actors.Invitation": Invitation.objects.all,
    "actors.Membership": lambda: Membership.objects.select_related("user"),
    "actors.Municipality": Municipality.objects.all,
    "corpus.Document": Document.objects.all,
    "corpus.Edition": lambda: Edition.objects.select_related("document").defer("warnings"),
    "corpus.Statement": _statements,
    "threads.Area": Area.objects.all,
    "threads.DecidedEdition": DecidedEdition.objects.all,
    "threads.Link": _links,
}
