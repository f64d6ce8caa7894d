"""What came last, one by one: for feeds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter

from django.db.models import Exists, OuterRef

from stadtfaden.actors.models import Municipality
from stadtfaden.corpus.models import Edition, Review, Statement
from stadtfaden.corpus.queries import WITHOUT_TEXT
from stadtfaden.threads.models import Area, DecidedEdition, StatementArea


@dataclass(frozen=True, slots=True)
class Happening:
    """Exactly one of the three, and when it happened."""

    at: datetime
    statement: Statement | None = None
    paper: Edition | None = None
    decided: DecidedEdition | None = None


def lately(municipality: Municipality, *, area: Area | None = None, most: int = 50) -> tuple[Happening, ...]:
    """Newest first: statements that a person has confirmed, papers that were read, and, for the whole city,
    decided editions: three queries. With `area` only what speaks of it.
    """
    confirmed = (
        Statement.objects.filter(
            edition__document__municipality=municipality,
            edition__is_current=True,
            review=Review.CONFIRMED,
            reviewed_at__isnull=False,
        )
        .select_related("page", "edition__document")
        .defer(*WITHOUT_TEXT)
        .order_by("-reviewed_at", "-pk")
    )
    read = (
        Edition.objects.filter(document__municipality=municipality, is_current=True)
        .select_related("document")
        .defer("warnings")
        .order_by("-read_at", "-pk")
    )
    decided: Iterable[DecidedEdition] = ()
    if area is None:
        decided = DecidedEdition.objects.filter(municipality=municipality).order_by("-frozen_at", "-pk")[
            :most
        ]
    else:
        about = StatementArea.objects.filter(area=area).exclude(review=Review.REJECTED)
        confirmed = confirmed.filter(Exists(about.filter(statement=OuterRef("pk"))))
        read = read.filter(Exists(about.filter(statement__edition=OuterRef("pk"))))
    found = [
        *(Happening(row.reviewed_at, statement=row) for row in confirmed[:most] if row.reviewed_at),
        *(Happening(row.read_at, paper=row) for row in read[:most]),
        *(Happening(row.frozen_at, decided=row) for row in decided),
    ]
    return tuple(sorted(found, key=attrgetter("at"), reverse=True)[:most])
