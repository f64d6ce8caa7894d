"""Contradictions between papers: the planted ones, and what readers called one in a judged sample."""

from collections.abc import Iterator
from pathlib import Path

from stadtfaden.core.links import LinkType
from stadtfaden.evaluation.demo_city import City, demo_city
from stadtfaden.evaluation.judged import judged_links, read_judgements
from stadtfaden.evaluation.tasks.links import DEMO_NOTE, JUDGED
from stadtfaden.evaluation.values import Figure, Material, MaterialMissingError, Task, each


def contradictions(material: Material) -> Iterator[Figure]:
    """Nothing beyond the demo city, which `links` has built as well."""
    yield from each(material, planted, judged)


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


def judged(material: Material, path: Path = JUDGED) -> Iterator[Figure]:  # noqa: ARG001 -- parts of a task are called alike; the sample lies in the package
    """What was proposed as a contradiction on real papers, and what blind readers made of it."""
    if not path.is_file():
        raise MaterialMissingError(f"{path} fehlt: die beurteilten Verbindungen.")
    links = judged_links(read_judgements(path))
    clear = [one for one in links if one.type is LinkType.CONFLICTS and one.clear]
    right = sum(one.share(LinkType.CONFLICTS.value) for one in clear)
    yield _alarms("Stichprobe, Fehlalarme je echtem Widerspruch", len(clear), right, "Blind beurteilt.")


TASK = Task("contradictions", "Widersprüche", contradictions)


def _alarms(name: str, found: int, right: float, note: str) -> Figure:
    """False alarms for each true one; all of them where none is true."""
    return Figure(
        measure=name, ours=(found - right) / max(1, right), cases=found, goal=1.0, at_most=True, note=note
    )
