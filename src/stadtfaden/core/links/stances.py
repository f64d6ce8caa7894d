"""What a text wants of a thing: more of it, less, none, that it stays, or that it stays as it is."""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from stadtfaden.core.targets.numbers import find_numbers
from stadtfaden.core.words import Token, fold, tokens
from stadtfaden.core.words.lexicon import STOPWORDS

_WAYS = Path(__file__).with_name("ways.txt")
_NOUN_REACH = 3  # words between a noun and what is done with it („Ausbau der Stellplätze“)
_VERB_REACH = 14  # a German verb closes its clause
_PARTICLES = frozenset({"ab", "an", "auf", "aus", "ein", "weg", "zurück", "zu"})
_MAKING = frozenset({"bauen", "entstehen", "oeffnen", "pflanzen", "anlegen", "einrichten"})
_JOINING = frozenset({"und", "sowie", "aber", "sondern"})
_BREAK = re.compile(r"[.;:!?,()–]")
_STEM = 3  # letters
_ENDING = re.compile(r"(?:ung|en|n)$")
_KEPT = re.compile(
    r"(?i)\b(?:bleib\w*\b.{0,60}?\b(erhalten|bestehen)|(erhalten)\s+(?:bleib\w+|werden)|"
    r"(?:ist|sind)\b.{0,60}?\bzu\s+(erhalten|sichern)|(?:dauerhaft|langfristig)\s+(gesichert))\b"
)
_STABLE = re.compile(r"(?i)\b(stabil|konstant|unverändert|eingefroren|gleichbleibend)\b")
_GIVEN_UP = re.compile(r"(?i)\b(gefällt|aufgegeben|abgerissen|geschlossen|gekürzt)\b")
# „nicht nur“ wants, „nicht mehr als“ bounds.
_NOT = re.compile(
    r"(?i)\bnicht\b(?!\s+(?:zu\s+)?(?:überschr|unterschr|überst|nur|zuletzt|allein|mehr\s+als|weniger\s+als|über\s+\d|länger\s+als))|"
    r"\blehn\w+\b.{0,120}\bab\b|\babgelehnt\b|\bablehn\w+|\bdagegen\b"
)
_NONE_OF = "kein"
_BOUND = frozenset({"als"})


class Way(StrEnum):
    """KEEP holds what there is and allows more; SAME allows no change; NONE wants no (more) of it."""

    MORE = "more"
    LESS = "less"
    KEEP = "keep"
    SAME = "same"
    NONE = "none"
    WANT = "want"


_NEGATED = {
    Way.MORE: Way.NONE,
    Way.LESS: Way.KEEP,
    Way.KEEP: Way.LESS,
    Way.SAME: Way.SAME,
    Way.WANT: Way.NONE,
}
_CONTRARY = frozenset(
    frozenset(pair)
    for pair in (
        (Way.MORE, Way.LESS),
        (Way.MORE, Way.NONE),
        (Way.MORE, Way.SAME),
        (Way.LESS, Way.SAME),
        (Way.LESS, Way.KEEP),
    )
)
_AGAINST = frozenset({Way.LESS, Way.NONE})


class Stance(NamedTuple):
    """`word` shows the way; `clause` are the words of the clause that says it, `deed` those that tell what is
    done or, where it is denied, what is not done.
    """

    way: Way
    word: str
    clause: tuple[Token, ...]
    deed: tuple[Token, ...]

    def is_contrary_to(self, other: "Stance") -> bool:
        """Whether both cannot be had. What is not to be done is contrary to the same deed."""
        ways = {self.way, other.way}
        if ways == {Way.NONE, Way.WANT}:
            return _share_a_deed(self.deed, other.deed)
        return frozenset(ways) in _CONTRARY


class _Cue(NamedTuple):
    at: int
    way: Way
    word: str
    is_verb: bool


def stance_on(text: str, thing: str) -> Stance | None:
    """What a text wants of a thing (folded base form); None where it does not name it or wants both ways.

    Wanting it is taken for granted (WANT) where it is named and no word says more. O(length).
    """
    found = [
        stance for words, said in _clauses(text) if (stance := _in_clause(words, said, thing)) is not None
    ]
    told = [one for one in found if one.way is not Way.WANT]
    if len({one.way in _AGAINST for one in told}) > 1:
        return None
    return next(iter(told or found), None)


def is_counted(stance: Stance, thing: str) -> bool:
    """Whether a number stands right before a thing in its clause („200 Stellplätze“, „200 neue Plätze“)."""
    return any(
        (word.base == thing or thing in word.parts) and _is_numbered(stance.clause, at)
        for at, word in enumerate(stance.clause)
    )


@lru_cache(maxsize=4096)
def _clauses(text: str) -> tuple[tuple[tuple[Token, ...], str], ...]:
    """Words and wording of each clause."""
    clauses: list[tuple[tuple[Token, ...], str]] = []
    words: list[Token] = []
    for word in tokens(text):
        if words and _BREAK.search(text, words[-1].end, word.start):
            clauses.append((tuple(words), text[words[0].start : words[-1].end]))
            words = []
        words.append(word)
    if words:
        clauses.append((tuple(words), text[words[0].start : words[-1].end]))
    return tuple(clauses)


def _in_clause(words: tuple[Token, ...], said: str, thing: str) -> Stance | None:
    places = [at for at, word in enumerate(words) if word.base == thing or thing in word.parts]
    if not places:
        return None
    cues = [cue for cue in _cues(words, said) if any(_belongs(words, cue, place) for place in places)]
    if len({cue.way in _AGAINST for cue in cues}) > 1:
        return None  # „eine Begrenzung einführen“ wants neither more nor less
    nearest = min(cues, key=lambda cue: min(abs(cue.at - place) for place in places), default=None)
    way, word = (nearest.way, nearest.word) if nearest is not None else _wanted(words, places)
    denial = _denial(words, places, said)
    if denial is None:
        return Stance(way, word, words, words)
    return Stance(_NEGATED.get(way, way), f"{words[denial].surface} {word}", words, words[denial + 1 :])


def _wanted(words: tuple[Token, ...], places: list[int]) -> tuple[Way, str]:
    """Who builds „200 Stellplätze“ wants so many more; „eine Seilbahn“ that is built is only wanted."""
    made = next((word for word in words if word.base in _MAKING and _is_verb(word)), None)
    if made is not None and any(_is_numbered(words, place) for place in places):
        return Way.MORE, made.surface
    return Way.WANT, words[places[0]].surface


def _is_numbered(words: tuple[Token, ...], place: int) -> bool:
    """„200 Plätze“, „200 neue Plätze“; not „3 Tonnen Müll“."""
    before = words[max(0, place - 2) : place]
    if before and find_numbers(before[-1].surface):
        return True
    return len(before) > 1 and before[-1].surface[:1].islower() and bool(find_numbers(before[0].surface))


def _denial(words: tuple[Token, ...], places: list[int], said: str) -> int | None:
    """Where the thing or what is done with it is denied; between „kein“ and the thing stand only adjectives
    („keine weiteren Flächen“).
    """
    for place in places:
        at = place - 1
        while at > 0 and words[at].base != _NONE_OF and words[at].surface[:1].islower():
            at -= 1
        if at >= 0 and words[at].base == _NONE_OF:
            return at
    match = _NOT.search(said)
    if match is None:
        return None
    start = words[0].start + match.start()
    return next(at for at, word in enumerate(words) if word.start >= start)


def _cues(words: tuple[Token, ...], said: str) -> Iterator[_Cue]:
    start = words[0].start
    ways = {
        match.start(1 if match.lastindex == 1 else match.lastindex or 0): Way.KEEP
        for match in _KEPT.finditer(said)
    }
    ways |= {match.start(1): Way.SAME for match in _STABLE.finditer(said)}
    ways |= {match.start(1): Way.LESS for match in _GIVEN_UP.finditer(said)}
    parted = _parted_verb(words)
    if parted is not None:
        yield parted
    for at, word in enumerate(words):
        phrased = ways.get(word.start - start)
        way = phrased or (
            _way_of(word) if parted is None or word.surface not in parted.word.split() else None
        )
        if way is not None and not (word.base == "mehr" and _is_no_more(words, at)):
            yield _Cue(at, way, word.surface, phrased is not None or _is_verb(word))


def _parted_verb(words: tuple[Token, ...]) -> _Cue | None:
    """„baut … zurück“, „stellt … ein und …“: what closes the clause of a verb that stands before."""
    for at, last in enumerate(words):
        is_last = at + 1 == len(words) or words[at + 1].base in _JOINING
        if last.surface not in _PARTICLES or not is_last:
            continue
        for word in words[:at]:
            way = _ways().get(fold(last.surface) + word.base) if _is_verb(word) else None
            if way is not None:
                return _Cue(at, way, f"{word.surface} {last.surface}", is_verb=True)
    return None


def _is_no_more(words: tuple[Token, ...], at: int) -> bool:
    """„Nicht mehr“, „keine Becher mehr“, „mehr als 30“."""
    after = words[at + 1].base if at + 1 < len(words) else ""
    return after in _BOUND or any(word.base in {"nicht", _NONE_OF} for word in words[:at])


def _is_verb(word: Token) -> bool:
    return word.surface[:1].islower() and word.base.endswith("n")


def _way_of(word: Token) -> Way | None:
    # „Stellplatzabbau“ says less by its head; its first part is the thing.
    ways = {way for base in {word.base, *word.parts[-1:]} if (way := _ways().get(base)) is not None}
    return ways.pop() if len(ways) == 1 else None


@lru_cache(maxsize=1)
def _ways() -> Mapping[str, Way]:
    """Not on import: the dictionary takes over a second to open, and most commands never compare."""
    lines = _WAYS.read_text(encoding="utf-8").splitlines()
    return {
        token.base: Way(way)
        for way, _, listed in (line.partition(":") for line in lines if not line.startswith("#"))
        for token in tokens(listed)
    }


def says_way(word: Token) -> bool:
    """Whether a word tells what shall become of a thing („Rückbau“), not which thing."""
    return word.base in _ways()


def _belongs(words: tuple[Token, ...], cue: _Cue, place: int) -> bool:
    """A verb is done with what stands before it in its clause, a noun or „mehr“ with what is near."""
    first, last = sorted((cue.at, place))
    if not cue.is_verb:
        return last - first <= _NOUN_REACH
    if place > cue.at:
        return last - first <= _NOUN_REACH and not any(word.base in _JOINING for word in words[first:last])
    between = words[first + 1 : last]
    if any(_way_of(word) is not None and _is_verb(word) for word in between):
        return False
    return last - first <= _VERB_REACH


def _share_a_deed(one: tuple[Token, ...], other: tuple[Token, ...]) -> bool:
    """One says by a verb what the other says as well („verkauft“, „Verkauf“; „ausgewiesen“, „Ausweisung“)."""
    return bool(_stems(one, verbs=True) & _stems(other) or _stems(other, verbs=True) & _stems(one))


def _stems(clause: tuple[Token, ...], *, verbs: bool = False) -> frozenset[str]:
    said = (word for word in clause if word.base not in STOPWORDS and (not verbs or _is_verb(word)))
    stems = (_ENDING.sub("", word.base) for word in said)
    return frozenset(stem for stem in stems if len(stem) >= _STEM)
