"""What a paper says about a statement beside its title: the paragraphs below it, the fields of its sheet."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q

from stadtfaden.actors.models import Municipality
from stadtfaden.core.pages import BlockKind
from stadtfaden.core.statements.field_lines import is_codes
from stadtfaden.corpus.models import Passage, SheetField, Statement
from stadtfaden.corpus.queries import current_statements

LONGEST = 2000  # characters; what follows tells of details
SAID = 700  # characters of it whose single words are compared
_PASSAGES = 6
_READ = (BlockKind.PARAGRAPH.value, BlockKind.LIST_ITEM.value)
_TITLES = (BlockKind.HEADING.value, BlockKind.PARAGRAPH.value)
_SAYING = ("description", "goal", "indicator", "milestones")  # first what it is; not who pays and when
_PROSE = 60  # characters from which an entry tells what is meant, whatever its paper calls the field
_LONG_TITLE = 160  # characters; a statement that long says itself what it means


def contexts_of(municipality: Municipality) -> dict[int, str]:
    """By statement, empty ones left out: three queries."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = SheetField.objects.filter(
        Q(key__in=_SAYING) | Q(key__isnull=True),
        statement__edition__document__municipality=municipality,
        statement__edition__is_current=True,
    )
    fields = rows.order_by("statement", "pk").values_list("statement", "key", "text")
    for statement, key, text in sorted(fields, key=lambda field: _order_of(field[1])):
        if key is not None or len(text) >= _PROSE:
            found[statement].append(text)
    # Where a sheet names codes alone („Ziel: K3“), what it is stands between its fields.
    below = _passages_below(
        municipality, (pk for pk, texts in found.items() if not all(map(is_codes, texts)))
    )
    for statement, texts in below.items():
        found[statement].extend(texts)
    return {
        statement: " ".join(" ".join(texts).split())[:LONGEST] for statement, texts in found.items() if texts
    }


def _order_of(key: str | None) -> int:
    """Known fields first; „Was & Warum?“ and the like keep the order of the sheet."""
    return len(_SAYING) if key is None else _SAYING.index(key)


def _passages_below(municipality: Municipality, with_sheets: Iterable[int]) -> dict[int, list[str]]:
    known = frozenset(with_sheets)
    stated = frozenset(current_statements(municipality).order_by().values_list("passage", flat=True))
    open_at: dict[int, Statement] = {
        row.passage_id: row
        for row in current_statements(municipality).select_related("passage").order_by("-start")
        if row.pk not in known and _is_title(row)
    }
    found: dict[int, list[str]] = defaultdict(list)
    current: Statement | None = None
    rows = (
        Passage.objects.filter(edition__document__municipality=municipality, edition__is_current=True)
        .order_by("edition", "position")
        .values_list("pk", "kind", "text")
    )
    for pk, kind, text in rows.iterator(2000):
        if pk in stated or kind not in _READ:
            current = open_at.get(pk)
        elif current is not None and len(found[current.pk]) < _PASSAGES:
            found[current.pk].append(text)
    return found


def _is_title(row: Statement) -> bool:
    if row.passage.kind == BlockKind.HEADING.value:
        return True
    # „Z 3 Strom aus Sonne“ above its paragraph; a sentence within a text is no title.
    return row.passage.kind in _TITLES and bool(row.code) and len(row.passage.text) < _LONG_TITLE
