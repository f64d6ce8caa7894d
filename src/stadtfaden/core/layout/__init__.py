"""From printed lines to text in reading order."""

from stadtfaden.core.layout.assemble import flow
from stadtfaden.core.layout.compose import compose
from stadtfaden.core.layout.hyphens import Vocabulary

__all__ = ["Vocabulary", "compose", "flow"]
