"""What the papers entrust to an office or a person by name."""

import re
from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from stadtfaden.actors.models import Municipality
from stadtfaden.core.statements import StatementKind
from stadtfaden.corpus.models import Review, SheetField, Statement
from stadtfaden.corpus.queries import WITHOUT_TEXT


def entrusted_to(municipality: Municipality, names: Iterable[str]) -> QuerySet[Statement]:
    """Measures whose paper names one of these as leading, as whole words; without names none: one query.

    In the order of the papers; with page and paper.
    """
    known = [name for name in names if name]
    if not known:
        return Statement.objects.none()
    whole = "|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in known)
    likely = reduce(or_, (Q(text__icontains=name) for name in known))  # far cheaper than the pattern
    leads = SheetField.objects.filter(likely, key="lead", text__iregex=whole).order_by()
    return (
        Statement.objects.filter(
            pk__in=leads.values("statement"),
            edition__document__municipality=municipality,
            edition__is_current=True,
            kind=StatementKind.MEASURE.value,
        )
        .exclude(review=Review.REJECTED)
        .select_related("page", "edition__document")
        .defer(*WITHOUT_TEXT)
        .order_by("edition__document__title", "edition", "page__number", "start", "pk")
    )
