"""What a council decided about a paper: numbers of council papers, results in words."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_PREFIX = re.compile(
    r"^(?:(?:rats|beschluss|sitzungs|verwaltungs)?vorlagen?|drucksachen?|ds|antrag|nummer|nr\.?|[:\s])+",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{4,}")
_NO = re.compile(
    r"\b(?:nicht|abgelehnt|ablehnung|vertagt|zurückgestellt|zurückgezogen|zurückgenommen|abgesetzt"
    r"|erledigt|verwiesen|kein\w*)\b"
)
_YES = re.compile(r"\b(?:beschlossen|zugestimmt|zustimmung|angenommen|annahme|genehmigt|beschluss gefasst)\b")


@dataclass(frozen=True, slots=True)
class CouncilDecision:
    """What one meeting decided about a paper. `is_final`: its decision counts, it does not prepare one."""

    id: str
    decided_on: date | None
    body: str
    result: str
    resolution: str
    is_final: bool


@dataclass(frozen=True, slots=True)
class CouncilPaper:
    """A paper that lay before the council; `id` is its lasting address at the council's own system."""

    id: str
    reference: str
    name: str
    dated_on: date | None
    web: str
    decisions: tuple[CouncilDecision, ...] = ()


def plain_reference(reference: str) -> str:
    """„Vorlage Nr. 2021/0815“ and „2021 / 0815“ are one number."""
    return re.sub(r"\s+", "", _PREFIX.sub("", reference.strip())).casefold()


def was_adopted(result: str) -> bool | None:
    """None where the words say neither: „zur Kenntnis genommen“, „geändert“, nothing at all."""
    words = result.casefold()
    if _NO.search(words):
        return False
    return True if _YES.search(words) else None


class Doubt(StrEnum):
    """Why evidence with the right number may still mean another paper."""

    NAME = "name"
    NAME_AND_DAY = "name and day"


def doubt(name: str, days: Collection[date], *, title: str, day: date | None) -> Doubt | None:
    """Whether a council paper of the same number fits the paper of this title neither by its name nor by its
    day; `days` are those of the council paper and its decisions. None: it fits.
    """
    held = [word.casefold() for word in _WORD.findall(name)]
    if any(word.casefold() in one for word in _WORD.findall(title) for one in held) or day in days:
        return None
    return Doubt.NAME_AND_DAY if day and days else Doubt.NAME


def names_paper(name: str, title: str) -> bool:
    """Whether the name of a council paper may mean the paper of this title: it holds all its longer words.

    A hint for people, no proof: „Fortschreibung des Radverkehrskonzepts“ names „Radverkehrskonzept“.
    """
    wanted = [word.casefold() for word in _WORD.findall(title)]
    held = [word.casefold() for word in _WORD.findall(name)]
    return bool(wanted) and all(any(word in one for one in held) for word in wanted)
