"""What is said in plain words, what is not yet, and what lags behind the text it explains."""

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from stadtfaden.actors.models import Municipality
from stadtfaden.core.statements import StatementKind
from stadtfaden.corpus.models import Review, Statement
from stadtfaden.corpus.queries import current_statements
from stadtfaden.threads.models import Area, PlainText, StatementArea

EXPLAINED = (StatementKind.GOAL, StatementKind.MEASURE)
BEHIND = ~Q(plain__of_text=F("text"))


def areas_explained(municipality: Municipality) -> QuerySet[Area]:
    """All areas with `plain`, and `since`: how many statements were confirmed since then: one query."""
    return (
        Area.objects.filter(municipality=municipality, is_current=True)
        .select_related("plain__written_by")
        .annotate(since=Case(When(plain__isnull=False, then=_confirmed_since()), default=0))
        .order_by("position", "pk")
    )


def statements_unexplained(municipality: Municipality, kind: StatementKind) -> QuerySet[Statement]:
    """Confirmed and not said in plain words: one query; who reads a strategy wants these first."""
    return current_statements(municipality).filter(
        ~Exists(PlainText.objects.filter(statement=OuterRef("pk"))),
        kind=kind.value,
        review=Review.CONFIRMED,
    )


def statements_explained(municipality: Municipality, *, is_behind: bool) -> QuerySet[Statement]:
    """Said in plain words; `is_behind`: those whose text was another one then: one query."""
    explained = current_statements(municipality).filter(plain__isnull=False)
    explained = explained.select_related("page", "edition__document", "plain__written_by")
    return explained.filter(BEHIND) if is_behind else explained.exclude(BEHIND)


def plain_text_of(of: Statement | Area) -> PlainText | None:
    """With who wrote it: one query."""
    own = {"statement": of.pk} if isinstance(of, Statement) else {"area": of.pk}
    return PlainText.objects.filter(**own).select_related("written_by", "municipality").first()


def plain_texts_of_statements(municipality: Municipality) -> dict[int, PlainText]:
    """By statement, with who wrote them: one query."""
    found = PlainText.objects.filter(municipality=municipality, statement__isnull=False)
    return {text.statement_id: text for text in found.select_related("written_by") if text.statement_id}


def confirmed_since(plain: PlainText) -> int:
    """How many statements of its area people have confirmed since it was written: one query."""
    return StatementArea.objects.filter(
        area=plain.area_id,
        review=Review.CONFIRMED,
        reviewed_at__gt=plain.written_at,
        statement__edition__is_current=True,
    ).count()


def _confirmed_since() -> Coalesce:
    """Asked only of areas that have plain words: counting for all would go through the whole shelf."""
    confirmed = (
        StatementArea.objects.filter(
            area=OuterRef("pk"),
            review=Review.CONFIRMED,
            reviewed_at__gt=OuterRef("plain__written_at"),
            statement__edition__is_current=True,
        )
        .order_by()
        .values("area")
        .annotate(how_many=Count("pk"))
        .values("how_many")
    )
    return Coalesce(Subquery(confirmed), 0)
