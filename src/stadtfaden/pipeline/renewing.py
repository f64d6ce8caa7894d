"""What people decided outlives a new edition and a newer reading."""

from django.db import transaction
from django.utils import timezone

from stadtfaden.corpus.actions import DecisionWithoutPlace, decline_reading, read_again
from stadtfaden.corpus.geometry import Packed
from stadtfaden.corpus.models import Edition
from stadtfaden.pipeline.context import Build
from stadtfaden.threads.actions import (
    connect_statements,
    renew_edition,
    withdraw_candidates,
    withdraw_connections,
)
from stadtfaden.threads.queries.decided import decided_statements
from stadtfaden.threads.queries.wording import difference_in_words


def renew(build: Build, edition: Edition, former: Edition) -> None:
    """Every quote of the former edition is checked; the notes of the build say what came of it.

    Called in the transaction that makes the edition the current one: killed before its end, the former
    one is current still and the next run begins this file anew.
    """
    renewal = renew_edition(edition=edition, former=former, now=timezone.now())
    said = difference_in_words(renewal.counts)
    if said:
        todo = f" {renewal.broken} davon brauchen ein Urteil." if renewal.broken else ""
        build.notes.append(f"Neue Ausgabe von „{edition.document.title}“: {said}.{todo}")
    build.notes.extend(
        f"Neue Ausgabe von „{edition.document.title}“: „{words[:80]}“ steht dort nicht mehr."
        for words in renewal.lost
    )


def read_anew(build: Build, edition: Edition, packed: Packed) -> bool:
    """A newer version has read the same bytes. False where that would lose what people decided: then
    everything stays as it was, and a note says so.
    """
    try:
        with transaction.atomic():
            read_again(
                edition=edition, packed=packed, now=timezone.now(), decided=decided_statements(edition)
            )
            withdraw_connections(edition=edition)
            withdraw_candidates(edition=edition)
            connect_statements(edition=edition, statements=packed.reading.statements)
    except DecisionWithoutPlace as reason:
        decline_reading(edition=edition, packed=packed, reason=str(reason), now=timezone.now())
        build.notes.append(
            f"„{edition.document.title}“ bleibt, wie es früher gelesen wurde; sonst ginge verloren, was"
            f" Menschen entschieden haben. {reason}"
        )
        return False
    return True
