"""Why a link is proposed, in one German sentence."""

import re

from stadtfaden.core.links.disagreements import is_bare, same_unit, target_in_words
from stadtfaden.core.links.grounds import Ground, Likeness, ground_of
from stadtfaden.core.links.scoring import Comparison
from stadtfaden.core.links.stances import Way, stance_on
from stadtfaden.core.links.values import LinkType, Side
from stadtfaden.core.links.wording import is_subject, plain_text
from stadtfaden.core.targets.values import Target
from stadtfaden.core.words import tokens

_LONGEST = 100  # characters of a number with its thing that are still read in passing
_SAME_WORDS = frozenset({Likeness.COPY, Likeness.NEARLY})
_ONE_TEXT = _SAME_WORDS | {Likeness.TITLE}
_OPENING = {
    Likeness.TITLE: "Beide tragen den Titel {here}",
    Likeness.COPY: "Beide sagen Wort für Wort dasselbe",
    Likeness.NEARLY: "Beide haben fast denselben Wortlaut",
    Likeness.SHARED: "In beiden geht es um {here}",
    Likeness.BELOW: "Liest man weiter, geht es in beiden um {here}",
}
_OPENING_APART = {
    Likeness.SHARED: "Das eine Papier nennt {here}, das andere {there}",
    Likeness.BELOW: "Liest man weiter, nennt das eine Papier {here}, das andere {there}",
}
_OPENING_ELSE = {
    "number": "Das eine Papier nennt die Aussage des anderen mit ihrer Nummer",
    "quantity": "Beide nennen eine Zahl zu derselben Sache",
    "sense": "Dem Sinn nach liegen beide nah beieinander",
}
_CLOSING = {
    LinkType.SUPPORTS: "{source} trägt damit zu {target} bei",
    LinkType.REFINES: "{source} sagt es genauer als {target}",
    LinkType.IMPLEMENTS: "{source} setzt um, was {target} will",
    LinkType.MEASURES: "{source} misst, was {target} will",
    LinkType.DUPLICATES: "{source} und {target} wollen dasselbe",
    LinkType.SUPERSEDES: "{source} tritt an die Stelle von {target}",
    LinkType.COVERS: "{source} schließt ein, was {target} vorsieht",
    LinkType.REPORTS: "{source} berichtet, was aus dem wird, was {target} vorsieht",
}


def reason_for(type_: LinkType, source: Side, target: Side, found: Comparison) -> str:
    """Names what both share, what each wants of it and what differs; papers by their titles."""
    ground = ground_of(source, target, found.shared)
    opening = _opening(ground, found)
    if type_ is LinkType.CONFLICTS:
        return f"{opening}, aber {_difference(source, target, found)}."
    numbers = _numbers(source, target, found)
    if type_ is LinkType.DUPLICATES and not numbers:
        numbers = _differing(source, target, found)
    if type_ is LinkType.DUPLICATES and ground is not None and ground.likeness in _SAME_WORDS:
        return f"{opening}{numbers}."
    closing = _CLOSING[type_].format(source=_paper(source), target=_paper(target))
    wanted = "" if numbers else _wanted(source, target, ground)
    return f"{opening}{wanted}; {closing}{numbers}."


def _opening(ground: Ground | None, found: Comparison) -> str:
    if ground is not None:
        forms = _OPENING if ground.here == ground.there else _OPENING_APART
        return forms[ground.likeness].format(here=ground.here, there=ground.there)
    if found.is_named:
        return _OPENING_ELSE["number"]
    if found.targets is not None and _are_of_one_thing(*found.targets):
        return _OPENING_ELSE["quantity"]
    return _OPENING_ELSE["sense"]


def _wanted(source: Side, target: Side, ground: Ground | None) -> str:
    """What shall become of the thing, where both say it and the words named do not tell it yet."""
    if ground is None or ground.likeness in _ONE_TEXT:
        return ""
    stances = [stance_on(f"{side.title}. {side.text}", ground.term) for side in (source, target)]
    words = [one.word for one in stances if one is not None and one.way is not Way.WANT]
    if len(words) != len(stances) or any(
        word in said for word in words for said in (ground.here, ground.there)
    ):
        return ""
    one, other = words
    return f", in beiden mit „{one}“" if one == other else f", einmal mit „{one}“, einmal mit „{other}“"


def _paper(side: Side) -> str:
    return f"„{side.paper_title}“"


def _difference(source: Side, target: Side, found: Comparison) -> str:
    if found.targets is not None and found.difference:
        one, other = found.targets
        return f"{_paper(source)} nennt {target_in_words(one)}, {_paper(target)} {target_in_words(other)}"
    return found.difference or "die Richtungen widersprechen sich"


def _numbers(source: Side, target: Side, found: Comparison) -> str:
    """What each paper counts, in its own words, where both count the same or only one counts."""
    if found.targets is not None:
        one, other = found.targets
        here, there = _counted(source, one), _counted(target, other)
        if not here or not there or not _are_of_one_thing(one, other):
            return ""
        if here == there:
            return f"; beide nennen „{here}“"
        return f"; {_paper(source)} nennt „{here}“, {_paper(target)} „{there}“"
    with_number = [side for side in (source, target) if any(one.value is not None for one in side.targets)]
    if len(with_number) != 1:
        return ""
    (side,) = with_number
    said = next((words for one in side.targets if (words := _counted(side, one))), "")
    return f"; nur {_paper(side)} nennt „{said}“" if said else ""


def _differing(source: Side, target: Side, found: Comparison) -> str:
    """What two that want the same count differently, be it told below their titles."""
    if found.targets is None:
        return ""
    one, other = map(target_in_words, found.targets)
    is_valued = None not in {found.targets[0].value, found.targets[1].value}
    return f"; {_paper(source)} nennt {one}, {_paper(target)} {other}" if is_valued and one != other else ""


def _counted(side: Side, target: Target) -> str:
    """A number with the thing it counts as the quoted text writes both; empty where it does not."""
    text, words = plain_text(side.text), plain_text(target.text)
    at = text.find(words)
    if target.value is None or at < 0 or re.search(r"\d", words) is None:
        return ""
    if is_bare(target.unit):
        scope = plain_text(target.scope or "")
        thing = text.rfind(scope, 0, at + len(words)) if scope else -1
        if thing < 0 or not any(is_subject(word) for word in tokens(scope)):
            return ""
        words = text[min(thing, at) : at + len(words)]
    elif (target.unit or "").removesuffix("/Jahr") not in words:
        return ""
    return words if len(words) <= _LONGEST else ""


def _are_of_one_thing(one: Target, other: Target) -> bool:
    if not is_bare(one.unit) and not is_bare(other.unit):
        return same_unit(one, other)
    here, there = (
        {word.base for word in tokens(each.scope or "") if is_subject(word)} for each in (one, other)
    )
    return not here.isdisjoint(there)
