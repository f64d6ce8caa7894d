"""One reading of one original, stored in one transaction."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from stadtfaden.actors.actions import log_entry
from stadtfaden.core import statements as core_statements
from stadtfaden.corpus.actions.rows import insert_pages, insert_passages, insert_statements
from stadtfaden.corpus.geometry import Packed
from stadtfaden.corpus.models import Document, Edition, Original


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


def stored_keys(edition: Edition, statements: Sequence[core_statements.Statement]) -> tuple[str | None, ...]:
    """The key under which each statement of a stored reading stands, whatever kind people made of it; None
    where people have cut its words otherwise: one query.
    """
    rows = edition.statements.order_by("pk").values_list("page__number", "start", "end", "kind", "key")
    keys: defaultdict[tuple[int, int, int], list[tuple[str, str]]] = defaultdict(list)
    for page, start, end, kind, key in rows:
        keys[page, start, end].append((kind, key))
    found: list[str | None] = []
    for statement in statements:
        here = keys[statement.page, statement.start, statement.end]
        best = min(here, key=lambda one: one[0] != statement.kind.value, default=None)
        if best is not None:
            here.remove(best)
        found.append(None if best is None else best[1])
    return tuple(found)


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
