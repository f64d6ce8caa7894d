"""One reading of one original, stored in one transaction."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from stadtfaden.actors.actions import log_entry
from stadtfaden.core import statements as core_statements
from stadtfaden.corpus.actions.rows import (
    BATCH,
    insert_pages,
    insert_passages,
    insert_statements,
    put_behind,
    remove_behind,
)
from stadtfaden.corpus.geometry import Packed
from stadtfaden.corpus.models import Document, Edition, Original, SheetField, Target


class TextNotCut(Exception):  # noqa: N818 -- named after the fact
    """Something that was read does not stand on its page; nothing of its file is stored."""


@transaction.atomic
def store_reading(*, document: Document, packed: Packed, file_name: str, now: datetime) -> Edition:
    """The current edition of the document from these bytes; bytes it had before become current again."""
    reading = packed.reading
    known = document.editions.filter(original_id=reading.sha256).first()
    if known is not None:
        restore_edition(edition=known, now=now)
        return known
    require_cut_text(packed)
    document.editions.filter(is_current=True).update(is_current=False)
    edition = _insert_edition(document, packed, file_name, now)
    pages = insert_pages(edition, packed)
    passages = insert_passages(edition, pages, reading.passages)
    keys = statement_keys(document.municipality.slug, reading.sha256, reading.statements)
    insert_statements(edition, pages, passages, list(zip(keys, reading.statements, strict=True)))
    log_entry(
        verb="edition.read",
        subject=f"corpus.Edition:{edition.pk}",
        now=now,
        municipality=document.municipality,
        detail={"file": file_name, "number": edition.number, "pages": edition.page_count},
    )
    return edition


@transaction.atomic
def read_again(*, edition: Edition, packed: Packed, now: datetime) -> None:
    """What a newer version reads from the same bytes takes the place of what an earlier one read.

    A statement that says the same words on the same page stays the row it was, with its key, its
    review and whatever hangs on it; one that is no longer found goes.
    """
    reading = packed.reading
    require_cut_text(packed)
    kept = _kept_keys(edition, reading.statements)
    gone = sorted(set(edition.statements.order_by().values_list("key", flat=True)).difference(kept))
    for first in range(0, len(gone), BATCH):
        edition.statements.filter(key__in=gone[first : first + BATCH]).delete()
    SheetField.objects.filter(statement__edition=edition).delete()
    Target.objects.filter(statement__edition=edition).delete()
    put_behind(edition)
    pages = insert_pages(edition, packed)
    passages = insert_passages(edition, pages, reading.passages)
    fresh = statement_keys(edition.document.municipality.slug, reading.sha256, reading.statements)
    keys = _without_clash(kept, fresh)
    insert_statements(
        edition, pages, passages, list(zip(keys, reading.statements, strict=True)), frozenset(kept)
    )
    remove_behind(edition)
    edition.reader, edition.read_at = reading.reader, now
    edition.page_count, edition.warnings = len(reading.pages), list(reading.warnings)
    edition.save()
    log_entry(
        verb="edition.again",
        subject=f"corpus.Edition:{edition.pk}",
        now=now,
        municipality=edition.document.municipality,
        detail={"reader": reading.reader, "pages": edition.page_count},
    )


@transaction.atomic
def restore_edition(*, edition: Edition, now: datetime) -> None:
    """An earlier edition is the current one again; the current one stays as it is."""
    if edition.is_current:
        return
    Edition.objects.filter(document=edition.document_id, is_current=True).update(is_current=False)
    edition.is_current = True
    edition.save(update_fields=["is_current"])
    log_entry(
        verb="edition.back",
        subject=f"corpus.Edition:{edition.pk}",
        now=now,
        municipality=edition.document.municipality,
    )


def require_cut_text(packed: Packed) -> None:
    """Every passage, statement and field stands on its page, character by character.

    Raises TextNotCut with the first that does not.
    """
    text_of = {page.number: page.text for page in packed.reading.pages}
    page_of = {passage.position: passage.page for passage in packed.reading.passages}
    for passage in packed.reading.passages:
        _require_cut(text_of, passage.page, passage.start, passage.end, passage.text)
    for statement in packed.reading.statements:
        _require_cut(text_of, statement.page, statement.start, statement.end, statement.text)
        for field in statement.fields:
            _require_cut(text_of, page_of[field.passage], field.start, field.end, field.text)
        for target in statement.targets:
            first = statement.start  # targets count from there
            _require_cut(text_of, statement.page, first + target.start, first + target.end, target.text)


def statement_keys(
    city: str, sha256: str, statements: Sequence[core_statements.Statement]
) -> tuple[str, ...]:
    """Twelve characters each, the same for the same words of the same original in the same city."""
    names = [
        f"{city}|{sha256}|{statement.page}|{statement.start}|{statement.end}|{statement.kind.value}"
        for statement in statements
    ]
    seen: Counter[str] = Counter()
    for index, name in enumerate(names):
        names[index] = f"{name}|{seen[name]}" if seen[name] else name
        seen[name] += 1
    return tuple(hashlib.sha256(name.encode()).hexdigest()[:12] for name in names)


def stored_keys(edition: Edition, statements: Sequence[core_statements.Statement]) -> tuple[str, ...]:
    """The key under which each statement of a stored reading stands: one query."""
    rows = edition.statements.order_by("pk").values_list("page__number", "start", "end", "kind", "key")
    keys: defaultdict[tuple[int, int, int, str], list[str]] = defaultdict(list)
    for page, start, end, kind, key in rows:
        keys[page, start, end, kind].append(key)
    return tuple(
        keys[statement.page, statement.start, statement.end, statement.kind.value].pop(0)
        for statement in statements
    )


def _kept_keys(edition: Edition, statements: Sequence[core_statements.Statement]) -> list[str]:
    """For each statement the key of the row that says the same on the same page; empty where none does."""
    known: defaultdict[tuple[int, str, str], list[str]] = defaultdict(list)
    rows = edition.statements.order_by("start", "pk").values_list("page__number", "kind", "text", "key")
    for page, kind, text, key in rows:
        known[page, kind, text].append(key)
    return [
        found.pop(0) if (found := known[statement.page, statement.kind.value, statement.text]) else ""
        for statement in statements
    ]


def _without_clash(kept: Sequence[str], fresh: Sequence[str]) -> list[str]:
    """Kept keys, fresh ones where none was kept; a fresh one that a kept statement holds is named anew."""
    taken = set(kept)
    keys = []
    for old, new in zip(kept, fresh, strict=True):
        key = old or new
        while not old and key in taken:
            key = hashlib.sha256(key.encode()).hexdigest()[:12]
        taken.add(key)
        keys.append(key)
    return keys


def _require_cut(text_of: dict[int, str], page: int, start: int, end: int, text: str) -> None:
    if text_of[page][start:end] != text or not text:
        msg = f"Seite {page}, Zeichen {start} bis {end}: „{text[:60]}“ steht dort nicht."
        raise TextNotCut(msg)


def _insert_edition(document: Document, packed: Packed, file_name: str, now: datetime) -> Edition:
    reading = packed.reading
    original, _ = Original.objects.get_or_create(
        sha256=reading.sha256, defaults={"media_type": reading.media_type[:100], "size": reading.size}
    )
    last = document.editions.aggregate(last=Max("number"))["last"] or 0
    return Edition.objects.create(
        document=document,
        original=original,
        file_name=file_name[-300:],
        number=last + 1,
        reader=reading.reader,
        read_at=now,
        page_count=len(reading.pages),
        warnings=list(reading.warnings),
    )
