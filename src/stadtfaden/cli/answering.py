"""`stadtfaden mcp`: a language model may ask what the papers say; it can change nothing.

Model Context Protocol over stdin and stdout: https://modelcontextprotocol.io. Every answer carries the exact
words, the page and the public address, and says whether a person has confirmed it.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, cast
from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import Field

from stadtfaden.actors.queries import CityUnclear, city_meant
from stadtfaden.cli.asking import Api, NotAnswered
from stadtfaden.cli.options import build_options
from stadtfaden.exchange import records
from stadtfaden.pipeline.answers import answers_to
from stadtfaden.search import EntryKind
from stadtfaden.showing.addresses import address

if TYPE_CHECKING:
    from stadtfaden.pipeline.answers import Answer
    from stadtfaden.threads.queries.rows import Passage, Statement

INSTRUCTIONS = """Was die Strategiepapiere deutscher Städte sagen, mit Wortlaut, Ausgabe und Seite. Nur lesen.

Jede Antwort trägt `text` (Wortlaut), `page.place` (Seite) und `address` (öffentliche Adresse).
Zitieren Sie den Wortlaut unverändert und nennen Sie Papier, Seite und Adresse dazu.
`review: candidate` heißt: Die Maschine schlägt es vor, kein Mensch hat es bestätigt. Sagen Sie das dazu.
Was hier nicht steht, wurde nicht gefunden; es kann trotzdem in einem Papier stehen."""
READS = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)
City = Annotated[str, Field(description="Name der Stadt in den Adressen, aus `cities`.")]
Part = Annotated[int, Field(ge=1, le=100, description="Wie viele höchstens.")]
After = Annotated[int | None, Field(ge=0, description="`next` der vorigen Antwort: dort geht es weiter.")]
Kind = Literal["vision", "principle", "goal", "target", "measure", "indicator", "challenge"]
Review = Literal["confirmed", "candidate"]
Rows = dict[str, Any]


class Answers:
    """The tools; each is one question."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._api = Api()

    def cities(self) -> Rows:
        """Die Städte, deren Papiere hier gelesen sind."""
        return self._ask("cities")

    def search(
        self,
        city: City,
        question: Annotated[str, Field(min_length=1, max_length=400, description="Frage oder Stichwörter.")],
        limit: Annotated[int, Field(ge=1, le=20)] = 8,
    ) -> Rows:
        """Sucht in allen Papieren der Stadt nach Wörtern und Bedeutung; das Beste zuerst."""
        try:
            municipality = city_meant(city)
        except CityUnclear as reason:
            raise ToolError(str(reason)) from reason
        found = answers_to(question, municipality, data=self._data, options=build_options(), limit=limit)
        site = records.Site(settings.ADDRESS or "http://localhost:8000", municipality.slug, address)
        return {"question": question, "hits": [_hit(one, site) for one in found]}

    def statements(  # noqa: PLR0913, PLR0917 -- each is a filter
        self,
        city: City,
        kind: Kind | None = None,
        area: Annotated[str | None, Field(description="id aus `areas`.")] = None,
        paper: Annotated[str | None, Field(description="id aus `papers`.")] = None,
        review: Review | None = None,
        text: Annotated[str, Field(max_length=200, description="Steht im Wortlaut.")] = "",
        limit: Part = 20,
        after: After = None,
    ) -> Rows:
        """Ziele, Maßnahmen, Zielwerte und anderes, was die Papiere sagen, gefiltert."""
        return self._ask(
            "cities",
            city,
            "statements",
            kind=kind,
            area=area,
            paper=paper,
            review=review,
            text=text or None,
            limit=limit,
            after=after,
        )

    def statement(self, city: City, key: str) -> Rows:
        """Eine Aussage mit Feldern, Zielwerten, Handlungsfeldern, und womit sie verbunden ist."""
        found = self._ask("cities", city, "statements", key)
        return {**found, "links": self._ask("cities", city, "links", statement=key)["items"]}

    def thread(self, city: City, key: str) -> Rows:
        """Der Faden einer Aussage: vom Leitbild herab zu ihr, und was an ihr hängt."""
        return self._ask("cities", city, "threads", key)

    def areas(self, city: City) -> Rows:
        """Die Handlungsfelder der Stadt, und wie viel die Papiere zu jedem sagen."""
        return self._ask("cities", city, "areas")

    def papers(self, city: City) -> Rows:
        """Die Papiere der Stadt mit Stand, Beschluss und Ausgaben."""
        return self._ask("cities", city, "papers")

    def targets(
        self,
        city: City,
        area: str | None = None,
        paper: str | None = None,
        limit: Part = 20,
        after: After = None,
    ) -> Rows:
        """Zielwerte: Zahl, Einheit, Jahr, und die Aussage, die sie nennt."""
        return self._ask("cities", city, "targets", area=area, paper=paper, limit=limit, after=after)

    def contradictions(self, city: City) -> Rows:
        """Wo zwei Papiere Verschiedenes über dasselbe sagen, mit beiden Zitaten und dem Urteil der Stadt."""
        return self._ask("cities", city, "contradictions")

    def gaps(self, city: City) -> Rows:
        """Was in den Papieren nicht gefunden wurde: Ziele ohne Maßnahme, Maßnahmen ohne Ziel und anderes."""
        return self._ask("cities", city, "holes")

    def _ask(self, *path: str, **asked: str | int | None) -> Rows:
        """Raises ToolError, whose sentence the model reads."""
        try:
            found = self._api.ask(*path, **asked)
        except NotAnswered as reason:
            raise ToolError(str(reason)) from reason
        if found.get("next"):
            found["next"] = int(parse_qs(urlsplit(found["next"]).query)["after"][0])
        return found


def server(data: Path) -> MCPServer[Any]:
    """The tools, ready to be run over any transport."""
    made: MCPServer[Any] = MCPServer(
        "stadtfaden", instructions=INSTRUCTIONS, log_level="ERROR", subscriptions=False
    )
    answers = Answers(data)
    for tool in (
        answers.cities,
        answers.search,
        answers.statements,
        answers.statement,
        answers.thread,
        answers.areas,
        answers.papers,
        answers.targets,
        answers.contradictions,
        answers.gaps,
    ):
        made.add_tool(tool, annotations=READS)
    return made


def serve(data: Path) -> int:
    """Until stdin ends; stdout belongs to the protocol."""
    server(data).run("stdio")
    return 0


def _hit(answer: "Answer", site: records.Site) -> Rows:
    if answer.hit.kind is EntryKind.STATEMENT:
        return records.source_record(cast("Statement", answer.record), site)
    return records.passage_record(cast("Passage", answer.record), site)
