"""Ways of numbering that a paper keeps up, and what each of them counts."""

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from stadtfaden.core.pages import BlockKind
from stadtfaden.core.passages import Passage
from stadtfaden.core.statements.codes import Sighting, sightings_in
from stadtfaden.core.statements.headings import Region, heads_goals
from stadtfaden.core.statements.levels import FIELD, kind_of_letters, kind_of_level
from stadtfaden.core.statements.values import StatementKind
from stadtfaden.core.verbs import has_verb

_FEWEST = 3
_HARD = frozenset({StatementKind.GOAL, StatementKind.MEASURE})
_BY_LETTER = _HARD | {StatementKind.PRINCIPLE}
# „Ziel M1“, „die Maßnahmen L 2 und L 3“: the paper's own word before a code.
_CALLED = re.compile(
    r"\b(?P<level>\w*[Zz]iel(?:e|es|en|s)?|\w*[Mm]a(?:ß|ss)nahmen?)\s+(?:Nr\.?\s*)?"
    r"(?P<code>[A-ZÄÖÜ]{1,4}(?:-[A-ZÄÖÜ]{1,3})?[\s\-_.]?\d{1,3}(?:[.\-]\d{1,3}){0,3})(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Scheme:
    """A way of numbering that the paper keeps up; `kind` is None where only the text below can say it.

    `is_said`: the paper itself names the kind beside its codes.
    """

    name: str
    kind: StatementKind | str | None
    level_name: str | None
    codes: frozenset[str]
    is_said: bool = False


def _is_counted(sightings: Sequence[Sighting]) -> bool:
    """Numbers of a scheme go up by one, mostly; names of roads and lines do not."""
    numbers = [counted for counted in {s.code: s.numbers for s in sightings}.values() if counted]
    steps = sum(after[-1] in {1, before[-1], before[-1] + 1} for before, after in itertools.pairwise(numbers))
    return steps >= 0.6 * (len(numbers) - 1)


def _letters(scheme: str) -> str:
    return re.sub(r"\d+(?:\|.*)?$", "", scheme)


def _has_parts(codes: frozenset[str], every: frozenset[str]) -> bool:
    """HG-01 has the parts HG-01.01 and HG-01.02."""
    return any(other.startswith(f"{code}.") for code in codes for other in every)


def _level_of(sightings: Sequence[Sighting]) -> str | None:
    named = Counter(sighting.level_name for sighting in sightings if sighting.level_name)
    return max(sorted(named), key=named.__getitem__) if named else None


def _is_kept(firsts: Sequence[Sighting]) -> bool:
    """Three codes counted upwards; fewer where the paper's word for the level stands before the code."""
    codes = {sighting.code for sighting in firsts}
    named = [sighting for sighting in firsts if sighting.level_name]
    fewest = _FEWEST if not named else 1 if any(sighting.shape for sighting in named) else 2
    return len(codes) >= fewest and _is_counted(firsts)


@dataclass(frozen=True, slots=True)
class _Paper:
    """Where sightings stand: the passages and their regions, by position."""

    passages: Sequence[Passage]
    regions: Sequence[Region]

    def counts_a_few(self, firsts: Sequence[Sighting]) -> bool:
        """One or two codes, counted from 1 below „Maßnahmen“ or „Ziele“: a small paper has no more to count.

        Letters that mean another kind count something else; letters that mean nothing by themselves may name
        roads and lines, of which a sentence tells.
        """
        headed = [sighting for sighting in firsts if sighting.shape and self._kind(sighting) in _HARD]
        numbers = list({sighting.code: sighting.numbers for sighting in headed}.values())
        if [number[-1] for number in numbers] != list(range(1, len(numbers) + 1)):
            return False
        if len({number[:-1] for number in numbers}) != 1 or not all(map(self._bears, headed)):
            return False
        meant = kind_of_letters(_letters(headed[0].scheme))
        if meant is not None:
            return {self._kind(sighting) for sighting in headed} == {meant}
        return len(numbers) > 1 and not any(map(self._tells, headed))

    def said_of(self, sighting: Sighting) -> StatementKind | str | None:
        """What the word before a code says of it, else the heading above."""
        if sighting.level_name is not None:
            return kind_of_level(sighting.level_name)
        above = self._kind(sighting)
        return above if above in _HARD else None

    def _kind(self, sighting: Sighting) -> StatementKind | None:
        return self.regions[sighting.passage].kind

    def _is_heading(self, sighting: Sighting) -> bool:
        return self.passages[sighting.passage].kind is BlockKind.HEADING

    def _bears(self, sighting: Sighting) -> bool:
        return sighting.has_title or self._is_heading(sighting)

    def _tells(self, sighting: Sighting) -> bool:
        told = self.passages[sighting.passage].text[sighting.after :]
        return not self._is_heading(sighting) and has_verb(told)


def _styles(sightings: Iterable[Sighting]) -> dict[str, str]:
    """By code how it is written: „K1“, „K 1“, „K-01“; two figures do not tell."""
    shapes = {sighting.code: sighting.shape for sighting in sightings}
    padded = {shape for shape in shapes.values() if "00" in shape}
    return {
        code: wide if (wide := shape.replace("0", "00")) in padded and re.search(r"\d\d$", code) else shape
        for code, shape in shapes.items()
    }


def _in_series(sightings: Sequence[Sighting], paper: _Paper) -> list[Sighting]:
    """The same sightings; „Ziel K1“ and „Maßnahme K-01“ count two series where words or headings say so."""
    by_scheme: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        if sighting.shape:
            by_scheme[sighting.scheme].append(sighting)
    renamed: dict[tuple[str, str], str] = {}
    for name, group in by_scheme.items():
        styles = _styles(group)
        said: dict[str, set[StatementKind | str | None]] = defaultdict(set)
        for sighting in group:
            if sighting.is_first:
                said[styles[sighting.code]].add(paper.said_of(sighting))
        alone = {frozenset(kinds) for kinds in said.values() if len(kinds) == 1 and None not in kinds}
        if len(alone) > 1:
            renamed.update({(name, code): f"{name}|{style}" for code, style in styles.items()})
    return [
        replace(sighting, scheme=renamed.get((sighting.scheme, sighting.code), sighting.scheme))
        for sighting in sightings
    ]


def _groups(sightings: Iterable[Sighting], paper: _Paper) -> dict[str, list[Sighting]]:
    """Sightings by scheme. Letters that count too few codes join those that write theirs the same way."""
    by_scheme: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        by_scheme[sighting.scheme].append(sighting)
    kept: dict[str, list[Sighting]] = {}
    rest: dict[str, dict[str, list[Sighting]]] = defaultdict(dict)
    shapes: set[str] = set()
    for name, group in by_scheme.items():
        firsts = [sighting for sighting in group if sighting.is_first]
        if _is_kept(firsts) or paper.counts_a_few(firsts):
            kept[name] = group
            shapes |= {sighting.shape for sighting in firsts}
        elif firsts and firsts[0].shape and firsts[0].numbers[-1] == 1 and firsts[0].has_title:
            rest[firsts[0].shape][name] = group
    for shape, groups in rest.items():
        codes = {sighting.code for group in groups.values() for sighting in group}
        if shape in shapes or len(codes) >= _FEWEST:
            kept.update(groups)
    return kept


def _find_schemes(sightings: Iterable[Sighting], paper: _Paper) -> dict[str, Scheme]:
    """The schemes that a paper keeps up: codes counted upwards, or named by the level's word."""
    groups = _groups(sightings, paper)
    every = frozenset(sighting.code for group in groups.values() for sighting in group)
    schemes: dict[str, Scheme] = {}
    for name, group in groups.items():
        firsts = [sighting for sighting in group if sighting.is_first]
        codes = frozenset(sighting.code for sighting in firsts)
        level = _level_of(firsts)
        kind = kind_of_letters(_letters(name)) if level is None else kind_of_level(level)
        if level is not None and "paket" in level.lower() and _has_parts(codes, every):
            kind = StatementKind.GOAL  # a package is what its measures serve
        schemes[name] = Scheme(name, kind, level, codes, is_said=level is not None and kind is not None)
    return schemes


def kept_sightings(
    passages: Sequence[Passage], regions: Sequence[Region]
) -> tuple[list[Sighting], dict[str, Scheme]]:
    """All sightings that belong to a scheme of the paper, in reading order, and the schemes."""
    paper = _Paper(passages, regions)
    sightings = _in_series([sighting for passage in passages for sighting in sightings_in(passage)], paper)
    schemes = _find_schemes(sightings, paper)
    kept = [
        sighting
        for sighting in sightings
        if sighting.scheme in schemes and sighting.code in schemes[sighting.scheme].codes
    ]
    return _without_mentions(_without_running_heads(kept, schemes), passages), schemes


def _without_running_heads(sightings: Sequence[Sighting], schemes: Mapping[str, Scheme]) -> list[Sighting]:
    """A field of action on top of every page opens nothing anew."""
    kept: list[Sighting] = []
    field = ""
    for sighting in sightings:
        if schemes[sighting.scheme].kind == FIELD:
            if sighting.code == field:
                continue
            field = sighting.code
        kept.append(sighting)
    return kept


def worth_of(sighting: Sighting, passages: Sequence[Passage]) -> int:
    """How much a place looks like the one where the code is introduced, 0 to 5."""
    is_heading = passages[sighting.passage].kind is BlockKind.HEADING
    is_named = sighting.level_name is not None
    has_title = sighting.has_title or is_named or is_heading  # else the title stands in the next block
    return 3 * int(has_title) + int(is_named) + int(is_heading)


def _without_mentions(sightings: Sequence[Sighting], passages: Sequence[Passage]) -> list[Sighting]:
    """A code alone on its line is a mention where the same code stands elsewhere with its title."""
    titled = {s.code for s in sightings if worth_of(s, passages) >= _FEWEST}
    kept: list[Sighting] = []
    for sighting in sightings:
        is_mention = sighting.code in titled and worth_of(sighting, passages) < _FEWEST
        if is_mention and (not kept or kept[-1].code != sighting.code):
            continue
        kept.append(replace(sighting))
    return kept


def called_kinds(schemes: Mapping[str, Scheme], passages: Sequence[Passage]) -> dict[str, StatementKind]:
    """By scheme what the sentences of a paper call its codes („dient dem Ziel M1“); nothing where they
    disagree. O(length) of papers whose letters alone say a kind.
    """
    by_code = {
        code: name
        for name, scheme in schemes.items()
        if not scheme.is_said and scheme.kind in _BY_LETTER
        for code in scheme.codes
    }
    found: dict[str, set[StatementKind | str | None]] = defaultdict(set)
    for passage in passages if by_code else ():
        for match in _CALLED.finditer(passage.text):
            if match["code"] in by_code:
                found[by_code[match["code"]]].add(kind_of_level(match["level"]))
    alone = {name: next(iter(kinds)) for name, kinds in found.items() if len(kinds) == 1}
    return {name: kind for name, kind in alone.items() if isinstance(kind, StatementKind)}


def headed_kinds(
    schemes: Mapping[str, Scheme], spans: Iterable[tuple[str, Region]]
) -> dict[str, StatementKind]:
    """By scheme the kind that the heading of its list says: „2 Ziele“ above M1, M2, M3. Only where all of its
    codes stand below such headings and the paper counts no goals otherwise, for what serves a goal stands
    below it, too. `spans` are the scheme and the region of each code.
    """
    found: dict[str, list[bool]] = defaultdict(list)
    for name, region in spans:
        found[name].append(region.kind is StatementKind.GOAL and heads_goals(region.title))
    if any(scheme.kind is StatementKind.GOAL for scheme in schemes.values()):
        return {}
    return {
        name: StatementKind.GOAL
        for name, are_goals in found.items()
        if all(are_goals) and schemes[name].kind is StatementKind.MEASURE and not schemes[name].is_said
    }


def with_kinds(
    schemes: Mapping[str, Scheme],
    on_sheets: Mapping[str, int],
    served: frozenset[str],
    told: Mapping[str, StatementKind],
) -> dict[str, Scheme]:
    """The schemes, their kinds settled by the whole paper.

    `on_sheets` counts, by scheme, the codes that head a measure sheet; `served` are the codes that sheets
    name as their goals; `told`, by scheme, is what headings and sentences say. A word beside the code decides
    first, then these, unless sheets bear the codes, then what sheets serve, then sheets; a letter last.
    """
    settled = {}
    for name, scheme in schemes.items():
        kind = scheme.kind
        if name in told and not on_sheets.get(name, 0):
            kind = told[name]
        elif not scheme.is_said and kind not in _HARD:
            if 2 * on_sheets.get(name, 0) >= len(scheme.codes) and on_sheets.get(name, 0):
                kind = StatementKind.MEASURE
            elif kind in {None, FIELD} and len(served & scheme.codes) >= min(2, len(scheme.codes)):
                kind = StatementKind.GOAL
        settled[name] = replace(scheme, kind=kind)
    return settled
