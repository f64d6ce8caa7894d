"""The tasks, in the order of the table."""

from stadtfaden.evaluation.tasks import (
    area_lessons,
    areas,
    challenges,
    contradictions,
    decisions,
    digital,
    growth,
    links,
    proposals,
    quotes,
    reading,
    search,
    sheets,
    stance,
    targets,
)
from stadtfaden.evaluation.values import Task

TASKS: tuple[Task, ...] = (
    Task("reading", "Lesetreue", reading.run, seconds=90),
    sheets.TASK,
    proposals.TASK,
    challenges.TASK,
    targets.TASK,
    areas.TASK,
    area_lessons.TASK,
    digital.TASK,
    links.TASK,
    decisions.TASK,
    contradictions.TASK,
    quotes.TASK,
    stance.TASK,
    search.TASK,
    growth.TASK,
)
