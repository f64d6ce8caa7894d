"""Records as nested objects with lasting names: what the API, the JSON of a list and the feeds give out.

Every statement carries its exact words, edition, page and address; what nobody has confirmed is `candidate`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localdate

from stadtfaden.corpus.models import Document, Edition, Passage, Review, Statement, Target
from stadtfaden.exchange.tables import Row
from stadtfaden.threads.models import Area, DecidedEdition, Link, Settlement
from stadtfaden.threads.queries import Cell, Successor
from stadtfaden.ui.places import place
from stadtfaden.ui.questions import clashing

PLACES = 4  # of a score


@dataclass(frozen=True, slots=True)
class Site:
    """Where the public pages of a city are: `address("statement", city, key)` is a path, `server` comes
    before it and has no slash at its end.
    """

    server: str
    city: str
    address: Callable[..., str]

    def page(self, name: str, *given: str | int) -> str:
        """The whole address of a public page."""
        return f"{self.server}{self.address(name, self.city, *given)}"


def area_record(area: Area, site: Site, cell: Cell | None) -> Row:
    """`cell` counts what its papers say and still holds; None where they say nothing."""
    return {
        "id": area.slug,
        "name_de": area.name_de,
        "name_en": area.name_en,
        "description_de": area.description_de,
        "description_en": area.description_en,
        "sdgs": area.sdgs,
        "product_areas": area.product_areas,
        "ozg_fields": area.ozg_fields,
        "statements": cell.statements if cell else 0,
        "digital": cell.digital if cell else 0,
        "address": site.page("area", area.slug),
    }


def cell_record(area: Area, document: Document, cell: Cell | None, site: Site) -> Row:
    """How much a paper says of an area; None: nothing."""
    return {
        "area": area.slug,
        "area_name": area.name_de,
        "paper": document.slug,
        "paper_title": document.title,
        "statements": cell.statements if cell else 0,
        "digital": cell.digital if cell else 0,
        "address": site.page("cell", area.slug, document.slug),
    }


def paper_record(document: Document, site: Site, statements: int) -> Row:
    """The document must come with `supersedes` and its editions, newest first."""
    return {
        "id": document.slug,
        "title": document.title,
        "kind": document.kind,
        "status": document.status,
        "binding": document.binding,
        "dated_on": _day(document.dated_on),
        "adopted_on": _day(document.adopted_on),
        "renew_on": _day(document.renew_on),
        "council_paper": document.council_paper or None,
        "department": document.department or None,
        "horizon": document.horizon,
        "supersedes": document.supersedes.slug if document.supersedes else None,
        "statements": statements,
        "editions": [edition_record(edition) for edition in document.editions.all()],
        "address": site.page("paper", document.slug),
    }


def edition_record(edition: Edition) -> Row:
    """One reading of one file."""
    return {
        "number": edition.number,
        "is_current": edition.is_current,
        "file": edition.file_name.rpartition("/")[2],
        "sha256": edition.original_id,
        "reader": edition.reader,
        "pages": edition.page_count,
        "read_at": edition.read_at.isoformat(timespec="seconds"),
        "warnings": edition.warnings,
    }


def source_record(statement: Statement, site: Site) -> Row:
    """Exact words and where they stand; the statement comes with page, edition and paper."""
    page, edition = statement.page, statement.edition
    return {
        "id": statement.key,
        "kind": statement.kind,
        "code": statement.code,
        "level": statement.level_name,
        "whose": statement.whose,
        "title": statement.title or None,
        "text": statement.text,
        "paper": {"id": edition.document.slug, "title": edition.document.title},
        "edition": edition.number,
        "page": {
            "number": page.number,
            "label": page.label,
            "place": place(number=page.number, label=page.label, reader=edition.reader),
            "start": statement.start,
            "end": statement.end,
        },
        "review": statement.review,
        "confirmed_on": _day(_confirmed_on(statement)),
        "address": site.page("statement", statement.key),
        "page_address": _page_address(statement, site),
    }


def statement_record(statement: Statement, site: Site, successor: Successor | None) -> Row:
    """The source with everything that hangs on it; needs `parent`, areas, digital, targets and fields."""
    return {
        **source_record(statement, site),
        "found_by": statement.made_by,
        "score": round(statement.score, PLACES),
        "reason": statement.reason,
        "parent": statement.parent.key if statement.parent else None,
        "areas": [
            {
                "id": row.area.slug,
                "name_de": row.area.name_de,
                "name_en": row.area.name_en,
                "review": row.review,
                "score": round(row.score, PLACES),
            }
            for row in statement.areas.all()
        ],
        "digital": [
            {
                "kind": row.kind,
                "text": row.text,
                "review": row.review,
                "score": round(row.score, PLACES),
            }
            for row in statement.digital.all()
        ],
        "targets": [value_record(target, statement, site) for target in statement.targets.all()],
        "fields": [{"name": field.name, "text": field.text} for field in statement.fields.all()],
        "superseded_by": successor_record(successor),
    }


def passage_record(passage: Passage, site: Site) -> Row:
    """Words of a paper from which no statement was cut; the same fields, most of them unknown."""
    page, edition = passage.page, passage.edition
    address = site.page("page", edition.document.slug, page.number)
    return {
        "id": None,
        "kind": "passage",
        "code": None,
        "level": None,
        "whose": None,
        "title": None,
        "text": passage.text,
        "paper": {"id": edition.document.slug, "title": edition.document.title},
        "edition": edition.number,
        "page": {
            "number": page.number,
            "label": page.label,
            "place": place(number=page.number, label=page.label, reader=edition.reader),
            "start": passage.start,
            "end": passage.end,
        },
        "review": None,
        "confirmed_on": None,
        "address": address,
        "page_address": f"{address}?von={passage.start}&bis={passage.end}",
    }


def successor_record(successor: Successor | None) -> Row | None:
    """What took its place; None where it still holds."""
    if successor is None:
        return None
    return {
        "paper": successor.paper.slug if successor.paper else None,
        "statement": successor.statement.key if successor.statement else None,
        "is_certain": successor.is_certain,
    }


def value_record(target: Target, statement: Statement, site: Site) -> Row:
    """A promised value with the words that promise it, and where on the page of its statement they stand."""
    return {
        "text": target.text,
        "value": target.value,
        "unit": target.unit,
        "direction": target.direction,
        "is_change": target.is_change,
        "target_year": target.target_year,
        "base_value": target.base_value,
        "base_year": target.base_year,
        "scope": target.scope,
        "doubts": target.doubts,
        "start": target.start,
        "end": target.end,
        "page_address": f"{_page_address(statement, site)}&von={target.start}&bis={target.end}",
    }


def target_record(target: Target, site: Site) -> Row:
    """The value, and the statement that names it, which comes with page and paper."""
    statement = target.statement
    return {**value_record(target, statement, site), "statement": source_record(statement, site)}


def link_record(link: Link, site: Site) -> Row:
    """Both statements are the evidence; they come with page and paper."""
    return {
        "type": link.type,
        "source": source_record(link.source, site),
        "target": source_record(link.target, site),
        "review": link.review,
        "confirmed_on": _day(_confirmed_on(link)),
        "found_by": link.made_by,
        "score": round(link.score, PLACES),
        "reason": link.reason,
    }


def contradiction_record(link: Link, site: Site, settlement: Settlement | None) -> Row:
    """Two statements that disagree, which come with their targets; the words that do, where two targets are
    at odds; and the verdict of people where there is one.
    """
    pair = clashing(link.source.targets.all(), link.target.targets.all(), link.reason)
    clash = pair and {
        "source": value_record(pair[0], link.source, site),
        "target": value_record(pair[1], link.target, site),
    }
    return {**link_record(link, site), "clash": clash, "settlement": settlement_record(settlement)}


def hole_record(
    kind: str, site: Site, *, statement: Statement | None = None, area: Area | None = None
) -> Row:
    """What is missing at a statement, or an area of which no paper speaks; `address` is that of either."""
    stated = statement and source_record(statement, site)
    return {
        "kind": kind,
        "statement": stated,
        "area": area and area.slug,
        "area_name": area and area.name_de,
        "address": site.page("area", area.slug) if area else stated and stated["address"],
    }


def settlement_record(settlement: Settlement | None) -> Row | None:
    """Who said so stands on the public page as well."""
    if settlement is None:
        return None
    return {
        "verdict": settlement.verdict,
        "outdated_side": settlement.outdated or None,
        "reason": settlement.reason,
        "council_paper": settlement.council_paper or None,
        "settled_by": str(settlement.settled_by),
        "settled_on": _day(settlement.settled_at),
    }


def decided_record(edition: DecidedEdition, site: Site) -> Row:
    """The strategy as the council decided it; `content` is the file whose SHA-256 is the digest."""
    return {
        "number": edition.number,
        "title": edition.title,
        "decided_on": _day(edition.decided_on),
        "council_paper": edition.council_paper or None,
        "statements": edition.figures.get("statements"),
        "links": edition.figures.get("links"),
        "verdicts": edition.figures.get("verdicts"),
        "sha256": edition.digest,
        "address": site.page("decided", edition.number),
        "content": site.page("decided-content", edition.number),
    }


def statement_records(
    statements: Iterable[Statement], site: Site, successors: Mapping[int, Successor]
) -> list[Row]:
    """In their order."""
    return [statement_record(one, site, successors.get(one.pk)) for one in statements]


def top_records(tops: Iterable[Statement], site: Site, successors: Mapping[int, Successor]) -> Iterator[Row]:
    """Where threads begin, as `levels.tops` finds them: `below` is how many hang on each directly."""
    for one in tops:
        yield {**statement_record(one, site, successors.get(one.pk)), "below": one.below}  # type: ignore[attr-defined] # annotated by tops


def _page_address(statement: Statement, site: Site) -> str:
    edition = statement.edition
    older = "" if edition.is_current else f"ausgabe={edition.number}&"
    page = site.page("page", edition.document.slug, statement.page.number)
    return f"{page}?{older}marke={statement.key}"


def _confirmed_on(row: Statement | Link) -> datetime | None:
    """The day is public, the name is not."""
    return row.reviewed_at if row.review == Review.CONFIRMED else None


def _day(value: date | None) -> str | None:
    """Of a moment the day on which it was here."""
    if isinstance(value, datetime):
        return localdate(value).isoformat()
    return None if value is None else value.isoformat()
