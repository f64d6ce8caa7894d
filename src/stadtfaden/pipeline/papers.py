"""What the city itself says of its papers: papers.csv or papers.json beside them (docs/formats.md)."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path, PurePosixPath

from stadtfaden.core.paper_heads import PaperHead, Standing
from stadtfaden.core.papers import PaperKind, PaperSigns, horizon_in, kind_of
from stadtfaden.corpus.actions import PaperFacts
from stadtfaden.corpus.models import Document, DocumentKind, DocumentStatus
from stadtfaden.pipeline.lists import PAPERS, rows_of, text_of, unreadable

FIELDS = (
    "file",
    "title",
    "kind",
    "status",
    "adopted_on",
    "council_paper",
    "department",
    "horizon",
    "supersedes",
)
_STATUS = {
    "adopted": DocumentStatus.ADOPTED,
    "beschlossen": DocumentStatus.ADOPTED,
    "draft": DocumentStatus.DRAFT,
    "entwurf": DocumentStatus.DRAFT,
    "superseded": DocumentStatus.SUPERSEDED,
    "abgelöst": DocumentStatus.SUPERSEDED,
    "ersetzt": DocumentStatus.SUPERSEDED,
    "unknown": DocumentStatus.UNKNOWN,
    "unbekannt": DocumentStatus.UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list. `doubts` are German sentences about what could not be understood."""

    file: str
    facts: PaperFacts
    supersedes: str | None
    doubts: tuple[str, ...] = ()


class PaperList:
    """Lines by file; a line without a folder in its path fits the file of that name in any folder."""

    def __init__(self, lines: Iterable[Listed] = ()) -> None:
        self._of = {line.file: line for line in lines}

    def line_for(self, path: str) -> Listed | None:
        return self._of.get(path) or self._of.get(PurePosixPath(path).name)

    def without_file(self, paths: Iterable[str]) -> tuple[str, ...]:
        """Lines whose file is not among the paths, in the order of the list."""
        present = {name for path in paths for name in (path, PurePosixPath(path).name)}
        return tuple(file for file in self._of if file not in present)

    @property
    def doubts(self) -> tuple[str, ...]:
        return tuple(doubt for line in self._of.values() for doubt in line.doubts)


def paper_list(folder: Path) -> PaperList:
    """The list of a folder, an empty one where there is none. Raises CannotBuild where it makes no sense."""
    for name in PAPERS:
        path = folder / name
        if path.is_file():
            return PaperList(_listed(row) for row in _rows(path) if row.get("file"))
    return PaperList()


def facts_of(signs: PaperSigns, line: Listed | None, head: PaperHead | None = None) -> PaperFacts:
    """What the list says counts, then the head of the paper; name and title of the file fill in the rest.

    A paper whose title says draft and whose head says adopted is left unknown.
    """
    listed = line.facts if line is not None else PaperFacts()
    own = head_facts(head)
    is_doubtful = signs.is_draft and own.status == DocumentStatus.ADOPTED
    own = PaperFacts() if is_doubtful else own
    by_name = DocumentStatus.DRAFT if signs.is_draft and not is_doubtful else None
    return PaperFacts(
        title=listed.title or signs.title,
        kind=listed.kind or DocumentKind(signs.kind.value),
        status=listed.status or own.status or by_name,
        dated_on=listed.adopted_on or own.dated_on or signs.dated_on,
        adopted_on=listed.adopted_on or (None if listed.status else own.adopted_on),
        council_paper=listed.council_paper or own.council_paper,
        department=listed.department,
        horizon=listed.horizon or own.horizon or signs.horizon or horizon_in(signs.title, own.dated_on),
    )


def head_facts(head: PaperHead | None) -> PaperFacts:
    """What a paper says of its own standing."""
    if head is None:
        return PaperFacts()
    is_adopted = head.standing is Standing.ADOPTED
    return PaperFacts(
        status=None if head.standing is None else DocumentStatus(head.standing.value),
        dated_on=head.on,
        adopted_on=head.on if is_adopted else None,
        council_paper=head.reference,
        horizon=head.horizon,
    )


def news_of(document: Document, head: PaperHead | None) -> PaperFacts:
    """What the head of a newly read paper adds to what is known of it: it fills in what is empty, and a draft
    becomes what its new edition says.
    """
    facts = head_facts(head)
    is_open = document.status == DocumentStatus.UNKNOWN
    is_adopted_now = document.status == DocumentStatus.DRAFT and facts.status == DocumentStatus.ADOPTED
    if is_adopted_now:
        return facts
    return PaperFacts(
        status=facts.status if is_open else None,
        dated_on=facts.dated_on if document.dated_on is None else None,
        adopted_on=facts.adopted_on if is_open and document.adopted_on is None else None,
        council_paper=facts.council_paper if is_open and not document.council_paper else None,
    )


def _rows(path: Path) -> list[dict[str, str]]:
    if path.suffix != ".json":
        return [row.cells for row in rows_of(path, "file")]
    try:
        return [
            {str(key): "" if value is None else str(value) for key, value in row.items()}
            for row in json.loads(text_of(path))
        ]
    except (ValueError, AttributeError, TypeError, OSError) as error:
        raise unreadable(path, error) from error


def _listed(row: dict[str, str]) -> Listed:
    doubts: list[str] = []
    file = row["file"].replace("\\", "/").removeprefix("./")

    def doubt(field: str) -> None:
        doubts.append(f"Liste, {file}: „{row[field]}“ ist als {field} nicht zu verstehen und bleibt leer.")

    facts = PaperFacts(
        title=row.get("title") or None,
        kind=_kind(row.get("kind", "")),
        status=_STATUS.get(row.get("status", "").lower()),
        adopted_on=_date(row.get("adopted_on", "")),
        council_paper=row.get("council_paper") or None,
        department=row.get("department") or None,
        horizon=_year(row.get("horizon", "")),
    )
    for field in ("kind", "status", "adopted_on", "horizon"):
        if row.get(field) and getattr(facts, field) is None:
            doubt(field)
    supersedes = row.get("supersedes", "").replace("\\", "/").removeprefix("./")
    return Listed(file, facts, supersedes or None, tuple(doubts))


def _kind(text: str) -> DocumentKind | None:
    if text.lower() in {one.value for one in PaperKind}:
        return DocumentKind(text.lower())
    kind = kind_of(text)
    return None if kind is PaperKind.OTHER else DocumentKind(kind.value)


def _date(text: str) -> date | None:
    for pattern in ("%Y-%m-%d", "%d.%m.%Y"):
        try:
            return datetime.strptime(text, pattern).date()  # noqa: DTZ007 -- a day has no time zone
        except ValueError:
            continue
    return None


def _year(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) == 4 else None  # noqa: PLR2004 -- a year has four digits
