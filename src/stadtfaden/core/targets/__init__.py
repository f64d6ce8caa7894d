"""Targets as values: how much of what, in which direction, by when."""

from stadtfaden.core.targets.changes import is_change
from stadtfaden.core.targets.grammar import find_targets
from stadtfaden.core.targets.values import Direction, Target

__all__ = ["Direction", "Target", "find_targets", "is_change"]
