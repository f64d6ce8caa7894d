"""What the invented people of the demo city decide at their desk, by the same actions as anybody.

`decisions.json` says who decides what; which proposals are right is what `ground_truth.json` planted.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from stadtfaden.actors import actions as actors
from stadtfaden.actors.models import Municipality, Role, User
from stadtfaden.corpus.models import Review, Statement
from stadtfaden.threads import actions
from stadtfaden.threads.actions.plain import NOT_YET, write_plainly
from stadtfaden.threads.models import HoleKind, Link, Outdated, Verdict

HERE = Path(__file__).parent
Name = tuple[str, str]  # of a paper and of a statement in it


def decide(city: str, folder: Path) -> int:
    """Once for each data folder; says how many proposals were judged, 0 where people decide already."""
    told = json.loads((HERE / "decisions.json").read_text(encoding="utf-8"))
    municipality = Municipality.objects.get(name=city)
    if municipality.memberships.exists():
        return 0
    with transaction.atomic():
        return _Desk(municipality, told, folder).work()


class _Desk:
    def __init__(self, municipality: Municipality, told: dict[str, Any], folder: Path) -> None:
        self._municipality, self._told, self._folder = municipality, told, folder
        truth = json.loads((HERE / "ground_truth.json").read_text(encoding="utf-8"))
        self._planted = {(one["paper"], one["code"]): one for one in truth["statements"]}
        self._unprinted = {
            (one["paper"], one["title"]): one["code"]
            for one in truth["statements"]
            if not one.get("code_printed", True)
        }
        self._ties = {(one["type"], _name(one["from"]), _name(one["to"])) for one in truth["links"]}
        self._papers = {one["file"]: one["key"] for one in truth["papers"]}
        self._people = {one["name"]: self._joined(one) for one in told["people"]}
        self._found = {
            name: one for one in self._statements() if (name := self._name_of(one)) in self._planted
        }

    def work(self) -> int:
        actors.settle_look(
            municipality=self._municipality,
            seen=0,
            wanted=actors.Wanted(notice=self._told["notice"]),
            by=self._people[self._told["people"][0]["name"]],
            now=timezone.now(),
        )
        first, then = self._told["before_the_council"], self._told["after_the_council"]
        judged = self._do(first)
        self._freeze(first["decided"])
        return judged + self._do(then)

    def _do(self, part: dict[str, Any]) -> int:
        judged = sum(self._confirm(paper, self._people[by]) for paper, by in part["papers"].items())
        for one in part["settled"]:
            self._settle(one)
        for one in part["meant"]:
            actions.mean_hole(
                municipality=self._municipality,
                kind=HoleKind(one["kind"]),
                of=self._found[_name(one)],
                reason=one["reason"],
                by=self._people[one["by"]],
                now=timezone.now(),
            )
        for one in part["plain"]:
            self._write(one)
        return judged + len(part["settled"])

    def _confirm(self, paper: str, by: User) -> int:
        """The planted statements of a paper with the areas and digital connections that were planted, and the
        links from or to them whose other end is confirmed.
        """
        judged = 0
        for name, statement in self._found.items():
            if name[0] != paper or statement.kind != self._planted[name]["kind"]:
                continue
            planted = self._planted[name]
            verdict = actions.StatementVerdict(
                review=Review.CONFIRMED,
                areas=frozenset(
                    one.area_id for one in statement.areas.all() if one.area.slug in planted["areas"]
                ),
                digital=frozenset(
                    one.kind for one in statement.digital.all() if one.kind in planted["digital"]
                ),
            )
            actions.decide_statement(
                statement=statement, seen=statement.revision, verdict=verdict, by=by, now=timezone.now()
            )
            judged += 1
        return judged + sum(self._confirm_link(link, by) for link in self._planted_links())

    def _planted_links(self) -> Iterable[Link]:
        names = {one.pk: name for name, one in self._found.items()}
        waiting = Link.objects.filter(
            review=Review.CANDIDATE,
            source__in=names,
            target__in=names,
            source__review=Review.CONFIRMED,
            target__review=Review.CONFIRMED,
        ).exclude(type="conflicts")
        for link in waiting.select_related("source__edition__document__municipality"):
            if (link.type, names[link.source_id], names[link.target_id]) in self._ties:
                yield link

    def _confirm_link(self, link: Link, by: User) -> int:
        actions.decide_link(
            link=link,
            seen=link.revision,
            verdict=actions.LinkVerdict(review=Review.CONFIRMED),
            by=by,
            now=timezone.now(),
        )
        return 1

    def _settle(self, one: dict[str, Any]) -> None:
        ends = {self._found[_name(one["from"])].pk, self._found[_name(one["to"])].pk}
        link = Link.objects.get(type="conflicts", source__in=ends, target__in=ends)
        outdated = None
        if "outdated" in one:
            is_source = link.source_id == self._found[_name(one["outdated"])].pk
            outdated = Outdated.SOURCE if is_source else Outdated.TARGET
        settled = actions.Settled(
            verdict=Verdict(one["verdict"]),
            reason=one["reason"],
            council_paper=one.get("council_paper", ""),
            outdated=outdated,
        )
        actions.settle_contradiction(
            link=link, seen=link.revision, settled=settled, by=self._people[one["by"]], now=timezone.now()
        )

    def _write(self, one: dict[str, Any]) -> None:
        of = self._municipality.areas.get(slug=one["area"]) if "area" in one else self._found[_name(one)]
        write_plainly(
            municipality=self._municipality,
            of=of,
            text=one["text"],
            seen=NOT_YET,
            by=self._people[one["by"]],
            now=timezone.now(),
        )

    def _freeze(self, decided: dict[str, Any]) -> None:
        """On the day of the build: no council decides on what people confirm only afterwards."""
        today = timezone.localdate()
        resolution = actions.Resolution(
            title=decided["title"],
            decided_on=today,
            council_paper=f"{decided['council_paper']}/{today.year}",
        )
        actions.freeze_strategy(
            municipality=self._municipality,
            resolution=resolution,
            folder=self._folder,
            by=self._people[decided["by"]],
            now=timezone.now(),
        )

    def _joined(self, person: dict[str, str]) -> User:
        """With an account that no password opens: whoever tries the desk invites themselves."""
        invitee = actors.Invitee(
            person["email"], Role(person["role"]), person["name"], person["organisation"]
        )
        now = timezone.now()
        _, secret = actors.invite_from_terminal(municipality=self._municipality, invitee=invitee, now=now)
        user = actors.open_account(secret=secret, name=person["name"], password=None, now=now).user
        actors.keep_settings(user=user, name=user.name, wants_digest=False, has_keys=True)
        return user

    def _statements(self) -> Iterable[Statement]:
        of_the_city = Statement.objects.filter(
            edition__document__municipality=self._municipality, edition__is_current=True
        )
        return of_the_city.select_related("edition__document__municipality").prefetch_related(
            "areas__area", "digital"
        )

    def _name_of(self, statement: Statement) -> Name:
        paper = self._papers.get(statement.edition.file_name, "")
        return paper, statement.code or self._unprinted.get((paper, " ".join(statement.text.split())), "")


def _name(one: dict[str, str]) -> Name:
    return one["paper"], one["code"]
