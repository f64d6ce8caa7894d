"""What comes back, field by field. The texts stand in the OpenAPI document and on the page about it."""

from typing import Literal

from django.utils.translation import gettext_noop as _
from ninja import Field, Schema
from pydantic import ConfigDict


class Record(Schema):
    model_config = ConfigDict(extra="forbid")


class City(Record):
    id: str = Field(description=_("Lasting name of the city in all addresses."))
    name: str
    address: str = Field(description=_("Public page of the city."))
    catalogue: str = Field(description=_("DCAT-AP.de catalogue of its data."))
    as_of: str | None = Field(description=_("Moment of the last change of its records, ISO 8601."))
    licence: str | None = Field(description=_("Licence as an address; null: not stated by the city."))
    publisher: str = Field(description=_("Who answers for the data."))


class Area(Record):
    id: str
    name_de: str
    name_en: str
    description_de: str
    description_en: str
    sdgs: list[int] = Field(description=_("Sustainable Development Goals."))
    product_areas: list[str] = Field(description=_("Keys of the municipal product frame."))
    ozg_fields: list[str]
    statements: int = Field(description=_("Statements that speak of it and still hold."))
    digital: int = Field(description=_("How many of these have a digital connection."))
    address: str


class Edition(Record):
    number: int
    is_current: bool
    file: str
    sha256: str = Field(description=_("SHA-256 of the file as it was handed in."))
    reader: str
    pages: int
    read_at: str
    warnings: list[str]


class Paper(Record):
    id: str
    title: str
    kind: str
    status: str = Field(description="adopted, draft, superseded, unknown")
    binding: str
    dated_on: str | None
    adopted_on: str | None
    renew_on: str | None
    council_paper: str | None
    department: str | None
    horizon: int | None = Field(description=_("The year it plans to."))
    supersedes: str | None = Field(description=_("Id of the paper that it replaces as a whole."))
    statements: int
    editions: list[Edition]
    address: str


class PaperName(Record):
    id: str
    title: str


class Page(Record):
    number: int = Field(description=_("In the file, from 1."))
    label: str | None = Field(description=_("The number printed on it; null: unknown."))
    place: str = Field(description=_("In words: „S. 22 (PDF 24)“."))
    start: int = Field(description=_("page_text[start:end] is the quote."))
    end: int


class Source(Record):
    id: str = Field(description=_("Lasting key of the statement, the same as in its address."))
    kind: str = Field(description="vision, principle, goal, target, measure, indicator, challenge")
    code: str | None = Field(description=_("As the paper writes it: M 3.2."))
    level: str | None = Field(description=_("The paper's own word for it: Leitziel, Schlüsselmaßnahme."))
    whose: str | None = Field(
        description=_("Whose aim it is: europe, federation, state, others; null: the city's own.")
    )
    title: str | None
    text: str = Field(description=_("The exact words of the paper."))
    paper: PaperName
    edition: int
    page: Page
    review: Literal["candidate", "confirmed"] = Field(
        description=_("candidate: the machine proposes it; confirmed: a named person of the city agrees.")
    )
    confirmed_on: str | None
    address: str = Field(description=_("Public page of the statement."))
    page_address: str = Field(description=_("Public page of the paper with these words marked."))


class StatementArea(Record):
    id: str
    name_de: str
    name_en: str
    review: str
    score: float


class Digital(Record):
    kind: str
    text: str = Field(description=_("The words that show it."))
    review: str
    score: float


class Value(Record):
    text: str
    value: float | None
    unit: str | None
    direction: str | None
    is_change: bool | None = Field(
        description=_(
            "true: the value says by how much; false: how much in the end; null: its words leave it open."
        )
    )
    target_year: int | None
    base_value: float | None
    base_year: int | None
    scope: str | None
    doubts: list[str]
    start: int = Field(description=_("page_text[start:end] are the words of the target."))
    end: int
    page_address: str = Field(description=_("Public page of the paper with the words of the target marked."))


class SheetField(Record):
    name: str
    text: str


class Successor(Record):
    paper: str | None
    statement: str | None
    is_certain: bool


class Statement(Source):
    found_by: str = Field(description=_("Rule or model with its version, or a person."))
    score: float
    reason: str = Field(description=_("Why the machine proposes it, in German."))
    parent: str | None = Field(description=_("Id of the statement above it in its own paper."))
    areas: list[StatementArea]
    digital: list[Digital]
    targets: list[Value]
    fields: list[SheetField] = Field(description=_("Fields of a measure sheet under the paper's own names."))
    superseded_by: Successor | None = Field(description=_("What took its place; null: it holds."))


class Target(Value):
    statement: Source


class Link(Record):
    type: str = Field(description=_("The source does this to the target: supports, refines, implements …"))
    source: Source
    target: Source
    review: Literal["candidate", "confirmed"]
    confirmed_on: str | None
    found_by: str
    score: float
    reason: str


class Settlement(Record):
    verdict: str = Field(description="none, outdated, goal-conflict, open")
    outdated_side: str | None = Field(
        description="Which statement a verdict outdated means: source, target, both; null: not said."
    )
    reason: str
    council_paper: str | None
    settled_by: str
    settled_on: str


class Clash(Record):
    source: Value
    target: Value


class Contradiction(Link):
    clash: Clash | None = Field(
        description=_("The two targets that are at odds; null: it is not about targets.")
    )
    settlement: Settlement | None


class Hole(Record):
    kind: str = Field(
        description="goal-without-measure, measure-without-goal, goal-without-target, area-without-paper"
    )
    statement: Source | None
    area: str | None
    area_name: str | None = Field(description=_("The area of which no paper speaks, in German."))
    address: str | None = Field(description=_("Public page of the statement or of the area."))


class Strand(Record):
    statement: Source
    joined_to: str = Field(description=_("Id of the statement one step nearer."))
    step: int
    is_above: bool
    link: str | None = Field(description=_("Type of the link; null: the paper itself joins them."))
    review: str | None = Field(description=_("Of the link."))


class Thread(Record):
    statement: Source
    spine: list[str] = Field(description=_("Ids from the highest statement found down to this one."))
    strands: list[Strand]
    address: str


class DecidedEdition(Record):
    number: int
    title: str
    decided_on: str
    council_paper: str | None
    statements: int | None
    links: int | None
    verdicts: int | None
    sha256: str
    address: str
    content: str = Field(description=_("The whole edition as a file; its SHA-256 never changes."))


class Part(Record):
    total: int = Field(description=_("How many there are in all parts together."))
    next: str | None = Field(description=_("Address of the next part; null: this is the last."))


class Areas(Part):
    items: list[Area]


class Papers(Part):
    items: list[Paper]


class Statements(Part):
    items: list[Statement]


class Targets(Part):
    items: list[Target]


class Links(Part):
    items: list[Link]


class Contradictions(Part):
    items: list[Contradiction]


class Holes(Part):
    items: list[Hole]


class Top(Statement):
    below: int = Field(description=_("How many statements hang on it directly."))


class Threads(Part):
    items: list[Top]


class DecidedEditions(Part):
    items: list[DecidedEdition]


class Cities(Part):
    items: list[City]


class Problem(Record):
    """RFC 9457, media type application/problem+json."""

    type: str
    title: str
    status: int
    detail: str
    parameter: str | None = None
    allowed: list[str] | None = Field(
        None, description=_("What may stand there, or of many what is written most alike.")
    )
