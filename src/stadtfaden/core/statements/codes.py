"""Codes of statements (M 3.2, HG-06.01, Leitziel 4): a paper's own schemes, found by repetition."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from stadtfaden.core.pages import BlockKind
from stadtfaden.core.passages import Passage
from stadtfaden.core.statements.levels import LEVEL_WORD, kind_of_letters, kind_of_level
from stadtfaden.core.statements.values import StatementKind

_NUMBER = r"\d{1,3}(?:[.\-]\d{1,3}){0,3}"
_LETTERS = r"[A-ZÄÖÜ]{1,4}"
AT_START = re.compile(
    rf"(?:[•\-–▪*]\s+)?(?:(?P<level>{LEVEL_WORD})\s*(?:Nr\.?\s*)?)?"
    rf"(?P<code>(?P<letters>{_LETTERS})(?P<join>[\s\-_.]?)(?P<number>{_NUMBER})|(?P<bare>{_NUMBER}|"
    rf"[IVX]{{1,4}}))(?P<tail>[a-z]?)"
    rf"(?=$|[\s:.)\t–-])[:.)]?(?P<gap>\s*[–:-]?\s*)"
)
INSIDE = re.compile(
    rf"(?<=[\wäöüß)]\s)(?P<code>(?P<letters>{_LETTERS})(?P<join>[\s\-_.]?)(?P<number>\d{{1,3}}(?:\.\d{{1,3}}){{1,3}}))\s+(?=[A-ZÄÖÜ])"
)
_NOT_CODES = frozenset(
    {
        "CO",
        "PM",
        "NO",
        "DIN",
        "EN",
        "ISO",
        "TOP",
        "S",
        "U",
        "RE",
        "RB",
        "IC",
        "EU",
        "BA",
        "QR",
        "WP",
        "IP",
        "II",
        "SGB",
        "DK",
    }
)
_FEWEST = 3
_LONGEST_TITLE = 200
_LONGEST_LIST = 1000  # characters; longer is prose that refers to codes


@dataclass(frozen=True, slots=True)
class Sighting:
    """A code in a passage: it begins at `start`, its title at `after`; `is_first` where the passage does."""

    passage: int
    start: int
    after: int
    code: str
    scheme: str
    numbers: tuple[int, ...]
    level_name: str | None = None
    is_first: bool = True


@dataclass(frozen=True, slots=True)
class Scheme:
    """A way of numbering that the paper keeps up; `kind` is None where only the text below can say it."""

    name: str
    kind: StatementKind | str | None
    level_name: str | None
    codes: frozenset[str]


def _numbers(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", number))


def _scheme_name(letters: str, number: str, level: str | None) -> str:
    depth = len(_numbers(number)) or 1
    if letters:
        known = kind_of_letters(letters) is not None or len(letters) > 1
        return f"{letters if known else 'X'}{depth}"
    return f"{level}{depth}"


def _sight(passage: Passage, match: re.Match[str], *, is_first: bool) -> Sighting | None:
    groups = match.groupdict()
    letters, level = groups.get("letters") or "", groups.get("level")
    if letters in _NOT_CODES or (not letters and level is None):
        return None
    if match.end() >= len(passage.text) and ")" in match[0]:  # "(vgl. M 3)", broken at the line end
        return None
    number = groups.get("number") or groups.get("bare") or ""
    if letters and not level and len(_numbers(number)) == 1 and groups.get("join") == "" and len(letters) > 2:  # noqa: PLR2004 -- names of things, not codes
        return None
    code = f"{letters}{groups.get('join') or ''}{number}{groups.get('tail') or ''}"
    return Sighting(
        passage=passage.position,
        start=match.start("code"),
        after=match.end(),
        code=code,
        scheme=_scheme_name(letters, number, level.capitalize() if level else None),
        numbers=_numbers(number),
        level_name=level,
        is_first=is_first,
    )


def sightings_in(passage: Passage) -> list[Sighting]:
    """What looks like a code at the start of a passage or, glued by a reader, further inside."""
    first = AT_START.match(passage.text)
    found = [_sight(passage, first, is_first=True)] if first and first["code"] else []
    if found and len(passage.text) < _LONGEST_LIST and passage.kind is not BlockKind.FOOTNOTE:
        found += [_sight(passage, match, is_first=False) for match in INSIDE.finditer(passage.text)]
    return [sighting for sighting in found if sighting is not None]


def _is_counted(sightings: Sequence[Sighting]) -> bool:
    """Numbers of a scheme go up by one, mostly; names of roads and lines do not."""
    numbers = [counted for counted in {s.code: s.numbers for s in sightings}.values() if counted]
    steps = sum(after[-1] in {1, before[-1], before[-1] + 1} for before, after in itertools.pairwise(numbers))
    return steps >= 0.6 * (len(numbers) - 1)


def _kind_of(scheme: str, sightings: Sequence[Sighting]) -> StatementKind | str | None:
    named = [sighting.level_name for sighting in sightings if sighting.level_name]
    if (named and 2 * len(named) >= len(sightings)) or (named and not scheme[0].isupper()):
        return kind_of_level(max(sorted(set(named)), key=named.count))
    for name in sorted(set(named), key=named.count, reverse=True):
        return kind_of_level(name)
    return kind_of_letters(re.sub(r"\d+$", "", scheme)) if not scheme.startswith("X") else None


def find_schemes(sightings: Iterable[Sighting]) -> dict[str, Scheme]:
    """The schemes that a paper keeps up: at least three different codes, counted upwards."""
    by_scheme: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        by_scheme[sighting.scheme].append(sighting)
    schemes: dict[str, Scheme] = {}
    for name, group in by_scheme.items():
        firsts = [sighting for sighting in group if sighting.is_first]
        codes = {sighting.code for sighting in firsts}
        is_named = any(sighting.level_name for sighting in firsts)
        if len(codes) < (2 if is_named else _FEWEST) or not _is_counted(firsts):
            continue
        named = [sighting.level_name for sighting in firsts if sighting.level_name]
        level = max(sorted(set(named)), key=named.count) if named else None
        schemes[name] = Scheme(name, _kind_of(name, firsts), level, frozenset(codes))
    return schemes


def kept_sightings(passages: Iterable[Passage]) -> tuple[list[Sighting], dict[str, Scheme]]:
    """All sightings that belong to a scheme of the paper, in reading order, and the schemes."""
    sightings = [sighting for passage in passages for sighting in sightings_in(passage)]
    schemes = find_schemes(sightings)
    kept = [
        sighting
        for sighting in sightings
        if sighting.scheme in schemes and sighting.code in schemes[sighting.scheme].codes
    ]
    return [replace(sighting) for sighting in kept], schemes


def title_of(passage: Passage, sighting: Sighting, until: int | None = None) -> tuple[int, int]:
    """The range of a code's title in its passage: up to `until`, a tab or the end; may be empty."""
    end = len(passage.text) if until is None else until
    tab = passage.text.find("\t", sighting.after, end)
    if tab > sighting.after:
        end = tab
    start = sighting.after
    while start < end and passage.text[start] in " \t:–-.":
        start += 1
    while end > start and passage.text[end - 1].isspace():
        end -= 1
    return start, min(end, start + _LONGEST_TITLE) if end - start > _LONGEST_TITLE * 3 else end
