"""`stadtfaden mcp`: a language model may ask what the papers say; it can change nothing.

Model Context Protocol over stdin and stdout: https://modelcontextprotocol.io. What a paper states carries the
exact words, the page and the public address, and whether a person has confirmed it. docs/mcp.md tells it.
"""

from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, cast
from urllib.parse import parse_qs, urlsplit

from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from stadtfaden.actors.queries import CityUnclear, city_meant
from stadtfaden.cli.asking import Api, NotAnswered, server_of_pages
from stadtfaden.cli.options import build_options
from stadtfaden.cli.tools import Server, question
from stadtfaden.exchange import records
from stadtfaden.pipeline.answers import answers_to
from stadtfaden.search import EntryKind
from stadtfaden.showing.addresses import address

if TYPE_CHECKING:
    from stadtfaden.pipeline.answers import Answer
    from stadtfaden.threads.queries.rows import Municipality, Passage, Statement

INSTRUCTIONS = """Was die Strategiepapiere deutscher Städte sagen, mit Wortlaut, Ausgabe und Seite. Nur lesen.

Jede Aussage eines Papiers trägt `text` (Wortlaut), `page.place` (Seite) und `address` (öffentliche Adresse).
Städte, Handlungsfelder, Papiere, Beschlüsse und Lücken ohne Aussage haben keinen Wortlaut, nur `address`.
Zitieren Sie den Wortlaut unverändert und nennen Sie Papier, Seite und Adresse dazu.
`review: candidate` heißt: Die Maschine schlägt es vor, kein Mensch hat es bestätigt. Sagen Sie das dazu.
Listen kommen in Teilen: `total` sagt, wie viele es sind; `next` ist das `after` der nächsten Frage.
Was hier nicht steht, wurde nicht gefunden; es kann trotzdem in einem Papier stehen."""
City = Annotated[str, Field(description="Name der Stadt in den Adressen, aus `cities`.")]
Key = Annotated[str, Field(description="`id` einer Aussage, aus `statements` oder `search`.")]
Area = Annotated[str | None, Field(description="`id` aus `areas`.")]
Paper = Annotated[str | None, Field(description="`id` aus `papers`.")]
Part = Annotated[int, Field(ge=1, le=100, description="Wie viele höchstens.")]
After = Annotated[int | None, Field(ge=0, description="`next` der vorigen Antwort: dort geht es weiter.")]
Kind = Literal["vision", "principle", "goal", "target", "measure", "indicator", "challenge"]
Review = Annotated[
    Literal["confirmed", "candidate"] | None,
    Field(description="confirmed: nur, was ein Mensch der Stadt bestätigt hat."),
]
Digital = Annotated[
    Literal[
        "any", "instrument", "data", "infrastructure", "skills", "participation", "spatial-effect", "risk"
    ]
    | None,
    Field(description="Art des Digitalbezugs; any: irgendeiner."),
]
Year = Annotated[int | str | None, Field(description="Jahr des Papiers: 2021 oder 2018-2021.")]
TargetYear = Annotated[int | str | None, Field(description="Jahr eines Zielwerts: 2030 oder 2030-2035.")]
Level = Annotated[
    str | None,
    Field(max_length=200, description="Eigenes Wort des Papiers für die Ebene: Strategisches Ziel."),
]
Text = Annotated[str, Field(max_length=200, description="Steht in Wortlaut, Titel oder Nummer.")]
Holds = Annotated[
    Literal["true", "false", "all"],
    Field(description="true: nur, was gilt; false: nur, was abgelöst ist; all: beides."),
]
LinkType = Literal[
    "supports",
    "refines",
    "implements",
    "measures",
    "duplicates",
    "conflicts",
    "supersedes",
    "covers",
    "reports",
]
Gap = Literal["goal-without-measure", "measure-without-goal", "goal-without-target", "area-without-paper"]
NOT_FOUND = 404
UNKNOWN_KEY = "Der Schlüssel einer Aussage steht als `id` in `statements` und `search`."
SETTLED = "true: nur Erledigtes; false: alles Offene, auch was die Stadt ausdrücklich offengelassen hat."
LINKS = 50  # told with a statement; `links` goes on where that is not enough
Rows = dict[str, Any]


class Answers:
    """The tools; each is one question."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._api = Api()

    def cities(self, limit: Part = 50, after: After = None) -> Rows:
        """Die Städte, deren Papiere hier gelesen sind."""
        return self._ask(limit=limit, after=after)

    def search(
        self,
        city: City,
        question: Annotated[str, Field(min_length=1, max_length=400, description="Frage oder Stichwörter.")],
        limit: Annotated[int, Field(ge=1, le=20, description="Wie viele höchstens.")] = 8,
    ) -> Rows:
        """Sucht in allen Papieren der Stadt nach Wörtern und Bedeutung; das Beste zuerst."""
        municipality = _meant(city)
        found = answers_to(question, municipality, data=self._data, options=build_options(), limit=limit)
        site = records.Site(server_of_pages(), municipality.slug, address)
        return {"question": question, "hits": [_hit(one, site) for one in found]}

    def statements(  # noqa: PLR0913, PLR0917 -- each is a filter
        self,
        city: City,
        kind: Kind | None = None,
        area: Area = None,
        paper: Paper = None,
        review: Review = None,
        digital: Digital = None,
        level: Level = None,
        year: Year = None,
        target_year: TargetYear = None,
        text: Text = "",
        holds: Holds = "true",
        limit: Part = 20,
        after: After = None,
    ) -> Rows:
        """Ziele, Maßnahmen, Zielwerte und anderes, was die Papiere sagen, gefiltert."""
        asked: dict[str, str | int | None] = {
            "kind": kind,
            "area": area,
            "paper": paper,
            "review": review,
            "digital": digital,
        }
        asked |= {"level": level, "year": year, "target_year": target_year, "holds": holds}
        return self._ask(city, "statements", **asked, text=text or None, limit=limit, after=after)

    def statement(self, city: City, key: Key) -> Rows:
        """Eine Aussage mit Feldern, Zielwerten, Handlungsfeldern, und womit sie verbunden ist."""
        found = self._ask(city, "statements", key)
        links = self._ask(city, "links", statement=key, limit=LINKS)
        return {**found, "links": links["items"], "links_total": links["total"], "links_next": links["next"]}

    def thread(self, city: City, key: Key) -> Rows:
        """Der Faden einer Aussage: vom Leitbild herab zu ihr, und was an ihr hängt."""
        return self._ask(city, "threads", key)

    def areas(self, city: City, limit: Part = 50, after: After = None) -> Rows:
        """Die Handlungsfelder der Stadt, und wie viel die Papiere zu jedem sagen."""
        return self._ask(city, "areas", limit=limit, after=after)

    def papers(self, city: City, limit: Part = 20, after: After = None) -> Rows:
        """Die Papiere der Stadt mit Stand, Beschluss und Ausgaben."""
        return self._ask(city, "papers", limit=limit, after=after)

    def targets(  # noqa: PLR0913, PLR0917 -- each is a filter
        self,
        city: City,
        kind: Kind | None = None,
        area: Area = None,
        paper: Paper = None,
        review: Review = None,
        digital: Digital = None,
        level: Level = None,
        year: Year = None,
        target_year: TargetYear = None,
        text: Text = "",
        holds: Holds = "true",
        limit: Part = 20,
        after: After = None,
    ) -> Rows:
        """Zielwerte: Zahl, Einheit, Jahr, und die Aussage, die sie nennt; gefiltert wie Aussagen."""
        asked: dict[str, str | int | None] = {
            "kind": kind,
            "area": area,
            "paper": paper,
            "review": review,
            "digital": digital,
        }
        asked |= {"level": level, "year": year, "target_year": target_year, "holds": holds}
        return self._ask(city, "targets", **asked, text=text or None, limit=limit, after=after)

    def links(
        self,
        city: City,
        type: LinkType | None = None,  # noqa: A002 -- the name that the API has for it
        review: Review = None,
        statement: Annotated[str | None, Field(description="`id` einer Aussage an einem der Enden.")] = None,
        limit: Part = 20,
        after: After = None,
    ) -> Rows:
        """Welche Aussage welche andere unterstützt, umsetzt, misst oder ersetzt, mit beiden Zitaten."""
        asked = {"type": type, "review": review, "statement": statement}
        return self._ask(city, "links", **asked, limit=limit, after=after)

    def contradictions(
        self,
        city: City,
        *,
        settled: Annotated[bool, Field(description=SETTLED)] = False,
        limit: Part = 20,
        after: After = None,
    ) -> Rows:
        """Wo zwei Papiere Verschiedenes über dasselbe sagen, mit beiden Zitaten und dem Urteil der Stadt."""
        said = "true" if settled else "false"
        return self._ask(city, "contradictions", settled=said, limit=limit, after=after)

    def gaps(self, city: City, kind: Gap | None = None, limit: Part = 20, after: After = None) -> Rows:
        """Was in den Papieren nicht gefunden wurde: Ziele ohne Maßnahme, Maßnahmen ohne Ziel und anderes."""
        return self._ask(city, "holes", kind=kind, limit=limit, after=after)

    def decided(self, city: City, limit: Part = 20, after: After = None) -> Rows:
        """Was der Rat beschlossen hat: Fassungen der Strategie, die neueste zuerst; jede bleibt."""
        return self._ask(city, "editions", limit=limit, after=after)

    def _ask(self, city: str | None = None, *path: str, **asked: str | int | None) -> Rows:
        """Raises ToolError, whose sentence the model reads."""
        whose = () if city is None else (_meant(city).slug,)
        try:
            found = self._api.ask("cities", *whose, *path, **asked)
        except NotAnswered as reason:
            is_lost = reason.status == NOT_FOUND and len(path) > 1
            said = f"„{path[-1]}“ gibt es in „{city}“ nicht. {UNKNOWN_KEY}" if is_lost else str(reason)
            raise ToolError(said) from reason
        if found.get("next"):
            found["next"] = int(parse_qs(urlsplit(found["next"]).query)["after"][0])
        return found


TOOLS = (
    *("cities", "search", "statements", "statement", "thread", "areas", "papers"),
    *("targets", "links", "contradictions", "gaps", "decided"),
)


def server(data: Path) -> Server:
    """The tools, ready to be run over any transport."""
    answers = Answers(data)
    return Server(
        "stadtfaden",
        instructions=INSTRUCTIONS,
        version=version("stadtfaden"),
        tools=[question(getattr(answers, name)) for name in TOOLS],
        log_level="ERROR",
        subscriptions=False,
    )


def serve(data: Path) -> int:
    """Until stdin ends; stdout belongs to the protocol."""
    server(data).run("stdio")
    return 0


def _meant(city: str) -> "Municipality":
    """Raises ToolError, which names the cities that there are."""
    try:
        return city_meant(city)
    except CityUnclear as reason:
        raise ToolError(str(reason)) from reason


def _hit(answer: "Answer", site: records.Site) -> Rows:
    if answer.hit.kind is EntryKind.STATEMENT:
        return records.source_record(cast("Statement", answer.record), site)
    return records.passage_record(cast("Passage", answer.record), site)
