"""What the papers entrust to an office or a person by name."""

import re
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet

from stadtfaden.actors.models import Municipality
from stadtfaden.core.statements import StatementKind
from stadtfaden.corpus.models import Review, SheetField, Statement
from stadtfaden.corpus.queries import WITHOUT_TEXT


def entrusted_to(municipality: Municipality, names: Iterable[str]) -> QuerySet[Statement]:
    """Measures whose paper names one of these as leading, as whole words; without names none: one query.

    In the order of the papers; with page and paper.
    """
    wanted = "|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in names if name)
    if not wanted:
        return Statement.objects.none()
    leads = SheetField.objects.filter(statement=OuterRef("pk"), key="lead", text__iregex=wanted)
    return (
        Statement.objects.filter(
            Exists(leads),
            edition__document__municipality=municipality,
            edition__is_current=True,
            kind=StatementKind.MEASURE.value,
        )
        .exclude(review=Review.REJECTED)
        .select_related("page", "edition__document")
        .defer(*WITHOUT_TEXT)
        .order_by("edition__document__title", "edition", "page__number", "start", "pk")
    )
