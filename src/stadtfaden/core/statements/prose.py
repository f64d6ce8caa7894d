"""Statements in running text: a sentence's own words, weighed with what the headings above it promise."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from stadtfaden.core.pages import BlockKind
from stadtfaden.core.passages import Passage
from stadtfaden.core.patterns import together
from stadtfaden.core.sentences import sentences
from stadtfaden.core.statements.headings import Region
from stadtfaden.core.statements.levels import NAMES
from stadtfaden.core.statements.model import NONE, SILENT, features_of, likeliest, shipped_model
from stadtfaden.core.statements.telling import (
    is_account,
    is_doubtful,
    is_past_or_forecast,
    is_pledge,
    is_speech,
    is_told,
    main_words,
    says_no_wish,
)
from stadtfaden.core.statements.values import StatementKind
from stadtfaden.core.targets import Direction, Target, find_targets

THRESHOLD = 0.6
# „M 2 Fahrradparken“ below „Maßnahmen“: the paper counts it among what the heading names.
_CODED = re.compile(r"[A-ZÄÖÜ]{1,3}[ -]?\d{1,2}(?:\.\d{1,2})*\s+[A-ZÄÖÜ]")
_ALONE = 0.7  # where only the words speak and no heading says what stands below it
_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_BULLET = re.compile(r"^(?:[•●○‣∙·▪➢✓►■□◦*–\x80-\x9f\uf000-\uf8ff-]|\d{1,2}[.)]|[a-z]\)|#)\s+")
_PERHAPS = together(
    re.compile(
        r"\b(?:soll|sollen|sollten?|will|wollen|wird|werden|Ziele?s?|möchten?|muss|müssen|gilt|strebt|streben|"
        r"angestrebt|fehl\w+|Mangel|Defizit\w*|"
        r"Herausforderung\w*|\w*[Dd]ruck|bis\s+\S+\s*20\d\d|bis\s+20\d\d|ist\s+zu|sind\s+zu|Vision|Leitbild|"
        r"Grundsatz|Problem\w*|Handlungsbedarf|geplant|"
        r"vorgesehen|beauftragt|empfohlen|empfehl\w+|Vorrang|mindestens|höchstens|prüfen|prüft|Indikator\w*|"
        r"Anzahl|Anteil|[Kk]limaneutral\w*)\b"
    )
)
_TORN_AHEAD = re.compile(r"[a-zäöüß,;)]|(?:und|oder|sowie)\b|\W*$")
_TORN_BEHIND = re.compile(
    r"[,:;]$|\b(?i:und|oder|der|die|das|des|zu|für|von|mit|im|in|"
    r"eine[mnr]?|dem|den|als|vom|zum|zur|beim|am|betreffen|lauten)$"
)
_LAST_WORD = 12  # letters of the longest of these words, and a line's end
_ONCE = re.compile(r"\bsollten?\b(?!.*\b(?:künftig|zukünftig|deshalb|daher)\b)")
# Below „Was uns fehlt“ whoever says what is not says what is lacking.
_LACKS = re.compile(
    r"\b(?:nicht|nirgends|nirgendwo|kein\w*|fehl(?:t|en)|geschlossen|kaum|nur\s+noch|zu\s+(?:wenig|selten)\w*)\b"
)
_LACKING = 1.5
_TWINS = ("goal", "measure")
_EVEN = 0.45
_NEAR = 8  # passages below a heading: farther off, a paper tells of other things
_WISHES = frozenset({"s:shall", "s:should", "s:will", "s:aims"})
_BULLET_WIDTH = 6
_SHORTEST, _LONGEST = 20, 600
_SAID = 1.6  # what a heading that names the kind adds to it
_ITEM = 2.0  # and once more where it stands over a list
_DOUBT = 1.5  # a paper tells more than it states
_TOLD = 1.2
_VAGUE = 0.6  # a bare number, without year and without a way it shall go
_FORM = 4  # times: words that return so often are the form's
_LESS = 0.1  # a target in a chapter that only tells


@dataclass(frozen=True, slots=True)
class Found:
    """A sentence at start..end of its passage, with its kind and probability."""

    passage: int
    start: int
    end: int
    kind: StatementKind
    score: float
    reason: str
    targets: tuple[Target, ...] = ()


def _prior(region: Region, passage: Passage, start: int) -> dict[str, float]:
    """What the headings say; of an item of a list the first sentence states, the others explain it."""
    prior = {NONE: _DOUBT}
    is_entry = passage.kind is BlockKind.LIST_ITEM and start <= _BULLET_WIDTH
    if region.kind is not None:
        prior[region.kind.value] = _SAID + (_ITEM if is_entry else 0.0)
    elif region.is_told:
        prior[NONE] += _TOLD
    return prior


def _reason(kind: StatementKind, region: Region, targets: tuple[Target, ...]) -> str:
    if targets and kind is StatementKind.TARGET:
        return f"Der Satz nennt einen Zielwert: „{targets[0].text[:80]}“."
    name = NAMES[kind]
    if region.kind is kind:
        return f"Steht unter der Überschrift „{region.title[:80]}“ und klingt nach: {name}."
    return f"Die Wortwahl des Satzes spricht für: {name}."


def _is_torn(text: str) -> bool:
    """Whether the sentence begins or ends in the middle of another."""
    behind = _TORN_BEHIND.search(text, max(0, len(text) - _LAST_WORD))
    return behind is not None or _TORN_AHEAD.match(text) is not None


def _candidates(passage: Passage, region: Region) -> Iterator[tuple[int, int, str]]:
    ranges = sentences(passage.text)
    is_told_back = is_account([passage.text[start:end] for start, end in ranges])
    for start, end in ranges:
        if bullet := _BULLET.match(passage.text[start:end]):
            start += bullet.end()  # noqa: PLW2901 -- the bullet is no part of the words
        text = passage.text[start:end]
        if not _SHORTEST <= len(text) <= _LONGEST or _is_torn(text):
            continue
        if is_told_back and _ONCE.search(text):
            continue
        if region.kind is not None or _PERHAPS.any_found(text):
            yield start, end, text


def _surest(targets: tuple[Target, ...], *, is_wanted: bool) -> float:
    """How sure it is that a sentence sets a value: a year and a way count; 0 where none is set.

    A value without a year may be a fact, a law or a term: only words that want something make it a target.
    """
    return max(
        (
            0.6 + 0.2 * (target.target_year is not None) + 0.15 * (target.direction is not Direction.REACH)
            for target in targets
            if target.value is not None
            and not target.doubts
            and (is_wanted or target.target_year is not None)
        ),
        default=0.0,
    )


def _sum_of(best: str, scores: Mapping[str, float], features: Collection[str]) -> float:
    """How sure it is that something shall be: goal or measure may stay open where a word says „soll“."""
    if best not in _TWINS or scores[best] < _EVEN or _WISHES.isdisjoint(features):
        return scores[best]
    return sum(scores[kind] for kind in _TWINS)


def _classify(passage: Passage, start: int, end: int, region: Region) -> Found | None:
    text = passage.text[start:end]
    if is_told(text) or (region.kind is None and is_speech(text)):
        return None
    features = features_of(main_words(text))
    prior = _prior(region, passage, start)
    if region.kind is StatementKind.CHALLENGE and _LACKS.search(text):
        prior[StatementKind.CHALLENGE.value] += _LACKING
    scores = shipped_model().scores(features, prior)
    best, _ = likeliest(scores)
    targets = find_targets(text)
    is_wanted = best not in SILENT or not _WISHES.isdisjoint(features)
    is_open = region.kind is not StatementKind.MEASURE and not is_past_or_forecast(text)
    if (sure := _surest(targets, is_wanted=is_wanted)) > _VAGUE and is_open:
        kind, score = StatementKind.TARGET, round(sure - (_LESS if region.is_told else 0.0), 3)
        if score < THRESHOLD:
            return None
    elif best == NONE or _sum_of(best, scores, features) < (THRESHOLD if region.kind is not None else _ALONE):
        return None
    else:
        kind, score = StatementKind(best), round(scores[best], 3)
        is_entry = region.kind is kind and _CODED.match(text) is not None
        is_far = region.heading is not None and passage.position - region.heading > _NEAR
        shown = frozenset(features)
        block = passage.kind if start <= _BULLET_WIDTH else BlockKind.PARAGRAPH
        if not is_entry and is_doubtful(text, kind, score, shown, block):
            return None
        if kind is StatementKind.GOAL and is_far and block is BlockKind.PARAGRAPH and says_no_wish(shown):
            return None
    return Found(passage.position, start, end, kind, score, _reason(kind, region, targets), targets)


def statements_in_prose(
    passages: Sequence[Passage], regions: Sequence[Region], taken: frozenset[int]
) -> list[Found]:
    """All sentences outside `taken` that state something, in reading order; O(length)."""
    read = [
        (passage, start, end, text)
        for passage in passages
        if passage.kind in _READ and passage.position not in taken
        for start, end, text in _candidates(passage, regions[passage.position])
    ]
    forms = Counter(text for *_, text in read)
    found = (
        _classify(passage, start, end, regions[passage.position])
        for passage, start, end, text in read
        if forms[text] < _FORM or is_pledge(text)
    )
    return [statement for statement in found if statement is not None]
