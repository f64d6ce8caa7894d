"""What a newer version reads from the same bytes, without losing what people decided."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from django.db import transaction

from stadtfaden.actors.actions import log_entry
from stadtfaden.core import statements as core_statements
from stadtfaden.core.quotes import Finding, Outcome, form_of
from stadtfaden.corpus.actions.carrying import is_hand_cut, lies_in, move_field, move_target
from stadtfaden.corpus.actions.editions import require_cut_text, statement_keys
from stadtfaden.corpus.actions.placing import Ground, findings, ground_of
from stadtfaden.corpus.actions.quotes import recheck_quotes
from stadtfaden.corpus.actions.rows import (
    BATCH,
    PARTS,
    insert_pages,
    insert_passages,
    insert_statements,
    is_decided,
    put_behind,
    remove_behind,
)
from stadtfaden.corpus.geometry import Packed
from stadtfaden.corpus.models import Edition, SheetField, Statement, Target


class DecisionWithoutPlace(Exception):  # noqa: N818 -- named after the fact
    """A newer reading has not the words of something that people decided; nothing is changed."""


@transaction.atomic
def read_again(
    *, edition: Edition, packed: Packed, now: datetime, decided: Collection[int] = frozenset()
) -> None:
    """What a newer version reads from the same bytes takes the place of what an earlier one read.

    A statement that says the same words on the same page stays the row it was, with its key, its
    review and whatever hangs on it; one that is no longer found goes. What people decided (in the
    statement itself, or by pk in `decided`) stays in any case: where the reading does not find it, it is
    placed by its words. Raises DecisionWithoutPlace where these are not there.
    """
    reading = packed.reading
    require_cut_text(packed)
    rows = list(edition.statements.select_related("page").order_by("start", "pk"))
    chosen = {row.parent_id for row in rows if "parent" in row.corrected}
    held = [row for row in rows if is_decided(row) or row.pk in decided or row.pk in chosen]
    places = _places(edition, held, {page.number: page.text for page in reading.pages})
    kept = _kept(rows, held, places, reading.statements)
    stay = {row.key for row in held}.union(key for key in kept if key)
    _remove([row for row in rows if row.key not in stay])
    parts = _parts_of_people(held, {key for key in kept if key})
    _forget_parts(edition, parts)
    put_behind(edition)
    pages = insert_pages(edition, packed)
    passages = insert_passages(edition, pages, reading.passages)
    fresh = statement_keys(edition.document.municipality.slug, reading.sha256, reading.statements)
    keys = _without_clash(kept, fresh, set(stay))
    insert_statements(
        edition,
        pages,
        passages,
        list(zip(keys, reading.statements, strict=True)),
        {row.key: row for row in rows if row.key in set(kept)},
    )
    ground = ground_of(edition)
    placed = [row for row in held if row.key not in set(kept)]
    _move_parts(parts, {row.pk: row for row in held}, places, ground)
    _place(placed, places, ground)
    _remove_doubles(edition, held, frozenset(keys) - set(kept))
    remove_behind(edition)
    edition.reader, edition.read_at = reading.reader, now
    edition.page_count, edition.warnings = len(reading.pages), list(reading.warnings)
    edition.save()
    recheck_quotes(edition=edition, now=now)
    log_entry(
        verb="edition.again",
        subject=f"corpus.Edition:{edition.pk}",
        now=now,
        municipality=edition.document.municipality,
        detail={"reader": reading.reader, "pages": edition.page_count, "placed": len(placed)},
    )


@transaction.atomic
def decline_reading(*, edition: Edition, packed: Packed, reason: str, now: datetime) -> None:
    """The edition keeps its reading; this reader is not asked again."""
    edition.declined = packed.reading.reader
    edition.save(update_fields=["declined"])
    log_entry(
        verb="edition.kept",
        subject=f"corpus.Edition:{edition.pk}",
        now=now,
        municipality=edition.document.municipality,
        detail={"reader": packed.reading.reader, "reason": reason},
    )


def _places(edition: Edition, held: Sequence[Statement], later: Mapping[int, str]) -> dict[int, Finding]:
    """Where the new pages say the words of what is held, by pk."""
    if not held:
        return {}
    former = dict(edition.pages.order_by("number").values_list("number", "text"))
    places = findings(former, held, later)
    for row in held:
        place = places[row.pk]
        if place.outcome not in {Outcome.UNCHANGED, Outcome.MOVED}:
            msg = f"Seite {row.page.number}: „{row.text[:80]}“ steht im neu Gelesenen nicht mehr."
            raise DecisionWithoutPlace(msg)
    return places


def _kept(
    rows: Iterable[Statement],
    held: Iterable[Statement],
    places: Mapping[int, Finding],
    statements: Sequence[core_statements.Statement],
) -> list[str]:
    """For each statement the key of the row that says the same at the place; empty where none does.

    What is held comes first, whatever its kind; the others must be of the same kind.
    """
    kept = [""] * len(statements)
    on: defaultdict[int, list[int]] = defaultdict(list)
    for index, one in enumerate(statements):
        on[one.page].append(index)
    for row in held:
        place = places[row.pk]
        same = [
            index for index in on[place.page or 0] if not kept[index] and _says(statements[index], row, place)
        ]
        if same:
            kept[min(same, key=lambda index: statements[index].kind.value != row.kind)] = row.key
    known: defaultdict[tuple[int, str, str], list[str]] = defaultdict(list)
    held_keys = {row.key for row in held}
    for row in rows:
        if row.key not in held_keys:
            known[row.page.number, row.kind, row.text].append(row.key)
    for index, one in enumerate(statements):
        if not kept[index] and (found := known[one.page, one.kind.value, one.text]):
            kept[index] = found.pop(0)
    return kept


def _says(one: core_statements.Statement, row: Statement, place: Finding) -> bool:
    overlaps = one.start < (place.end or 0) and one.end > (place.start or 0)
    return overlaps and (one.text == row.text or form_of(one.text) == form_of(row.text))


def _remove(rows: Sequence[Statement]) -> None:
    for first in range(0, len(rows), BATCH):
        Statement.objects.filter(pk__in=[row.pk for row in rows[first : first + BATCH]]).delete()


def _parts_of_people(
    held: Iterable[Statement], found: Collection[str]
) -> tuple[list[SheetField], list[Target]]:
    """Fields and targets that people have set, and those of statements that reading has not found."""
    of = {part: [row.pk for row in held if part in row.corrected or row.key not in found] for part in PARTS}
    fields = SheetField.objects.filter(statement__in=of["fields"]).select_related("passage__page")
    return list(fields.order_by("pk")), list(
        Target.objects.filter(statement__in=of["targets"]).order_by("pk")
    )


def _forget_parts(edition: Edition, kept: tuple[Sequence[SheetField], Sequence[Target]]) -> None:
    fields, targets = kept
    SheetField.objects.filter(statement__edition=edition).exclude(pk__in=[one.pk for one in fields]).delete()
    Target.objects.filter(statement__edition=edition).exclude(pk__in=[one.pk for one in targets]).delete()


def _place(rows: Sequence[Statement], places: Mapping[int, Finding], ground: Ground) -> None:
    for row in rows:
        place = places[row.pk]
        page, start, end = place.page or 0, place.start or 0, place.end or 0
        if row.page_last is not None:
            row.page_last += page - row.page.number
        row.page, row.start, row.end = ground.pages[page], start, end
        row.passage_id, row.text = ground.passage_at(page, start), ground.cut(page, start, end)
    columns = ["page", "passage", "start", "end", "text", "page_last"]
    Statement.objects.bulk_update(rows, columns, BATCH)


def _move_parts(
    parts: tuple[Sequence[SheetField], Sequence[Target]],
    held: Mapping[int, Statement],
    places: Mapping[int, Finding],
    ground: Ground,
) -> None:
    """Raises DecisionWithoutPlace where the words of one are not there."""
    fields, targets = parts
    for part in fields:
        shift = (places[part.statement_id].page or 0) - held[part.statement_id].page.number
        if not move_field(part, part.passage.page.number + shift, ground):
            raise DecisionWithoutPlace(f"„{part.text[:80]}“ steht im neu Gelesenen nicht mehr.")
    for target in targets:
        place = places[target.statement_id]
        near = (place.start or 0) + target.start - held[target.statement_id].start
        if not move_target(target, place.page or 0, near, ground):
            raise DecisionWithoutPlace(f"„{target.text[:80]}“ steht im neu Gelesenen nicht mehr.")
    SheetField.objects.bulk_update(fields, ["passage", "start", "end", "text"], BATCH)
    Target.objects.bulk_update(targets, ["start", "end", "text"], BATCH)


def _remove_doubles(edition: Edition, held: Iterable[Statement], fresh: Collection[str]) -> None:
    """What the machine cut otherwise from words that people have cut is no proposal."""
    hand_cut = [row.pk for row in held if is_hand_cut(row)]
    if not hand_cut:
        return
    here = Statement.objects.filter(edition=edition).only("key", "page", "start", "end")
    cut = list(here.filter(pk__in=hand_cut))
    doubles = [
        row.pk
        for row in here.filter(page__in=[one.page_id for one in cut])
        if row.key in fresh and any(one.page_id == row.page_id and lies_in(row, one) for one in cut)
    ]
    Statement.objects.filter(pk__in=doubles).delete()


def _without_clash(kept: Sequence[str], fresh: Sequence[str], taken: set[str]) -> list[str]:
    """Kept keys, fresh ones where none was kept; a fresh one that another statement holds is named anew."""
    keys = []
    for old, new in zip(kept, fresh, strict=True):
        key = old or new
        while not old and key in taken:
            key = hashlib.sha256(key.encode()).hexdigest()[:12]
        taken.add(key)
        keys.append(key)
    return keys
