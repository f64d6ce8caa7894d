"""Which link, if any, ties two statements of different papers."""

from collections.abc import Mapping
from typing import NamedTuple

from stadtfaden.core.links.disagreements import opposite_directions
from stadtfaden.core.links.reasons import reason_for
from stadtfaden.core.links.scoring import USUAL, Comparison, Evidence, compare
from stadtfaden.core.links.values import LinkProposal, LinkType, Side
from stadtfaden.core.statements.values import StatementKind
from stadtfaden.core.words import index_terms

MADE_BY = "rule:links/2"
LEAST = 0.5  # below this chance nothing is proposed
_CERTAIN = 0.5  # so sure must the same thing be before two statements are held against each other
_ONE_THING = 0.5  # likeness in wording from which two goals say one thing
_NEW_WAY = 0.7  # a new paper goes new ways to its goals: its measures replace the old ones less surely
_PROSE = 0.65  # as sure as a title is a sentence of running text, longer than …
_LINE = 90  # characters
_WORD = 0.3  # weight of a shared word below which nothing is tied
_COMPOUND = 8  # letters
_TELLING = 0.45  # weight of a shared term that can stand for the thing itself

_DOES = frozenset({StatementKind.MEASURE})
_WANTS = frozenset({StatementKind.GOAL, StatementKind.TARGET})
_STANDS_FOR = frozenset({StatementKind.VISION, StatementKind.PRINCIPLE})


class _Judged(NamedTuple):
    """A type, from which side to which, and by what factor it is less sure than „the same thing“."""

    type: LinkType
    source: Side
    target: Side
    sureness: float = 1.0
    contrary: tuple[str, str] | None = None


def propose_link(
    source: Side,
    target: Side,
    similarity: float,
    *,
    rarity: Mapping[str, float] | None = None,
    usual: float = USUAL,
    is_named: bool = False,
) -> LinkProposal | None:
    """The link between two statements of different papers, or None.

    `similarity` is the cosine of their multilingual-e5-small passage vectors (about .75 to .95), `usual` the
    mean cosine of both to their nearest statements of other papers; `rarity` comes from `shelf_rarity`;
    `is_named`: one paper names the other's statement by its code. The proposal may run from `target` to
    `source` where its type asks for that (a measure implements a goal). `score` orders proposals: its
    weights are set by hand and not calibrated, .8 is no promise of four in five. Under 0.3 ms a pair once
    both texts have been seen.
    """
    if source.paper == target.paper:
        return None
    seen = Evidence(similarity, usual, is_named)
    found = compare(source, target, seen, rarity)
    if found.same < LEAST or not (_is_successor(source, target) or _is_telling(found)):
        return None
    judged = _judge(source, target, found)
    if judged is None:
        return None
    score = round(found.same * judged.sureness * _form(source, target, judged, is_named=is_named), 3)
    if score < LEAST:
        return None
    if judged.source is not source:
        found = compare(judged.source, judged.target, seen, rarity)
    if judged.contrary is not None:
        found = found._replace(difference=_contrary(judged))
    reason = reason_for(judged.type, judged.source, judged.target, found)
    return LinkProposal(judged.source.key, judged.target.key, judged.type, score, reason, MADE_BY)


def _form(source: Side, target: Side, judged: _Judged, *, is_named: bool) -> float:
    """A sentence of running text is less surely a measure or goal than what bears a title."""
    is_sure = is_named or judged.type in {LinkType.CONFLICTS, LinkType.SUPERSEDES}
    return _PROSE if not is_sure and (_is_prose(source) or _is_prose(target)) else 1.0


def _is_prose(side: Side) -> bool:
    return not (side.title or side.code) and len(side.text) > _LINE


def _is_telling(found: Comparison) -> bool:
    """Likeness alone ties nothing: a telling word, a quantity or a code must be shared."""
    return found.is_named or found.targets is not None or any(one.weight >= _WORD for one in found.shared)


def _judge(source: Side, target: Side, found: Comparison) -> _Judged | None:
    replaced = _replaced(source, target)
    if replaced is not None:
        return replaced
    if source.is_replaced or target.is_replaced or _is_successor(source, target):
        return None
    contradiction = _contradiction(source, target, found)
    if contradiction is not None:
        return contradiction
    if source.kind == target.kind or {source.kind, target.kind} <= _WANTS:
        return _judge_equals(source, target, found)
    if StatementKind.INDICATOR in {source.kind, target.kind} and not _share_a_thing(found):
        return None
    return _judge_levels(source, target) or _judge_levels(target, source)


def _is_successor(source: Side, target: Side) -> bool:
    return source.supersedes_paper == target.paper or target.supersedes_paper == source.paper


def _share_a_thing(found: Comparison) -> bool:
    """A compound noun that both write: „Leerstandsquote“, not „Strom“."""
    return any(one.weight >= _TELLING and len(one.term) >= _COMPOUND for one in found.shared)


def _replaced(source: Side, target: Side) -> _Judged | None:
    for newer, older in ((source, target), (target, source)):
        if newer.supersedes_paper == older.paper:
            same_kind = newer.kind == older.kind or {newer.kind, older.kind} <= _WANTS
            if not same_kind or _repeats(newer, older):
                return None
            return _Judged(LinkType.SUPERSEDES, newer, older, _NEW_WAY if newer.kind in _DOES else 1.0)
    return None


def _repeats(newer: Side, older: Side) -> bool:
    """The newer paper tells what became of the old statement: same code, same numbers."""
    if newer.code is None or newer.code != older.code:
        return False
    here = {(one.value, one.target_year) for one in newer.targets}
    return not here or any((one.value, one.target_year) in here for one in older.targets)


def _contradiction(source: Side, target: Side, found: Comparison) -> _Judged | None:
    newer, older = _newer_first(source, target)
    if found.difference is not None and found.same >= _CERTAIN and _can_contradict(newer, older, found):
        return _Judged(LinkType.CONFLICTS, newer, older, 0.9)
    things = frozenset(one.term for one in found.shared if one.weight >= _TELLING)
    contrary = opposite_directions(found.here.words, found.there.words, things)
    if contrary is None:
        return None
    ordered = contrary if newer is source else (contrary[1], contrary[0])
    return _Judged(LinkType.CONFLICTS, newer, older, 0.9, ordered)


def _can_contradict(newer: Side, older: Side, found: Comparison) -> bool:
    """Goals contradict goals, measures measures, and no year had passed when the newer paper was written."""
    if newer.kind in _DOES and older.kind in _DOES:
        return _is_headed_by_its_number(found) and not _is_past(newer, found)
    return {newer.kind, older.kind} <= _WANTS and not _is_past(newer, found)


def _is_headed_by_its_number(found: Comparison) -> bool:
    """„200 Ladepunkte“ below „Ladepunkte errichten“; two measures in „900 Wohnungen“ may be any two."""
    units = set(index_terms(" ".join(one.unit or "" for one in found.targets or ())))
    return bool(units & found.here.title & found.there.title)


def _is_past(newer: Side, found: Comparison) -> bool:
    years = [one.target_year for one in found.targets or () if one.target_year is not None]
    return newer.dated_on is not None and any(year < newer.dated_on.year for year in years)


def _contrary(judged: _Judged) -> str:
    here, there = judged.contrary or ("", "")
    return f"„{judged.source.paper_title}“ will „{here}“, „{judged.target.paper_title}“ dagegen „{there}“"


def _judge_equals(source: Side, target: Side, found: Comparison) -> _Judged | None:
    newer, older = _newer_first(source, target)
    same_rank = _is_guiding(source) == _is_guiding(target)
    if (
        source.kind in _WANTS
        and found.targets is not None
        and found.targets[0].value != found.targets[1].value
    ):
        return _Judged(LinkType.REFINES, newer, older, 0.95)
    if source.kind in _DOES or (same_rank and found.likeness >= _ONE_THING):
        return _Judged(LinkType.DUPLICATES, newer, older)
    if source.kind not in _WANTS:
        return None
    if not same_rank:
        finer, coarser = (target, source) if _is_guiding(source) else (source, target)
        return _Judged(LinkType.REFINES, finer, coarser, 0.95)
    return _Judged(LinkType.SUPPORTS, newer, older, 0.95)


def _judge_levels(lower: Side, upper: Side) -> _Judged | None:
    if lower.kind is StatementKind.INDICATOR and upper.kind in _WANTS | _DOES:
        return _Judged(LinkType.MEASURES, lower, upper)
    if lower.kind in _DOES and upper.kind in _WANTS:
        return _Judged(LinkType.IMPLEMENTS, lower, upper)
    if lower.kind in _DOES | _WANTS and upper.kind in _STANDS_FOR:
        return _Judged(LinkType.SUPPORTS, lower, upper)
    if lower.kind in _DOES | _WANTS and upper.kind is StatementKind.CHALLENGE:
        return _Judged(LinkType.COVERS, lower, upper)
    if lower.kind is StatementKind.PRINCIPLE and upper.kind is StatementKind.VISION:
        return _Judged(LinkType.SUPPORTS, lower, upper)
    return None


def _is_guiding(side: Side) -> bool:
    return "leitbild" in side.paper_title.lower()


def _newer_first(source: Side, target: Side) -> tuple[Side, Side]:
    if source.dated_on and target.dated_on and target.dated_on > source.dated_on:
        return target, source
    return source, target
