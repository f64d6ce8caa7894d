"""Measures, their pages and sheet fields, in a climate plan whose reports name each measure by its code.

Measured on the plan's catalogue (one sheet a measure) and on the monitoring report two years later.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from stadtfaden.core.statements import Statement, StatementKind
from stadtfaden.evaluation.measures import by_group, mean
from stadtfaden.evaluation.values import Figure, Material, Task
from stadtfaden.reading import Reading, read

GOLD = "karlsruhe_ris/gold/ksk2030_measure_links.jsonl"
PAPERS = "karlsruhe_ris/strategies"
NOTE = "Entwicklungswert: dieses Papier wurde beim Bauen angesehen."
PLAIN = "regulärer Ausdruck am Zeilenanfang"
_CODE = re.compile(r"^\s*(?:Maßnahme|M)?\s*([A-Z]{1,3} ?\d{1,2}(?:\.\d{1,2})+)\b", re.MULTILINE)
_FIELDS = (
    (
        "lead",
        "lead",
        "Federführung wörtlich",
        r"^(?:Federführ|Verantwortlich|Zuständig)\w*(?: Stelle)?:?(.*)$",
    ),
    ("ziel", "goal", "Zieltext wörtlich", r"^Ziele?\b.*\n(.*)$"),
)

Pages = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Measure:
    """One labelled measure: pages counted in the file; None or "" where a report does not say it."""

    code: str
    field_of_action: str
    title: str
    catalogue: Pages
    reported: Mapping[str, Any]


class Paper(NamedTuple):
    """One paper as we read it, and as plain text for the baseline."""

    reading: Reading
    text: str

    def coded(self) -> dict[str, Statement]:
        """Statements by code; the one with the most fields where a code stands twice."""
        by_size = sorted(self.reading.statements, key=lambda one: len(one.fields))
        return {one.code.replace(" ", ""): one for one in by_size if one.code is not None}


def sheets(material: Material) -> Iterator[Figure]:
    """Two papers of together 400 pages, read as any other: some seconds."""
    measures, names = labelled(material)
    yield from _in_catalogue(measures, open_paper(material, names.catalogue))
    yield from _in_report([one for one in measures if one.reported], open_paper(material, names.report))


TASK = Task("sheets", "Maßnahmen und ihre Blätter", sheets)


class Names(NamedTuple):
    """File names of the two papers."""

    catalogue: str
    report: str


def labelled(material: Material) -> tuple[list[Measure], Names]:
    """The labelled measures, and the papers they stand in."""
    lines = material.path(GOLD).read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line]
    measures = [
        Measure(
            code=row["code"],
            field_of_action=row["handlungsfeld"],
            title=row["title_2020"],
            catalogue=(row["catalogue"]["first_page"], row["catalogue"]["last_page"]),
            reported=row["monitoring2022"] or {},
        )
        for row in rows
    ]
    report = next(one.reported["file"] for one in measures if one.reported)
    return measures, Names(rows[0]["catalogue"]["file"], report)


def open_paper(material: Material, name: str) -> Paper:
    """A strategy paper of the labelled shelf by its file name; a form feed parts its pages."""
    data = material.path(f"{PAPERS}/{name}").read_bytes()
    return Paper(read(data, name=name), data.decode("utf-8"))


def _in_catalogue(measures: Sequence[Measure], paper: Paper) -> Iterator[Figure]:
    ours = {code: one for code, one in paper.coded().items() if one.kind is StatementKind.MEASURE}
    pages = {code: (one.page, one.page_last or one.page) for code, one in ours.items()}
    plain = _plain_pages(paper.text)
    yield _share(
        "Maßnahmen gefunden",
        measures,
        {one.code: one.code in ours for one in measures},
        {one.code: one.code in plain for one in measures},
    )
    yield _share(
        "Maßnahmen mit richtigen Seiten",
        measures,
        {one.code: pages.get(one.code) == one.catalogue for one in measures},
        {one.code: plain.get(one.code) == one.catalogue for one in measures},
        goal=0.97,
    )
    yield _share("Handlungsfeld im Katalog", measures, _placed(measures, ours, paper.reading))


def _in_report(measures: Sequence[Measure], paper: Paper) -> Iterator[Figure]:
    ours = paper.coded()
    plain = _plain_sections(paper.text)
    for key, field, name, pattern in _FIELDS:
        having = [one for one in measures if one.reported.get(key)]
        yield _share(
            name,
            having,
            {one.code: _same(_field(ours.get(one.code), field), one.reported[key]) for one in having},
            {one.code: _same(_first(pattern, plain.get(one.code, "")), one.reported[key]) for one in having},
            goal=0.9,
        )
    yield _share("Handlungsfeld im Bericht", measures, _placed(measures, ours, paper.reading))


def _share(
    name: str,
    measures: Sequence[Measure],
    ours: Mapping[str, bool],
    plain: Mapping[str, bool] | None = None,
    goal: float | None = None,
) -> Figure:
    groups = by_group(measures, lambda one: one.field_of_action)
    return Figure(
        measure=name,
        ours=mean(ours.values()),
        cases=len(ours),
        goal=goal,
        baseline=None if plain is None else mean(plain.values()),
        baseline_name="" if plain is None else PLAIN,
        spread={field: mean(ours[one.code] for one in inside) for field, inside in groups.items()},
        note=NOTE,
    )


def _placed(measures: Sequence[Measure], ours: Mapping[str, Statement], reading: Reading) -> dict[str, bool]:
    """Whether each measure knows its field of action: own field, what it serves, headings above."""
    return {
        one.code: one.code in ours
        and any(_plain(one.field_of_action) in _plain(above) for above in _above(ours[one.code], reading))
        for one in measures
    }


def _above(statement: Statement, reading: Reading) -> Iterator[str]:
    """What the field of action is said to be; where the paper says it itself, nothing else counts."""
    if own := _field(statement, "field_of_action"):
        yield own
        return
    served = statement.parent
    while served is not None:
        yield reading.statements[served].title or reading.statements[served].text
        served = reading.statements[served].parent
    section = reading.passages[statement.passage].section
    while section is not None:
        yield reading.passages[section].text
        section = reading.passages[section].section


def _field(statement: Statement | None, key: str) -> str:
    fields = () if statement is None else statement.fields
    return next((one.text for one in fields if one.key == key), "")


def _same(one: str, other: str) -> bool:
    return _plain(one) == _plain(other)


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().lower()


def _plain_pages(text: str) -> dict[str, Pages]:
    """The pages on which this code alone begins lines; pages with several list them only."""
    found: dict[str, Pages] = {}
    for number, page in enumerate(text.split("\f"), 1):
        codes = {code.replace(" ", "") for code in _CODE.findall(page)}
        if len(codes) == 1:
            code = codes.pop()
            found[code] = (found.get(code, (number, number))[0], number)
    return found


def _plain_sections(text: str) -> dict[str, str]:
    """What stands between the last line that begins with a code and the next such line."""
    begun = list(_CODE.finditer(text))
    ends = [after.start() for after in begun[1:]] + [len(text)]
    return {here[1].replace(" ", ""): text[here.end() : end] for here, end in zip(begun, ends, strict=True)}


def _first(pattern: str, text: str) -> str:
    found = re.search(pattern, text, re.MULTILINE)
    return "" if found is None else found[1].strip()
