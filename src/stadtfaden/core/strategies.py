"""A whole strategy as one value, and what became of it from one edition to the next."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

FORMAT = 1  # raise it when a field changes its meaning


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A confirmed statement. `root` names it through all editions of its paper, `key` in this one.

    `page` counts in the file, `label` is printed there, None where it is unknown. `sha256` is that of the
    original, `confirmed_on` an ISO date.
    """

    root: str
    key: str
    kind: str
    code: str | None
    title: str
    text: str
    paper: str
    paper_title: str
    edition: int
    sha256: str
    page: int
    label: str | None
    reader: str  # who read the original: whether it has pages of its own
    areas: tuple[str, ...]
    digital: tuple[str, ...]
    targets: tuple[str, ...]  # their exact words
    confirmed_on: str
    is_draft: bool = (
        False  # the council has adopted neither it nor its paper; unknown before 23 November 2026
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Tied:
    """A confirmed link between two statements, by their roots."""

    source: str
    target: str
    type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """A verdict on a contradiction between two statements, by their roots; `outdated` says which side a
    verdict „outdated“ means: source, target, both.
    """

    source: str
    target: str
    verdict: str
    reason: str
    council_paper: str
    outdated: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """How much a strategy holds; two are equal where nothing was added or taken away in number."""

    kinds: dict[str, int]
    drafts: int
    links: int
    verdicts: int

    @property
    def statements(self) -> int:
        return sum(self.kinds.values())

    @property
    def line(self) -> str:
        """The same figures give the same line."""
        kinds = " ".join(f"{kind}={self.kinds[kind]}" for kind in sorted(self.kinds))
        return f"{kinds} drafts={self.drafts} links={self.links} verdicts={self.verdicts}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Strategy:
    """What a city stands for at one moment; in a fixed order, so that like is like byte for byte."""

    city: str
    statements: tuple[Held, ...]
    links: tuple[Tied, ...]
    verdicts: tuple[Ruled, ...]

    @property
    def figures(self) -> Figures:
        """What it holds, counted; statements by kind, without kinds of which there are none."""
        return Figures(
            kinds=dict(Counter(one.kind for one in self.statements)),
            drafts=sum(one.is_draft for one in self.statements),
            links=len(self.links),
            verdicts=len(self.verdicts),
        )


@dataclass(frozen=True, slots=True)
class Changed:
    """The same statement before and after; `what` names the fields that differ."""

    before: Held
    after: Held
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Links as source, type and target, by the statements' roots."""

    added: tuple[Held, ...]
    gone: tuple[Held, ...]
    changed: tuple[Changed, ...]
    links_added: tuple[Tied, ...]
    links_gone: tuple[Tied, ...]
    verdicts: tuple[Ruled, ...]  # new ones, and those that say something else now

    @property
    def is_empty(self) -> bool:
        return not (
            self.added or self.gone or self.changed or self.links_added or self.links_gone or self.verdicts
        )


COMPARED = ("kind", "code", "title", "text", "paper", "page", "areas", "digital", "targets")


def difference(before: Strategy, after: Strategy) -> Difference:
    """Statement by statement, along their roots; linear in both."""
    old, new = _by_root(before.statements), _by_root(after.statements)
    ruled = {(one.source, one.target): one for one in before.verdicts}
    return Difference(
        added=tuple(one for one in after.statements if one.root not in old),
        gone=tuple(one for one in before.statements if one.root not in new),
        changed=tuple(
            Changed(old[one.root], one, what)
            for one in after.statements
            if one.root in old and (what := _what_differs(old[one.root], one))
        ),
        links_added=_without(after.links, before.links),
        links_gone=_without(before.links, after.links),
        verdicts=tuple(one for one in after.verdicts if ruled.get((one.source, one.target)) != one),
    )


def to_json(strategy: Strategy) -> bytes:
    """UTF-8, keys sorted, one line: the same strategy gives the same bytes."""
    values = {"format": FORMAT, **asdict(strategy)}
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def from_json(data: bytes) -> Strategy:
    """The inverse. Raises ValueError for a format that this version does not know."""
    values = json.loads(data)
    if values["format"] != FORMAT:
        msg = f"Fassung im Format {values['format']}, gelesen wird {FORMAT}"
        raise ValueError(msg)
    return Strategy(
        city=values["city"],
        statements=tuple(Held(**_with_tuples(row)) for row in values["statements"]),
        links=tuple(Tied(**row) for row in values["links"]),
        verdicts=tuple(Ruled(**row) for row in values["verdicts"]),
    )


def _by_root(statements: Iterable[Held]) -> dict[str, Held]:
    return {one.root: one for one in statements}


def _what_differs(before: Held, after: Held) -> tuple[str, ...]:
    return tuple(name for name in COMPARED if getattr(before, name) != getattr(after, name))


def _without(these: Sequence[Tied], those: Sequence[Tied]) -> tuple[Tied, ...]:
    known = set(those)
    return tuple(one for one in these if one not in known)


def _with_tuples(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
