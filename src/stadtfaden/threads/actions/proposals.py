"""What can be done here; each action is atomic and logged."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from stadtfaden.actors.actions import log_entry
from stadtfaden.core import statements as core_statements
from stadtfaden.core.links import LinkProposal
from stadtfaden.corpus.actions import stored_keys
from stadtfaden.corpus.models import Edition, Review, Statement
from stadtfaden.threads.actions.heirs import move_mark
from stadtfaden.threads.models import Area, Comparison, DigitalConnection, Link, StatementArea

BATCH = 2000


@transaction.atomic
def connect_statements(*, edition: Edition, statements: Sequence[core_statements.Statement]) -> None:
    """Keep which areas and which digital connections reading has proposed for the statements of an edition.

    Both are written once for each reading: an edition that has them is left alone.
    """
    keys = stored_keys(edition, statements)
    row_of = {row.key: row for row in Statement.objects.filter(edition=edition).only("key", "made_by")}
    if StatementArea.objects.filter(statement__edition=edition, review=Review.CANDIDATE).exists():
        return
    current = Area.objects.filter(municipality=edition.document.municipality, is_current=True)
    area_of = dict(current.values_list("slug", "pk"))
    pairs = [
        (row_of[key], statement)
        for key, statement in zip(keys, statements, strict=True)
        if key is not None  # None: people have cut its words otherwise
    ]
    StatementArea.objects.bulk_create(
        (
            StatementArea(
                statement=row,
                area_id=area_of[scored.id],
                score=scored.score,
                share=scored.share,
                made_by=row.made_by,
            )
            for row, statement in pairs
            for scored in statement.areas
            if scored.id in area_of  # reading knows the shipped areas; a city may have others
        ),
        batch_size=BATCH,
        ignore_conflicts=True,  # what a person has judged stays
    )
    DigitalConnection.objects.bulk_create(
        (row for pair in pairs for row in _digital_rows(*pair)), batch_size=BATCH, ignore_conflicts=True
    )


@transaction.atomic
def withdraw_connections(*, edition: Edition) -> None:
    """Areas and digital connections that nobody has judged go, since the edition was read again.

    A judged connection moves along with the words that show it.
    """
    StatementArea.objects.filter(statement__edition=edition, review=Review.CANDIDATE).delete()
    marks = DigitalConnection.objects.filter(statement__edition=edition)
    marks.filter(review=Review.CANDIDATE).delete()
    for mark in marks.select_related("statement"):
        move_mark(mark, 0, mark.statement)
        mark.save(update_fields=["start", "end", "text"])


@transaction.atomic
def propose_links(
    *, edition: Edition, proposals: Iterable[LinkProposal], ids: dict[str, int], made_by: str, now: datetime
) -> int:
    """Add the links found for an edition and note that it was compared; says how many are new.

    `ids` gives the row of each statement key. What stands already stays as it is, above all what a
    person has confirmed or rejected.
    """
    rows = [
        Link(
            source_id=ids[proposal.source],
            target_id=ids[proposal.target],
            type=proposal.type.value,
            score=proposal.score,
            reason=proposal.reason,
            made_by=proposal.made_by,
        )
        for proposal in proposals
    ]
    before = Link.objects.count()
    Link.objects.bulk_create(rows, ignore_conflicts=True, batch_size=BATCH)
    added = Link.objects.count() - before
    Comparison.objects.update_or_create(edition=edition, defaults={"made_by": made_by, "compared_at": now})
    log_entry(
        verb="links.proposed",
        subject=f"corpus.Edition:{edition.pk}",
        now=now,
        municipality=edition.document.municipality,
        detail={"links": added},
    )
    return added


@transaction.atomic
def withdraw_candidates(*, edition: Edition) -> int:
    """Take back the proposals of an edition that nobody has judged, before it is compared anew."""
    candidates = Link.objects.filter(source__edition=edition, review=Review.CANDIDATE)
    how_many = candidates.delete()[0]
    how_many += Link.objects.filter(target__edition=edition, review=Review.CANDIDATE).delete()[0]
    Comparison.objects.filter(edition=edition).delete()
    return how_many


def _digital_rows(row: Statement, statement: core_statements.Statement) -> list[DigitalConnection]:
    """The strongest mark of each kind."""
    best: dict[str, DigitalConnection] = {}
    for mark in sorted(statement.digital, key=lambda mark: -mark.score):
        best.setdefault(
            mark.id.value,
            DigitalConnection(
                statement=row,
                kind=mark.id.value,
                start=statement.start + mark.start,
                end=statement.start + mark.end,
                text=statement.text[mark.start : mark.end],
                score=mark.score,
                made_by=row.made_by,
            ),
        )
    return list(best.values())
