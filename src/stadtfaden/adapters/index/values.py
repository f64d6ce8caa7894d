"""What an index holds, what it is asked, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from stadtfaden.adapters.embedding import Vectors


class EntryKind(StrEnum):
    PASSAGE = "passage"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found.

    `id` is the record's; `passage` the id of the passage it stands in (a passage's own). `text` is everything
    it shall be found by. `label` is the kind of statement or block ("goal", "heading"). `paper` is a slug,
    `areas` are the areas' ids, `year` is the paper's, None where unknown.
    """

    kind: EntryKind
    id: int
    passage: int
    text: str
    municipality: str
    paper: str
    page: int
    label: str
    areas: tuple[str, ...] = ()
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Filters:
    """Everything given must hold; of several values of one field, one must. Years are inclusive."""

    kind: EntryKind | None = None
    municipalities: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    year_from: int | None = None
    year_to: int | None = None

    def fields(self) -> Mapping[str, tuple[str, ...]]:
        """Field name to wanted values, without the fields that anything may stand in."""
        wanted = {
            "kind": (self.kind.value,) if self.kind else (),
            "municipality": self.municipalities,
            "paper": self.papers,
            "label": self.labels,
            "areas": self.areas,
        }
        return {name: values for name, values in wanted.items() if values}


@dataclass(frozen=True, slots=True)
class Question:
    """A question as an engine takes it. `terms` maps index terms to weights; `phrases` are runs of folded
    words that must stand in the text as they are; `vector` has shape (dimensions,), None for words alone.
    """

    terms: Mapping[str, float] = field(default_factory=dict)
    phrases: tuple[tuple[str, ...], ...] = ()
    vector: Vectors | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that may answer. `words` is BM25 divided by the weight of all words asked for: 0 for none of
    them, about 1 for each of them once. `meaning` is the cosine, None for an entry without a vector.
    """

    kind: EntryKind
    id: int
    passage: int
    words: float
    meaning: float | None
