"""The whole of a city in a few numbers, for the sentences and the picture of the first page."""

from collections.abc import Callable, Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stadtfaden.threads.queries.levels import Held, Levels, ReviewCounts
from stadtfaden.threads.queries.news import Week
from stadtfaden.ui.loom import MOST, Level, Loom, loom
from stadtfaden.ui.templatetags.stadtfaden import number
from stadtfaden.ui.wording import COUNTED, LEVELS


def loom_of(levels: Levels) -> Loom | None:
    """None where no paper states anything yet."""
    if not levels.statements:
        return None
    return loom(
        (
            Level(LEVELS["tops"](levels.tops), levels.tops),
            _level("goals", levels.goals),
            _level("measures", levels.measures),
            _level("targets", levels.targets),
        )
    )


def line_stands_for(levels: Levels) -> str:
    """How many statements one line of the picture means, level by level; about, since a share is rounded."""
    counted = {
        "tops": levels.tops,
        "goals": levels.goals.how_many,
        "measures": levels.measures.how_many,
        "targets": levels.targets.how_many,
    }
    if max(counted.values()) <= MOST:
        return _("Each line is one statement.")
    a_line = {name: max(round(how_many / MOST), 1) for name, how_many in counted.items() if how_many}
    named = [COUNTED[name](how_many) % {"shown": number(how_many)} for name, how_many in a_line.items()]
    return _("One line stands for about %(named)s.") % {"named": _(" or ").join(_two(named))}


def _two(named: list[str]) -> list[str]:
    """All but the last joined by commas."""
    return [", ".join(named[:-1]), named[-1]] if len(named) > 1 else named


def _level(name: str, held: Held) -> Level:
    return Level(LEVELS[name](held.how_many), held.how_many, held.held, held.by_paper)


def percent_confirmed(review: ReviewCounts) -> int:
    """Of the proposals that people have not rejected, rounded down; something is never nothing."""
    standing = review.proposals - review.rejected
    if not standing or not review.confirmed:
        return 0
    return max(100 * review.confirmed // standing, 1)


def lately(weeks: Iterable[Week]) -> str:
    """„44 Aussagen und Verbindungen bestätigt, 2 Widersprüche geklärt“; empty where nothing happened."""
    some = list(weeks)
    confirmed = sum(week.counted.confirmed_statements + week.counted.confirmed_links for week in some)
    told = [
        _many(ngettext("one proposal confirmed", "%(shown)s proposals confirmed", confirmed), confirmed),
        *(_named(some, name, words) for name, words in _TOLD.items()),
    ]
    return ", ".join(part for part in told if part)


_TOLD = {
    "settled": lambda n: ngettext("one contradiction settled", "%(shown)s contradictions settled", n),
    "meant": lambda n: ngettext("one gap explained", "%(shown)s gaps explained", n),
    "written": lambda n: ngettext("one new statement written", "%(shown)s new statements written", n),
    "decided": lambda n: ngettext("one decision of the council", "%(shown)s decisions of the council", n),
    "recorded": lambda n: ngettext("one older decision kept", "%(shown)s older decisions kept", n),
    "read": lambda n: ngettext("one paper read", "%(shown)s papers read", n),
}


def _named(weeks: Iterable[Week], name: str, words: Callable[[int], str]) -> str:
    how_many = sum(len(getattr(week, name)) for week in weeks)
    return _many(words(how_many), how_many)


def _many(words: str, how_many: int) -> str:
    return words % {"shown": number(how_many)} if how_many else ""
