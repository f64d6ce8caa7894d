"""Papers of our own, typeset twice: as they were, and edited in a known way.

`gold/editions/*.txt`: a heading after „=“ signs, one sentence a line, a blank line between paragraphs, list
items after a dash, table rows after a bar. `{this|that}` is a word and what it may be changed to, `{+nicht }`
a word that may be added.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib.resources import files
from itertools import chain
from random import Random

import typst

PAPERS = ("waermeplan", "buechereiplan", "freiraumkonzept")
FRONT = (
    "#text(size: 18pt)[Zweite Fassung]\n\nBeschlossen vom Gemeinderat im Herbst.",
    "*Impressum*\n\nHerausgegeben von der Verwaltung.\n\nGestaltung und Satz im eigenen Haus.",
    "*Vorwort*\n\nLiebe Leserin, lieber Leser,\n\nviele haben mitgewirkt. Ihnen gilt mein Dank.",
)
_SWAP = re.compile(r"\{([^{}|+]*)\|([^{}]*)\}")
_ADD = re.compile(r"\{\+([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Unit:
    """What may be quoted: a sentence, a heading, an item or a cell; `id` lasts through all edits."""

    id: int
    text: str
    swapped: str  # with another word; the same text where none is marked
    negated: str


@dataclass(frozen=True, slots=True)
class Block:
    """`kind`: title, heading, paragraph, item or row."""

    kind: str
    units: tuple[Unit, ...]


Paper = tuple[Block, ...]
Edit = Callable[[Paper, Random], Paper]


@dataclass(frozen=True, slots=True)
class Look:
    """How a paper is typeset."""

    font: str = "Libertinus Serif"
    size: float = 11
    width: float = 148  # mm of the page
    margin: float = 20
    columns: int = 1
    justified: bool = True
    hyphenated: bool = True
    numbered: bool = False
    foot: str = ""
    before: int = 0  # pages put before the text


@dataclass(frozen=True, slots=True)
class Printed:
    """The bytes of a PDF, its units, and by their id the pages on which each begins, as the typesetter says.
    The head of a table stands on each of its pages.
    """

    data: bytes
    units: tuple[Unit, ...]
    pages: Mapping[int, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Editing:
    """A name, what happens to the text, and how the new edition looks."""

    name: str
    edits: tuple[Edit, ...] = ()
    look: Look = field(default_factory=Look)


def paper_of(name: str) -> Paper:
    text = files("stadtfaden.evaluation").joinpath("gold", "editions", f"{name}.txt").read_text("utf-8")
    numbers = iter(range(10_000))
    blocks: list[Block] = []
    is_open = False
    for line in text.splitlines():
        kind, said = _kind_of(line)
        if kind == "paragraph" and is_open:
            blocks[-1] = Block("paragraph", (*blocks[-1].units, _unit(next(numbers), said)))
        elif said:
            parts = said.split(" | ") if kind == "row" else [said]
            blocks.append(Block(kind, tuple(_unit(next(numbers), part.strip()) for part in parts)))
        is_open = kind == "paragraph" and bool(said)
    return tuple(blocks)


def print_paper(paper: Paper, look: Look) -> Printed:
    """Typeset with fonts that come with Typst: the same bytes everywhere."""
    source = "\n".join([_style(look), *_front(look), *_body(paper)]).encode()
    marks = json.loads(typst.query(source, "<unit>", field="value", ignore_system_fonts=True))
    data: bytes = typst.compile(source, ignore_system_fonts=True)
    pages: defaultdict[int, set[int]] = defaultdict(set)
    for unit, page in marks:
        pages[unit].add(page)
    return Printed(data, units_of(paper), {unit: frozenset(found) for unit, found in pages.items()})


def units_of(paper: Iterable[Block]) -> tuple[Unit, ...]:
    return tuple(unit for block in paper for unit in block.units)


def _kind_of(line: str) -> tuple[str, str]:
    for sign, kind in (("== ", "heading"), ("= ", "title"), ("- ", "item"), ("| ", "row")):
        if line.startswith(sign):
            return kind, line.removeprefix(sign)
    return "paragraph", line.strip()


def _unit(number: int, said: str) -> Unit:
    plain = _ADD.sub("", _SWAP.sub(r"\1", said))
    return Unit(number, plain, _ADD.sub("", _SWAP.sub(r"\2", said)), _ADD.sub(r"\1", _SWAP.sub(r"\1", said)))


def _style(look: Look) -> str:
    foot = f"[{look.foot} #h(1fr) #context counter(page).display()]" if look.foot else "auto"
    page = f"width: {look.width}mm, height: 210mm, margin: {look.margin}mm, columns: {look.columns}"
    text = f'font: "{look.font}", size: {look.size}pt, hyphenate: {str(look.hyphenated).lower()}'
    lines = [
        f'#set page({page}, numbering: "1", footer: {foot})',
        f'#set text({text}, lang: "de")',
        f"#set par(justify: {str(look.justified).lower()})",
        '#set heading(numbering: "1.1")' if look.numbered else "",
    ]
    return "\n".join(lines)


def _front(look: Look) -> Iterator[str]:
    for said in FRONT[: look.before]:
        yield f"{said}\n#pagebreak()"


def _body(paper: Sequence[Block]) -> Iterator[str]:
    rows: list[Block] = []
    for block in chain(paper, [Block("end", ())]):
        if block.kind == "row":
            rows.append(block)
            continue
        if rows:
            head, *cells = (", ".join(f"[{_set(unit)}]" for unit in row.units) for row in rows)
            yield f"#table(columns: {len(rows[0].units)}, table.header({head}), {', '.join(cells)})\n"
            rows = []
        said = " ".join(_set(unit) for unit in block.units)
        signs = {"title": "= ", "heading": "== ", "item": "- "}
        yield f"{signs.get(block.kind, '')}{said}\n"


def _set(unit: Unit) -> str:
    """The words reach Typst as data; a mark behind the first tells their page."""
    first, blank, rest = unit.text.partition(" ")
    said, more = (json.dumps(part, ensure_ascii=False) for part in (first, blank + rest))
    return f"#{said}#context [#metadata(({unit.id}, here().page())) <unit>]#{more}"


def sections(paper: Paper) -> list[Paper]:
    """The title with what stands below it, then each heading with what stands below it."""
    parts: list[list[Block]] = [[]]
    for block in paper:
        if block.kind == "heading":
            parts.append([])
        parts[-1].append(block)
    return [tuple(part) for part in parts]


def joined(parts: Iterable[Iterable[Block]]) -> Paper:
    return tuple(block for part in parts for block in part)


def each_unit(paper: Paper, change: Callable[[Unit], Unit | None]) -> Paper:
    """Units for which `change` says None go; blocks without units go too."""
    blocks = []
    for block in paper:
        units = tuple(unit for old in block.units if (unit := change(old)) is not None)
        if units:
            blocks.append(replace(block, units=units))
    return tuple(blocks)
