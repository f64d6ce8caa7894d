"""The records of a city as flat rows with lasting names."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Any

from stadtfaden.actors.models import Municipality
from stadtfaden.corpus.models import Passage, Statement
from stadtfaden.corpus.queries import current_statements, documents, statements_by_paper
from stadtfaden.threads.queries import areas, current_links, matrix, statements_with_connections

CHUNK = 500
Row = dict[str, Any]


class Table(StrEnum):
    PASSAGES = "passages"
    STATEMENTS = "statements"
    LINKS = "links"
    AREAS = "areas"
    DOCUMENTS = "documents"


FIELDS: dict[Table, tuple[str, ...]] = {
    Table.DOCUMENTS: (
        "document",
        "title",
        "kind",
        "status",
        "dated_on",
        "adopted_on",
        "council_paper",
        "department",
        "horizon",
        "supersedes",
        "edition",
        "file",
        "sha256",
        "reader",
        "pages",
        "statements",
    ),
    Table.PASSAGES: (
        "document",
        "edition",
        "page",
        "label",
        "position",
        "kind",
        "level",
        "number",
        "section",
        "start",
        "end",
        "text",
    ),
    Table.STATEMENTS: (
        "key",
        "document",
        "edition",
        "page",
        "label",
        "kind",
        "code",
        "level_name",
        "title",
        "text",
        "start",
        "end",
        "page_last",
        "whose",
        "parent",
        "areas",
        "digital",
        "targets",
        "fields",
        "score",
        "reason",
        "made_by",
        "review",
    ),
    Table.LINKS: (
        "source",
        "target",
        "type",
        "score",
        "reason",
        "made_by",
        "review",
        "source_document",
        "source_page",
        "source_label",
        "source_text",
        "target_document",
        "target_page",
        "target_label",
        "target_text",
    ),
    Table.AREAS: (
        "area",
        "name_de",
        "name_en",
        "description_de",
        "description_en",
        "sdgs",
        "product_areas",
        "ozg_fields",
        "statements",
        "digital",
    ),
}


def rows_of(table: Table, municipality: Municipality) -> Iterator[Row]:
    """Rows of the current editions without what was rejected, each with exactly FIELDS[table]."""
    return _ROWS[table](municipality)


def _documents(municipality: Municipality) -> Iterator[Row]:
    counts = statements_by_paper(municipality)
    for document in documents(municipality).select_related("supersedes").prefetch_related("editions"):
        edition = next((edition for edition in document.editions.all() if edition.is_current), None)
        yield {
            "document": document.slug,
            "title": document.title,
            "kind": document.kind,
            "status": document.status,
            "dated_on": document.dated_on.isoformat() if document.dated_on else None,
            "adopted_on": document.adopted_on.isoformat() if document.adopted_on else None,
            "council_paper": document.council_paper or None,
            "department": document.department or None,
            "horizon": document.horizon,
            "supersedes": document.supersedes.slug if document.supersedes else None,
            "edition": edition.number if edition else None,
            "file": edition.file_name if edition else None,
            "sha256": edition.original_id if edition else None,
            "reader": edition.reader if edition else None,
            "pages": edition.page_count if edition else None,
            "statements": counts.get(document.pk, 0),
        }


def _passages(municipality: Municipality) -> Iterator[Row]:
    rows = (
        Passage.objects.filter(edition__document__municipality=municipality, edition__is_current=True)
        .order_by("edition__document__slug", "position", "pk")
        .values_list(
            "edition__document__slug",
            "edition__number",
            "page__number",
            "page__label",
            "position",
            "kind",
            "level",
            "number",
            "section__position",
            "start",
            "end",
            "text",
        )
    )
    for row in rows.iterator(CHUNK):
        yield dict(zip(FIELDS[Table.PASSAGES], row, strict=True))


def _statements(municipality: Municipality) -> Iterator[Row]:
    found = statements_with_connections(
        current_statements(municipality)
        .defer("page__text", "page__words", "page__furniture")
        .select_related("page", "edition__document", "parent")
        .prefetch_related("targets", "fields")
        .order_by("edition__document__slug", "page__number", "start", "pk")
    )
    for statement in found.iterator(CHUNK):
        yield {
            "key": statement.key,
            "document": statement.edition.document.slug,
            "edition": statement.edition.number,
            "page": statement.page.number,
            "label": statement.page.label,
            "kind": statement.kind,
            "code": statement.code,
            "level_name": statement.level_name,
            "title": statement.title,
            "text": statement.text,
            "start": statement.start,
            "end": statement.end,
            "page_last": statement.page_last,
            "whose": statement.whose,
            "parent": statement.parent.key if statement.parent else None,
            **_connections(statement),
            "score": round(statement.score, 4),
            "reason": statement.reason,
            "made_by": statement.made_by,
            "review": statement.review,
        }


def _connections(statement: Statement) -> Row:
    return {
        "areas": [
            {"id": row.area.slug, "score": round(row.score, 4), "share": row.share}
            for row in statement.areas.all()
        ],
        "digital": [
            {"id": row.kind, "score": round(row.score, 4), "text": row.text}
            for row in statement.digital.all()
        ],
        "targets": [
            {
                "value": target.value,
                "unit": target.unit,
                "direction": target.direction,
                "is_change": target.is_change,
                "target_year": target.target_year,
                "base_value": target.base_value,
                "base_year": target.base_year,
                "scope": target.scope,
                "text": target.text,
                "doubts": target.doubts,
            }
            for target in statement.targets.all()
        ],
        "fields": [
            {"name": field.name, "key": field.key, "text": field.text} for field in statement.fields.all()
        ],
    }


def _links(municipality: Municipality) -> Iterator[Row]:
    for link in current_links(municipality).order_by("source__key", "target__key", "type").iterator(CHUNK):
        yield {
            "source": link.source.key,
            "target": link.target.key,
            "type": link.type,
            "score": round(link.score, 4),
            "reason": link.reason,
            "made_by": link.made_by,
            "review": link.review,
            **_side("source", link.source),
            **_side("target", link.target),
        }


def _side(name: str, statement: Statement) -> Row:
    return {
        f"{name}_document": statement.edition.document.slug,
        f"{name}_page": statement.page.number,
        f"{name}_label": statement.page.label,
        f"{name}_text": statement.text,
    }


def _areas(municipality: Municipality) -> Iterator[Row]:
    of_area = matrix(municipality).of_area
    for area in areas(municipality):
        cell = of_area.get(area.pk)
        yield {
            "area": area.slug,
            "name_de": area.name_de,
            "name_en": area.name_en,
            "description_de": area.description_de,
            "description_en": area.description_en,
            "sdgs": area.sdgs,
            "product_areas": area.product_areas,
            "ozg_fields": area.ozg_fields,
            "statements": cell.statements if cell else 0,
            "digital": cell.digital if cell else 0,
        }


_ROWS: dict[Table, Callable[[Municipality], Iterator[Row]]] = {
    Table.DOCUMENTS: _documents,
    Table.PASSAGES: _passages,
    Table.STATEMENTS: _statements,
    Table.LINKS: _links,
    Table.AREAS: _areas,
}
