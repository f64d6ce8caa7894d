"""What an index holds, what it is asked, and what it answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

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


class Form(NamedTuple):
    """One way to answer a word: all `terms` must be there, each near the next; `weight` says what that is
    worth. With `apart`, they must stand as words of their own, not inside compounds.
    """

    terms: tuple[str, ...]
    weight: float
    apart: bool = False


class AskedWord(NamedTuple):
    """A word of a question: the best of its forms counts, the first is the word as typed."""

    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question as an engine takes it. `pairs` are base forms that stood side by side; `phrases` are runs of
    folded words that must stand in the text as they are. `meaning` gives the vector of shape (dimensions,),
    None for words alone; asked for late, it may be worked out while words are looked up.
    """

    words: tuple[AskedWord, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    meaning: Callable[[], Vectors | None] = lambda: None

    @property
    def vector(self) -> Vectors | None:
        return self.meaning()


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that may answer. `words` is BM25 divided by the rarity of all words asked for: 0 for none of
    them, about 1 for each of them once, more where they stand together. `meaning` is the cosine, None for
    an entry without a vector.
    """

    kind: EntryKind
    id: int
    passage: int
    words: float
    meaning: float | None
