"""What hangs on statements that people cut anew goes to the new ones."""

import re
from collections.abc import Sequence

from django.db.models import F, Q

from stadtfaden.core.areas import score_areas, shipped_taxonomy
from stadtfaden.corpus.models import Review, Statement
from stadtfaden.threads.actions.heirs import carry_said
from stadtfaden.threads.models import DigitalConnection, Link, Settlement, StatementArea

LONG = 4  # letters: shorter words join sentences, they do not say what these are about
_WORD = re.compile(rf"[^\W\d_]{{{LONG},}}|\d+")
STRONGEST_FIRST = F("reviewed_at").desc(nulls_last=True)


def hand_over(*, olds: Sequence[Statement], news: Sequence[Statement]) -> list[int]:
    """Areas, digital connections, meant holes, links are copied; the old ones keep theirs, for the way back.

    Says which links still wait for a decision. About twelve queries.
    """
    _areas(olds, news)
    _digital(olds, news)
    carry_said({one.pk: news[0] for one in olds})
    return _links(olds, news)


def _areas(olds: Sequence[Statement], news: Sequence[Statement]) -> None:
    """To those whose words name the area; to all where none does."""
    named = {new.pk: {one.id for one in score_areas(new.text, shipped_taxonomy())} for new in news}
    rows = StatementArea.objects.filter(statement__in=olds).select_related("area")
    wanted: dict[tuple[int, int], StatementArea] = {}
    for row in rows.order_by(STRONGEST_FIRST, "-score", "pk"):
        naming = [new for new in news if row.area.slug in named[new.pk]] or news
        for new in naming:
            wanted.setdefault((new.pk, row.area_id), _area_of(row, new))
    StatementArea.objects.bulk_create(wanted.values())


def _area_of(row: StatementArea, new: Statement) -> StatementArea:
    return StatementArea(
        statement=new,
        area_id=row.area_id,
        score=row.score,
        made_by=row.made_by,
        review=row.review,
        reviewed_by_id=row.reviewed_by_id,
        reviewed_at=row.reviewed_at,
        review_reason=row.review_reason,
    )


def _digital(olds: Sequence[Statement], news: Sequence[Statement]) -> None:
    """To the one that holds the words that show it."""
    rows = DigitalConnection.objects.filter(statement__in=olds)
    wanted: dict[tuple[int, str], DigitalConnection] = {}
    for row in rows.order_by(STRONGEST_FIRST, "-score", "pk"):
        for new in news:
            if new.start <= row.start and row.end <= new.end:
                row.pk, row.statement = None, new
                wanted.setdefault((new.pk, row.kind), row)
                break
    DigitalConnection.objects.bulk_create(wanted.values())


def _links(olds: Sequence[Statement], news: Sequence[Statement]) -> list[int]:
    """To the one that shares most words with the other end; what joined two of the old ones ends."""
    gone = {one.pk for one in olds}
    rows = (
        Link.objects.filter(Q(source__in=olds) | Q(target__in=olds))
        .select_related("source", "target", "settlement")
        .order_by(STRONGEST_FIRST, "-score", "pk")
    )
    made: dict[tuple[int, int, str], tuple[Link, Settlement | None]] = {}
    for row in rows:
        if row.source_id in gone and row.target_id in gone:
            continue
        settlement = getattr(row, "settlement", None)
        if row.source_id in gone:
            row.source = _nearest(news, row.target)
        else:
            row.target = _nearest(news, row.source)
        row.pk, row.revision = None, 0
        made.setdefault((row.source_id, row.target_id, row.type), (row, settlement))
    links = Link.objects.bulk_create(link for link, _ in made.values())
    settled = []
    for link, settlement in made.values():
        if settlement is not None:
            settlement.pk, settlement.link = None, link
            settled.append(settlement)
    Settlement.objects.bulk_create(settled)
    return [link.pk for link in links if link.review == Review.CANDIDATE]


def _nearest(news: Sequence[Statement], other: Statement) -> Statement:
    """The longer one where several share as much."""
    said = _words(other.text)
    return max(news, key=lambda new: (len(said & _words(new.text)), len(new.text), -new.start))


def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(text))
