"""Why a link is proposed, in one German sentence."""

from stadtfaden.core.links.disagreements import target_in_words
from stadtfaden.core.links.grounds import Ground, ground_of
from stadtfaden.core.links.scoring import Comparison
from stadtfaden.core.links.stances import Way, stance_on
from stadtfaden.core.links.values import LinkType, Side

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
    closing = _CLOSING[type_].format(source=_paper(source), target=_paper(target))
    numbers = _numbers(source, target, found)
    wanted = "" if numbers else _wanted(source, target, ground)
    return f"{opening}{wanted}; {closing}{numbers}."


def _opening(ground: Ground | None, found: Comparison) -> str:
    if ground is None:
        return (
            "Das eine Papier nennt die Aussage des anderen mit ihrer Nummer"
            if found.is_named
            else "Beide nennen dieselbe Größe"
        )
    if ground.is_copy:
        return f"Beide sagen Wort für Wort dasselbe zu {ground.words}"
    return f"Beide tragen den Titel {ground.words}" if ground.is_title else f"Beide nennen {ground.words}"


def _wanted(source: Side, target: Side, ground: Ground | None) -> str:
    """What shall become of the thing, where both say it and the words named do not tell it yet."""
    if ground is None or ground.is_copy or ground.is_title:
        return ""
    stances = [stance_on(f"{side.title}. {side.text}", ground.term) for side in (source, target)]
    words = [one.word for one in stances if one is not None and one.way is not Way.WANT]
    if len(words) != len(stances) or any(word in ground.words for word in words):
        return ""
    one, other = words
    return f", dazu beide „{one}“" if one == other else f", dazu hier „{one}“, dort „{other}“"


def _paper(side: Side) -> str:
    return f"„{side.paper_title}“"


def _difference(source: Side, target: Side, found: Comparison) -> str:
    if found.targets is not None and found.difference:
        one, other = found.targets
        return f"{_paper(source)} nennt {target_in_words(one)}, {_paper(target)} {target_in_words(other)}"
    return found.difference or "die Richtungen widersprechen sich"


def _numbers(source: Side, target: Side, found: Comparison) -> str:
    """What each paper counts, where the numbers differ or only one gives any."""
    if found.targets is not None:
        one, other = found.targets
        if (one.value, one.target_year) == (other.value, other.target_year):
            return "" if one.value is None else f"; beide nennen {target_in_words(one)}"
        here, there = target_in_words(one), target_in_words(other)
        return f"; {_paper(source)} nennt {here}, {_paper(target)} {there}"
    with_number = [side for side in (source, target) if any(one.value is not None for one in side.targets)]
    if len(with_number) != 1:
        return ""
    counted = next(one for one in with_number[0].targets if one.value is not None)
    return f"; nur {_paper(with_number[0])} nennt {target_in_words(counted)}"
