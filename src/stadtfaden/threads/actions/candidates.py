"""What waits for a decision, and how much it helps to decide it."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q

from stadtfaden.actors.models import Municipality
from stadtfaden.core.chances import UNTAUGHT, Chances
from stadtfaden.core.links import LinkType
from stadtfaden.core.statements import StatementKind
from stadtfaden.corpus.models import Review, Statement
from stadtfaden.threads.models import Candidate, Link
from stadtfaden.threads.queries.lessons import (
    LINK_SIGNS,
    STATEMENT_SIGNS,
    signs_of_link,
    signs_of_statement,
)

BATCH = 2000
WEEK = timedelta(days=7)
Postponed = dict[tuple[int | None, int | None], date]
LEAST = 0.25  # even what is nearly certain must be looked at some day
# How much hangs on a kind beside what hangs on the single one: few visions carry everything.
WEIGHT = {
    StatementKind.VISION.value: 1.5,
    StatementKind.PRINCIPLE.value: 1.5,
    StatementKind.CHALLENGE.value: 0.5,
    LinkType.CONFLICTS.value: 2.0,
    LinkType.SUPERSEDES.value: 1.5,
}


@dataclass(frozen=True, slots=True)
class Waiting:
    """One row to be; `place` keeps what is alike in reading order."""

    statement: int | None
    link: int | None
    kind: str
    document: int
    group: str
    chance: float
    priority: float
    place: int


@dataclass(frozen=True, slots=True)
class View:
    """What is known of a whole city when the chance of one proposal is worked out."""

    municipality: Municipality
    chances: Chances
    reach: Counter[int]


def priority_of(*, chance: float, reach: int, kind: str) -> float:
    """High where the machine is unsure and much hangs on the answer; `reach` counts what hangs on it."""
    unsure = 4 * chance * (1 - chance)
    return round((LEAST + unsure) * math.log2(2 + reach) * WEIGHT.get(kind, 1.0), 4)


@transaction.atomic
def put_back(
    *, municipality: Municipality, statements: Iterable[int] = (), links: Iterable[int] = ()
) -> None:
    """What is a candidate again waits again, with its score for its chance until the order is learned anew.

    Nine queries.
    """
    wanted, tied = list(statements), list(links)
    ends = Q(pk__in=tied) | Q(source__in=wanted) | Q(target__in=wanted)
    view = View(municipality, UNTAUGHT, reach_of(municipality, Q(source__in=wanted) | Q(target__in=wanted)))
    found = [*statements_that_wait(view, Q(pk__in=wanted)), *links_that_wait(view, ends)]
    there = set(
        Candidate.objects.filter(link__in=[one.link for one in found if one.link]).values_list(
            "link", flat=True
        )
    )
    insert(municipality, [one for one in found if one.link not in there], {})


def drop(*, statements: Iterable[int] = (), links: Iterable[int] = (), with_links: bool = False) -> None:
    """What was decided waits no longer; `with_links`: neither does what hangs on it. Two or three queries.

    Links are looked up first: one question across both tables would go through everything that waits.
    """
    wanted, tied = list(statements), list(links)
    if with_links:
        ends = Q(source__in=wanted) | Q(target__in=wanted)
        tied += Link.objects.filter(ends).order_by().values_list("pk", flat=True)
    Candidate.objects.filter(Q(statement__in=wanted) | Q(link__in=tied)).delete()


def delay(*, candidate: Candidate, today: date) -> None:
    Candidate.objects.filter(pk=candidate.pk).update(postponed_until=today + WEEK)


def best_of(found: Iterable[Waiting]) -> dict[str, float]:
    """By group the highest priority in it: what is alike waits side by side."""
    best: defaultdict[str, float] = defaultdict(float)
    for one in found:
        best[one.group] = max(best[one.group], one.priority)
    return best


def insert(municipality: Municipality, found: list[Waiting], postponed: Postponed) -> None:
    """One group after the other, in reading order; what waits already is passed over."""
    best = best_of(found)
    found.sort(key=lambda one: (-best[one.group], one.group, one.place))
    Candidate.objects.bulk_create(
        (
            Candidate(
                municipality=municipality,
                statement_id=one.statement,
                link_id=one.link,
                kind=one.kind,
                document_id=one.document,
                group=one.group,
                chance=one.chance,
                priority=best[one.group],
                postponed_until=postponed.get((one.statement, one.link)),
            )
            for one in found
        ),
        batch_size=BATCH,
        ignore_conflicts=True,
    )


def statements_that_wait(view: View, among: Q) -> Iterator[Waiting]:
    """One query."""
    current = Q(edition__document__municipality=view.municipality, edition__is_current=True)
    rows = (
        Statement.objects.filter(current, among, review=Review.CANDIDATE)
        .order_by()
        .values_list("pk", "score", "passage__section", "page", "passage__position", *STATEMENT_SIGNS)
    )
    for pk, score, section, page, place, *row in rows.iterator(BATCH):
        kind, _, document, *_ = row
        chance = view.chances.of(score, signs_of_statement(*row))
        yield Waiting(
            statement=pk,
            link=None,
            kind=kind,
            document=document,
            group=f"{kind}:{section or f'p{page}'}",
            chance=chance,
            priority=priority_of(chance=chance, reach=view.reach[pk], kind=kind),
            place=place,
        )


def links_that_wait(view: View, among: Q) -> Iterator[Waiting]:
    """Those whose ends were not rejected; a link between confirmed ends helps at once, others later."""
    rejected = Q(source__review=Review.REJECTED) | Q(target__review=Review.REJECTED)
    rows = (
        Link.objects.filter(
            among,
            review=Review.CANDIDATE,
            source__edition__document__municipality=view.municipality,
            source__edition__is_current=True,
            target__edition__is_current=True,
        )
        .exclude(rejected)
        .order_by()
        .values_list("pk", "score", "source__review", "target__review", *LINK_SIGNS)
    )
    for pk, score, *row in rows.iterator(BATCH):
        reviews, (kind, _, _, _, document, other) = row[:2], row[2:]
        chance = view.chances.of(score, signs_of_link(*row[2:]))
        reach = 2 * reviews.count(Review.CONFIRMED)
        yield Waiting(
            statement=None,
            link=pk,
            kind=kind,
            document=document,
            group=f"{kind}:{document}:{other}",
            chance=chance,
            priority=priority_of(chance=chance, reach=reach, kind=kind),
            place=pk,
        )


def reach_of(municipality: Municipality, links: Q | None = None) -> Counter[int]:
    """By statement: its links, or those among `links`, and its children; two queries."""
    reach: Counter[int] = Counter()
    tied = Link.objects.filter(links or Q(source__edition__document__municipality=municipality))
    rows = tied.exclude(review=Review.REJECTED).order_by().values_list("source", "target")
    for source, target in rows.iterator(BATCH):
        reach[source] += 1
        reach[target] += 1
    children = Statement.objects.filter(
        edition__document__municipality=municipality, parent__isnull=False
    ).exclude(review=Review.REJECTED)
    for parent in children.order_by().values_list("parent", flat=True).iterator(BATCH):
        reach[parent or 0] += 1
    return reach
