"""What several papers order: each thing once, with all statements that say it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from stadtfaden.actors.models import Municipality
from stadtfaden.core.links import LinkType
from stadtfaden.corpus.models import Statement
from stadtfaden.threads.queries.visible import current_links


@dataclass(frozen=True, slots=True)
class Double:
    """Statements of two or more papers that say one thing, newest paper first."""

    statements: tuple[Statement, ...]

    @property
    def papers(self) -> int:
        """How many papers say it."""
        return len({statement.edition.document_id for statement in self.statements})


def doubles(municipality: Municipality) -> tuple[Double, ...]:
    """Three papers ordering the same thing are one finding: what hangs together by duplicates, most papers
    first. The queries of `current_links`; time grows with the number of links.
    """
    links = list(current_links(municipality).filter(type=LinkType.DUPLICATES.value))
    statements = {end.pk: end for link in links for end in (link.source, link.target)}
    found = [
        Double(tuple(sorted((statements[pk] for pk in group), key=_newest_first)))
        for group in _joined((link.source_id, link.target_id) for link in links)
    ]
    return tuple(sorted(found, key=lambda one: (-one.papers, one.statements[0].key)))


def _newest_first(statement: Statement) -> tuple[int, str]:
    dated_on = statement.edition.document.dated_on
    return (-dated_on.toordinal() if dated_on else 0, statement.key)


def _joined(pairs: Iterable[tuple[int, int]]) -> list[set[int]]:
    """Connected parts of a graph; each edge joins the smaller part to the larger."""
    part_of: dict[int, set[int]] = {}
    for pair in pairs:
        small, large = sorted((part_of.setdefault(end, {end}) for end in pair), key=len)
        if small is not large:
            large |= small
            part_of.update(dict.fromkeys(small, large))
    parts: dict[int, set[int]] = defaultdict(set)
    for end, part in part_of.items():
        parts[id(part)].add(end)
    return list(parts.values())
