"""Which link, if any, ties two statements of different papers."""

from collections.abc import Mapping
from typing import NamedTuple

from stadtfaden.core.links.aims import is_aim, is_form, is_of_others
from stadtfaden.core.links.contents import Content
from stadtfaden.core.links.contradicting import contradiction_of, pull_apart
from stadtfaden.core.links.features import NAMES
from stadtfaden.core.links.grounds import share_only_a_place
from stadtfaden.core.links.reasons import reason_for
from stadtfaden.core.links.reporting import reports_on
from stadtfaden.core.links.scoring import USUAL, Comparison, Evidence, compare
from stadtfaden.core.links.states import other_year
from stadtfaden.core.links.values import LinkProposal, LinkType, Side, Tie
from stadtfaden.core.statements.values import StatementKind
from stadtfaden.core.words import fold, tokens

MADE_BY = "model:links/13"
LEAST = 0.4  # below this chance nothing is proposed
LEAST_REPLACED = 0.5  # what is replaced is shown apart and counted nowhere
# Of what serves another: in the school such pairs stand side by side, on a shelf they are rarer.
LEAST_LINKED = 0.55
# Of two papers, each statement the nearest to the other: set by hand, the school has no papers.
LEAST_NEAREST = 0.3
_SAID = 0.95  # chance of a link that the paper itself names; its words may still be misread
_FAINT = 0.1  # chance of any link below which a pair is not looked at
_WORD = 0.3  # weight of a shared word below which nothing is tied
_KINDS_OF_PAPER = frozenset({"konzept", "plan", "strategie", "programm", "leitbild", "konzeption", "bericht"})
_ONE_WISH = 0.7  # chance from which two goals with headings of their own are one; a goal orders nothing
_ONE_HEADING = 0.5  # share of each heading that the other statement says as well

_DOES = frozenset({StatementKind.MEASURE})
_WANTS = frozenset({StatementKind.GOAL, StatementKind.TARGET})
_STANDS_FOR = frozenset({StatementKind.VISION, StatementKind.PRINCIPLE})
_SAID_AGAIN = frozenset({LinkType.DUPLICATES, LinkType.SUPERSEDES})
_ANSWERING = frozenset({LinkType.DUPLICATES, LinkType.REPORTS, LinkType.COVERS, LinkType.IMPLEMENTS})
_OF_ONE_THING = frozenset({*_SAID_AGAIN, LinkType.REPORTS, LinkType.CONFLICTS})


class _Judged(NamedTuple):
    """A type, from which side to which, and the chance that it is so."""

    type: LinkType
    source: Side
    target: Side
    chance: float
    contrary: tuple[str, str] | None = None


def propose_link(
    source: Side,
    target: Side,
    similarity: float,
    *,
    rarity: Mapping[str, float] | None = None,
    usual: float = USUAL,
    tie: Tie | None = None,
) -> LinkProposal | None:
    """The link between two statements of different papers, or None.

    `similarity` is the cosine of their multilingual-e5-small passage vectors (about .75 to .95), `usual` the
    mean cosine of both to their nearest statements of other papers; `rarity` comes from `shelf_rarity`.
    The proposal may run from `target` to `source` where its type asks for that (a measure implements a goal).
    `score` is the chance the model gives; `python -m stadtfaden.pipeline.link_school` tells how far it holds.
    Under 0.3 ms a pair once both texts have been seen.
    """
    if source.paper == target.paper or any(is_form(side) or not is_aim(side) for side in (source, target)):
        return None
    if tie is Tie.REFERRED and (served := _served(source, target)) is not None:
        return served
    seen = Evidence(similarity, usual, tie is not None and tie is not Tie.NEAREST)
    found = compare(source, target, seen, rarity)
    newer, older = _newer_first(source, target)
    is_seen = 1.0 - found.chances.none >= _FAINT and (_is_successor(source, target) or _is_telling(found))
    if not is_seen and other_year(newer, older) is None:
        return None
    if newer is not source:
        found = compare(newer, older, seen, rarity)
    judged = _told_back(_judge(newer, older, found))
    if judged is None or judged.chance < _least(judged, tie):
        return None
    if judged.source is not newer:
        found = compare(judged.source, judged.target, seen, rarity)
    if judged.contrary is not None:
        found = found._replace(difference=_contrary(judged), targets=None)
    reason = reason_for(judged.type, judged.source, judged.target, found)
    score = round(judged.chance, 3)
    return LinkProposal(judged.source.key, judged.target.key, judged.type, score, reason, MADE_BY)


def _served(source: Side, target: Side) -> LinkProposal | None:
    """What a paper says itself needs no likeness."""
    for lower, upper in ((source, target), (target, source)):
        type_ = _type_between(lower.kind, upper.kind)
        if type_ is LinkType.IMPLEMENTS:
            reason = (
                f"„{lower.paper_title}“ sagt selbst, dass dies dem Ziel {upper.code} von "
                f"„{upper.paper_title}“ dient."
            )
            return LinkProposal(lower.key, upper.key, type_, _SAID, reason, MADE_BY)
    return None


def _least(judged: _Judged, tie: Tie | None) -> float:
    # Two entries of lists that answer each other; a sentence of a text always has some nearest one.
    are_entries = bool(judged.source.title and judged.target.title)
    if tie is Tie.NEAREST and are_entries and judged.type in _ANSWERING:
        return LEAST_NEAREST
    if judged.type is LinkType.SUPERSEDES:
        return LEAST_REPLACED
    return LEAST if judged.source.kind == judged.target.kind or judged.type in _OF_ONE_THING else LEAST_LINKED


def _is_telling(found: Comparison) -> bool:
    """Likeness alone ties nothing: a telling word, a quantity or a code must be shared."""
    return found.is_named or found.targets is not None or any(one.weight >= _WORD for one in found.shared)


def _judge(newer: Side, older: Side, found: Comparison) -> _Judged | None:
    if _is_successor(newer, older):
        return _judge_editions(newer, older, found)
    if newer.is_replaced or older.is_replaced or newer.whose is not older.whose:
        return None
    contradiction = contradiction_of(newer, older, found)
    if contradiction is not None and not _renews(newer, older, found, is_state=contradiction.is_state):
        return _Judged(LinkType.CONFLICTS, newer, older, contradiction.chance, contradiction.contrary)
    judged = _judge_together(newer, older, found)
    if judged is not None and judged.type is LinkType.DUPLICATES and not _want_one_thing(newer, older, found):
        return None
    return judged


def _want_one_thing(newer: Side, older: Side, found: Comparison) -> bool:
    """Who wants more does not want what the other wants less; a place alone is no wish."""
    return not pull_apart(newer, older, found) and not share_only_a_place(newer, older, found.shared)


def _judge_together(newer: Side, older: Side, found: Comparison) -> _Judged | None:
    if _is_copied(newer, older):
        return _Judged(LinkType.DUPLICATES, newer, older, 1.0 - found.chances.none)
    if newer.kind == older.kind or {newer.kind, older.kind} <= _WANTS:
        return _judge_equals(newer, older, found)
    return _judge_levels(newer, older, found) or _judge_levels(older, newer, found)


def _told_back(judged: _Judged | None) -> _Judged | None:
    """A progress report that says what its plan said orders nothing twice, replaces nothing: it reports."""
    if judged is None or judged.type not in _SAID_AGAIN or _is_successor(judged.source, judged.target):
        return judged
    for report, plan in ((judged.source, judged.target), (judged.target, judged.source)):
        if reports_on(report, plan):
            return _Judged(LinkType.REPORTS, report, plan, judged.chance)
    return judged


def _is_copied(newer: Side, older: Side) -> bool:
    """The same words, whatever each paper calls them."""
    return fold(f"{newer.title}{newer.text}") == fold(f"{older.title}{older.text}")


def _is_successor(source: Side, target: Side) -> bool:
    return source.supersedes_paper == target.paper or target.supersedes_paper == source.paper


def _judge_editions(one: Side, other: Side, found: Comparison) -> _Judged | None:
    newer, older = (one, other) if one.supersedes_paper == other.paper else (other, one)
    same_kind = newer.kind == older.kind or {newer.kind, older.kind} <= _WANTS
    if not same_kind or _repeats(newer, older) or _looks_back(newer):
        return None
    # A new paper goes new ways to its goals: its measures replace only what they say again.
    chance = found.chances.same if newer.kind in _DOES else 1.0 - found.chances.none
    return _Judged(LinkType.SUPERSEDES, newer, older, chance)


def _repeats(newer: Side, older: Side) -> bool:
    """The newer paper tells what became of the old statement: same code, same numbers."""
    if newer.code is None or newer.code != older.code:
        return False
    here = {(one.value, one.target_year) for one in newer.targets}
    return not here or any((one.value, one.target_year) in here for one in older.targets)


def _looks_back(newer: Side) -> bool:
    """All its years had passed when it was written: it tells what the old paper wanted."""
    years = [one.target_year for one in newer.targets if one.target_year is not None]
    return newer.dated_on is not None and bool(years) and max(years) < newer.dated_on.year


def _contrary(judged: _Judged) -> str:
    here, there = judged.contrary or ("", "")
    return f"„{judged.source.paper_title}“ will „{here}“, „{judged.target.paper_title}“ dagegen „{there}“"


def _judge_equals(newer: Side, older: Side, found: Comparison) -> _Judged | None:
    """Of one kind: said twice, or one the closer, the helping or the wider of the two."""
    _, same, linked = found.chances
    if _is_guiding(newer) != _is_guiding(older) and newer.kind in _WANTS:
        finer, coarser = (older, newer) if _is_guiding(newer) else (newer, older)
        return _Judged(LinkType.REFINES, finer, coarser, same + linked)
    if newer.kind in _WANTS and _count_other_things(newer, older, found):
        part, whole = (newer, older) if _is_named_more(found) else (older, newer)
        return _Judged(LinkType.SUPPORTS, part, whole, same + linked)
    if newer.kind in _WANTS and not _has_one_heading(found):
        return _judge_wishes(newer, older, found)
    for part, whole, is_part in (
        (newer, older, _is_part(found.here, found.there)),
        (older, newer, _is_part(found.there, found.here)),
    ):
        if is_part and part.title and whole.title:
            return _Judged(LinkType.COVERS, whole, part, same + linked)
    if same >= linked:
        type_ = LinkType.SUPERSEDES if _renews(newer, older, found) else LinkType.DUPLICATES
        return _Judged(type_, newer, older, same + linked)
    return _Judged(LinkType.SUPPORTS, newer, older, same + linked)


def _is_part(part: Content, whole: Content) -> bool:
    """The whole names all of the part's title among other things; the part says nothing of the whole's."""
    return part.title < whole.terms.keys() and part.terms.keys().isdisjoint(whole.title)


def _count_other_things(newer: Side, older: Side, found: Comparison) -> bool:
    """Goals of „300 Meter“ and „17.000 Bäume“ under headings of their own are not one thing."""
    is_other = found.numbers[NAMES.index("other_unit")] > 0 and not _has_one_heading(found)
    units = [{one.unit for one in side.targets if one.unit is not None} for side in (newer, older)]
    return is_other and all(units) and units[0].isdisjoint(units[1])


def _is_named_more(found: Comparison) -> bool:
    """Whether the older statement names the newer one rather than the other way round."""
    here, there = found.here, found.there
    named = len(here.title & there.terms.keys()) / (len(here.title) or 1)
    return named >= len(there.title & here.terms.keys()) / (len(there.title) or 1)


def _judge_wishes(newer: Side, older: Side, found: Comparison) -> _Judged | None:
    """Two goals with headings of their own: the other number refines, a part serves or is covered."""
    chance = found.chances.same + found.chances.linked
    if found.targets is not None and found.targets[0].value != found.targets[1].value:
        return _Judged(LinkType.REFINES, newer, older, chance)
    for part, whole, mentioned in (
        (newer, older, found.here.title <= found.there.terms.keys()),
        (older, newer, found.there.title <= found.here.terms.keys()),
    ):
        if mentioned and part.title and whole.title:
            return _Judged(LinkType.SUPPORTS, part, whole, chance)
    if found.chances.same >= _ONE_WISH:
        return _Judged(LinkType.DUPLICATES, newer, older, chance)
    if bool(newer.targets) != bool(older.targets):
        finer, coarser = (newer, older) if newer.targets else (older, newer)
        return _Judged(LinkType.REFINES, finer, coarser, chance)
    part, whole = (newer, older) if _is_named_more(found) else (older, newer)
    return _Judged(LinkType.SUPPORTS, part, whole, chance)


def _renews(newer: Side, older: Side, found: Comparison, *, is_state: bool = False) -> bool:
    """A later paper on the same subject gives another number: that of the older one is out of date."""
    has_number = found.targets is not None and found.targets[0].value != found.targets[1].value
    if not has_number and not is_state:
        return False
    is_later = newer.dated_on is not None and older.dated_on is not None and newer.dated_on > older.dated_on
    return is_later and bool(subject_of(newer) & subject_of(older))


def subject_of(side: Side) -> frozenset[str]:
    """What kind of paper on what, by its title: „klimaschutzkonzept“, „nahverkehrsplan“."""
    return frozenset(
        word.base for word in tokens(side.paper_title) if word.parts and word.parts[-1] in _KINDS_OF_PAPER
    )


def _has_one_heading(found: Comparison) -> bool:
    return found.numbers[NAMES.index("heads_less")] >= _ONE_HEADING


def _judge_levels(lower: Side, upper: Side, found: Comparison) -> _Judged | None:
    type_ = _type_between(lower.kind, upper.kind)
    if type_ is None or is_of_others(lower) != is_of_others(upper):
        return None
    return _Judged(type_, lower, upper, 1.0 - found.chances.none)


def _type_between(lower: StatementKind, upper: StatementKind) -> LinkType | None:
    if lower is StatementKind.INDICATOR and upper in _WANTS:
        return LinkType.MEASURES
    if lower in _DOES and upper in _WANTS:
        return LinkType.IMPLEMENTS
    if lower in _DOES | _WANTS and upper in _STANDS_FOR:
        return LinkType.SUPPORTS
    if lower is StatementKind.PRINCIPLE and upper is StatementKind.VISION:
        return LinkType.SUPPORTS
    return None


def _is_guiding(side: Side) -> bool:
    return "leitbild" in side.paper_title.lower()


def _newer_first(source: Side, target: Side) -> tuple[Side, Side]:
    if source.dated_on and target.dated_on and target.dated_on > source.dated_on:
        return target, source
    return source, target
