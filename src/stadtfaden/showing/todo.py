"""What is to do for one person in one city, in sentences, most urgent first."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext, ngettext

from stadtfaden.actors import queries as actors
from stadtfaden.actors.rules import ALLOWED, Act, Role
from stadtfaden.pipeline.queries import failed_uploads, unread_files
from stadtfaden.showing.log import verb_name
from stadtfaden.threads import queries as threads
from stadtfaden.ui.templatetags.stadtfaden import day, number
from stadtfaden.ui.wording import KINDS, LINKS, link_group

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Document, Membership

NAMED = 5  # papers of a list that are named; the others are counted
WIDTH = 600  # of the bar of a share
FRESH = timedelta(days=14)  # a file that failed presses no longer than this


@dataclass(frozen=True, slots=True)
class Way:
    """An address below the server, and its words."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Task:
    """One sentence, where it is done, and what it is made of."""

    name: str
    sentence: str
    way: Way
    parts: tuple[Way, ...] = ()


@dataclass(frozen=True, slots=True)
class News:
    """What one colleague did: „Aussage bestätigt (12)“ each."""

    name: str
    deeds: tuple[str, ...]

    @property
    def words(self) -> str:
        return f"{self.name}: {', '.join(self.deeds)}"


@dataclass(frozen=True, slots=True)
class Share:
    """How much of one kind is confirmed; `x` is where the solid thread ends, of WIDTH."""

    sentence: str
    x: int


@dataclass(frozen=True, slots=True)
class Today:
    tasks: tuple[Task, ...]
    shares: tuple[Share, ...]


def today_of(membership: "Membership", *, now: datetime) -> Today:
    """What this person may do, for those who only look what concerns their office. Nine queries at most."""
    city = membership.municipality
    waits = threads.what_waits(city, localdate(now))
    confirmed = threads.how_much_is_confirmed(city)
    shares = (
        _share(_statements_confirmed(), confirmed.statements, waits.statements),
        _share(_links_confirmed(), confirmed.links, waits.links),
    )
    return Today(tuple(task for task in _tasks(membership, waits, now) if task is not None), shares)


def news_of(membership: "Membership", since: datetime) -> list[News]:
    """What others did in this city since then: two queries."""
    found: dict[tuple[int, str], list[str]] = {}
    deeds = actors.deeds_since(membership.municipality, since, but_not=membership.user)
    for deed in deeds:
        shown = f"{verb_name(deed.verb)} ({number(deed.how_many)})"
        found.setdefault((deed.by, deed.name), []).append(shown)
    return [News(name, tuple(parts)) for (_, name), parts in found.items()]


def _tasks(membership: "Membership", waits: threads.Waits, now: datetime) -> Iterator[Task | None]:
    acts, city, today = ALLOWED[Role(membership.role)], membership.municipality, localdate(now)
    if Act.EDIT in acts:
        yield _broken(city.slug, threads.broken_by_paper(city, today))
    office = "" if membership.organisation is None else membership.organisation.name
    if Act.SETTLE in acts:
        yield _contradictions(city.slug, threads.open_contradictions(city))
    elif office:
        yield _contradictions(city.slug, threads.open_contradictions(city, office), office)
    if Act.REVIEW in acts:
        yield _back(city.slug, waits.back)
        yield _candidates(city.slug, waits.today)
    due = threads.papers_due(city, today)
    if Act.KEEP_PAPERS in acts:
        yield _due(city.slug, due)
        yield _failed(city.slug, failed_uploads(city, now - FRESH).count())
        yield _unread(city.slug, unread_files(city).count())
    elif office:
        yield _due(city.slug, [one for one in due if one[0].department.casefold() == office.casefold()])


def _statements_confirmed() -> str:
    return gettext("%(done)s of %(every)s statements are confirmed (%(share)s %%).")


def _links_confirmed() -> str:
    return gettext("%(done)s of %(every)s links are confirmed (%(share)s %%).")


def _share(sentence: str, done: int, waiting: int) -> Share:
    """What was rejected counts on neither side. Only all is a hundred."""
    every = done + waiting
    share = math.floor(100 * done / every) if every else 0
    told = {"done": number(done), "every": number(every), "share": number(share)}
    return Share(sentence % told, round(WIDTH * done / every) if every else 0)


def _broken(city: str, by_paper: list[tuple[str, str, int]]) -> Task | None:
    many = sum(how_many for _, _, how_many in by_paper)
    if not many:
        return None
    sentence = ngettext(
        "%(shown)s quote no longer stands as it did in the new edition of its paper.",
        "%(shown)s quotes no longer stand as they did in the new editions of their papers.",
        many,
    )
    parts = [
        Way(f"{title} ({number(how_many)})", reverse("desk:quotes-paper", args=[city, slug]))
        for slug, title, how_many in by_paper[:NAMED]
    ]
    return Task("broken", _filled(sentence, many), _way(gettext("Repair"), "quotes", city), tuple(parts))


def _contradictions(city: str, many: int, office: str = "") -> Task | None:
    if not many:
        return None
    if office:
        sentence = ngettext(
            "%(shown)s contradiction in papers of your office is open.",
            "%(shown)s contradictions in papers of your office are open.",
            many,
        )
    else:
        sentence = ngettext(
            "%(shown)s contradiction between papers is open.",
            "%(shown)s contradictions between papers are open.",
            many,
        )
    if many > threads.MOST_COUNTED:
        shown = gettext("More than %(shown)s") % {"shown": number(threads.MOST_COUNTED)}
    else:
        shown = number(many)
    return Task("contradictions", sentence % {"shown": shown}, _way(gettext("Look"), "contradictions", city))


def _back(city: str, many: int) -> Task | None:
    if not many:
        return None
    sentence = ngettext(
        "%(shown)s proposal that was put off is there again.",
        "%(shown)s proposals that were put off are there again.",
        many,
    )
    return Task("back", _filled(sentence, many), _way(gettext("Look"), "review", city))


def _candidates(city: str, by_kind: dict[str, int]) -> Task | None:
    many = sum(by_kind.values())
    if not many:
        return None
    names = {kind: str(words[1]) for kind, words in KINDS.items()}
    names |= {kind: link_group(kind) for kind in LINKS}
    review = reverse("desk:review", args=[city])
    parts = [
        Way(f"{name} ({number(by_kind[kind])})", f"{review}?art={kind}")
        for kind, name in names.items()
        if kind in by_kind
    ]
    sentence = ngettext(
        "%(shown)s proposal waits for a decision.", "%(shown)s proposals wait for a decision.", many
    )
    return Task(
        "candidates", _filled(sentence, many), _way(gettext("Let us begin"), "review", city), tuple(parts)
    )


def _due(city: str, papers: "list[tuple[Document, date]]") -> Task | None:
    if not papers:
        return None
    sentence = ngettext(
        "%(shown)s paper is due for renewal.", "%(shown)s papers are due for renewal.", len(papers)
    )
    parts = [
        Way(
            f"{paper.title} ({gettext('since %(day)s') % {'day': day(due_on)}})",
            reverse("portal:paper", args=[city, paper.slug]),
        )
        for paper, due_on in papers[:NAMED]
    ]
    way = _way(gettext("To the papers"), "papers-renewals", city)
    return Task("due", _filled(sentence, len(papers)), way, tuple(parts))


def _failed(city: str, many: int) -> Task | None:
    if not many:
        return None
    sentence = ngettext(
        "%(shown)s file that was handed in could not be read.",
        "%(shown)s files that were handed in could not be read.",
        many,
    )
    return Task("failed", _filled(sentence, many), _way(gettext("Look"), "papers-upload", city))


def _unread(city: str, many: int) -> Task | None:
    if not many:
        return None
    sentence = ngettext(
        "%(shown)s file in the folder could not be read.",
        "%(shown)s files in the folder could not be read.",
        many,
    )
    where = Way(gettext("Look"), reverse("portal:unread", args=[city]))
    return Task("unread", _filled(sentence, many), where)


def _filled(sentence: str, many: int) -> str:
    return sentence % {"shown": number(many)}


def _way(words: str, name: str, city: str) -> Way:
    return Way(words, reverse(f"desk:{name}", args=[city]))
