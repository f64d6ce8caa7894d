"""The whole of a city in a few numbers, for the sentences and the picture of the first page."""

from django.utils.translation import gettext as _

from stadtfaden.threads.queries.levels import Held, Levels
from stadtfaden.ui.loom import Level, Loom, loom


def loom_of(levels: Levels) -> Loom | None:
    """None where no paper states anything yet."""
    if not levels.statements:
        return None
    return loom(
        (
            Level(_("Guiding principles"), levels.tops),
            _level(_("Goals"), levels.goals),
            _level(_("Measures"), levels.measures),
            _level(_("Targets and indicators"), levels.results),
        )
    )


def _level(name: str, held: Held) -> Level:
    return Level(name, held.how_many, held.held, held.by_paper)
