"""Codes of statements (M 3.2, HG-06.01, Leitziel 4): where a paper prints one."""

import re
from dataclasses import dataclass

from stadtfaden.core.pages import BlockKind
from stadtfaden.core.passages import Passage
from stadtfaden.core.statements.levels import LEVEL_WORD

_NUMBER = r"\d{1,3}(?:[a-z]?[.\-]\d{1,3}){0,3}"  # „3.2“, „1a-4“
_LETTERS = r"[A-ZÄÖÜ]{1,4}(?:-[A-ZÄÖÜ]{1,3})?"
# The adjective of „Strategisches Ziel SZ 1“ belongs to the level's name.
_LEVEL = rf"(?:[A-ZÄÖÜ][a-zäöüß]+(?:er|es|e) )?{LEVEL_WORD}"
AT_START = re.compile(
    rf"(?:[•\-–▪*]\s+)?(?:(?P<level>{_LEVEL})(?P<gap>\s*)(?:Nr\.?\s*)?)?"
    rf"(?P<code>(?P<letters>{_LETTERS})(?P<join>[\s\-_.]?)(?P<number>{_NUMBER})|"
    rf"(?P<bare>[IVX]{{1,4}}\.\d{{1,2}}(?:\.\d{{1,2}})?|{_NUMBER}|[IVX]{{1,4}}|[A-Z]))(?P<tail>[a-z]?)"
    rf"(?=$|[\s:.)\t,;–-])[:.)]?(?:\s*(?::|[–-](?!\d))?\s*)"
)
INSIDE = re.compile(
    rf"(?<=[\wäöüß)]\s)(?P<code>(?P<letters>{_LETTERS})(?P<join>[\s\-_.]?)(?P<number>\d{{1,3}}(?:\.\d{{1,3}}){{1,3}}))\s+(?=[A-ZÄÖÜ])"
)
_NOT_CODES = frozenset(
    "CO PM NO DIN EN ISO TOP S U RE RB IC EU BA QR WP IP II SGB DK".split()  # noqa: SIM905 -- a list of words reads better as words
)
_ANYWHERE = re.compile(r"\d|\b[A-Z]\b|\b[IVX]{1,4}\b")
_MOST_GLUED = (
    2  # letters of a code before its number; more name a thing („NUTS3“), but for a heading („KLM1“)
)
_SIGNED = re.compile(r"[–-]\d")  # „Ziel 4: -5 Grad“ begins with a minus
_LONGEST_TITLE = 200
_LONGEST_LIST = 1000  # characters; longer is prose that refers to codes


@dataclass(frozen=True, slots=True)
class Sighting:
    """A code in a passage: it begins at `start`, its title at `after`; `is_first` where the passage does.

    `shape` is how it is written („-00“), so that EN-01 and VK-01 are known as one way of counting.
    `has_title`: words follow in the same passage.
    """

    passage: int
    start: int
    after: int
    code: str
    scheme: str
    numbers: tuple[int, ...]
    level_name: str | None = None
    is_first: bool = True
    shape: str = ""
    has_title: bool = True


def numbers_of(number: str) -> tuple[int, ...]:
    """Letters count too: „1b-4“ is (1, 2, 4)."""
    parts = re.findall(r"\d+|[a-z]", number)
    return tuple(int(part) if part.isdigit() else ord(part) - ord("a") + 1 for part in parts)


def _scheme_name(letters: str, number: str, level: str | None) -> str:
    depth = len(numbers_of(number)) or 1
    if letters:
        return f"{letters}{depth}"
    return f"{level}{'R' if number[:1] in 'IVX' else 'A' if number.isalpha() else ''}{depth}"


def _shape(letters: str, join: str, number: str) -> str:
    width = "n" if len(letters) > 1 else "1"
    return f"{width}{join}" + re.sub(r"\d+", lambda part: "00" if part[0][0] == "0" else "0", number)


def _is_excluded(letters: str, level: str | None, number: str) -> bool:
    return level is None and (not letters or (letters in _NOT_CODES and number[:1] != "0"))


def _code(letters: str, level: str | None, join: str, number: str) -> str:
    """A lone number or letter is a code only together with its level's word: „Leitziel 4“, „Pos. 3“."""
    if letters or "." in number or level is None:
        return f"{letters}{join}{number}"
    return f"{level.split()[-1]} {number}"


def _sight(passage: Passage, match: re.Match[str], *, is_first: bool) -> Sighting | None:
    groups = match.groupdict()
    letters, level = groups.get("letters") or "", groups.get("level")
    join, number = groups.get("join") or "", groups.get("number") or groups.get("bare") or ""
    if join == "." and set(letters) <= set("IVX"):  # I.2 counts in two steps, of which one is Roman
        letters, join, number = "", "", f"{letters}.{number}"
    names_a_thing = letters and not level and number.isdigit() and not join and len(letters) > _MOST_GLUED
    if _is_excluded(letters, level, number) or (names_a_thing and passage.kind is not BlockKind.HEADING):
        return None
    behind = passage.text[match.end() : match.end() + 2].strip()
    if match.end() >= len(passage.text) and ")" in match[0]:  # "(vgl. M 3)", broken at the line end
        return None
    if behind[:1] in {",", ";"} or (
        "\t" in (groups.get("gap") or "") and not behind
    ):  # a field that names codes
        return None
    return Sighting(
        passage=passage.position,
        start=match.start("code"),
        after=match.end(),
        code=_code(letters, level, join, f"{number}{groups.get('tail') or ''}"),
        scheme=_scheme_name(letters, number, level.capitalize() if level else None),
        numbers=numbers_of(number),
        level_name=level,
        is_first=is_first,
        shape=_shape(letters, join, number) if letters else "",
        has_title=bool(behind),
    )


def sightings_in(passage: Passage) -> list[Sighting]:
    """What looks like a code at the start of a passage or, glued by a reader, further inside."""
    if not _ANYWHERE.search(passage.text, 0, 80):
        return []
    first = AT_START.match(passage.text)
    found = [_sight(passage, first, is_first=True)] if first and first["code"] else []
    if found and len(passage.text) < _LONGEST_LIST and passage.kind is not BlockKind.FOOTNOTE:
        found += [_sight(passage, match, is_first=False) for match in INSIDE.finditer(passage.text)]
    return [sighting for sighting in found if sighting is not None]


def title_of(passage: Passage, sighting: Sighting, until: int | None = None) -> tuple[int, int]:
    """The range of a code's title in its passage: up to `until`, a tab or the end; may be empty."""
    end = len(passage.text) if until is None else until
    tab = passage.text.find("\t", sighting.after, end)
    if tab > sighting.after:
        end = tab
    start = sighting.after
    while start < end and passage.text[start] in " \t:–-." and not _SIGNED.match(passage.text, start):
        start += 1
    while end > start and passage.text[end - 1].isspace():
        end -= 1
    return start, min(end, start + _LONGEST_TITLE) if end - start > _LONGEST_TITLE * 3 else end
