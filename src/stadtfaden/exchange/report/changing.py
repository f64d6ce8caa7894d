"""What has changed between two editions of the strategy, in the words of the report."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from django.utils.functional import Promise
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from stadtfaden.actors.models import Municipality
from stadtfaden.core.strategies import Changed, Difference, Held, Ruled, Strategy, Tied, difference
from stadtfaden.exchange.report import sentences
from stadtfaden.exchange.report.frame import frame
from stadtfaden.exchange.report.gathering import spoken
from stadtfaden.exchange.report.looks import look_of
from stadtfaden.exchange.report.naming import name_of
from stadtfaden.exchange.report.values import ChangedStatement, Changes, Paper, Quote, Row, Ruling
from stadtfaden.threads import queries as threads
from stadtfaden.threads.models import Outdated, Verdict
from stadtfaden.ui.places import place
from stadtfaden.ui.templatetags.stadtfaden import day, number, shortened
from stadtfaden.ui.wording import DIGITAL_SHORT, KINDS, LINKS

MOST = 200  # statements of each kind of change, and links
LENGTH = 600
BEGINNING = 90
T = TypeVar("T")
NAMES: dict[str, Promise] = {
    "kind": lazy("Kind"),
    "code": lazy("Number"),
    "title": lazy("Title"),
    "paper": lazy("Paper"),
    "page": lazy("Page"),
    "areas": lazy("Areas"),
    "digital": lazy("Digital connection"),
    "targets": lazy("Targets"),
}


class Edition:
    """An edition as this report names it; `day` None for the strategy as it lives."""

    def __init__(
        self,
        strategy: Strategy,
        title: str = "",
        day: date | None = None,
        frozen_at: datetime | None = None,
    ) -> None:
        self.strategy, self.title, self.day, self.frozen_at = strategy, title, day, frozen_at


def gather_changes(
    municipality: Municipality, before: Edition, after: Edition, *, on: date, language: str = "de"
) -> Changes:
    """Linear in both editions; six queries."""
    with spoken(municipality, language):
        return _Comparing(municipality, before, after).to_changes(on)


class _Comparing:
    """What both editions say, and the papers that they quote."""

    def __init__(self, municipality: Municipality, before: Edition, after: Edition) -> None:
        self._city = municipality
        self._before, self._after = before, after
        self._found = difference(before.strategy, after.strategy)
        self._parts = _parts(self._found, _old(municipality, before, self._found))
        self._areas = {area.slug: name_of(area) for area in threads.areas(municipality)}
        self._papers: dict[str, Paper] = {}
        statements = (*before.strategy.statements, *after.strategy.statements)
        self._named = {one.root: one for one in statements}

    def to_changes(self, on: date) -> Changes:
        found, parts, address = self._found, self._parts, ""
        return Changes(
            language=get_language() or "de",
            portal=address,
            city=self._city.name,
            look=look_of(self._city),
            title=_("What has changed in the strategy – as of %(day)s") % {"day": day(on)},
            day=day(on),
            draft=_("Compared is only what people have confirmed."),
            on=(on.year, on.month, on.day),
            summary=_counted(found, parts),
            frame=frame(self._city.name),
            before=_named(self._before),
            after=_named(self._after),
            changed=tuple(map(self._changed, found.changed[:MOST])),
            added=tuple(map(self._quote, parts.added[:MOST])),
            confirmed=tuple(map(self._quote, parts.confirmed[:MOST])),
            gone=tuple(map(self._quote, found.gone[:MOST])),
            rests={
                name: sentences.printed(min(len(rows), MOST), len(rows))
                for name, rows in parts.named(found).items()
            },
            links_added=tuple(map(self._link, found.links_added[:MOST])),
            links_gone=tuple(map(self._link, found.links_gone[:MOST])),
            verdicts=tuple(map(self._ruling, found.verdicts)),
            papers=tuple(self._papers.values()),
        )

    def _changed(self, one: Changed) -> ChangedStatement:
        return ChangedStatement(
            before=self._quote(one.before),
            after=self._quote(one.after),
            is_reworded=one.before.text != one.after.text,
            differs=tuple(
                (str(NAMES[name]), self._value(one.before, name), self._value(one.after, name))
                for name in one.what
                if name in NAMES
            ),
        )

    def _value(self, held: Held, name: str) -> str:
        said: Mapping[str, Callable[[], str]] = {
            "kind": lambda: str(KINDS[held.kind][0]),
            "code": lambda: held.code or "",
            "title": lambda: f"„{held.title}“" if held.title else "",
            "paper": lambda: held.paper_title,
            "page": lambda: _place(held),
            "areas": lambda: ", ".join(self._areas.get(slug, slug) for slug in held.areas),
            "digital": lambda: ", ".join(str(DIGITAL_SHORT[kind]) for kind in held.digital),
            "targets": lambda: "; ".join(f"„{words}“" for words in held.targets),
        }
        return said[name]() or "–"

    def _quote(self, held: Held) -> Quote:
        paper = self._papers.setdefault(
            held.paper, Paper(len(self._papers) + 1, held.paper_title, "", "", quoted=())
        )
        return Quote(
            before=shortened(held.text, LENGTH),
            marked="",
            after="",
            key=held.key,
            kind=str(KINDS[held.kind][0]),
            code=held.code or "",
            level="",
            paper=paper.number,
            place=_place(held),
            is_confirmed=True,
            is_draft=held.is_draft,
        )

    def _link(self, link: Tied) -> Row:
        return self._beginning(link.source), str(LINKS[link.type][0]), self._beginning(link.target)

    def _ruling(self, ruled: Ruled) -> Ruling:
        is_open = ruled.verdict == Verdict.OPEN
        said = _("looked at and open") if is_open else str(Verdict(ruled.verdict).label)
        if ruled.outdated:
            said = f"{said} ({Outdated(ruled.outdated).label})"
        paper = _("council paper %(number)s") % {"number": ruled.council_paper} if ruled.council_paper else ""
        return Ruling(
            verdict=", ".join(filter(None, (said, paper))),
            grounds=ruled.reason,
            sides=(self._beginning(ruled.source), self._beginning(ruled.target)),
        )

    def _beginning(self, root: str) -> str:
        held = self._named.get(root)
        if held is None:
            return "–"
        return " ".join(filter(None, (held.code, f"„{shortened(held.title or held.text, BEGINNING)}“")))


@dataclass(frozen=True, slots=True)
class _Parts:
    """What was not there before: `added` in what has been read since, `confirmed` in what had been read."""

    added: tuple[Held, ...]
    confirmed: tuple[Held, ...]

    def named(self, found: Difference) -> dict[str, Sequence[object]]:
        return {
            "changed": found.changed,
            "added": self.added,
            "confirmed": self.confirmed,
            "gone": found.gone,
            "links": (*found.links_added, *found.links_gone),
        }


def _old(municipality: Municipality, before: Edition, found: Difference) -> frozenset[str]:
    if before.frozen_at is None:
        return frozenset()
    return threads.read_before(municipality, found.added, before.frozen_at)


def _parts(found: Difference, old: frozenset[str]) -> _Parts:
    return _Parts(
        added=tuple(one for one in found.added if one.root not in old),
        confirmed=tuple(one for one in found.added if one.root in old),
    )


def _counted(found: Difference, parts: _Parts) -> tuple[str, ...]:
    if found.is_empty:
        return (_("Nothing has changed."),)
    more, less = len(found.links_added), len(found.links_gone)
    links = _("Links: %(more)s more, %(less)s less.") % {"more": number(more), "less": number(less)}
    said = (
        _counted_statements(found, len(parts.added)),
        _newly_confirmed(len(parts.confirmed)),
        links if more or less else "",
        *_ruled(found.verdicts),
    )
    return tuple(filter(None, said))


def _newly_confirmed(how_many: int) -> str:
    said = ngettext(
        "%(shown)s statement of papers that had been read by then is newly confirmed.",
        "%(shown)s statements of papers that had been read by then are newly confirmed.",
        how_many,
    )
    return said % {"shown": number(how_many)} if how_many else ""


def _ruled(verdicts: Sequence[Ruled]) -> tuple[str, str]:
    left_open = sum(one.verdict == Verdict.OPEN for one in verdicts)
    ruled = len(verdicts) - left_open
    judged = ngettext(
        "Of one contradiction people have given a verdict.",
        "Of %(shown)s contradictions people have given a verdict.",
        ruled,
    ) % {"shown": number(ruled)}
    undecided = ngettext(
        "One contradiction people have looked at and left open.",
        "%(shown)s contradictions people have looked at and left open.",
        left_open,
    ) % {"shown": number(left_open)}
    return judged if ruled else "", undecided if left_open else ""


def _counted_statements(found: Difference, added: int) -> str:
    """None is a word, not a figure."""
    gone, changed = len(found.gone), len(found.changed)
    said = (
        ngettext("%(shown)s statement is new", "%(shown)s statements are new", added)
        if added
        else _("No statement is new"),
        ngettext("%(shown)s is no longer there", "%(shown)s are no longer there", gone)
        if gone
        else _("none has gone"),
        ngettext("%(shown)s has changed", "%(shown)s have changed", changed)
        if changed
        else _("none has changed"),
    )
    shown = (number(how_many) for how_many in (added, gone, changed))
    return f"{', '.join(one % {'shown': each} for one, each in zip(said, shown, strict=True))}."


def _named(edition: Edition) -> str:
    if edition.day is None:
        return _("the strategy as it lives")
    return f"{edition.title} ({day(edition.day)})"


def _place(held: Held) -> str:
    return place(number=held.page, label=held.label, reader=held.reader)
