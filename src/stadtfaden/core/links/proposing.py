"""Which link, if any, ties two statements of different papers."""

from collections.abc import Mapping
from typing import NamedTuple

from stadtfaden.core.links.disagreements import opposite_directions
from stadtfaden.core.links.reasons import reason_for
from stadtfaden.core.links.scoring import Comparison, compare
from stadtfaden.core.links.values import LinkProposal, LinkType, Side
from stadtfaden.core.statements.values import StatementKind

MADE_BY = "rule:links/1"
LEAST = 0.5  # below this chance nothing is proposed
_CERTAIN = 0.75  # so sure must the same thing be before two statements are held against each other
_ONE_THING = 0.4  # likeness in wording, and …
_ONE_MEANING = 0.905  # … cosine from which two statements of one kind say one thing
_REPLACED = 0.6  # so sure must the same thing be before a newer paper's statement replaces an older one
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
    source: Side, target: Side, similarity: float, *, rarity: Mapping[str, float] | None = None
) -> LinkProposal | None:
    """The link between two statements of different papers, or None.

    `similarity` is the cosine of their multilingual-e5-small passage vectors (about .75 to .95);
    `rarity` comes from `shelf_rarity`. The proposal may run from `target` to `source` where its type asks
    for that (a measure implements a goal). `score` is a calibrated chance that a reader would agree.
    Under 0.3 ms a pair once both texts have been seen.
    """
    if source.paper == target.paper:
        return None
    found = compare(source, target, similarity, rarity)
    if found.same < LEAST:
        return None
    judged = _judge(source, target, found, similarity)
    if judged is None:
        return None
    score = round(found.same * judged.sureness, 3)
    if score < LEAST:
        return None
    if judged.source is not source:
        found = compare(judged.source, judged.target, similarity, rarity)
    if judged.contrary is not None:
        found = found._replace(difference=_contrary(judged))
    reason = reason_for(judged.type, judged.source, judged.target, found)
    return LinkProposal(judged.source.key, judged.target.key, judged.type, score, reason, MADE_BY)


def _judge(source: Side, target: Side, found: Comparison, similarity: float) -> _Judged | None:
    replaced = _replaced(source, target)
    if replaced is not None:
        return replaced if found.same >= _REPLACED else None
    contradiction = _contradiction(source, target, found)
    if contradiction is not None:
        return contradiction
    if source.kind == target.kind or {source.kind, target.kind} <= _WANTS:
        return _judge_equals(source, target, found, similarity)
    return _judge_levels(source, target) or _judge_levels(target, source)


def _replaced(source: Side, target: Side) -> _Judged | None:
    for newer, older in ((source, target), (target, source)):
        if newer.supersedes_paper == older.paper:
            same_kind = newer.kind == older.kind or {newer.kind, older.kind} <= _WANTS
            return _Judged(LinkType.SUPERSEDES, newer, older) if same_kind else None
    return None


def _contradiction(source: Side, target: Side, found: Comparison) -> _Judged | None:
    newer, older = _newer_first(source, target)
    if found.difference is not None and found.same >= _CERTAIN:
        return _Judged(LinkType.CONFLICTS, newer, older, 0.9)
    things = frozenset(one.term for one in found.shared if one.weight >= _TELLING)
    contrary = opposite_directions(found.here.words, found.there.words, things)
    if contrary is None:
        return None
    ordered = contrary if newer is source else (contrary[1], contrary[0])
    return _Judged(LinkType.CONFLICTS, newer, older, 0.9, ordered)


def _contrary(judged: _Judged) -> str:
    here, there = judged.contrary or ("", "")
    return f"„{judged.source.paper_title}“ will „{here}“, „{judged.target.paper_title}“ dagegen „{there}“"


def _judge_equals(source: Side, target: Side, found: Comparison, similarity: float) -> _Judged | None:
    newer, older = _newer_first(source, target)
    same_rank = _is_guiding(source) == _is_guiding(target)
    if same_rank and found.same >= _CERTAIN and (found.likeness >= _ONE_THING or similarity >= _ONE_MEANING):
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
