"""When two statements about one thing cannot both be kept."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from stadtfaden.core.links.aims import is_of_others
from stadtfaden.core.links.contents import Shared
from stadtfaden.core.links.disagreements import are_steps, is_bare, is_within, same_unit
from stadtfaden.core.links.features import NAMES
from stadtfaden.core.links.rarity import generic_words
from stadtfaden.core.links.restrictions import are_of_other_things, is_part_of
from stadtfaden.core.links.scoring import Comparison
from stadtfaden.core.links.stances import Stance, Way, is_counted, stance_on
from stadtfaden.core.links.states import other_year
from stadtfaden.core.links.synonyms import group_of
from stadtfaden.core.links.values import Side
from stadtfaden.core.links.wording import are_nearly_same
from stadtfaden.core.sentences import sentences
from stadtfaden.core.statements.values import StatementKind
from stadtfaden.core.targets.values import Direction, Target
from stadtfaden.core.verbs import has_verb
from stadtfaden.core.words import fold, index_terms, tokens

_CERTAIN = 0.13  # chance of one thing from which two statements are held against each other
_STATED = 0.9  # both say one word of the whole city: set by hand, the school has no such pairs
_SURER = 0.7  # where neither says by when
_TELLING = 0.45  # weight of a shared word that can stand for the thing itself
_GIVEN_UP_FROM = 0.6  # chance of one thing
_SHORT = 60  # characters of a statement named in a reason
_FIRST = 3  # sentences below a title that say what is to be done
_ONE_HEAD = 0.6  # share of the one heading that the other says as well
_WANTS = frozenset({StatementKind.GOAL, StatementKind.TARGET})
_DOES = frozenset({StatementKind.MEASURE})
_FEWER = frozenset({Direction.REDUCE, Direction.AT_MOST})

_NUMBER = re.compile(r"\d[\d.,]*|[.;:!?]")
_GOES_ON = re.compile(r"[;(]|, (?:und|die|der|das)\b|\bund\b")
_DATED = re.compile(r"\b(?:(?:bis|ab|seit|im|zum|Jahr(?:e|es)?|Ende|Mitte|Anfang)\s+)*(20[2-9]\d)\b")
_GIVES_UP = re.compile(
    r"(?i)\b(?:verzicht(?:et)? auf|verzichtet|aufgegeben|abgeschafft|eingestellt|nicht weiter ?verfolgt|"
    r"Schließung|Abschaffung|geschlossen)\b"
)


class Contradiction(NamedTuple):
    """`chance` of one thing; `contrary` are the words that want more and less, None where numbers differ;
    `is_state`: both want the city to be one thing, by different years.
    """

    chance: float
    contrary: tuple[str, str] | None = None
    is_state: bool = False


def contradiction_of(newer: Side, older: Side, found: Comparison) -> Contradiction | None:
    """Whether two statements about one thing disagree, the newer first; None where both can be kept.

    A number contradicts only as an aim of the city: neither a forecast nor a count nor what the state
    wants, not about another place, not where the other side also says the same number.
    """
    if (years := other_year(newer, older)) is not None and not (is_of_others(newer) or is_of_others(older)):
        return Contradiction(_STATED, years, is_state=True)
    chance = found.chances.same + found.chances.linked / 2
    if _other_place(found) or chance < _CERTAIN or is_of_others(newer) or is_of_others(older):
        return None
    contrary = _opposed(newer, older, found) if _want_or_do(newer, older) else None
    if _are_of_one_rank(newer, older):
        if found.difference is not None and _numbers_contradict(newer, older, found):
            return Contradiction(_sure(chance))
        contrary = _given_up(newer, older, found) or contrary or _other_deadline(newer, older, found)
    return None if contrary is None else Contradiction(_sure(chance), contrary)


def _sure(chance: float) -> float:
    """Of the school's pairs that pass all rules below, more contradict than their chance of one thing says:
    29 of 35 from _CERTAIN on.
    """
    return (1.0 + chance) / 2


def _opposed(newer: Side, older: Side, found: Comparison) -> tuple[str, str] | None:
    """The words by which one text wants of a thing what the other does not; None where both can be had."""
    if not _telling(found):
        return None
    for one, other in _contrary_stances(newer, older, found):
        if not are_of_other_things(_wording(one), _wording(other), _all_said(newer), _all_said(older)):
            return one.word, other.word
    return None


def pull_apart(newer: Side, older: Side, found: Comparison) -> bool:
    """Whether one wants more of a thing and the other less, be it elsewhere: they never want the same."""
    return next(_contrary_stances(newer, older, found), None) is not None


def _contrary_stances(newer: Side, older: Side, found: Comparison) -> Iterator[tuple[Stance, Stance]]:
    telling = _telling(found)
    for shared in sorted(found.shared, key=lambda one: (one.term not in telling, -len(one.term), one.term)):
        things = _word_of(shared, shared.here), _word_of(shared, shared.there)
        one, other = _stance_of(newer, things[0]), _stance_of(older, things[1])
        if one is None or other is None or not one.is_contrary_to(other):
            continue
        # A word of every paper stands for the thing only where it is denied or counted beside a telling word.
        counted = _is_thing(shared) and (is_counted(one, things[0]) or is_counted(other, things[1]))
        if shared.term in telling or counted or _denied_beside(one, other, telling):
            yield one, other


def _telling(found: Comparison) -> set[str]:
    return {one.term for one in found.shared if one.weight >= _TELLING}


def _is_thing(shared: Shared) -> bool:
    """Not „Tonnen“, which are counted, too; „Stellplatz“ and „Parkplatz“ are one, „Spielplatz“ is another."""
    if shared.term not in generic_words():
        return True
    groups = {group_of(word) for said in (shared.here, shared.there) for word in tokens(said)}
    return len(groups) == 1 and None not in groups


def _word_of(shared: Shared, said: str) -> str:
    """The shared word; where two words stand for one thing („Stellplatz“, „Parkplatz“) that of the side."""
    return shared.term if shared.term[:1].isalpha() else next((word.base for word in tokens(said)), "")


def _stance_of(side: Side, thing: str) -> Stance | None:
    """What a text wants of a thing; a bare title („Parkhaus am Bahnhof“) says what of so many in the
    sentences below.
    """
    said = stance_on(_said(side), thing)
    if (said is not None and said.way is not Way.WANT) or has_verb(side.text):
        return said
    below = [side.context[start:end] for start, end in sentences(side.context)[:_FIRST]]
    told = next((one for text in below if (one := stance_on(text, thing)) is not None), None)
    return said if told is None or told.way is Way.WANT or not is_counted(told, thing) else told


def _denied_beside(one: Stance, other: Stance, telling: set[str]) -> bool:
    named = ({term for word in stance.clause for term in (word.base, *word.parts)} for stance in (one, other))
    return Way.NONE in {one.way, other.way} and bool(telling.intersection(*named))


def _wording(stance: Stance) -> str:
    return " ".join(word.surface for word in stance.clause)


def _said(side: Side) -> str:
    return side.text if side.title in side.text else f"{side.title}. {side.text}"


def _all_said(side: Side) -> str:
    return f"{_said(side)} {side.context}"


def _other_deadline(newer: Side, older: Side, found: Comparison) -> tuple[str, str] | None:
    """Each names one year, another than the other, and no number that could explain it."""
    if found.chances.same < _SURER or any(one.value is not None for one in (*newer.targets, *older.targets)):
        return None
    here, there = _said(newer), _said(older)
    one, other = (_only_year(side, text) for side, text in ((newer, here), (older, there)))
    if one is None or other is None or one[1] == other[1] or are_of_other_things(here, there, here, there):
        return None
    return one[0], other[0]


def _only_year(side: Side, text: str) -> tuple[str, int] | None:
    found = {int(match[1]): match[0] for match in _DATED.finditer(text)}
    if len(found) != 1:
        return None
    year, words = next(iter(found.items()))
    return (words, year) if side.dated_on is None or year >= side.dated_on.year else None


def _given_up(newer: Side, older: Side, found: Comparison) -> tuple[str, str] | None:
    """One side gives up what the other plans."""
    if found.chances.same < _GIVEN_UP_FROM:
        return None
    one, other = _GIVES_UP.search(newer.text), _GIVES_UP.search(older.text)
    if bool(one) == bool(other):
        return None
    if one is not None:
        return one.group(), _short(older)
    return _short(newer), other.group() if other is not None else ""


def _short(side: Side) -> str:
    said = side.title or side.text
    return said if len(said) <= _SHORT else said[:_SHORT].rsplit(" ", 1)[0] + " …"


def _are_of_one_rank(newer: Side, older: Side) -> bool:
    """Goals contradict goals, measures measures; what says one thing in the same words is of one rank,
    whatever its paper calls it.
    """
    kinds = {newer.kind, older.kind}
    return kinds <= _WANTS or kinds <= _DOES or _say_one_sentence(newer, older)


def _say_one_sentence(newer: Side, older: Side) -> bool:
    return (
        _want_or_do(newer, older)
        and has_verb(newer.text)
        and has_verb(older.text)
        and are_nearly_same(
            *(" ".join(sorted(_NUMBER.sub("", side.text).lower().split())) for side in (newer, older))
        )
    )


def _want_or_do(newer: Side, older: Side) -> bool:
    return {newer.kind, older.kind} <= _WANTS | _DOES


def _other_place(found: Comparison) -> bool:
    return found.numbers[NAMES.index("other_name")] > 0


def _numbers_contradict(newer: Side, older: Side, found: Comparison) -> bool:
    if found.targets is None or _agree_somewhere(newer, older) or _is_past(newer, found.targets):
        return False
    one, other = found.targets
    if newer.kind in _DOES and not _is_headed_by_its_number(found):
        return False
    if _can_both_be_kept(newer, older, one, other):
        return False
    has_years = one.target_year is not None and other.target_year is not None
    return has_years or (found.chances.same >= _SURER and _has_one_head(found))


def _can_both_be_kept(newer: Side, older: Side, one: Target, other: Target) -> bool:
    """A bound that is kept to, two places, a part of the whole, steps of one way."""
    # Who wants at least 200 is content with 350; who builds 200 does not build 350.
    if newer.kind in _WANTS and (is_within(one, other) or is_within(other, one)):
        return True
    here, there = _sentence_of(newer, one), _sentence_of(older, other)
    if are_of_other_things(here, there, _all_said(newer), _all_said(older)):
        return True
    both_change = one.value != other.value and one.target_year != other.target_year
    is_known = None not in {one.value, other.value} and (
        is_bare(one.unit) or None not in {one.target_year, other.target_year}
    )
    steps = both_change and is_known and are_steps(one, other)
    return _is_part(newer, older, one, other) or (steps and not _shrinks(newer, older, one, other))


def _shrinks(newer: Side, older: Side, one: Target, other: Target) -> bool:
    """Whether two measures of one name build less later: of a way of 9 km by 2028 none of 7 km is left to be
    built by 2029. Aims may well want less, measures that reduce do.
    """
    if newer.kind not in _DOES or fold(newer.title) != fold(older.title) or not newer.title:
        return False
    earlier, later = sorted((one, other), key=lambda target: target.target_year or 0)
    if _FEWER & {one.direction, other.direction} or earlier.value is None or later.value is None:
        return False
    return later.value < earlier.value


def _is_part(newer: Side, older: Side, one: Target, other: Target) -> bool:
    """The smaller number counts a part of what the larger one counts; shares say nothing about that."""
    if (
        one.value is None
        or other.value is None
        or one.unit == "%"
        or _FEWER & {one.direction, other.direction}
    ):
        return False
    here, there, whole = _sentence_of(newer, one), _sentence_of(older, other), older
    if one.value > other.value:
        here, there, whole = there, here, newer
    return is_part_of(here, there, one.unit or "", _all_said(whole))


def _sentence_of(side: Side, target: Target) -> str:
    """The sentence in which a target stands; its own words where it was read elsewhere."""
    for text in (side.text, side.title, side.context):
        at = text.find(target.text)
        if at >= 0:
            sentence = next((start, end) for start, end in sentences(text) if end > at)
            begin = at - sentence[0]
            return _clause_around(text[slice(*sentence)], begin, begin + len(target.text))
    return f"{target.scope or ''} {target.text}"


def _clause_around(sentence: str, start: int, end: int) -> str:
    """Without what the sentence goes on to say of other things."""
    begin = sentence.rfind(";", 0, max(start, 0)) + 1
    rest = _GOES_ON.search(sentence, max(end, 0))
    return sentence[begin : rest.start() if rest else None]


def _agree_somewhere(newer: Side, older: Side) -> bool:
    """Both also give one number of one unit: then they know of each other, and the rest is detail."""
    return any(
        one.value is not None
        and one.value == other.value
        and one.base_year == other.base_year
        and _says_more(one, other)
        and same_unit(one, other)
        for one in newer.targets
        for other in older.targets
    )


def _says_more(one: Target, other: Target) -> bool:
    """Of the same year, or of none on one side: „200 bis 2028“ and „200 bis 2032“ disagree."""
    return one.target_year == other.target_year or None in {one.target_year, other.target_year}


def _is_past(newer: Side, targets: tuple[Target, Target]) -> bool:
    years = [one.target_year for one in targets if one.target_year is not None]
    return newer.dated_on is not None and any(year < newer.dated_on.year for year in years)


def _is_headed_by_its_number(found: Comparison) -> bool:
    """„200 Ladepunkte“ below „Ladepunkte errichten“; two measures in „900 Wohnungen“ may be any two."""
    units = set(index_terms(" ".join(one.unit or "" for one in found.targets or ())))
    return bool(units & found.here.title & found.there.title) or _has_one_head(found)


def _has_one_head(found: Comparison) -> bool:
    return found.numbers[NAMES.index("heads_less")] >= _ONE_HEAD
