"""What has changed between two editions of the strategy, in the words of the report."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
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

    def __init__(self, strategy: Strategy, title: str = "", day: date | None = None) -> None:
        self.strategy, self.title, self.day = strategy, title, day


def gather_changes(
    municipality: Municipality, before: Edition, after: Edition, *, on: date, language: str = "de"
) -> Changes:
    """Linear in both editions; three queries."""
    with spoken(municipality, language):
        return _Comparing(municipality, before, after).to_changes(on)


class _Comparing:
    """What both editions say, and the papers that they quote."""

    def __init__(self, municipality: Municipality, before: Edition, after: Edition) -> None:
        self._city = municipality
        self._before, self._after = before, after
        self._found = difference(before.strategy, after.strategy)
        self._areas = {area.slug: name_of(area) for area in threads.areas(municipality)}
        self._papers: dict[str, Paper] = {}
        statements = (*before.strategy.statements, *after.strategy.statements)
        self._named = {one.root: one for one in statements}

    def to_changes(self, on: date) -> Changes:
        found, address = self._found, ""
        return Changes(
            language=get_language() or "de",
            portal=address,
            city=self._city.name,
            look=look_of(self._city),
            title=_("What has changed in the strategy – as of %(day)s") % {"day": day(on)},
            day=day(on),
            draft=_("Compared is only what people have confirmed."),
            on=(on.year, on.month, on.day),
            summary=_counted(found),
            frame=frame(self._city.name),
            before=_named(self._before),
            after=_named(self._after),
            changed=tuple(map(self._changed, found.changed[:MOST])),
            added=tuple(map(self._quote, found.added[:MOST])),
            gone=tuple(map(self._quote, found.gone[:MOST])),
            rests={
                name: sentences.printed(min(len(rows), MOST), len(rows))
                for name, rows in _parts(found).items()
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
        said = str(Verdict(ruled.verdict).label)
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


def _parts(found: Difference) -> dict[str, Sequence[object]]:
    return {
        "changed": found.changed,
        "added": found.added,
        "gone": found.gone,
        "links": (*found.links_added, *found.links_gone),
    }


def _counted(found: Difference) -> tuple[str, ...]:
    if found.is_empty:
        return (_("Nothing has changed."),)
    more, less, ruled = len(found.links_added), len(found.links_gone), len(found.verdicts)
    links = _("Links: %(more)s more, %(less)s less.") % {"more": number(more), "less": number(less)}
    judged = ngettext(
        "Of one contradiction people have given a verdict.",
        "Of %(shown)s contradictions people have given a verdict.",
        ruled,
    ) % {"shown": number(ruled)}
    return (_counted_statements(found), *([links] if more or less else ()), *([judged] if ruled else ()))


def _counted_statements(found: Difference) -> str:
    """None is a word, not a figure."""
    added, gone, changed = len(found.added), len(found.gone), len(found.changed)
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
