"""What the council's own system says of the papers of a city: evidence of when what was adopted."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from stadtfaden.actors.models import Municipality
from stadtfaden.adapters.council import Body, CouncilUnreachable, OParl
from stadtfaden.core.council import CouncilPaper, names_paper, plain_reference
from stadtfaden.corpus.actions import keep_council_papers
from stadtfaden.corpus.queries import documents
from stadtfaden.threads.queries import council_references

AGENT = "Stadtfaden (reads papers of the council; https://oparl.org)"

__all__ = ["CouncilUnreachable", "Heard", "WhichCouncil", "ask_council"]


class WhichCouncil(Exception):  # noqa: N818 -- named after the fact
    """The server has several bodies, or none of this name. The German sentence lists them."""


@dataclass(slots=True)
class Heard:
    """What came of asking; `troubles` are sentences."""

    body: str
    looked_at: int = 0
    kept: int = 0
    decisions: int = 0
    troubles: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Numbers that people have named, and titles of papers without a number."""

    references: frozenset[str]
    titles: tuple[str, ...]

    def means(self, paper: CouncilPaper) -> bool:
        if paper.reference and plain_reference(paper.reference) in self.references:
            return True
        return any(names_paper(paper.name, title) for title in self.titles)


def ask_council(
    *,
    municipality: Municipality,
    address: str,
    body: str | None,
    now: datetime,
    report: Callable[[Heard], None],
) -> Heard:
    """One request a part of the list of papers, and some for each that matters here.

    What one paper cannot tell does not stop the others. Raises CouncilUnreachable, WhichCouncil.
    """
    server = OParl(address, agent=AGENT)
    council = _chosen(server.bodies(), body)
    heard = Heard(council.name)
    wanted = _wanted(municipality)
    found = [
        _with_decisions(server, paper, heard)
        for paper in _looking(server.papers(council), heard, report)
        if wanted.means(paper)
    ]
    heard.kept = keep_council_papers(municipality=municipality, papers=found, now=now)
    heard.decisions = sum(len(paper.decisions) for paper in found)
    return heard


def _looking(
    papers: Iterator[CouncilPaper], heard: Heard, report: Callable[[Heard], None]
) -> Iterator[CouncilPaper]:
    """A list that breaks off in the middle has told what it has told."""
    try:
        for paper in papers:
            heard.looked_at += 1
            report(heard)
            yield paper
    except CouncilUnreachable as trouble:
        heard.troubles.append(str(trouble))


def _with_decisions(server: OParl, paper: CouncilPaper, heard: Heard) -> CouncilPaper:
    try:
        return server.with_decisions(paper)
    except CouncilUnreachable as trouble:
        heard.troubles.append(str(trouble))
        return paper


def _wanted(municipality: Municipality) -> _Wanted:
    rows = list(documents(municipality).values_list("title", "council_paper"))
    numbers = {number for _, number in rows if number} | council_references(municipality)
    return _Wanted(
        frozenset(map(plain_reference, numbers)), tuple(title for title, number in rows if not number)
    )


def _chosen(bodies: list[Body], name: str | None) -> Body:
    meant = [one for one in bodies if name is None or name.casefold() in one.name.casefold()]
    if len(meant) == 1:
        return meant[0]
    names = ", ".join(one.name for one in bodies) or "keine"
    raise WhichCouncil(f"Bitte mit --body eine Körperschaft nennen. Der Server hat: {names}.")
