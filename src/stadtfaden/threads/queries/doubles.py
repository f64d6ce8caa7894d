"""What several papers order: each thing once, with all statements that say it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stadtfaden.actors.models import Municipality
from stadtfaden.core.links import LinkType
from stadtfaden.corpus.models import Statement
from stadtfaden.threads.models import Link
from stadtfaden.threads.queries.visible import current_links


@dataclass(frozen=True, slots=True)
class Double:
    """Statements of two or more papers that say one thing, newest paper first; `links` tie them,
    surest first, as few as do.
    """

    statements: tuple[Statement, ...]
    links: tuple[Link, ...]

    @property
    def papers(self) -> int:
        """How many papers say it."""
        return len({statement.edition.document_id for statement in self.statements})


def doubles(municipality: Municipality) -> tuple[Double, ...]:
    """Three papers ordering the same thing are one finding: what hangs together by duplicates, most papers
    first. The queries of `current_links`; time grows with the number of links.
    """
    found = [
        Double(tuple(sorted(statements.values(), key=_newest_first)), tuple(links))
        for statements, links in _joined(current_links(municipality).filter(type=LinkType.DUPLICATES.value))
    ]
    return tuple(sorted(found, key=lambda one: (-one.papers, one.statements[0].key)))


def _newest_first(statement: Statement) -> tuple[int, str]:
    dated_on = statement.edition.document.dated_on
    return (-dated_on.toordinal() if dated_on else 0, statement.key)


def _joined(links: Iterable[Link]) -> Iterator[tuple[dict[int, Statement], list[Link]]]:
    """Connected parts with the links that join them; each link joins the smaller part to the larger."""
    part_of: dict[int, dict[int, Statement]] = {}
    joining: list[Link] = []
    for link in links:
        ends = (link.source, link.target)
        small, large = sorted((part_of.setdefault(end.pk, {end.pk: end}) for end in ends), key=len)
        if small is not large:
            joining.append(link)
            large.update(small)
            part_of.update(dict.fromkeys(small, large))
    ties: dict[int, list[Link]] = defaultdict(list)
    for link in joining:
        ties[id(part_of[link.source_id])].append(link)
    parts = {id(part): part for part in part_of.values()}
    yield from ((part, ties[name]) for name, part in parts.items())
