"""Contradictions between papers: planted ones, written pairs, and those of a judged sample."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from stadtfaden.core.links import LinkType
from stadtfaden.evaluation.demo_city import DEMO_CITY, City, demo_city
from stadtfaden.evaluation.judged import judged_links, read_judgements
from stadtfaden.evaluation.measures import chosen, count, mean, spread
from stadtfaden.evaluation.pairs import Pair, said_to_contradict, written_pairs
from stadtfaden.evaluation.tasks.links import DEMO_NOTE, JUDGED
from stadtfaden.evaluation.values import Figure, Material, MaterialMissingError, Task, each

_NUMBER = re.compile(r"\d[\d.,]*")
HALVES = {"held": "zurückgehaltene Hälfte", "develop": "Entwicklungshälfte"}


def contradictions(material: Material) -> Iterator[Figure]:
    """Nothing beyond the demo city, which `links` has built as well, and a few seconds."""
    yield from each(material, planted, written, judged)


def planted(material: Material) -> Iterator[Figure]:
    """What the demo city was written to contain."""
    yield from measured(demo_city(material))


def measured(city: City) -> Iterator[Figure]:
    """All planted ones shall be found, and hardly anything else."""
    wanted = {one.ends for one in city.planted if one.type == LinkType.CONFLICTS}
    found = [one for one in city.links if one.type == LinkType.CONFLICTS]
    right = [one for one in found if one.ends in wanted]
    yield Figure(
        measure="eingepflanzte Widersprüche gefunden",
        ours=len({one.ends for one in right}) / max(1, len(wanted)),
        cases=len(wanted),
        goal=1.0,
        note=DEMO_NOTE,
    )
    yield _alarms("Beispielstadt, Fehlalarme je echtem Widerspruch", len(found), len(right), DEMO_NOTE)


def written(material: Material) -> Iterator[Figure]:  # noqa: ARG001 -- parts of a task are called alike; the pairs lie in the package
    """Pairs of our own writing, half of them only look like contradictions."""
    pairs = written_pairs()
    yield from compared(pairs, said_to_contradict(pairs))


def compared(pairs: Sequence[Pair], said: Sequence[bool]) -> Iterator[Figure]:
    """Precision and recall of each half; the held half was not looked at while rules were mended."""
    for half, title in HALVES.items():
        inside = [at for at, pair in enumerate(pairs) if pair.half == half]
        wanted = [pairs[at].is_contradiction for at in inside]
        ours = count(wanted, [said[at] for at in inside])
        plain = count(wanted, [_numbers_differ(pairs[at]) for at in inside])
        for name, mine, simple in (
            ("Genauigkeit", ours.precision, plain.precision),
            ("Ausbeute", ours.recall, plain.recall),
        ):
            yield Figure(
                measure=f"geschriebene Paare, {name}, {title}",
                ours=mine,
                cases=len(inside),
                baseline=simple,
                baseline_name="beide nennen Zahlen, aber andere",
                spread=_by_trait(chosen(pairs, inside), chosen(said, inside)),
                note="Spanne: Anteil richtiger Urteile je Anlass. Eigene Sätze.",
            )


def _by_trait(pairs: Sequence[Pair], said: Sequence[bool]) -> dict[str, float]:
    """The share judged right of the pairs that were written for one reason."""
    right = [given == pair.is_contradiction for given, pair in zip(said, pairs, strict=True)]
    return spread([pair.trait for pair in pairs], lambda inside: mean(chosen(right, inside)))


def _numbers_differ(pair: Pair) -> bool:
    one, other = (set(_NUMBER.findall(side.text)) for side in (pair.one, pair.other))
    return bool(one and other) and one != other


def judged(material: Material, path: Path = JUDGED) -> Iterator[Figure]:  # noqa: ARG001 -- parts of a task are called alike; the sample lies in the package
    """What was proposed as a contradiction on real papers, and what blind readers made of it."""
    if not path.is_file():
        raise MaterialMissingError(f"{path} fehlt: die beurteilten Verbindungen.")
    links = judged_links(read_judgements(path))
    clear = [one for one in links if one.type is LinkType.CONFLICTS and one.is_typed]
    right = sum(one.share(LinkType.CONFLICTS.value) for one in clear)
    yield _alarms("Stichprobe, Fehlalarme je echtem Widerspruch", len(clear), right, "Blind beurteilt.")


TASK = Task("contradictions", "Widersprüche", contradictions, shares=DEMO_CITY)


def _alarms(name: str, found: int, right: float, note: str) -> Figure:
    """False alarms for each true one; all of them where none is true."""
    return Figure(
        measure=name, ours=(found - right) / max(1, right), cases=found, goal=1.0, at_most=True, note=note
    )
