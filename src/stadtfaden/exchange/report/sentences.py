"""The sentences of the report.

What the pages say too is looked up under the same message, so that its German stands once, in the catalogue
of `ui`; what only paper says stands in the catalogue of the report. In the active language.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stadtfaden.corpus.models import Document, Edition, Target
from stadtfaden.threads.models import Settlement
from stadtfaden.threads.queries import Successor
from stadtfaden.threads.queries.levels import Levels, ReviewCounts
from stadtfaden.ui.templatetags.stadtfaden import day, in_statements, number
from stadtfaden.ui.wording import COUNTED, DIRECTIONS, around_moved, inside, threads_upwards

BOUNDS = ("at_least", "at_most")
REACH = "reach"  # what a target without any other word means
PERCENT = 100
ADOPTED = "adopted"


class Addresses:
    """Where the portal shows what the report leaves out; `base` is its public address. Where that is unknown
    no address is named: on paper a bare path leads nowhere.
    """

    def __init__(self, base: str, city: str) -> None:
        self._base = base.rstrip("/")
        self._city = city

    def of(self, page: str, *args: str, query: str = "") -> str:
        if not self._base:
            return ""
        path = reverse(f"portal:{page}", args=(self._city, *args))
        return f"{self._base}{path}{query}"


def rest(shown: int, how_many: int, address: str) -> str:
    """Nothing where all is printed."""
    if how_many <= shown:
        return ""
    said = _("%(shown)s of %(how_many)s are printed, the surest")
    return said % {"shown": number(shown), "how_many": number(how_many)} + _all_at(address)


def printed(shown: int, how_many: int, address: str = "") -> str:
    """The same where they are not the surest but the first."""
    said = _("%(shown)s of the %(how_many)s entries of this section are printed")
    return _first(said, shown, how_many, address)


def printed_goals(shown: int, how_many: int) -> str:
    return _first(_("%(shown)s of the %(how_many)s most important %(goals)s are printed"), shown, how_many)


def printed_places(shown: int, how_many: int) -> str:
    said = _("%(shown)s of the %(how_many)s places where papers contradict each other are printed")
    return _first(said, shown, how_many)


def _first(said: str, shown: int, how_many: int, address: str = "") -> str:
    if how_many <= shown:
        return ""
    return said % {**_named(), "shown": number(shown), "how_many": number(how_many)} + _all_at(address)


def _all_at(address: str) -> str:
    return _("; all of them in the portal: %(address)s") % {"address": address} if address else "."


def summary(levels: Levels, review: ReviewCounts, papers: int, pages: int) -> tuple[str, ...]:
    read = ngettext(
        "One paper with %(pages)s pages has been read.",
        "%(papers)s papers with %(pages)s pages have been read.",
        papers,
    )
    state = _("They state %(tops)s, %(goals)s and %(measures)s; %(digital)s.") % {
        name: COUNTED[name](how_many) % {"shown": number(how_many)}
        for name, how_many in (
            ("tops", levels.tops),
            ("goals", levels.goals.how_many),
            ("measures", levels.measures.how_many),
            ("digital", levels.digital),
        )
    }
    held = _("%(held)s; people have confirmed %(confirmed)s of %(proposals)s proposals so far.")
    values = {
        "papers": number(papers),
        "pages": number(pages),
        "held": threads_upwards(number(levels.measures.held), number(levels.measures.how_many)),
        "confirmed": number(review.confirmed),
        "proposals": number(review.proposals),
    }
    return read % values, state, held % values


def made(city: str, review: ReviewCounts) -> tuple[str, ...]:
    """How the report came about: reading, proposals, confirmed."""
    reading = _(
        "Stadtfaden reads the papers of %(name)s from the first page to the last. It looks for guiding "
        "principles, %(goals)s, %(measures)s, %(targets)s and indicators, and for what they have to do with "
        "each other. Nothing is retold: every sentence of a paper stands here in its exact words, with its "
        "page."
    ) % {**_named(), "name": city}
    counted = _(
        "So far people have confirmed %(confirmed)s and rejected %(rejected)s of %(proposals)s statements "
        "and links. What was rejected is not shown."
    ) % {
        "confirmed": number(review.confirmed),
        "rejected": number(review.rejected),
        "proposals": number(review.proposals),
    }
    return reading, f"{counted} {_share(review)}".rstrip()


def _share(review: ReviewCounts) -> str:
    if not review.proposals:
        return ""
    share = review.confirmed / review.proposals * PERCENT
    if not review.confirmed:
        return _("The share confirmed is 0 %%; so this report as a whole is a proposal.") % {}
    return _("The share confirmed is %(share)s %%.") % {"share": number(round(share, 1))}


def area_lead(
    name: str, papers: Sequence[Document], statements: int, digital: int, alone: int
) -> tuple[str, ...]:
    """The first words of a chapter; each paper carries `how_many`."""
    spoken = ngettext(
        "One paper speaks of “%(name)s”, %(statements)s.",
        "%(papers)s papers speak of “%(name)s”, %(statements)s.",
        len(papers),
    ) % {"papers": number(len(papers)), "name": name, "statements": in_statements(statements)}
    connected = (
        ngettext(
            "One statement is connected with digitalisation.",
            "%(shown)s statements are connected with digitalisation.",
            digital,
        )
        % {"shown": number(digital)}
        if digital
        else _("No connection with digitalisation was found.")
    )
    without = goals_without_measure(alone) if alone else ""
    return tuple(sentence for sentence in (spoken, most(papers), connected, without) if sentence)


def most(papers: Sequence[Document]) -> str:
    if len(papers) < 2:  # noqa: PLR2004 -- "most" needs another
        return ""
    first, second = (paper.how_many for paper in papers[:2])  # type: ignore[attr-defined] # annotated
    if first == second:
        return ""
    return f"{_('Most of them, %(shown)s, are in') % {'shown': number(first)}} „{papers[0].title}“."


def draft(review: ReviewCounts) -> str:
    """For the cover: how much of this a person has confirmed."""
    own = _("%(own)s written by people themselves") % {"own": number(review.own)} if review.own else ""
    told = {"confirmed": number(review.confirmed), "proposals": number(review.proposals)}
    said = (
        _("All %(proposals)s proposals confirmed")
        if review.proposals and review.confirmed == review.proposals
        else _("Draft by machine · %(confirmed)s of %(proposals)s proposals confirmed")
    )
    return " · ".join(filter(None, (said % told, own)))


def replaced_by(found: Successor | None) -> str:
    """„abgelöst durch … (Vorschlag)“; nothing where the statement still holds."""
    if found is None:
        return ""
    if found.paper is None:
        return _("replaced")
    what = found.paper.title
    if found.statement is not None and found.statement.code:
        what = _("%(code)s in %(paper)s") % {"code": found.statement.code, "paper": what}
    said = _("replaced by %(what)s") % {"what": what}
    return said if found.is_certain else f"{said} {_('(proposal)')}"


def goals_without_measure(how_many: int) -> str:
    return ngettext(
        "%(shown)s %(goal)s stands without a %(measure)s.",
        "%(shown)s %(goals)s stand without a %(measure)s.",
        how_many,
    ) % _named(how_many)


def measures_without_goal(how_many: int) -> str:
    return ngettext(
        "%(shown)s %(measure)s stands without a %(goal)s above it.",
        "%(shown)s %(measures)s stand without a %(goal)s above them.",
        how_many,
    ) % _named(how_many)


def goals_without_target(how_many: int) -> str:
    return ngettext(
        "%(shown)s %(goal)s names neither %(target)s nor indicator.",
        "%(shown)s %(goals)s name neither %(target)s nor indicator.",
        how_many,
    ) % _named(how_many)


def _named(how_many: int = 0) -> dict[str, str]:
    """What sentences call things."""
    names = {"shown": number(how_many)}
    for kind in ("goal", "measure", "target"):
        names[kind], names[f"{kind}s"] = inside(kind)
    return names


def missing(goals: int, measures: int, targets: int) -> tuple[str, ...]:
    """What a chapter lacks; one sentence where nothing is missing."""
    said = (
        goals_without_measure(goals) if goals else "",
        measures_without_goal(measures) if measures else "",
        goals_without_target(targets) if targets else "",
    )
    return tuple(filter(None, said)) or (
        _("No %(goals)s without a %(measure)s or a %(target)s were found here.") % _named(),
    )


@dataclass(frozen=True, slots=True)
class Places:
    """Where papers contradict each other; `left_open` has been looked at, but not settled."""

    waiting: int
    left_open: int
    settled: int

    @property
    def still(self) -> int:
        return self.waiting + self.left_open

    @property
    def in_all(self) -> int:
        return self.still + self.settled


def contradictions(places: Places) -> str:
    """„2 geklärt, 1 angesehen und offen, 4 warten auf ein Urteil.“"""
    if not places.in_all:
        return _("No contradiction between two papers was found.")
    found = ngettext(
        "In one place two papers seem to say different things",
        "In %(shown)s places two papers seem to say different things",
        places.in_all,
    ) % {"shown": number(places.in_all)}
    said = f"{found}: {_how_far(places)}." if places.left_open or places.settled else f"{found}."
    return f"{said} {_('Which of them holds, only people can decide.')}" if places.still else said


def _how_far(places: Places) -> str:
    waiting = ngettext("%(shown)s waits for a verdict", "%(shown)s wait for a verdict", places.waiting)
    said = (
        (places.settled, _("%(shown)s settled")),
        (places.left_open, _("%(shown)s looked at and open")),
        (places.waiting, waiting),
    )
    return ", ".join(words % {"shown": number(how_many)} for how_many, words in said if how_many)


def threads(shown: int, carrying: int, tops: int, address: str) -> str:
    """On how many guiding principles a goal or a measure hangs, and how many of these are printed."""
    if not tops:
        return _("No guiding principle from which a thread could begin was found in the papers.")
    lead = _("On %(carrying)s of %(tops)s guiding principles something hangs: %(goals)s or %(measures)s.") % {
        **_named(),
        "carrying": number(carrying),
        "tops": number(tops),
    }
    if carrying <= shown:
        return lead
    printed = _("The %(shown)s on which most hangs are printed") % {"shown": number(shown)}
    return f"{lead} {printed}{_all_at(address)}"


def verdict(settlement: Settlement) -> str:
    """What people say, who said it, when, and in which council paper."""
    said = _("%(verdict)s, %(who)s, %(day)s") % {
        "verdict": _("looked at and open") if settlement.is_open else settlement.get_verdict_display(),
        "who": settlement.settled_by,
        "day": day(timezone.localdate(settlement.settled_at)),
    }
    if settlement.outdated:
        papers = [one.edition.document.title for one in settlement.outdated_statements]
        said = f"{said}, {_('no longer holds: %(papers)s') % {'papers': ', '.join(papers)}}"
    if not settlement.council_paper:
        return said
    return f"{said}, {_('council paper %(number)s') % {'number': settlement.council_paper}}"


def silent(how_many: int) -> str:
    return ngettext("No paper speaks of this area", "No paper speaks of these areas", how_many)


def unread(how_many: int) -> str:
    if not how_many:
        return _("Every file that was handed over has been read.")
    files = ngettext(
        "One file of the city is missing on the shelf.",
        "%(shown)s files of the city are missing on the shelf.",
        how_many,
    ) % {"shown": number(how_many)}
    return f"{files} {_('What they say is counted nowhere in this report.')}"


def joint(reason: str | None) -> str:
    return _("joined by the paper itself") if reason is None else reason


def value_of(target: Target) -> str:
    """„mindestens 25 %“, „um 40 % senken“, „40 % (senken)“; a dash where no value is named."""
    if target.value is None:
        return "–"
    words = " ".join(filter(None, (number(target.value), target.unit)))
    if target.direction in {None, REACH}:
        return words
    around = None if target.value < 0 else around_moved(target.direction, is_change=target.is_change)
    if around is not None:
        return words.join(around)
    direction = str(DIRECTIONS[target.direction])
    return f"{direction} {words}" if target.direction in BOUNDS else f"{words} ({direction})"


def promise_of(target: Target) -> str:
    until = _("by %(year)s") % {"year": target.target_year} if target.target_year else ""
    value = "" if target.value is None else value_of(target)
    return " ".join(filter(None, (value, until)))


def paper_facts(document: Document, edition: Edition) -> str:
    """Kind, status, day, length, edition; what is unknown is left out."""
    kind = document.get_kind_display()
    pages = ngettext("%(shown)s page", "%(shown)s pages", edition.page_count)
    facts = [
        kind[:1].upper() + kind[1:],
        "" if document.adopted_on and document.status == ADOPTED else document.get_status_display(),
        _dated(document),
        _("council paper %(number)s") % {"number": document.council_paper} if document.council_paper else "",
        document.department,
        pages % {"shown": number(edition.page_count)},
        _("replaces: %(paper)s") % {"paper": document.supersedes.title} if document.supersedes else "",
    ]
    return ", ".join(filter(None, facts))


def _dated(document: Document) -> str:
    if document.adopted_on:
        return f"{_('adopted on')} {day(document.adopted_on)}"
    return _("of %(day)s") % {"day": day(document.dated_on)} if document.dated_on else ""


def paper_file(edition: Edition) -> str:
    """Which bytes were read, so that everybody can tell them from others."""
    return _("File %(file)s, edition %(edition)s, read on %(day)s, checksum (SHA-256) %(digest)s…") % {
        "file": edition.file_name,
        "edition": edition.number,
        "day": day(edition.read_at.date()),
        "digest": edition.original_id[:16],
    }
