"""Lists of the pages as files: what stands in which column, and what is told about the whole."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from stadtfaden.exchange.tables import Row

FORMAT = 1  # raise it when a field changes its meaning
ALWAYS = ("as_of", "licence")  # the last columns of every table: a row that travels alone still says it
JOIN = "; "


class ListKind(StrEnum):
    STATEMENTS = "statements"
    TARGETS = "targets"
    PAPERS = "papers"
    AREAS = "areas"
    MATRIX = "matrix"
    LINKS = "links"
    CONTRADICTIONS = "contradictions"
    HOLES = "holes"
    DOUBLES = "doubles"
    HITS = "hits"
    EDITIONS = "editions"


@dataclass(frozen=True, slots=True)
class About:
    """What holds for a whole list. `as_of` is the moment of the last change, None while a build runs."""

    title: str
    city: str
    address: str
    as_of: str | None
    licence: str | None
    publisher: str


_SOURCE = (
    "id",
    "kind",
    "code",
    "level",
    "whose",
    "title",
    "text",
    "paper",
    "paper_title",
    "edition",
    "page",
    "label",
    "place",
    "review",
    "confirmed_on",
    "address",
    "page_address",
)
_VALUE = (
    "target_text",
    "value",
    "unit",
    "direction",
    "is_change",
    "target_year",
    "base_value",
    "base_year",
    "scope",
    "start",
    "end",
)
_LINK_SIDE = (
    "id",
    "code",
    "text",
    "paper",
    "paper_title",
    "edition",
    "page",
    "label",
    "place",
    "address",
    "page_address",
)

LIST_FIELDS: Mapping[ListKind, tuple[str, ...]] = {
    ListKind.STATEMENTS: (
        *_SOURCE,
        "areas",
        "area_names",
        "digital",
        "targets",
        "parent",
        "superseded_by",
        "found_by",
        "score",
        "reason",
        *ALWAYS,
    ),
    ListKind.TARGETS: (*_VALUE, *_SOURCE, *ALWAYS),
    ListKind.PAPERS: (
        "id",
        "title",
        "kind",
        "status",
        "binding",
        "dated_on",
        "adopted_on",
        "council_paper",
        "department",
        "horizon",
        "renew_on",
        "supersedes",
        "edition",
        "file",
        "pages",
        "statements",
        "address",
        *ALWAYS,
    ),
    ListKind.AREAS: (
        "id",
        "name_de",
        "name_en",
        "description_de",
        "statements",
        "digital",
        "address",
        *ALWAYS,
    ),
    ListKind.MATRIX: (
        "area",
        "area_name",
        "paper",
        "paper_title",
        "statements",
        "digital",
        "address",
        *ALWAYS,
    ),
    ListKind.LINKS: (
        "type",
        *(f"source_{name}" for name in _LINK_SIDE),
        *(f"target_{name}" for name in _LINK_SIDE),
        "review",
        "confirmed_on",
        "found_by",
        "score",
        "reason",
        *ALWAYS,
    ),
    ListKind.CONTRADICTIONS: (
        *(f"source_{name}" for name in (*_LINK_SIDE, "clash")),
        *(f"target_{name}" for name in (*_LINK_SIDE, "clash")),
        "review",
        "reason",
        "score",
        "verdict",
        "outdated_side",
        "verdict_reason",
        "council_paper",
        "settled_by",
        "settled_on",
        *ALWAYS,
    ),
    ListKind.HOLES: ("hole", "area", "area_name", *_SOURCE, *ALWAYS),
    ListKind.DOUBLES: ("finding", *_SOURCE, *ALWAYS),
    ListKind.HITS: ("rank", *_SOURCE, *ALWAYS),
    ListKind.EDITIONS: (
        "number",
        "title",
        "decided_on",
        "council_paper",
        "statements",
        "links",
        "verdicts",
        "sha256",
        "address",
        *ALWAYS,
    ),
}


def flat_rows(kind: ListKind, records: Iterable[Row], about: About) -> Iterable[Row]:
    """Each record as one row with exactly LIST_FIELDS[kind]; what hangs together stands in one cell."""
    flat = _FLAT[kind]
    told = {"as_of": about.as_of, "licence": about.licence}
    for record in records:
        yield {**flat(record), **told}


def _source(record: Row | None) -> Row:
    """Of a statement or a passage; empty cells where there is none."""
    if record is None:
        return dict.fromkeys(_SOURCE)
    page = record["page"]
    return {
        **{
            name: record[name]
            for name in ("id", "kind", "code", "level", "whose", "title", "text", "edition")
        },
        **{name: record[name] for name in ("review", "confirmed_on", "address", "page_address")},
        "paper": record["paper"]["id"],
        "paper_title": record["paper"]["title"],
        "page": page["number"],
        "label": page["label"],
        "place": page["place"],
    }


def _statement(record: Row) -> Row:
    superseded_by = record["superseded_by"]
    return {
        **_source(record),
        "areas": JOIN.join(row["id"] for row in record["areas"]),
        "area_names": JOIN.join(row["name_de"] for row in record["areas"]),
        "digital": JOIN.join(row["kind"] for row in record["digital"]),
        "targets": JOIN.join(row["text"] for row in record["targets"]),
        "superseded_by": superseded_by and (superseded_by["statement"] or superseded_by["paper"]),
        **{name: record[name] for name in ("parent", "found_by", "score", "reason")},
    }


def _target(record: Row) -> Row:
    return {
        **_source(record["statement"]),
        "target_text": record["text"],
        **{name: record[name] for name in (*_VALUE[1:], "page_address")},
    }


def _paper(record: Row) -> Row:
    current: Row = next((one for one in record["editions"] if one["is_current"]), {})
    names = LIST_FIELDS[ListKind.PAPERS][: -len(ALWAYS)]
    return {
        **{name: record.get(name) for name in names},
        "edition": current.get("number"),
        "file": current.get("file"),
        "pages": current.get("pages"),
    }


def _sides(record: Row) -> Row:
    return {
        f"{end}_{name}": _source(record[end])[name] for end in ("source", "target") for name in _LINK_SIDE
    }


def _link(record: Row) -> Row:
    told = ("type", "review", "confirmed_on", "found_by", "score", "reason")
    return {**_sides(record), **{name: record[name] for name in told}}


def _contradiction(record: Row) -> Row:
    settlement: Row = record["settlement"] or {}
    sides = _sides(record)
    for end, words in (record["clash"] or {}).items():
        sides |= {f"{end}_clash": words["text"], f"{end}_page_address": words["page_address"]}
    return {
        **dict.fromkeys(("source_clash", "target_clash")),
        **sides,
        **{name: record[name] for name in ("review", "reason", "score")},
        "verdict": settlement.get("verdict"),
        "outdated_side": settlement.get("outdated_side"),
        "verdict_reason": settlement.get("reason"),
        **{name: settlement.get(name) for name in ("council_paper", "settled_by", "settled_on")},
    }


def _as_it_is(kind: ListKind) -> Callable[[Row], Row]:
    names = LIST_FIELDS[kind][: -len(ALWAYS)]
    return lambda record: {name: record[name] for name in names}


def _with(name: str, *more: str) -> Callable[[Row], Row]:
    """Something of the list's own before the statement."""
    return lambda record: {
        **_source(record["statement"]),
        name: record["kind" if name == "hole" else name],
        **{one: record[one] for one in more},
    }


_FLAT: Mapping[ListKind, Callable[[Row], Row]] = {
    ListKind.STATEMENTS: _statement,
    ListKind.TARGETS: _target,
    ListKind.PAPERS: _paper,
    ListKind.AREAS: _as_it_is(ListKind.AREAS),
    ListKind.MATRIX: _as_it_is(ListKind.MATRIX),
    ListKind.LINKS: _link,
    ListKind.CONTRADICTIONS: _contradiction,
    ListKind.HOLES: _with("hole", "area", "area_name", "address"),
    ListKind.DOUBLES: _with("finding"),
    ListKind.HITS: _with("rank"),
    ListKind.EDITIONS: _as_it_is(ListKind.EDITIONS),
}
