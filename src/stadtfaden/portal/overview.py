"""The whole of a city in a few numbers, for the sentences and the picture of the first page."""

from django.utils.translation import gettext as _

from stadtfaden.threads.queries.levels import Held, Levels
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
