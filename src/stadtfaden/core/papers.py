"""What the name of a file and its title say about a paper. What they do not say stays None."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import PurePosixPath

TITLE_LENGTH = 300
_DATE = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<between>[-_.]?)(?P<month>0[1-9]|1[0-2])(?P=between)"
    r"(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
)
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_MARKED_YEAR = re.compile(r"(?:\bbis\b[^\d]{0,12}|\bhorizont\b\W{0,3})(20\d\d)|(20\d\d)\+", re.IGNORECASE)
_NUMBER_ONLY = re.compile(r"\d{4,}")
_FILE_NAME = re.compile(
    r"\.(?:docx?|indd|pptx?|pdf|odt|rtf|qxd|xlsx?|txt|html?|md)\b|^microsoft ", re.IGNORECASE
)
_PLACEHOLDER = re.compile(
    r"(?:unbenannt|untitled|ohne titel|dokument|document|titel|folie|layout|inhalt\w*)\b.{0,12}|powerpoint.*",
    re.IGNORECASE,
)
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


class PaperKind(StrEnum):
    LEITBILD = "leitbild"
    STRATEGY = "strategy"
    CONCEPT = "concept"
    PLAN = "plan"
    REPORT = "report"
    OTHER = "other"


# The first that fits counts: a report on a concept is a report, a concept for a plan a concept.
_KINDS = (
    (
        PaperKind.REPORT,
        re.compile(r"bericht|evaluation|bilanz|monitoring|sachstand|auswertung", re.IGNORECASE),
    ),
    (PaperKind.LEITBILD, re.compile(r"leitbild|leitlinie|charta", re.IGNORECASE)),
    (PaperKind.STRATEGY, re.compile(r"strategie|strategy|roadmap", re.IGNORECASE)),
    (PaperKind.CONCEPT, re.compile(r"konzept|\binsek\b|\bisek\b", re.IGNORECASE)),
    (PaperKind.PLAN, re.compile(r"pl[aä]n(?:e|ung)?\b|programm|\bnvp\b|\bvep\b", re.IGNORECASE)),
)


@dataclass(frozen=True, slots=True)
class PaperSigns:
    """Read off a name and a title; `is_draft` is True only where one of them says so."""

    title: str
    kind: PaperKind
    is_draft: bool
    dated_on: date | None
    horizon: int | None


def signs_of(file_name: str, title: str | None) -> PaperSigns:
    """`file_name` is a path with forward slashes, `title` what the file itself declares or shows.

    A title that is only a file name, a placeholder or a run of characters gives way to the file's name.
    """
    stem = PurePosixPath(file_name).stem
    chosen = title.strip() if title and _is_a_title(title) else title_from_name(stem)
    both = f"{chosen} {stem.replace('_', ' ')}"
    dated = date_in(stem)
    return PaperSigns(
        title=chosen[:TITLE_LENGTH],
        kind=kind_of(chosen, stem),
        is_draft=bool(re.search(r"\bentwurf\b|entwurfsfassung|\bdraft\b", both, re.IGNORECASE)),
        dated_on=dated,
        horizon=horizon_in(chosen, dated),
    )


def title_from_name(stem: str) -> str:
    """Klima-Konzept, from "2020-03-05_43750_Klima-Konzept"."""
    rest = _DATE.sub(" ", stem).strip(" _-.")
    parts = [part for part in re.split(r"[_\s]+", rest) if part]
    words = [part for part in parts if not _NUMBER_ONLY.fullmatch(part) or _YEAR.fullmatch(part)]
    name = " ".join(words) or stem
    return name if " " in name else name.replace("-", " ")


def date_in(stem: str) -> date | None:
    found = _DATE.search(stem)
    if found is None:
        return None
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None


def kind_of(*names: str) -> PaperKind:
    """The title is asked before the file's name."""
    for name in names:
        for kind, pattern in _KINDS:
            if pattern.search(name.replace("_", " ")):
                return kind
    return PaperKind.OTHER


def horizon_in(title: str, dated_on: date | None) -> int | None:
    """A year that the title marks as its end, or that lies after the paper's own date."""
    if marked := _MARKED_YEAR.search(title):
        return int(marked[1] or marked[2])
    later = [int(year) for year in _YEAR.findall(title) if dated_on and int(year) > dated_on.year]
    return max(later, default=None)


def page_shift(labels: Mapping[int, str | None]) -> int | None:
    """By how much the number in the file is ahead of the printed one, by number in the file.

    None where fewer than half of the pages that print a number agree.
    """
    shifts = Counter(
        number - int(label) for number, label in labels.items() if label is not None and label.isdecimal()
    )
    if not shifts:
        return None
    shift, many = max(shifts.items(), key=lambda found: (found[1], -abs(found[0])))
    return shift if 2 * many >= shifts.total() else None


def slug_of(text: str, length: int = 100) -> str:
    """Lower case, German letters written out, cut at a hyphen; "papier" where nothing is left."""
    ascii_only = unicodedata.normalize("NFKD", text.translate(_GERMAN)).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_only.lower()).strip("-")
    if len(slug) > length:
        slug = slug[: length + 1].rpartition("-")[0] or slug[:length]
    return slug or "papier"


def _is_a_title(title: str) -> bool:
    text = title.strip()
    letters = sum(character.isalpha() for character in text)
    return (
        6 <= len(text) <= TITLE_LENGTH // 2  # noqa: PLR2004 -- shorter is a file's code, longer a sentence
        and letters >= len(text) / 2
        and any(character.isupper() for character in text)
        and not _FILE_NAME.search(text)
        and not _PLACEHOLDER.fullmatch(text)
        and "_" not in text
    )
