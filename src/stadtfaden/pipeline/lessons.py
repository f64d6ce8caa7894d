"""What people decide at the desk teaches the order of what waits and the areas, while they go on working."""

from pathlib import Path

from django.utils import timezone

from stadtfaden.actors.models import Municipality
from stadtfaden.actors.queries import municipalities
from stadtfaden.pipeline.context import Build, BuildOptions
from stadtfaden.pipeline.deriving import build_index, find_areas
from stadtfaden.pipeline.disk import writable
from stadtfaden.pipeline.lock import only_builder
from stadtfaden.pipeline.models import Run
from stadtfaden.threads.actions import learn_order
from stadtfaden.threads.queries.lessons import decisions_since, last_lesson

EVERY = 25  # decisions


def learn_from_people(*, data: Path, options: BuildOptions) -> bool:
    """Learn anew for one city where people have decided 25 times since the last lesson; says whether one had.

    The order comes first: it is there within a second. Killed at any moment, the next call begins anew; a
    build learns all of it too. Raises CannotBuild while another process holds the data folder.
    """
    city = next(filter(_is_due, municipalities()), None)
    if city is None:
        return False
    with writable(data), only_builder(data):
        learn_order(municipality=city, now=timezone.now())
        build = Build(city, data, data, options, Run(municipality=city), lambda _: None)
        find_areas(build)
        build_index(build)
    return True


def _is_due(city: Municipality) -> bool:
    """Two queries over an index."""
    return decisions_since(city, last_lesson(city)) >= EVERY
