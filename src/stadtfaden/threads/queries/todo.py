"""What is to do in a city, counted; the page of each person begins with it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from stadtfaden.actors.models import Municipality
from stadtfaden.core.links import LinkType
from stadtfaden.core.renewals import renewal_of
from stadtfaden.corpus.models import Document, QuoteCheck
from stadtfaden.threads.models import Candidate
from stadtfaden.threads.queries.decided import is_broken
from stadtfaden.threads.queries.papers import papers_to_renew
from stadtfaden.threads.queries.settled import contradictions_to_settle
from stadtfaden.threads.queries.waiting import waiting_by_kind

MOST_COUNTED = 1000  # nobody needs to know by how many more; each costs a look at both papers
LINKS = frozenset(kind.value for kind in LinkType)


@dataclass(frozen=True, slots=True)
class Waits:
    """Candidates by kind: all, and those put off to a later day; `back` had been put off and waits again."""

    every: dict[str, int]
    later: dict[str, int]
    back: int

    @property
    def today(self) -> dict[str, int]:
        left = {kind: many - self.later.get(kind, 0) for kind, many in self.every.items()}
        return {kind: many for kind, many in left.items() if many > 0}

    @property
    def statements(self) -> int:
        return sum(many for kind, many in self.every.items() if kind not in LINKS)

    @property
    def links(self) -> int:
        return sum(many for kind, many in self.every.items() if kind in LINKS)


def what_waits(municipality: Municipality, today: date) -> Waits:
    """Two queries over indexes, however many candidates there are."""
    put_off = Candidate.objects.filter(municipality=municipality, postponed_until__isnull=False).order_by()
    later: dict[str, int] = {}
    back = 0
    by_day = put_off.values_list("kind").annotate(
        back=Count("pk", filter=Q(postponed_until__lte=today)),
        later=Count("pk", filter=Q(postponed_until__gt=today)),
    )
    for kind, is_back, is_later in by_day:
        later[kind] = is_later
        back += is_back
    return Waits(waiting_by_kind(municipality), later, back)


def broken_by_paper(municipality: Municipality, today: date) -> list[tuple[str, str, int]]:
    """Slug, title, and how many quotes a new edition broke that nobody has settled or put off: one query.

    Most first.
    """
    found = (
        QuoteCheck.objects.filter(
            is_broken(), edition__document__municipality=municipality, edition__is_current=True
        )
        .exclude(postponed_until__gt=today)
        .values_list("edition__document__slug", "edition__document__title")
        .annotate(how_many=Count("pk"))
        .order_by("-how_many", "edition__document__title", "edition__document__slug")
    )
    return list(found)


def open_contradictions(municipality: Municipality, office: str = "") -> int:
    """All, or those of the papers of one office, up to one more than MOST_COUNTED: one query."""
    found = contradictions_to_settle(municipality, is_settled=False).order_by()
    if office:
        found = found.filter(
            Q(source__edition__document__department__iexact=office)
            | Q(target__edition__document__department__iexact=office)
        )
    return found[: MOST_COUNTED + 1].count()


def papers_due(municipality: Municipality, today: date) -> list[tuple[Document, date]]:
    """What must be looked at again by now, and since when, oldest first: one query."""
    found = []
    for paper in papers_to_renew(municipality):
        renewal = renewal_of(
            renew_on=paper.renew_on, horizon=paper.horizon, adopted_on=paper.adopted_on, today=today
        )
        if renewal.due_on is not None and renewal.is_due(today):
            found.append((paper, renewal.due_on))
    return sorted(found, key=lambda one: (one[1], one[0].title, one[0].pk))
