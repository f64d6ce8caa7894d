"""Links between statements of different papers: demo city, reworded titles, judged samples."""

from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path

from stadtfaden.evaluation.baselines import COSINE, nearest_pairs
from stadtfaden.evaluation.demo_city import DEMO_CITY, City, Tie, demo_city
from stadtfaden.evaluation.judged import NOTHING, Judged, judged_links, read_judgements
from stadtfaden.evaluation.measures import by_group, kappa, mean
from stadtfaden.evaluation.tasks.reworded import reworded
from stadtfaden.evaluation.values import Figure, Material, MaterialMissingError, Task, each

JUDGED = Path(str(files("stadtfaden.evaluation").joinpath("gold", "judged_links.tsv")))
DEMO_NOTE = (
    "Entwicklungswert: die Beispielstadt ist selbst geschrieben und wurde beim Bauen angesehen; was zu Recht "
    "verbunden, aber nicht eingepflanzt ist, zählt hier als falsch."
)


def links(material: Material) -> Iterator[Figure]:
    """Two minutes: the demo city is built, two papers are read."""
    yield from each(material, planted, reworded, judged)


TASK = Task("links", "Verbindungen", links, shares=DEMO_CITY, seconds=90)


def planted(material: Material) -> Iterator[Figure]:
    """What the demo city was written to contain."""
    yield from measured(demo_city(material))


def measured(city: City) -> Iterator[Figure]:
    """Planted links and holes against those found."""
    types = sorted({tie.type for tie in city.planted})
    yield Figure(
        measure="Beispielstadt, Genauigkeit aller Vorschläge",
        ours=_precision(city.links, city.planted),
        cases=len(city.links),
        goal=0.85,
        spread={
            name: _precision(_of(city.links, name), city.planted) for name in types if _of(city.links, name)
        },
        note=DEMO_NOTE,
    )
    yield Figure(
        measure="Beispielstadt, Ausbeute aller Arten",
        ours=_recall(city.links, city.planted),
        cases=len(city.planted),
        spread={name: _recall(city.links, _of(city.planted, name)) for name in types},
        note=DEMO_NOTE,
    )
    yield from _pairs(city)
    yield from _by_type(city, types)
    yield from _holes(city)


def _pairs(city: City) -> Iterator[Figure]:
    """Whether the right statements are tied at all, beside as many pairs of the most similar words."""
    wanted = {tie.pair for tie in city.planted}
    ours = {tie.pair for tie in city.links}
    named = [(one.name, one.text) for one in city.statements]
    papers = [name[0] for name, _ in named]
    close = nearest_pairs([text for _, text in named], papers, len(ours))
    plain = {frozenset((named[one][0], named[other][0])) for one, other in close}
    for measure, among, other in (
        ("Beispielstadt, Paare ohne Art, Genauigkeit", ours, plain),
        ("Beispielstadt, Paare ohne Art, Ausbeute", wanted, wanted),
    ):
        yield Figure(
            measure=measure,
            ours=len(wanted & ours) / max(1, len(among)),
            cases=len(among),
            baseline=len(wanted & plain) / max(1, len(other)),
            baseline_name=f"ebenso viele Paare mit größtem {COSINE}",
            note=DEMO_NOTE,
        )


def _by_type(city: City, types: Iterable[str]) -> Iterator[Figure]:
    for name in types:
        proposed, wanted = _of(city.links, name), _of(city.planted, name)
        if proposed:
            yield Figure(
                measure=f"Beispielstadt, „{name}“, Genauigkeit",
                ours=_precision(proposed, city.planted),
                cases=len(proposed),
                note=DEMO_NOTE,
            )
        yield Figure(
            measure=f"Beispielstadt, „{name}“, Ausbeute",
            ours=_recall(city.links, wanted),
            cases=len(wanted),
            note=DEMO_NOTE,
        )


def _holes(city: City) -> Iterator[Figure]:
    titles = {
        "goals_without_measure": "Ziele ohne Maßnahme",
        "measures_without_goal": "Maßnahmen ohne Ziel",
        "areas_without_papers": "Handlungsfelder ohne Papier",
    }
    for key, title in titles.items():
        wanted, found = city.planted_holes[key], city.holes[key]
        if not wanted:
            continue
        yield Figure(
            measure=f"Beispielstadt, {title} gefunden",
            ours=len(wanted & found) / max(1, len(wanted)),
            cases=len(wanted),
            note=f"Insgesamt gemeldet: {len(found)}. {DEMO_NOTE}",
        )


def judged(material: Material, path: Path = JUDGED) -> Iterator[Figure]:  # noqa: ARG001 -- parts of a task are called alike; the sample lies in the package
    """Proposals on real papers, read by people who saw neither type nor score."""
    if not path.is_file():
        raise MaterialMissingError(f"{path} fehlt: die beurteilten Verbindungen.")
    judgements = read_judgements(path)
    links = judged_links(judgements)
    clear = [one for one in links if one.clear]
    versions = ", ".join(sorted({one.made_by for one in clear}))
    note = (
        f"Blind beurteilte Stichprobe der Vorschläge von {versions}; unklare Urteile sind nicht gezählt, "
        "uneinige zählen anteilig."
    )
    yield _together("Stichprobe, gehört zusammen", clear, note)
    for version, inside in by_group(clear, lambda one: one.made_by).items():
        yield _together(f"Stichprobe {version}, gehört zusammen", inside, note)
    # A judge who was only asked whether two belong together says nothing of the type.
    typed = [one for one in clear if one.is_typed]
    yield Figure(
        measure="Stichprobe, dieselbe Art wie vorgeschlagen",
        ours=sum(one.share(one.type.value) for one in typed)
        / max(1.0, sum(1.0 - one.share(NOTHING) for one in typed)),
        cases=len(typed),
        note=f"Anteil an denen, die zusammengehören. {note}",
    )
    yield from _agreement(links)


def _together(measure: str, links: Sequence[Judged], note: str) -> Figure:
    groups = by_group(links, lambda one: one.type.value)
    return Figure(
        measure=measure,
        ours=mean(1.0 - one.share(NOTHING) for one in links),
        cases=len(links),
        goal=0.85,
        spread={kind: mean(1.0 - one.share(NOTHING) for one in inside) for kind, inside in groups.items()},
        note=note,
    )


def _agreement(links: Sequence[Judged]) -> Iterator[Figure]:
    """Of the first two who could tell, also where they disagree."""
    twice = [one.clear for one in links if len(one.clear) > 1]
    if twice:
        yield Figure(
            measure="Stichprobe, Einigkeit zweier Urteile (kappa)",
            ours=kappa([one[0] != NOTHING for one in twice], [one[1] != NOTHING for one in twice]),
            cases=len(twice),
        )


def _of(ties: Iterable[Tie], name: str) -> list[Tie]:
    return [tie for tie in ties if tie.type == name]


def _precision(proposed: Sequence[Tie], wanted: Sequence[Tie]) -> float:
    known = {(tie.type, tie.ends) for tie in wanted}
    return mean((tie.type, tie.ends) in known for tie in proposed)


def _recall(proposed: Sequence[Tie], wanted: Sequence[Tie]) -> float:
    known = {(tie.type, tie.ends) for tie in proposed}
    return mean((tie.type, tie.ends) in known for tie in wanted)
