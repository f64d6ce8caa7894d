"""The areas of urban development, and which of them a text speaks of."""

from stadtfaden.core.areas.lessons import Confirmed, Lesson, taught
from stadtfaden.core.areas.scoring import THRESHOLD, score_areas
from stadtfaden.core.areas.sense import shipped_sense
from stadtfaden.core.areas.taxonomy import BadTaxonomy, shipped_taxonomy, taxonomy_from
from stadtfaden.core.areas.values import Area, Scored

__all__ = [
    "THRESHOLD",
    "Area",
    "BadTaxonomy",
    "Confirmed",
    "Lesson",
    "Scored",
    "score_areas",
    "shipped_sense",
    "shipped_taxonomy",
    "taught",
    "taxonomy_from",
]
