"""Which field of action (Handlungsfeld, Themenfeld) a measure or goal belongs to, in the paper's words."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from stadtfaden.core.layout.marks import FIELD_OF_ACTION
from stadtfaden.core.pages import BlockKind, Page
from stadtfaden.core.passages import Passage
from stadtfaden.core.statements.levels import kind_of_level
from stadtfaden.core.statements.values import SheetField, Statement, StatementKind
from stadtfaden.core.verbs import has_verb

KEY = "field_of_action"
_NAME = re.compile(rf"{FIELD_OF_ACTION}(?:\s*(?:Nr\.?|[A-Z\d]{{1,3}}))?")
_TITLE = r"(?P<title>[„\"]?[A-ZÄÖÜ][^\t\n]{2,90}?)"
_LEADERS = r"(?:\s*[.…_]{2,}\s*\d*|\t+\d+)?\s*$"
_NAMED = re.compile(
    rf"(?P<name>(?:{FIELD_OF_ACTION}|Bereich|Schwerpunkt|HF|TF)\s+(?P<code>[A-Z]|[IVX]{{1,4}}|\d{{1,2}}))(?:\s*[.:)–-]+\s*|\s+)"
    rf"{_TITLE}{_LEADERS}"
)
_UNCODED = re.compile(rf"(?P<name>{FIELD_OF_ACTION})(?:\s*[:–-]\s*|\s+){_TITLE}{_LEADERS}")
_LETTERED = re.compile(rf"(?P<name>(?P<code>[A-ZÄÖÜ]{{1,3}}))(?:[.:)]|\s[–-])?\s+{_TITLE}{_LEADERS}")
_LETTERS = re.compile(r"[A-ZÄÖÜ]{1,3}(?=[\s\-_.]?\d)")
_LONGEST = 160
_ON_TOP = 4  # blocks of a page in which a running head may stand
_FEWEST = 2  # one letter with a name is no division of the paper
_LISTS = frozenset({BlockKind.CONTENTS, BlockKind.TABLE_ROW, BlockKind.FOOTNOTE})
_BELONGS = frozenset({StatementKind.MEASURE, StatementKind.GOAL})


@dataclass(frozen=True, slots=True)
class Place:
    """Names a field of action in passage.text[start:end]; `code` is "" where it has none."""

    passage: int
    start: int
    end: int
    name: str
    code: str
    words: str


@dataclass(frozen=True, slots=True)
class _Fields:
    """All places of a paper, and how to come from a statement to its own."""

    at: Mapping[int, Place]
    listed: Mapping[str, Sequence[Place]]
    heads: Mapping[int, Place]
    numbered: frozenset[str]
    tops: Mapping[int, int]


def with_fields_of_action(
    statements: Sequence[Statement], passages: Sequence[Passage], pages: Sequence[Page]
) -> tuple[Statement, ...]:
    """The same statements; coded ones and sheets get their field of action where the paper says it.

    Signs, the surer first: the sheet's own field or column; the letters of the code, where the paper names
    what they stand for (A1.1, „A. Wärme“); a heading above or on top of the page; the running head of the
    page, where its words also stand in the text; the first number of the code. O(passages + statements).
    """
    fields = _fields(statements, passages, pages)
    return tuple(_placed(statement, fields, passages) for statement in statements)


def _placed(statement: Statement, fields: _Fields, passages: Sequence[Passage]) -> Statement:
    own = tuple(
        replace(field, key=KEY) if field.key is None and _NAME.fullmatch(field.name) else field
        for field in statement.fields
    )
    is_counted = statement.code is not None or bool(statement.fields)
    if statement.kind not in _BELONGS or not is_counted or any(field.key == KEY for field in own):
        return statement if own == statement.fields else replace(statement, fields=own)
    place = _place_of(statement, fields, passages)
    return statement if place is None else replace(statement, fields=(*own, _cut(place, passages)))


def _cut(place: Place, passages: Sequence[Passage]) -> SheetField:
    passage = passages[place.passage]
    start, end = passage.start + place.start, passage.start + place.end
    return SheetField(place.name, KEY, place.passage, start, end, passage.text[place.start : place.end])


def _place_of(statement: Statement, fields: _Fields, passages: Sequence[Passage]) -> Place | None:
    letters = _LETTERS.match(statement.code or "")
    if letters and (places := fields.listed.get(letters[0])):
        return _nearest(places, statement.passage)
    if above := _above(statement, fields, passages):
        return above
    if head := fields.heads.get(statement.page):
        return head
    number = re.search(r"\d+(?=[.\-]\d)", statement.code or "")
    if number and _scheme(statement) in fields.numbered and (places := fields.listed.get(number[0])):
        return _nearest(places, statement.passage)
    return None


def _nearest(places: Sequence[Place], position: int) -> Place:
    """The last place before; places in lists of contents only where there is no other."""
    index = bisect_right([place.passage for place in places], position)
    return places[max(0, index - 1)]


def _above(statement: Statement, fields: _Fields, passages: Sequence[Passage]) -> Place | None:
    page = passages[statement.passage].page
    for position in range(statement.passage, fields.tops[page] - 1, -1):
        place = fields.at.get(position)
        is_head = position < fields.tops[page] + _ON_TOP
        if place is not None and (is_head or passages[position].kind is BlockKind.HEADING):
            return place
    section = passages[statement.passage].section
    while section is not None:
        if section in fields.at:
            return fields.at[section]
        section = passages[section].section
    return None


def _fields(statements: Sequence[Statement], passages: Sequence[Passage], pages: Sequence[Page]) -> _Fields:
    letters = {
        found[0]
        for statement in statements
        if statement.kind in _BELONGS and (found := _LETTERS.match(statement.code or ""))
    }
    named = list(_named_places(passages))
    lettered = [place for passage in passages if (place := _lettered(passage, letters)) is not None]
    if len({place.code for place in lettered}) < _FEWEST:
        lettered = []
    listed: dict[str, list[Place]] = defaultdict(list)
    for place in sorted([*named, *lettered], key=lambda place: place.passage):
        if place.code:
            listed[place.code].append(place)
    tops: dict[int, int] = {}
    for passage in passages:
        tops.setdefault(passage.page, passage.position)
    return _Fields(
        at={place.passage: place for place in named if passages[place.passage].kind not in _LISTS},
        listed={code: _outside_lists(places, passages) for code, places in listed.items()},
        heads=_heads(pages, named),
        numbered=_numbered(statements, frozenset(listed)),
        tops=tops,
    )


def _outside_lists(places: Sequence[Place], passages: Sequence[Passage]) -> list[Place]:
    told = [place for place in places if passages[place.passage].kind not in _LISTS]
    return told or list(places)


def _named_places(passages: Sequence[Passage]) -> Iterator[Place]:
    for passage in passages:
        if len(passage.text) > _LONGEST:
            continue
        match = _NAMED.match(passage.text)
        if match is None and passage.kind in {BlockKind.HEADING, BlockKind.CONTENTS}:
            match = _UNCODED.match(passage.text)
        if match is not None and (place := _place(passage, match)) is not None:
            yield place


def _lettered(passage: Passage, letters: frozenset[str] | set[str]) -> Place | None:
    """„A. Wärme und Strom“ in a paper whose measures are called A1.1; „M Maßnahmen“ names a level."""
    if len(passage.text) > _LONGEST or (match := _LETTERED.match(passage.text)) is None:
        return None
    is_level = kind_of_level(match["title"].split()[0]) is not None
    return None if match["code"] not in letters or is_level else _place(passage, match)


def _place(passage: Passage, match: re.Match[str]) -> Place | None:
    title = match["title"].strip(' „“"')
    if title.endswith((".", ":", ",", ";")) or has_verb(title):
        return None
    start = match.start("title") + match["title"].index(title)
    code = match.groupdict().get("code") or ""
    return Place(passage.position, start, start + len(title), match["name"], code, _plain(title))


def _heads(pages: Sequence[Page], named: Sequence[Place]) -> dict[int, Place]:
    """By page, the field that its running head names; cut from where the text has the same words."""
    by_words = {place.words: place for place in reversed(named)}
    found = {}
    for page in pages:
        for line in page.furniture:
            match = _NAMED.match(line) or _UNCODED.match(line)
            if match is not None and (place := by_words.get(_plain(match["title"]))) is not None:
                found[page.number] = place
    return found


def _numbered(statements: Sequence[Statement], codes: frozenset[str]) -> frozenset[str]:
    """Schemes (M, Z) of which every code begins with the number of a field, and all fields occur."""
    numbers = {code for code in codes if code.isdigit()}
    firsts: dict[str, set[str]] = defaultdict(set)
    for statement in statements:
        if statement.code and (number := re.search(r"\d+(?=[.\-]\d)", statement.code)):
            firsts[_scheme(statement)].add(number[0])
    return frozenset(scheme for scheme, used in firsts.items() if len(numbers) >= _FEWEST and used == numbers)


def _scheme(statement: Statement) -> str:
    return re.sub(r"\d.*", "", statement.code or "")


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().lower()
