"""The demo city, built as the command line builds it, beside the ground truth it was written to."""

import json
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from stadtfaden.actors.models import Municipality
from stadtfaden.corpus.models import Statement
from stadtfaden.corpus.queries import current_statements
from stadtfaden.evaluation.building import built
from stadtfaden.evaluation.values import Material
from stadtfaden.threads.models import Link
from stadtfaden.threads.queries.gaps import holes

DEMO_CITY = "demo city"  # what tasks share that need it
SYMMETRIC = frozenset({"conflicts", "duplicates"})
_SHORT_TITLE = 40  # characters that tell two titles apart

Name = tuple[str, str]  # file and code without blanks; for what the truth does not list, file and key


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as it was found."""

    name: Name
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Tie:
    """A link as it was proposed, or as it was planted (score 1)."""

    type: str
    source: Name
    target: Name
    score: float

    @property
    def ends(self) -> tuple[Name, Name]:
        """In a fixed order where both directions mean the same."""
        if self.type in SYMMETRIC and self.target < self.source:
            return self.target, self.source
        return self.source, self.target

    @property
    def pair(self) -> frozenset[Name]:
        return frozenset((self.source, self.target))


@dataclass(frozen=True, slots=True)
class City:
    """What was found and what was planted, in the same names. Holes are sets of names, areas of ids."""

    statements: tuple[Said, ...]
    links: tuple[Tie, ...]
    planted: tuple[Tie, ...]
    holes: Mapping[str, frozenset[object]]
    planted_holes: Mapping[str, frozenset[object]]


def demo_city(material: Material) -> City:
    """Typeset, read and tied once a process: about a minute on two cores, most of it one scanned paper."""
    return _built(material.demo_path("typeset.py"), material.demo_path("ground_truth.json"))


@dataclass(frozen=True, slots=True)
class Planted:
    """The records of the demo city beside what was planted; `names` by pk of statement."""

    municipality: Municipality
    names: Mapping[int, Name]
    areas: Mapping[Name, frozenset[str]]
    links: frozenset[tuple[str, tuple[Name, Name]]]

    def is_planted(self, link: Link) -> bool:
        """Whether exactly this link was planted."""
        tie = Tie(link.type, self.names[link.source_id], self.names[link.target_id], link.score)
        return (tie.type, tie.ends) in self.links


def planted_city(material: Material) -> Planted:
    """Built where no other task has built it: five queries."""
    planted = demo_city(material).planted
    truth = json.loads(material.demo_path("ground_truth.json").read_text(encoding="utf-8"))
    municipality = Municipality.objects.get(name=truth["city"])
    names = _Names(truth["statements"], {paper["key"]: paper["file"] for paper in truth["papers"]})
    return Planted(
        municipality,
        {one.pk: names.of(one) for one in current_statements(municipality)},
        {names.planted(one): frozenset(one["areas"]) for one in truth["statements"]},
        frozenset((tie.type, tie.ends) for tie in planted),
    )


@cache
def _built(typesetting: Path, ground_truth: Path) -> City:
    truth = json.loads(ground_truth.read_text(encoding="utf-8"))
    with TemporaryDirectory() as folder:
        papers = Path(folder) / "papers"
        subprocess.run([sys.executable, typesetting, papers], check=True, stdout=subprocess.DEVNULL)  # noqa: S603 -- our own script
        municipality = built(papers, truth["city"])
    return _compared(municipality, truth)


def _compared(municipality: Municipality, truth: Mapping[str, Any]) -> City:
    files = {paper["key"]: paper["file"] for paper in truth["papers"]}
    names = _Names(truth["statements"], files)
    found = list(current_statements(municipality))
    links = Link.objects.filter(source__edition__document__municipality=municipality)
    left_open = holes(municipality)
    return City(
        statements=tuple(
            Said(names.of(one), one.kind, f"{one.title}. {one.text}" if one.title else one.text)
            for one in found
        ),
        links=tuple(
            Tie(link.type, names.of(link.source), names.of(link.target), link.score)
            for link in links.select_related("source__edition", "target__edition").order_by("pk")
        ),
        planted=tuple(
            Tie(link["type"], names.planted(link["from"]), names.planted(link["to"]), 1.0)
            for link in truth["links"]
            if link["from"]["paper"] != link["to"]["paper"]
        ),
        holes={
            "goals_without_measure": frozenset(names.of(one) for one in left_open.goals_without_measure),
            "measures_without_goal": frozenset(names.of(one) for one in left_open.measures_without_goal),
            "areas_without_papers": frozenset(one.slug for one in left_open.areas_without_paper),
        },
        planted_holes={
            "goals_without_measure": frozenset(map(names.planted, truth["goals_without_measure"])),
            "measures_without_goal": frozenset(map(names.planted, truth["measures_without_goal"])),
            "areas_without_papers": frozenset(truth["areas_without_papers"]),
        },
    )


class _Names:
    """Which statement of the ground truth a found one is: by its code, else by its title."""

    def __init__(self, statements: Sequence[Mapping[str, Any]], files: Mapping[str, str]) -> None:
        self._files = files
        self._codes = {self.planted(one) for one in statements}
        self._titles = {
            (files[one["paper"]], _plain(one["title"])[:_SHORT_TITLE]): self.planted(one)
            for one in statements
        }

    def planted(self, one: Mapping[str, Any]) -> Name:
        return self._files[one["paper"]], _plain(one["code"])

    def of(self, one: Statement) -> Name:
        place = one.edition.file_name
        coded = (place, _plain(one.code or ""))
        if coded in self._codes:
            return coded
        return self._titles.get((place, _plain(one.title)[:_SHORT_TITLE]), (place, one.key))


def _plain(text: str) -> str:
    return re.sub(r"\W", "", text.lower())
