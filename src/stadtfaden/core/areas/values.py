"""An area of urban development, and a score."""

from dataclasses import dataclass


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
    """An id with a score between 0 and 1; lists of these come best first."""

    id: str
    score: float
