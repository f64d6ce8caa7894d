"""The areas of urban development, and which of them a text speaks of."""

from stadtfaden.core.areas.lessons import Confirmed, Lesson, taught
from stadtfaden.core.areas.own import OWN_THRESHOLD, OwnAreas, own_areas, said_of, score_own
from stadtfaden.core.areas.scoring import THRESHOLD, score_areas
from stadtfaden.core.areas.sense import shipped_sense
from stadtfaden.core.areas.shares import SURENESS
from stadtfaden.core.areas.subject import BY_TITLE, subject_of, with_subject
from stadtfaden.core.areas.taxonomy import BadTaxonomy, shipped_taxonomy, taxonomy_from
from stadtfaden.core.areas.values import NONE, Area, Scored

__all__ = [
    "BY_TITLE",
    "NONE",
    "OWN_THRESHOLD",
    "SURENESS",
    "THRESHOLD",
    "Area",
    "BadTaxonomy",
    "Confirmed",
    "Lesson",
    "OwnAreas",
    "Scored",
    "own_areas",
    "said_of",
    "score_areas",
    "score_own",
    "shipped_sense",
    "shipped_taxonomy",
    "subject_of",
    "taught",
    "taxonomy_from",
    "with_subject",
]
