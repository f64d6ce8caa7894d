"""What waits for a decision, in the order in which deciding helps most."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q

from stadtfaden.actors.models import Municipality
from stadtfaden.core.links import LinkType
from stadtfaden.core.statements import StatementKind
from stadtfaden.corpus.models import Review, Statement
from stadtfaden.threads.models import Candidate, Link

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


def priority_of(*, chance: float, reach: int, kind: str) -> float:
    """High where the machine is unsure and much hangs on the answer; `reach` counts what hangs on it."""
    unsure = 4 * chance * (1 - chance)
    return (LEAST + unsure) * math.log2(2 + reach) * WEIGHT.get(kind, 1.0)


@transaction.atomic
def renew_candidates(*, municipality: Municipality) -> int:
    """All that nobody has judged waits, alike ones one after the other; says how many there are.

    Six queries and one insert per 2,000 rows; about 30,000 rows a second. What was postponed stays so.
    """
    own = Candidate.objects.filter(municipality=municipality)
    rows = own.order_by().values_list("statement", "link", "postponed_until")
    postponed: Postponed = {
        (statement, link): until for statement, link, until in rows.exclude(postponed_until=None) if until
    }
    own.delete()
    return _insert(municipality, [*_statements(municipality), *_links(municipality)], postponed)


@transaction.atomic
def put_back(
    *, municipality: Municipality, statements: Iterable[int] = (), links: Iterable[int] = ()
) -> None:
    """What is a candidate again waits again: seven queries."""
    wanted, tied = list(statements), list(links)
    found = [
        *_statements(municipality, Q(pk__in=wanted)),
        *_links(municipality, Q(pk__in=tied) | Q(source__in=wanted) | Q(target__in=wanted)),
    ]
    there = set(
        Candidate.objects.filter(link__in=[one.link for one in found if one.link]).values_list(
            "link", flat=True
        )
    )
    _insert(municipality, [one for one in found if one.link not in there], {})


def drop(*, statements: Iterable[int] = (), links: Iterable[int] = (), with_links: bool = False) -> None:
    """What was decided waits no longer; `with_links`: neither does what hangs on it."""
    wanted = list(statements)
    gone = Q(statement__in=wanted) | Q(link__in=list(links))
    if with_links:
        gone |= Q(link__source__in=wanted) | Q(link__target__in=wanted)
    Candidate.objects.filter(gone).delete()


def delay(*, candidate: Candidate, today: date) -> None:
    Candidate.objects.filter(pk=candidate.pk).update(postponed_until=today + WEEK)


def _insert(municipality: Municipality, found: list[Waiting], postponed: Postponed) -> int:
    best: defaultdict[str, float] = defaultdict(float)
    for one in found:
        best[one.group] = max(best[one.group], one.priority)
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
    )
    return len(found)


def _statements(municipality: Municipality, among: Q | None = None) -> Iterator[Waiting]:
    current = Q(edition__document__municipality=municipality, edition__is_current=True)
    rows = (
        Statement.objects.filter(current, among or Q(), review=Review.CANDIDATE)
        .order_by()
        .values_list(
            "pk", "kind", "score", "edition__document", "passage__section", "page", "passage__position"
        )
    )
    reach = _reach(municipality)
    for pk, kind, score, document, section, page, place in rows.iterator(BATCH):
        yield Waiting(
            statement=pk,
            link=None,
            kind=kind,
            document=document,
            group=f"{kind}:{section or f'p{page}'}",
            chance=score,
            priority=priority_of(chance=score, reach=reach[pk], kind=kind),
            place=place,
        )


def _links(municipality: Municipality, among: Q | None = None) -> Iterator[Waiting]:
    """Those whose ends were not rejected; a link between confirmed ends helps at once, others later."""
    rejected = Q(source__review=Review.REJECTED) | Q(target__review=Review.REJECTED)
    rows = (
        Link.objects.filter(
            among or Q(),
            review=Review.CANDIDATE,
            source__edition__document__municipality=municipality,
            source__edition__is_current=True,
            target__edition__is_current=True,
        )
        .exclude(rejected)
        .order_by()
        .values_list(
            "pk",
            "type",
            "score",
            "source__edition__document",
            "target__edition__document",
            "source__review",
            "target__review",
        )
    )
    for pk, kind, score, document, other, *reviews in rows.iterator(BATCH):
        settled_ends = reviews.count(Review.CONFIRMED)
        yield Waiting(
            statement=None,
            link=pk,
            kind=kind,
            document=document,
            group=f"{kind}:{document}:{other}",
            chance=score,
            priority=priority_of(chance=score, reach=2 * settled_ends, kind=kind),
            place=pk,
        )


def _reach(municipality: Municipality) -> Counter[int]:
    """By statement: its links and children, two queries."""
    reach: Counter[int] = Counter()
    links = Link.objects.filter(source__edition__document__municipality=municipality).exclude(
        review=Review.REJECTED
    )
    for source, target in links.order_by().values_list("source", "target").iterator(BATCH):
        reach[source] += 1
        reach[target] += 1
    children = Statement.objects.filter(
        edition__document__municipality=municipality, parent__isnull=False
    ).exclude(review=Review.REJECTED)
    for parent in children.order_by().values_list("parent", flat=True).iterator(BATCH):
        reach[parent or 0] += 1
    return reach
