"""What people have confirmed and rejected, as examples for the chance of what still waits."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from stadtfaden.actors.models import Entry, Municipality
from stadtfaden.core.chances import Judged
from stadtfaden.corpus.models import Review, Statement
from stadtfaden.threads.models import Link

DECIDED = ("statement.confirmed", "statement.rejected", "link.confirmed", "link.rejected")
LEARNED = "order.learned"
MOST = 3000  # of the examples, the newest: what holds now
STATEMENT_SIGNS = ("kind", "made_by", "edition__document", "level_name", "code")
LINK_SIGNS = (
    *("type", "made_by", "source__kind", "target__kind"),
    *("source__edition__document", "target__edition__document"),
)


def signs_of_statement(*row: Any) -> tuple[str, ...]:
    """From the columns of STATEMENT_SIGNS."""
    kind, maker, paper, level, code = row
    coded = "coded" if code else "uncoded"
    return (f"kind={kind}", f"maker={maker}", f"paper={paper}", f"level={level or ''}", coded)


def signs_of_link(*row: Any) -> tuple[str, ...]:
    """From the columns of LINK_SIGNS."""
    kind, maker, source, target, *papers = row
    ends = f"ends={source} {kind} {target}"
    return (f"type={kind}", f"maker={maker}", ends, *sorted(f"linked={paper}" for paper in papers))


def examples(municipality: Municipality) -> list[Judged]:
    """The newest decisions on what the machine has proposed, oldest first: two queries."""
    both = [*_judged_statements(municipality), *_judged_links(municipality)]
    both.sort(key=lambda one: one[0])
    return [example for _, example in both[-MOST:]]


def last_lesson(municipality: Municipality) -> Entry | None:
    """When the order was last learned, and from how many decisions: one query over an index."""
    return Entry.objects.filter(chain=municipality.slug, verb=LEARNED).order_by("-position").first()


def decisions_since(municipality: Municipality, lesson: Entry | None) -> int:
    """How many decisions came after that lesson: one query over an index."""
    after = lesson.position if lesson else 0
    return Entry.objects.filter(chain=municipality.slug, verb__in=DECIDED, position__gt=after).count()


def _judged_statements(municipality: Municipality) -> Iterator[tuple[tuple[datetime, int], Judged]]:
    """A corrected kind is not the one that was proposed: such a statement teaches nothing about kinds."""
    rows = _newest(
        Statement.objects.filter(
            edition__document__municipality=municipality, edition__is_current=True, added_by=None
        )
    )
    columns = ("pk", "reviewed_at", "score", "review", "corrected", *STATEMENT_SIGNS)
    for pk, moment, score, review, corrected, *row in rows.values_list(*columns)[:MOST]:
        signs = signs_of_statement(*row)
        if "kind" in corrected:
            signs = signs[1:]
        yield (moment, pk), Judged(score, signs, review == Review.CONFIRMED)


def _judged_links(municipality: Municipality) -> Iterator[tuple[tuple[datetime, int], Judged]]:
    rows = _newest(
        Link.objects.filter(
            source__edition__document__municipality=municipality,
            source__edition__is_current=True,
            target__edition__is_current=True,
            added_by=None,
        )
    )
    for pk, moment, score, review, *row in rows.values_list(
        "pk", "reviewed_at", "score", "review", *LINK_SIGNS
    )[:MOST]:
        yield (moment, pk), Judged(score, signs_of_link(*row), review == Review.CONFIRMED)


def _newest(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.exclude(review=Review.CANDIDATE).order_by("-reviewed_at", "-pk")
