"""An area of urban development, and a score."""

from dataclasses import dataclass

NONE = "none"  # where shares are dealt out: the part that goes to no area


@dataclass(frozen=True, slots=True)
class Area:
    """One entry of a taxonomy. `sdgs` are numbers 1–17; `product_areas` are two-digit keys of the
    municipal product frame; `ozg_fields` are names of OZG Themenfelder; `terms` are words that speak for it.
    """

    id: str
    name_de: str
    name_en: str
    description_de: str
    description_en: str
    sdgs: tuple[int, ...] = ()
    product_areas: tuple[str, ...] = ()
    ozg_fields: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scored:
    """An id with a score between 0 and 1; lists of these come best first.

    `score` is the chance that a text speaks of the area, perhaps of others too. `share` is the chance that
    a reader who may name one area only names this one: the shares of a text sum to 1 at most, what is
    missing goes to no area. None where it was not worked out.
    """

    id: str
    score: float
    share: float | None = None
