"""A reading as plain dictionaries with stable names: what `stadtfaden read FILE --json` prints."""

from dataclasses import asdict
from typing import Any

from stadtfaden.core.pages import Page
from stadtfaden.core.passages import Passage
from stadtfaden.core.statements import Statement
from stadtfaden.reading.values import Reading

FORMAT = 1  # raise it when a field changes its meaning


def as_dict(reading: Reading) -> dict[str, Any]:
    """Only strings, numbers, booleans, None, lists and dictionaries.

    Places are half-open character ranges in the text of their page; boxes are [x0, y0, x1, y1] in
    points from the top left. `outline` and `section` name passages by position.
    """
    return {
        "format": FORMAT,
        "sha256": reading.sha256,
        "size": reading.size,
        "media_type": reading.media_type,
        "reader": reading.reader,
        "title": reading.title,
        "warnings": list(reading.warnings),
        "pages": [page_dict(page) for page in reading.pages],
        "passages": [passage_dict(passage) for passage in reading.passages],
        "outline": [outline_dict(passage) for passage in reading.passages if passage.kind == "heading"],
        "statements": [statement_dict(statement) for statement in reading.statements],
    }


def page_dict(page: Page) -> dict[str, Any]:
    return {
        "number": page.number,
        "label": page.label,
        "width": page.width,
        "height": page.height,
        "is_scanned": page.is_scanned,
        "confidence": page.confidence,
        "text": page.text,
        "boxes": [
            {
                "start": word.start,
                "end": word.end,
                "box": rounded(word.box.x0, word.box.y0, word.box.x1, word.box.y1),
            }
            for word in page.words
        ],
        "furniture": list(page.furniture),
        "warnings": list(page.warnings),
    }


def rounded(*places: float) -> list[float]:
    return [round(place, 2) for place in places]


def passage_dict(passage: Passage) -> dict[str, Any]:
    return {**asdict(passage), "kind": passage.kind.value}


def outline_dict(heading: Passage) -> dict[str, Any]:
    return {
        "passage": heading.position,
        "page": heading.page,
        "level": heading.level,
        "number": heading.number,
        "text": heading.text,
    }


def statement_dict(statement: Statement) -> dict[str, Any]:
    plain: dict[str, Any] = without_enums(asdict(statement))
    return plain


def without_enums(value: Any) -> Any:
    """Text enums are strings already; tuples become lists."""
    if isinstance(value, dict):
        return {key: without_enums(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [without_enums(one) for one in value]
    return str(value) if isinstance(value, str) else value
