"""What stands in the report, as plain values: every word as text, never as markup."""

from dataclasses import dataclass, field

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plain:
    """What people say in plain words; `written` names who and when, and what has changed since."""

    paragraphs: Row
    written: str


@dataclass(frozen=True, slots=True)
class Look:
    """How the city looks; `logo` is a PNG of so many dots, empty where there is none."""

    thread: str  # "#b3202c"
    logo: bytes = b""
    logo_text: str = ""
    logo_width: int = 0
    logo_height: int = 0
    notice: str = ""  # what every page of the city says first


@dataclass(frozen=True, slots=True)
class Quote:
    """Exact words of a paper. `marked` are those that show something, between `before` and `after`."""

    before: str
    marked: str
    after: str
    key: str  # of the statement, the same on every page and in every file
    kind: str
    code: str
    level: str
    paper: int  # its place in Report.papers, from 1
    place: str
    is_confirmed: bool
    replaced: str = ""  # what took its place, in words
    whose: str = ""  # whose aim it is, where it is not the city's own
    is_draft: bool = False  # the council has not adopted it
    plain: Plain | None = None
    is_marked: bool = (
        True  # says itself that it is a proposal, or confirmed; else the head of its section does
    )


@dataclass(frozen=True, slots=True)
class Group:
    """Quotes under a name; `rest` says in a sentence what is not printed, and where it stands; `review`
    what is proposed or confirmed among them.
    """

    name: str
    how_many: str
    quotes: tuple[Quote, ...]
    rest: str
    review: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """`until` names the year of its target where no field says a period."""

    quote: Quote
    lead: str
    period: str
    until: str
    cost: str


@dataclass(frozen=True, slots=True)
class Promise:
    """A target. `words` are the paper's own, from the statement `quote`."""

    year: str
    value: str
    words: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Knot:
    x: float
    radius: float
    is_certain: bool


@dataclass(frozen=True, slots=True)
class AxisStrand:
    name: str
    y: float
    start: float
    end: float
    knots: tuple[Knot, ...]


@dataclass(frozen=True, slots=True)
class AxisPicture:
    """In units of its own; `says` is for those who do not see it."""

    width: float
    height: float
    years: tuple[tuple[str, float], ...]
    today: float | None
    strands: tuple[AxisStrand, ...]
    says: str


@dataclass(frozen=True, slots=True)
class AreaChapter:
    name: str
    about: str
    tally: Row  # papers, statements, goals, measures, statements that are connected with digitalisation
    lead: tuple[str, ...]
    plain: Plain | None
    said: tuple[Group, ...]
    digital: tuple[Group, ...]
    goals: Group | None
    measures: tuple[Measure, ...]
    measures_rest: str
    money: str
    axis: AxisPicture | None
    promises: tuple[Promise, ...]
    promises_rest: str
    indicators: Group | None
    replaced: Group | None
    missing: tuple[str, ...]
    reviews: dict[str, str] = field(default_factory=dict)  # by section: what is proposed or confirmed


@dataclass(frozen=True, slots=True)
class Hanging:
    """A statement on a thread; `joint` says why it hangs there."""

    quote: Quote
    joint: str
    is_certain: bool


@dataclass(frozen=True, slots=True)
class Branch:
    goal: Hanging | None
    measures: tuple[Hanging, ...]
    rest: str


@dataclass(frozen=True, slots=True)
class Thread:
    top: Quote
    branches: tuple[Branch, ...]
    rest: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """`topic` is in the words of a paper, "" where the question names its thing itself."""

    topic: str
    question: str
    reason: str
    is_confirmed: bool
    sides: tuple[Quote, Quote]
    promises: tuple[Row, Row]
    verdict: str = ""  # with who gave it, when, and the council paper
    grounds: str = ""  # in the words of that person
    is_conflict: bool = False  # of goals, as people say: nobody but the council can decide it
    is_left_open: bool = False  # people have looked at it, and could not settle it


@dataclass(frozen=True, slots=True)
class Level:
    name: str
    how_many: str
    held: str
    by_paper: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """`cells`: how many statements, and how many of these are digital; "" for none."""

    area: str
    total: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The papers of one sheet across, all areas down."""

    papers: Row
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """The beginning of a quoted statement, and where it stands."""

    words: str
    place: str


@dataclass(frozen=True, slots=True)
class Paper:
    number: int
    title: str
    facts: str
    file: str
    quoted: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class CityTarget:
    """A target of the whole city, and the areas that it belongs to."""

    promise: Promise
    areas: str


@dataclass(frozen=True, slots=True)
class Aim:
    """A goal; `promises` says what it promises until when: „30 % bis 2035“."""

    quote: Quote
    promises: Row
    is_over: bool = False  # the last year that it names has passed
    is_disputed: bool = False  # another paper says something else, and nobody has settled it


@dataclass(frozen=True, slots=True)
class AreaAims:
    """The goals that lead in an area; `how_many` names those it has in all: „10 Ziele“."""

    name: str
    in_all: int
    how_many: str
    aims: tuple[Aim, ...]


@dataclass(frozen=True, slots=True)
class CostRow:
    """What the sheet of a measure says of its cost; `euros` is "" where the words name no single sum."""

    quote: Quote
    euros: str
    words: str


@dataclass(frozen=True, slots=True)
class Money:
    """`areas`: name; sheets with one sum that is spent once, that sum; likewise every year; other sheets."""

    lead: Row
    areas: tuple[Row, ...]
    once: tuple[CostRow, ...]
    once_rest: str
    yearly: tuple[CostRow, ...]
    yearly_rest: str
    others: tuple[CostRow, ...]
    others_rest: str
    dearest: tuple[CostRow, ...]  # by the largest sum that the words name; nothing that is spent every year
    reviews: dict[str, str] = field(default_factory=dict)  # by table: what is proposed or confirmed in it


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What every kind of report has. `frame` are the words around the words of the papers, by name."""

    language: str
    portal: str  # the address of the city's pages, "" where it is unknown
    city: str
    look: Look
    title: str
    day: str
    draft: str
    on: tuple[int, int, int]
    summary: tuple[str, ...]
    frame: dict[str, str]
    reviews: dict[str, str] = field(default_factory=dict)  # by section: what is proposed or confirmed in it


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Cover):
    vision: Quote | None  # the sentence that stands for the city
    standing: Row
    aims: tuple[AreaAims, ...]
    asked: Row
    made: tuple[str, ...]
    limits: tuple[str, ...]
    levels: tuple[Level, ...]
    loom: str  # an SVG of numbers alone
    matrices: tuple[Matrix, ...]
    areas: tuple[AreaChapter, ...]
    threads: tuple[Thread, ...]
    threads_lead: str
    contradictions: tuple[Contradiction, ...]
    contradictions_lead: str
    contradictions_rest: str
    contradictions_in_all: int
    settled: tuple[Contradiction, ...]
    settled_in_all: int
    settled_rest: str
    targets: tuple[CityTarget, ...]
    targets_in_all: int
    targets_rest: str
    money: Money | None  # None where no sheet speaks of cost
    silent: Row
    silent_heading: str
    holes: tuple[Group, ...]
    unread: tuple[Row, ...]
    unread_lead: str
    papers: tuple[Paper, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief(Cover):
    """The short version: at most four pages."""

    vision: Quote | None
    standing: Row
    levels: tuple[Level, ...]
    loom: str
    aims: tuple[AreaAims, ...]
    aims_in_all: int
    aims_rest: str
    money: Row  # what it costs, in sentences
    dearest: tuple[CostRow, ...]
    contradictions: tuple[Contradiction, ...]
    contradictions_lead: str
    contradictions_in_all: int
    contradictions_rest: str
    settled: tuple[Contradiction, ...]
    settled_in_all: int
    missing: Row
    asked: Row
    more: Row
    papers: tuple[Paper, ...]


@dataclass(frozen=True, slots=True)
class ChangedStatement:
    """`differs`: what it is, before and afterwards; the wording is in the quotes."""

    before: Quote
    after: Quote
    is_reworded: bool
    differs: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Ruling:
    verdict: str
    grounds: str
    sides: Row  # the beginnings of both statements


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes(Cover):
    """From one decided edition to another, or to the strategy as it lives."""

    before: str
    after: str
    changed: tuple[ChangedStatement, ...]
    added: tuple[Quote, ...]
    confirmed: tuple[Quote, ...]  # since, of papers that had been read by then
    gone: tuple[Quote, ...]
    rests: dict[str, str]  # by changed, added, confirmed, gone, links: what is not printed
    links_added: tuple[Row, ...]
    links_gone: tuple[Row, ...]
    verdicts: tuple[Ruling, ...]
    papers: tuple[Paper, ...]


AnyReport = Report | Brief | Changes
