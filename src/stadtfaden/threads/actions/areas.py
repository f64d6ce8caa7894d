"""Which areas the machine proposes for statements, once it knows more than the words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Exists, OuterRef

from stadtfaden.actors.models import Municipality
from stadtfaden.core import areas as core_areas
from stadtfaden.core.areas import Scored
from stadtfaden.corpus.models import Review
from stadtfaden.threads.models import Area, MeantHole, PlainText, StatementArea

BATCH = 2000
_NAMES = (
    "name_de",
    "name_en",
    "description_de",
    "description_en",
    "sdgs",
    "product_areas",
    "ozg_fields",
    "position",
    "is_current",
)


@dataclass(frozen=True, slots=True)
class ProposedArea:
    """An area of a statement, and whose evidence proposes it."""

    scored: Scored
    made_by: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Names of areas that the taxonomy named before and does not name now."""

    gone: tuple[str, ...] = ()  # nobody had judged anything in them
    kept: tuple[str, ...] = ()


@transaction.atomic
def settle_areas(*, municipality: Municipality, taxonomy: Sequence[core_areas.Area]) -> LeftOut:
    """The city's areas stand as the taxonomy names them. Of those it names no longer, the ones that people
    have judged stay at the end, without what was only proposed; the others go.
    """
    rows = [_row(municipality, area, position) for position, area in enumerate(taxonomy)]
    Area.objects.bulk_create(
        rows, update_conflicts=True, update_fields=_NAMES, unique_fields=["municipality", "slug"]
    )
    judged = StatementArea.objects.filter(area=OuterRef("pk")).exclude(review=Review.CANDIDATE)
    others = list(
        Area.objects.filter(municipality=municipality)
        .exclude(slug__in=[area.id for area in taxonomy])
        .annotate(
            is_judged=Exists(judged)
            | Exists(MeantHole.objects.filter(area=OuterRef("pk")))
            | Exists(PlainText.objects.filter(area=OuterRef("pk"))),
        )
        .order_by("position", "pk")
    )
    kept = [area for area in others if area.is_judged]
    gone = [area for area in others if not area.is_judged]
    left_out = LeftOut(
        tuple(area.name_de for area in gone if area.is_current),
        tuple(area.name_de for area in kept if area.is_current),
    )
    Area.objects.filter(pk__in=[area.pk for area in gone]).delete()
    for position, area in enumerate(kept, start=len(rows)):
        area.position, area.is_current = position, False
    Area.objects.bulk_update(kept, ["position", "is_current"])
    StatementArea.objects.filter(area__in=[area.pk for area in kept], review=Review.CANDIDATE).delete()
    return left_out


def _row(municipality: Municipality, area: core_areas.Area, position: int) -> Area:
    return Area(
        municipality=municipality,
        slug=area.id,
        position=position,
        name_de=area.name_de,
        name_en=area.name_en,
        description_de=area.description_de,
        description_en=area.description_en,
        sdgs=list(area.sdgs),
        product_areas=list(area.product_areas),
        ozg_fields=list(area.ozg_fields),
    )


@transaction.atomic
def propose_areas(*, municipality: Municipality, proposals: Mapping[int, Sequence[ProposedArea]]) -> None:
    """What was proposed for these statements, by pk, gives way to this. What a person has judged stays, and
    statements that a person has judged get nothing new, unless that was about areas of an earlier list.
    """
    current = Area.objects.filter(municipality=municipality, is_current=True)
    area_of = dict(current.values_list("slug", "pk"))
    waiting = StatementArea.objects.filter(area__municipality=municipality, review=Review.CANDIDATE)
    judged = _judged(municipality)
    statements = sorted(pk for pk in proposals if pk not in judged)
    for start in range(0, len(statements), BATCH):
        waiting.filter(statement__in=statements[start : start + BATCH]).delete()
    StatementArea.objects.bulk_create(
        (
            StatementArea(
                statement_id=pk,
                area_id=area_of[one.scored.id],
                score=one.scored.score,
                share=one.scored.share,
                made_by=one.made_by,
            )
            for pk in statements
            for one in proposals[pk]
            if one.scored.id in area_of
        ),
        batch_size=BATCH,
        ignore_conflicts=True,
    )


def _judged(municipality: Municipality) -> frozenset[int]:
    """Statements with a current area that a person has confirmed or rejected: one query."""
    rows = StatementArea.objects.filter(area__municipality=municipality, area__is_current=True).exclude(
        review=Review.CANDIDATE
    )
    return frozenset(rows.order_by().values_list("statement", flat=True).distinct())
