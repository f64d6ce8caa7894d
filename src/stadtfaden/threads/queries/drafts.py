"""What the council has not adopted: drafts among papers, and in the city's own paper line by line."""

from django.db.models import Exists, OuterRef, Q

from stadtfaden.actors.models import Municipality
from stadtfaden.corpus.models import DocumentKind, DocumentStatus, SheetField, Statement


def is_draft() -> Q:
    """For statements: their paper is a draft, or written at the desk without naming a council paper."""
    is_own = Q(edition__document__kind=DocumentKind.OWN)
    is_named = Exists(SheetField.objects.filter(statement=OuterRef("pk"), key="council_paper"))
    return (is_own & ~is_named) | (~is_own & Q(edition__document__status=DocumentStatus.DRAFT))


def adopted_lines(municipality: Municipality) -> frozenset[int]:
    """The pks of what was written at the desk and names the council paper that adopted it: one query."""
    found = SheetField.objects.filter(
        key="council_paper",
        statement__edition__document__municipality=municipality,
        statement__edition__document__kind=DocumentKind.OWN,
    )
    return frozenset(found.order_by().values_list("statement", flat=True))


def draft_statements(municipality: Municipality) -> frozenset[int]:
    """The pks of those in current editions: one query."""
    found = Statement.objects.filter(
        is_draft(), edition__document__municipality=municipality, edition__is_current=True
    )
    return frozenset(found.order_by().values_list("pk", flat=True))
