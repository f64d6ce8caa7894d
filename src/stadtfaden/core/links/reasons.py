"""Why a link is proposed, in one German sentence."""

from stadtfaden.core.links.disagreements import target_in_words
from stadtfaden.core.links.scoring import Comparison
from stadtfaden.core.links.values import LinkType, Side

_NAMED = 3  # words that a reason names at most
_ENDING = 2  # letters
_CLEAR = 0.3  # a shared term lighter than this is not worth naming

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
    """Names what both share and what differs; papers by their titles."""
    opening = _opening(found)
    if type_ is LinkType.CONFLICTS:
        return f"{opening}, aber {_difference(source, target, found)}."
    closing = _CLOSING[type_].format(source=_paper(source), target=_paper(target))
    return f"{opening}; {closing}{_numbers(source, target, found)}."


def _opening(found: Comparison) -> str:
    clear = [one for one in found.shared if one.weight >= _CLEAR]
    nouns = [one for one in clear if one.here[:1].isupper() and one.there[:1].isupper()]
    named = (nouns or clear or list(found.shared))[:_NAMED]
    if not named:
        return (
            "Das eine Papier nennt die Aussage des anderen mit ihrer Nummer"
            if found.is_named
            else "Beide nennen dieselbe Größe"
        )
    words = [
        f"„{one.here}“" if _is_one_word(one.here, one.there) else f"„{one.here}“ (dort „{one.there}“)"
        for one in named
    ]
    return "Beide nennen " + (words[0] if len(words) == 1 else f"{', '.join(words[:-1])} und {words[-1]}")


def _is_one_word(one: str, other: str) -> bool:
    """Alike but for an ending: „Rechenzentrum“, „Rechenzentrums“."""
    short, long = sorted((one.lower(), other.lower()), key=len)
    return long.startswith(short) and len(long) - len(short) <= _ENDING


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
            return ""
        here, there = target_in_words(one), target_in_words(other)
        return f"; {_paper(source)} nennt {here}, {_paper(target)} {there}"
    with_number = [side for side in (source, target) if any(one.value is not None for one in side.targets)]
    if len(with_number) != 1:
        return ""
    counted = next(one for one in with_number[0].targets if one.value is not None)
    return f"; nur {_paper(with_number[0])} nennt {target_in_words(counted)}"
