"""What people decided about a statement goes on with its words into the next edition."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from stadtfaden.core.quotes import Finding, form_of
from stadtfaden.corpus.actions.placing import Ground, nearest
from stadtfaden.corpus.actions.rows import BATCH, COLUMNS, is_decided
from stadtfaden.corpus.models import Edition, SheetField, Statement, Target

HAND_CUT = frozenset({"text", "start", "end", "range"})  # in `corrected`: people set where it begins and ends
_CARRIED = (
    *("kind", "title", "code", "level_name", "page_last", "whose", "review", "reviewed_by", "reviewed_at"),
    *("review_reason", "added_by", "corrected", "revision", "continues"),
)


@dataclass(slots=True)
class Carried:
    """By pk of the former statement: the one that continues it; `made` are those that reading did not find;
    `lost` names parts set by people whose words do not stand there any more.
    """

    pairs: dict[int, Statement] = field(default_factory=dict)
    made: list[Statement] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


def is_hand_cut(statement: Statement) -> bool:
    return statement.added_by_id is not None or not HAND_CUT.isdisjoint(statement.corrected)


def carry_statements(
    *,
    edition: Edition,
    former: Mapping[int, Statement],
    places: Mapping[int, Finding],
    decided: Collection[int],
    ground: Ground,
) -> Carried:
    """Each former statement whose words stand at a place is continued by the statement that says them there.

    What is `decided` (pks) is made anew where reading has not found it. The later decision wins where
    both editions hold one. An edition that comes back after a newer one continues nothing. Queries: ten,
    and four for each batch.
    """
    carried = Carried()
    numbers = Edition.objects.filter(statements__in=list(places)).values_list("number", flat=True)
    is_onward = all(number < edition.number for number in numbers.distinct())
    fresh = _Fresh(edition)
    olds = sorted((former[pk] for pk in places), key=_weightiest_first)
    changed = []
    for old in olds:
        new = fresh.saying(old, places[old.pk], ground)
        if new is None and old.pk in decided:
            new = _cut_anew(edition, old, places[old.pk], ground)
            fresh.add(new)
            carried.made.append(new)
        if new is None:
            continue
        carried.pairs[old.pk] = new
        if fresh.is_first_for(new):
            if is_onward:
                new.continues = old
            if old.pk in decided and not _is_later(new, old):
                _decide(old, new)
            changed.append(new)
    Statement.objects.bulk_create([new for new in changed if new.pk is None], batch_size=BATCH)
    Statement.objects.bulk_update((new for new in changed if new not in carried.made), _CARRIED, BATCH)
    _carry_parents(former, carried)
    carried.lost = [*_carry_targets(former, carried, ground), *_carry_fields(former, carried, ground)]
    fresh.without_doubles([one for pk, one in carried.pairs.items() if is_hand_cut(former[pk])])
    return carried


class _Fresh:
    """The statements of an edition by page, and which of them go on with one of the former edition."""

    def __init__(self, edition: Edition) -> None:
        self._on: defaultdict[int, list[Statement]] = defaultdict(list)
        self._taken: set[str] = set()
        self._kept: set[str] = set()
        rows = Statement.objects.filter(edition=edition).select_related("page")
        for row in rows.defer("page__text", "page__words", "page__furniture", "page__warnings").order_by(
            "pk"
        ):
            self._on[row.page.number].append(row)

    def add(self, row: Statement) -> None:
        self._on[row.page.number].append(row)

    def saying(self, old: Statement, place: Finding, ground: Ground) -> Statement | None:
        """The statement that says the words there; of the same kind and free, where there are several."""
        if place.page is None or place.start is None or place.end is None:
            return None
        form = form_of(ground.cut(place.page, place.start, place.end))
        start, end = place.start, place.end
        found = [
            row
            for row in self._on[place.page]
            if row.start < end and row.end > start and form_of(row.text) == form
        ]
        return min(found, key=lambda row: (row.key in self._taken, row.kind != old.kind), default=None)

    def is_first_for(self, new: Statement) -> bool:
        """Whether no former statement has been continued by it; says so once."""
        is_first = new.key not in self._taken
        self._taken.add(new.key)
        return is_first

    def without_doubles(self, hand_cut: Iterable[Statement]) -> None:
        """What the machine cut otherwise from words that people have cut is no proposal any more."""
        doubles = [
            row.pk
            for one in hand_cut
            for row in self._on[one.page.number]
            if row.key not in self._taken and not is_decided(row) and lies_in(row, one)
        ]
        Statement.objects.filter(pk__in=doubles).delete()


def lies_in(row: Statement, other: Statement) -> bool:
    """Whether more than half of the shorter is shared."""
    shared = min(row.end, other.end) - max(row.start, other.start)
    return 2 * shared > min(row.end - row.start, other.end - other.start)


def _weightiest_first(old: Statement) -> tuple[bool, float, int]:
    """Decided ones first, the latest decision first."""
    at = old.reviewed_at.timestamp() if old.reviewed_at is not None else 0.0
    return not is_decided(old), -at, old.pk


def _cut_anew(edition: Edition, old: Statement, place: Finding, ground: Ground) -> Statement:
    page, start, end = place.page or 0, place.start or 0, place.end or 0
    name = f"{edition.document_id}|{edition.original_id}|{page}|{start}|{end}|{old.key}"
    return Statement(
        key=hashlib.sha256(name.encode()).hexdigest()[:12],
        edition=edition,
        page=ground.pages[page],
        passage_id=ground.passage_at(page, start),
        kind=old.kind,
        start=start,
        end=end,
        text=ground.cut(page, start, end),
        title=old.title,
        code=old.code,
        level_name=old.level_name,
        page_last=None if old.page_last is None else old.page_last - old.page.number + page,
        whose=old.whose,
        score=old.score,
        reason=old.reason,
        made_by=old.made_by,
    )


def _decide(old: Statement, new: Statement) -> None:
    for column in COLUMNS.intersection(old.corrected):
        setattr(new, column, getattr(old, column))
    if "page_last" in old.corrected and old.page_last is not None:
        new.page_last = old.page_last - old.page.number + new.page.number
    corrected = set(old.corrected)
    if new.kind != old.kind:  # what was judged was a statement of that kind
        new.kind = old.kind
        corrected.add("kind")
    new.corrected = sorted(corrected)
    new.review, new.reviewed_by_id = old.review, old.reviewed_by_id
    new.reviewed_at, new.review_reason = old.reviewed_at, old.review_reason
    new.added_by_id, new.revision = old.added_by_id, max(old.revision, new.revision)


def _is_later(new: Statement, old: Statement) -> bool:
    """Whether the newer edition's own decision is not older than that of the former."""
    if new.reviewed_at is None:
        return False
    return old.reviewed_at is None or new.reviewed_at >= old.reviewed_at


def _carry_parents(former: Mapping[int, Statement], carried: Carried) -> None:
    """A parent that people have chosen, and that of a statement that was made anew."""
    made = {one.key for one in carried.made}
    changed = []
    for pk, new in carried.pairs.items():
        old = former[pk]
        if old.parent_id in carried.pairs and (new.key in made or "parent" in old.corrected):
            new.parent = carried.pairs[old.parent_id]
            if new.parent.key != new.key:
                changed.append(new)
    Statement.objects.bulk_update(changed, ["parent"], BATCH)


def _heirs(former: Mapping[int, Statement], carried: Carried, part: str) -> dict[int, Statement]:
    """Statements whose parts are those of the former one: people have set them, or nobody has read any."""
    made = {one.key for one in carried.made}
    return {
        pk: new
        for pk, new in carried.pairs.items()
        if new.key in made or (part in former[pk].corrected and part in new.corrected)
    }


def _carry_targets(former: Mapping[int, Statement], carried: Carried, ground: Ground) -> list[str]:
    """Says what does not stand there any more."""
    heirs = _heirs(former, carried, "targets")
    Target.objects.filter(statement__in=list(heirs.values())).delete()
    moved, lost = [], []
    for target in Target.objects.filter(statement__in=list(heirs)).order_by("pk"):
        new = heirs[target.statement_id]
        near = new.start + target.start - former[target.statement_id].start
        if move_target(target, new.page.number, near, ground):
            target.pk, target.statement = None, new
            moved.append(target)
        else:
            lost.append(target.text)
    Target.objects.bulk_create(moved, batch_size=BATCH)
    return lost


def _carry_fields(former: Mapping[int, Statement], carried: Carried, ground: Ground) -> list[str]:
    heirs = _heirs(former, carried, "fields")
    SheetField.objects.filter(statement__in=list(heirs.values())).delete()
    moved, lost = [], []
    rows = SheetField.objects.filter(statement__in=list(heirs)).select_related("passage__page")
    for part in rows.order_by("pk"):
        new = heirs[part.statement_id]
        expected = part.passage.page.number - former[part.statement_id].page.number + new.page.number
        if move_field(part, expected, ground):
            part.pk, part.statement = None, new
            moved.append(part)
        else:
            lost.append(part.text)
    SheetField.objects.bulk_create(moved, batch_size=BATCH)
    return lost


def move_target(target: Target, number: int, near: int, ground: Ground) -> bool:
    """Its range is that of the same words on the page of this number, if they stand there."""
    page = ground.pages[number]
    place = nearest(page.text, target.text, near)
    if place is None:
        return False
    target.start, target.end = place
    target.text = page.text[target.start : target.end]
    return True


def move_field(part: SheetField, expected: int, ground: Ground) -> bool:
    """The same on the page of this number, or on one beside it."""
    for number in (expected, expected + 1, expected - 1):
        page = ground.pages.get(number)
        place = None if page is None else nearest(page.text, part.text, part.start)
        if page is not None and place is not None:
            part.start, part.end = place
            part.text = page.text[part.start : part.end]
            part.passage_id = ground.passage_at(number, part.start)
            return True
    return False
