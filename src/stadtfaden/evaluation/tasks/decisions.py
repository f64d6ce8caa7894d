"""What decisions teach about proposals of papers that nobody has looked at yet.

The ground truth of the demo city plays the person, with the actions of the desk; all of it is taken back.
"""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from django.db import transaction

from stadtfaden.actors.models import Membership, Role, User
from stadtfaden.core.chances import Judged, learned
from stadtfaden.corpus.models import Review, Statement
from stadtfaden.evaluation.demo_city import DEMO_CITY, Planted, planted_city
from stadtfaden.evaluation.embedding import embedder
from stadtfaden.evaluation.judged import NOTHING, judged_links, read_judgements
from stadtfaden.evaluation.measures import area_under, by_group, chosen, count_sets, mean, reliability
from stadtfaden.evaluation.tasks.links import JUDGED
from stadtfaden.evaluation.values import Figure, Material, MaterialMissingError, Task, each
from stadtfaden.pipeline.area_lessons import learn_areas
from stadtfaden.search import VectorMemory
from stadtfaden.threads.actions import (
    LinkVerdict,
    StatementVerdict,
    decide_link,
    decide_statement,
    renew_candidates,
)
from stadtfaden.threads.models import Area, Candidate, Link, StatementArea

_DECISIONS = (50, 200)
_HALVES = 2
_FIRST = 100
_SCORE = "Wert der Maschine allein"
_NOTE = (
    "Entwicklungswert: die Beispielstadt ist selbst geschrieben. Jede Hälfte der Papiere wird einmal "
    "gelehrt und einmal gefragt; der Mensch ist die Grundwahrheit und entscheidet in zufälliger Folge."
)


class Held(NamedTuple):
    """A proposal of a paper from which nothing was taught."""

    what: str
    score: float
    chance: float
    is_right: bool


class Heard(NamedTuple):
    """The areas of a statement of such a paper."""

    wanted: frozenset[str]
    given: frozenset[str]


def decisions(material: Material) -> Iterator[Figure]:
    """Three minutes: the demo city is built, and judged four times."""
    yield from each(material, taught_city, taught_links)


TASK = Task("decisions", "Was Entscheidungen lehren", decisions, usual=False, shares=DEMO_CITY, seconds=60)


def taught_city(material: Material) -> Iterator[Figure]:
    """Order and areas after some decisions at the desk of the demo city."""
    planted = planted_city(material)
    with TemporaryDirectory() as folder:
        memory = VectorMemory(Path(folder), embedder())
        before = [_after(planted, memory, half, 0)[1] for half in range(_HALVES)]
        for count in _DECISIONS:
            both = [_after(planted, memory, half, count) for half in range(_HALVES)]
            held = [one for part, _ in both for one in part]
            yield from _order("Beispielstadt", count, held, _NOTE)
            yield _areas(count, [one for _, part in both for one in part], [*before[0], *before[1]])


def taught_links(material: Material, path: Path = JUDGED) -> Iterator[Figure]:  # noqa: ARG001 -- parts of a task are called alike; the sample lies in the package
    """Links between real papers, judged blind: learned from half of the papers, asked of the others."""
    if not path.is_file():
        raise MaterialMissingError(f"{path} fehlt: die beurteilten Verbindungen.")
    cases = [
        (
            one.paper,
            Judged(one.score, (f"type={one.type}", f"maker={one.made_by}"), _holds(one.share(NOTHING))),
        )
        for one in judged_links(read_judgements(path))
        if one.clear
    ]
    for count in _DECISIONS:
        held = []
        for half in range(_HALVES):
            order = sorted(range(len(cases)), key=lambda at: _draw(str(at)))
            others = [at for at in order if _half(cases[at][0]) != half]
            chances = learned([cases[at][1] for at in others[:count]])
            held += [
                Held("Verbindungen", one.score, chances.of(one.score, one.signs), one.is_confirmed)
                for paper, one in cases
                if _half(paper) == half
            ]
        yield from _order("Blind beurteilte Verbindungen", count, held, "Gezogen nach Art und Fassung.")


def _holds(share_of_nothing: float) -> bool:
    return share_of_nothing < 0.5  # noqa: PLR2004 -- most judges


def _order(where: str, count: int, held: Sequence[Held], note: str) -> Iterator[Figure]:
    scores, chances = [one.score for one in held], [one.chance for one in held]
    right = [one.is_right for one in held]
    groups = by_group(range(len(held)), lambda at: held[at].what)
    yield Figure(
        measure=f"{where}, nach {count} Entscheidungen, Fläche unter der ROC-Kurve",
        ours=area_under(chances, right),
        cases=len(held),
        baseline=area_under(scores, right),
        baseline_name=_SCORE,
        spread={name: area_under(chosen(chances, at), chosen(right, at)) for name, at in groups.items()},
        note=note,
    )
    yield Figure(
        measure=f"{where}, nach {count} Entscheidungen, bestätigt unter den ersten {_FIRST}",
        ours=_first(chances, right),
        cases=min(_FIRST, len(held)),
        baseline=_first(scores, right),
        baseline_name=_SCORE,
        note=f"Von allen {len(held)} würden {mean(map(float, right)):.2f} bestätigt. {note}",
    )
    bins, error = reliability(chances, right)
    yield Figure(
        measure=f"{where}, nach {count} Entscheidungen, Eichfehler (ECE)",
        ours=error,
        cases=len(held),
        baseline=reliability(scores, right)[1],
        baseline_name=_SCORE,
        note=note,
        bins=bins,
    )


def _areas(count: int, after: Sequence[Heard], before: Sequence[Heard]) -> Figure:
    counted, plain = (
        count_sets([one.wanted for one in heard], [one.given for one in heard]) for heard in (after, before)
    )
    return Figure(
        measure=f"Beispielstadt, nach {count} Entscheidungen, Handlungsfelder, F1",
        ours=counted.f1,
        cases=len(after),
        baseline=plain.f1,
        baseline_name="ohne Entscheidungen",
        note=_NOTE,
    )


def _first(scores: Sequence[float], right: Sequence[bool]) -> float:
    """Share that is right among the best; what scores the same counts with its mean."""
    order = sorted(range(len(scores)), key=lambda at: -scores[at])[:_FIRST]
    least = scores[order[-1]]
    above = [right[at] for at in order if scores[at] > least]
    level = [right[at] for at in range(len(scores)) if scores[at] == least]
    return (sum(above) + (len(order) - len(above)) * mean(map(float, level))) / len(order)


def _after(planted: Planted, memory: VectorMemory, half: int, count: int) -> tuple[list[Held], list[Heard]]:
    """What waits in this half of the papers, once `count` proposals of the other half were judged."""
    with transaction.atomic():
        _judge(planted, 1 - half, count)
        learn_areas(planted.municipality, memory)
        renew_candidates(municipality=planted.municipality)
        found = _held(planted, half), _heard(planted, half)
        transaction.set_rollback(True)
    return found


def _judge(planted: Planted, half: int, count: int) -> None:
    person = User.objects.create(email="ground-truth@example.org", name="Grundwahrheit")
    now = datetime(2026, 1, 1, tzinfo=UTC)
    Membership.objects.create(user=person, municipality=planted.municipality, role=Role.EDITOR, began_at=now)
    areas = dict(Area.objects.filter(municipality=planted.municipality).values_list("slug", "pk"))
    waiting = [one for one in _waiting(planted) if _half(one.document.slug) == half]
    waiting.sort(key=lambda one: _draw(str(one)))
    for at, one in enumerate(waiting[:count]):
        moment = now + timedelta(seconds=at)
        if one.statement is not None:
            found = Statement.objects.get(pk=one.statement.pk)
            wanted = planted.areas.get(planted.names[found.pk])
            verdict = StatementVerdict(
                review=Review.REJECTED if wanted is None else Review.CONFIRMED,
                areas=None if wanted is None else frozenset(areas[slug] for slug in wanted),
            )
            decide_statement(statement=found, seen=found.revision, verdict=verdict, by=person, now=moment)
        elif one.link is not None:
            link = Link.objects.get(pk=one.link.pk)
            said = LinkVerdict(review=Review.CONFIRMED if planted.is_planted(link) else Review.REJECTED)
            decide_link(link=link, seen=link.revision, verdict=said, by=person, now=moment)


def _waiting(planted: Planted) -> list[Candidate]:
    rows = Candidate.objects.filter(municipality=planted.municipality)
    return list(rows.select_related("statement", "link__source", "link__target", "document").order_by("pk"))


def _held(planted: Planted, half: int) -> list[Held]:
    found = []
    for one in _waiting(planted):
        if _half(one.document.slug) != half:
            continue
        if one.statement is not None:
            is_right = planted.names[one.statement.pk] in planted.areas
            found.append(Held("Aussagen", one.statement.score, one.chance, is_right))
        elif one.link is not None:
            found.append(Held("Verbindungen", one.link.score, one.chance, planted.is_planted(one.link)))
    return found


def _heard(planted: Planted, half: int) -> list[Heard]:
    """Of the statements that were planted with areas."""
    given: dict[int, set[str]] = {}
    rows = StatementArea.objects.filter(area__municipality=planted.municipality, review=Review.CANDIDATE)
    for pk, slug in rows.order_by("pk").values_list("statement", "area__slug"):
        given.setdefault(pk, set()).add(slug)
    papers = Statement.objects.filter(pk__in=planted.names).order_by("pk")
    return [
        Heard(planted.areas[planted.names[pk]], frozenset(given.get(pk, ())))
        for pk, paper in papers.values_list("pk", "edition__document__slug")
        if _half(paper) == half and planted.names[pk] in planted.areas
    ]


def _half(paper: str) -> int:
    return int(_draw(paper), 16) % _HALVES


def _draw(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()
