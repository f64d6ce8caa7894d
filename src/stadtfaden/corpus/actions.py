"""What can be done here; each action is atomic and logged."""

import hashlib
import os
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import transaction
from django.db.models import Max

from stadtfaden.actors.actions import log_entry
from stadtfaden.actors.models import Municipality
from stadtfaden.core import passages as core_passages
from stadtfaden.core import statements as core_statements
from stadtfaden.core.papers import slug_of
from stadtfaden.corpus.geometry import Packed
from stadtfaden.corpus.models import (
    Document,
    DocumentKind,
    DocumentStatus,
    Edition,
    Original,
    Page,
    Passage,
    SheetField,
    Statement,
    Target,
)
from stadtfaden.corpus.queries import original_path

BATCH = 2000
NAME_LENGTH = 120
CODE_LENGTH = 40
LEVEL_NAME_LENGTH = 80
UNIT_LENGTH = 60
SCOPE_LENGTH = 200


class TextNotCut(Exception):  # noqa: N818 -- named after the fact
    """Something that was read does not stand on its page; nothing of its file is stored."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFacts:
    """What is known of a paper. None is unknown and leaves standing what stands."""

    title: str | None = None
    kind: DocumentKind | None = None
    status: DocumentStatus | None = None
    adopted_on: date | None = None
    council_paper: str | None = None
    department: str | None = None
    horizon: int | None = None


def keep_original(*, data: bytes, folder: Path) -> str:
    """Write the bytes once, under their SHA-256, and return it. A kill leaves at most a temporary file."""
    sha256 = hashlib.sha256(data).hexdigest()
    path = original_path(folder, sha256)
    if path.exists() and path.stat().st_size == len(data):
        return sha256
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".new-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o444)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return sha256


@transaction.atomic
def settle_document(
    *, municipality: Municipality, facts: PaperFacts, now: datetime, document: Document | None = None
) -> Document:
    """Make the document, or bring it up to what is known; an unchanged one is not written."""
    known = {
        name: value for name in PaperFacts.__dataclass_fields__ if (value := getattr(facts, name)) is not None
    }
    if document is None:
        title = facts.title or "Papier"
        document = Document.objects.create(
            municipality=municipality, slug=_free_slug(municipality, title), **{**known, "title": title}
        )
        log_entry(verb="document.settled", subject=f"corpus.Document:{document.pk}", now=now)
        return document
    changed = [name for name, value in known.items() if getattr(document, name) != value]
    if changed:
        for name in changed:
            setattr(document, name, known[name])
        document.save(update_fields=changed)
        log_entry(
            verb="document.changed",
            subject=f"corpus.Document:{document.pk}",
            now=now,
            detail={"fields": ", ".join(changed)},
        )
    return document


@transaction.atomic
def supersede_document(*, document: Document, older: Document, now: datetime) -> None:
    """The paper replaces an older one as a whole."""
    if older.pk in {document.supersedes_id, document.pk}:
        return
    document.supersedes = older
    document.save(update_fields=["supersedes"])
    older.status = DocumentStatus.SUPERSEDED
    older.save(update_fields=["status"])
    log_entry(
        verb="document.superseded",
        subject=f"corpus.Document:{older.pk}",
        now=now,
        detail={"by": document.slug},
    )


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
    pages = _insert_pages(edition, packed)
    passages = _insert_passages(edition, pages, reading.passages)
    _insert_statements(edition, pages, passages, reading.statements)
    log_entry(
        verb="edition.read",
        subject=f"corpus.Edition:{edition.pk}",
        now=now,
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
    log_entry(verb="edition.back", subject=f"corpus.Edition:{edition.pk}", now=now)


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
            _require_cut(text_of, statement.page, target.start, target.end, target.text)


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


def _require_cut(text_of: dict[int, str], page: int, start: int, end: int, text: str) -> None:
    if text_of[page][start:end] != text or not text:
        msg = f"Seite {page}, Zeichen {start} bis {end}: „{text[:60]}“ steht dort nicht."
        raise TextNotCut(msg)


def _free_slug(municipality: Municipality, title: str) -> str:
    slug = slug_of(title)
    taken = set(
        Document.objects.filter(municipality=municipality, slug__startswith=slug).values_list(
            "slug", flat=True
        )
    )
    if slug not in taken:
        return slug
    return next(f"{slug}-{number}" for number in range(2, len(taken) + 3) if f"{slug}-{number}" not in taken)


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


def _insert_pages(edition: Edition, packed: Packed) -> dict[int, Page]:
    rows = [
        Page(
            edition=edition,
            number=page.number,
            label=page.label[:20] if page.label is not None else None,
            text=page.text,
            words=words,
            furniture=list(page.furniture),
            width=page.width,
            height=page.height,
            is_scanned=page.is_scanned,
            confidence=page.confidence,
            warnings=list(page.warnings),
        )
        for page, words in zip(packed.reading.pages, packed.words, strict=True)
    ]
    return {row.number: row for row in Page.objects.bulk_create(rows, batch_size=BATCH)}


def _insert_passages(
    edition: Edition, pages: dict[int, Page], passages: Sequence[core_passages.Passage]
) -> dict[int, Passage]:
    rows = {
        passage.position: Passage(
            edition=edition,
            page=pages[passage.page],
            position=passage.position,
            kind=passage.kind.value,
            start=passage.start,
            end=passage.end,
            text=passage.text,
            level=passage.level,
            number=passage.number[:CODE_LENGTH] if passage.number is not None else None,
            continues=passage.continues,
            table=passage.table,
        )
        for passage in passages
    }
    for positions in _parents_first({passage.position: passage.section for passage in passages}):
        for position, section in positions.items():
            rows[position].section_id = rows[section].pk if section is not None else None
        Passage.objects.bulk_create((rows[position] for position in positions), batch_size=BATCH)
    return rows


def _insert_statements(
    edition: Edition,
    pages: dict[int, Page],
    passages: dict[int, Passage],
    statements: Sequence[core_statements.Statement],
) -> None:
    keys = statement_keys(edition.document.municipality.slug, edition.original_id, statements)
    rows = {
        index: _statement_row(edition, pages, passages, statement, key)
        for index, (statement, key) in enumerate(zip(statements, keys, strict=True))
    }
    for indexes in _parents_first({index: statement.parent for index, statement in enumerate(statements)}):
        for index, parent in indexes.items():
            rows[index].parent_id = rows[parent].pk if parent is not None else None
        Statement.objects.bulk_create((rows[index] for index in indexes), batch_size=BATCH)
    of_rows = [(rows[index], statement) for index, statement in enumerate(statements)]
    SheetField.objects.bulk_create(_field_rows(of_rows, passages), batch_size=BATCH)
    Target.objects.bulk_create(_target_rows(of_rows), batch_size=BATCH)


def _statement_row(
    edition: Edition,
    pages: dict[int, Page],
    passages: dict[int, Passage],
    statement: core_statements.Statement,
    key: str,
) -> Statement:
    return Statement(
        key=key,
        edition=edition,
        page=pages[statement.page],
        passage=passages[statement.passage],
        kind=statement.kind.value,
        start=statement.start,
        end=statement.end,
        text=statement.text,
        title=statement.title,
        code=statement.code[:CODE_LENGTH] if statement.code is not None else None,
        level_name=statement.level_name[:LEVEL_NAME_LENGTH] if statement.level_name is not None else None,
        page_last=statement.page_last,
        score=min(1.0, max(0.0, statement.score)),
        reason=statement.reason,
        made_by=statement.made_by,
    )


def _field_rows(
    of_rows: Iterable[tuple[Statement, core_statements.Statement]], passages: dict[int, Passage]
) -> list[SheetField]:
    return [
        SheetField(
            statement=row,
            passage=passages[field.passage],
            name=field.name[:NAME_LENGTH],
            key=field.key,
            start=field.start,
            end=field.end,
            text=field.text,
        )
        for row, statement in of_rows
        for field in statement.fields
    ]


def _target_rows(of_rows: Iterable[tuple[Statement, core_statements.Statement]]) -> list[Target]:
    return [
        Target(
            statement=row,
            start=target.start,
            end=target.end,
            text=target.text,
            value=target.value,
            unit=target.unit[:UNIT_LENGTH] if target.unit is not None else None,
            direction=target.direction.value if target.direction is not None else None,
            target_year=target.target_year,
            base_value=target.base_value,
            base_year=target.base_year,
            scope=target.scope[:SCOPE_LENGTH] if target.scope is not None else None,
            doubts=list(target.doubts),
        )
        for row, statement in of_rows
        for target in statement.targets
    ]


def _parents_first(parent_of: dict[int, int | None]) -> list[dict[int, int | None]]:
    """Rounds in which every parent comes a round before its children; a circle is cut where it is met."""
    depth: dict[int, int] = {}
    cut: dict[int, int | None] = dict(parent_of)
    for start in parent_of:
        way: list[int] = []
        node: int | None = start
        while node is not None and node not in depth and node not in way:
            way.append(node)
            node = cut[node]
        if node is not None and node in way:
            cut[way[-1]] = node = None
        base = depth[node] if node is not None else -1
        for step, member in enumerate(reversed(way), start=1):
            depth[member] = base + step
    rounds: list[dict[int, int | None]] = [{} for _ in range(max(depth.values(), default=-1) + 1)]
    for node, parent in cut.items():
        rounds[depth[node]][node] = parent
    return rounds
