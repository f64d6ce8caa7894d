"""What people have said of the statements of an edition, themselves or by what hangs on them."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from stadtfaden.corpus.models import Edition, QuoteCheck, QuoteOutcome, Review, Statement
from stadtfaden.threads.models import DigitalConnection, Link, MeantHole, Settlement, StatementArea


def is_decided(prefix: str = "") -> Q:
    """For statements, or for rows whose foreign key `prefix` names: whether people decided something."""
    own = (
        ~Q(**{f"{prefix}review": Review.CANDIDATE})
        | Q(**{f"{prefix}added_by__isnull": False})
        | Q(**{f"{prefix}revision__gt": 0})
        | ~Q(**{f"{prefix}corrected": []})
    )
    return own | hangs_on(f"{prefix}pk")


def hangs_on(statement: str) -> Q:
    """Whether something that people said hangs on the statement whose pk stands in that column."""
    here = OuterRef(statement)
    said = ~Q(review=Review.CANDIDATE)
    judged = said | Q(added_by__isnull=False) | Exists(Settlement.objects.filter(link=OuterRef("pk")))
    return Q(
        Exists(StatementArea.objects.filter(said, statement=here))
        | Exists(DigitalConnection.objects.filter(said, statement=here))
        | Exists(MeantHole.objects.filter(statement=here))
        | Exists(Link.objects.filter(judged, source=here))
        | Exists(Link.objects.filter(judged, target=here))
    )


def decided_statements(edition: Edition) -> frozenset[int]:
    """Of this edition, and of earlier ones what its own check left open: two queries."""
    own = Statement.objects.filter(is_decided(), edition=edition).values_list("pk", flat=True)
    left_open = broken_quotes(edition).values_list("statement", flat=True)
    return frozenset(own).union(left_open)


def is_broken() -> Q:
    """For quote checks: what changed or went although people had decided on it, not settled yet."""
    return (
        Q(outcome__in=(QuoteOutcome.CHANGED, QuoteOutcome.GONE), settled_at=None)
        & ~Q(statement__review=Review.REJECTED)
        & is_decided("statement__")
    )


def broken_quotes(edition: Edition) -> QuerySet[QuoteCheck]:
    """Of one edition, in reading order."""
    return QuoteCheck.objects.filter(is_broken(), edition=edition).order_by(
        "statement__page__number", "statement__start", "pk"
    )
