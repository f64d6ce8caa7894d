"""What the head of a paper says of its standing: „Vom Rat der Stadt beschlossen am 20. Februar 2025“."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from stadtfaden.core.pages import BlockKind
from stadtfaden.core.passages import Passage
from stadtfaden.core.sentences import sentences

_PAGES = 3
_PASSAGES = 25
_PROSE = 240  # characters; a longer paragraph is running text, and the head is over
_MONTHS = (
    *("januar", "februar", "märz", "april", "mai", "juni"),
    *("juli", "august", "september", "oktober", "november", "dezember"),
)
_DATE = rf"(?:\d{{1,2}}\.\s*(?:{'|'.join(_MONTHS)}|\d{{1,2}}\.)\s*(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)"
_DAY = re.compile(
    rf"(?i)(?P<day>\d{{1,2}})\.\s*(?P<month>{'|'.join(_MONTHS)}|\d{{1,2}}\.)\s*(?P<year>(?:19|20)\d\d)|"
    r"(?P<iso>(?:19|20)\d\d-\d\d-\d\d)"
)
_COUNCIL = (
    r"(?:(?:stadt|gemeinde|markt|kreis)?rat(?:e?s)?|gemeindevertretung|stadtvertretung|kreistag(?:e?s)?|bürgerschaft|"
    r"stadtverordnetenversammlung)"
)
# „der Stadt Auental“, „der Universitätsstadt Neu-Berg am See“
_WHOSE = (
    r"(?:\s+der\s+(?:\w+\s+)?\w*(?:stadt|gemeinde)(?:\s+(?!am\b|vom\b)[\w./()-]+){0,3}"
    r"(?:\s+(?:am|an\s+der|im)\s+(?!\d)\w+)?)?"
)
_BY = rf"(?:vom|durch\s+(?:den|die)|von\s+der|des|der|im|in\s+der)\s+{_COUNCIL}{_WHOSE}"
_HOW = r"(?:\s+(?:einstimmig|mehrheitlich|in\s+(?:der|seiner)\s+sitzung))?"
_ADOPTED = "|".join(
    (
        rf"(?:beschlossen|verabschiedet)(?:\s+{_BY})?{_HOW}\s*(?:am|:)\s*{_DATE}",
        rf"(?:am\s+)?{_DATE}\s+{_BY}\s+(?:beschlossen|verabschiedet)",
        rf"{_BY}{_HOW}\s+(?:am\s+{_DATE}\s+(?:beschlossen|verabschiedet)|(?:beschlossen|verabschiedet)\s+am\s+{_DATE})",
        rf"(?:rats|stadtrats|gemeinderats|kreistags)?beschluss(?:\s+{_BY})?(?:\s+vom|\s+am|:)\s+{_DATE}",
        rf"(?:vom\s+{_COUNCIL}{_WHOSE}\s+beschlossene\s+fassung|beschlussfassung|fassung\s+des\s+beschlusses)(?:\s+vom|:)\s+{_DATE}",
    )
)
# „Fassung vom 9. September 2024, beschlossen …“: the text is of one day, the decision of another.
_VERSION = rf"(?:(?:in\s+der\s+)?fassung\s+vom\s+{_DATE}\s*[,;–-]\s*)?"
_SUBJECT = r"(?:(?:diese[rs]?|(?:das|der|die)\s+vorliegende)\s+[\w-]+\s+wurde\s+)?"
_DRAFT = (
    r"(?:\w*entwurf|entwurfsfassung)"
    rf"(?:(?:\s+vom|,?\s*stand:?|\s+zum\s+beschluss,?\s+vom)\s+(?:{_DATE}|[\w. ]{{1,20}}\d{{4}}))?"
)
_AS_OF = rf"(?:stand|datum|redaktionsschluss)(?::|\s+vom|\s)\s*(?:{_DATE}|[\w./ ]{{1,24}})"


class Standing(StrEnum):
    ADOPTED = "adopted"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class PaperHead:
    """What a paper says of itself; `words` stand so at start..end of its page, `reference` is the number of
    the council's paper that it was adopted with, `horizon` the year until which it holds.
    None is what is not said.
    """

    standing: Standing | None
    on: date | None
    words: str
    page: int
    start: int
    end: int
    reference: str | None = None
    horizon: int | None = None


# The number of its paper and how the council voted may follow.
_TAIL = (
    r"(?:\s*[,(]\s*(?:vorlage|drucksache|drs|ds|beschluss-?(?:nr|nummer)|mit\s+\d+\s+stimmen|einstimmig|mehrheitlich)"
    r"\b[^;\n]*)?"
)


_REFERENCE = re.compile(
    r"(?i)\b(?:(?:rats|beschluss)?vorlage|drucksache|drs|ds)\.?\s*(?:-?\s*nr\.?|nummer)?:?\s*"
    r"(?P<number>(?:[A-Z]{1,4}[\s/-]?)?\d{1,5}\s?[/-]\s?\d{2,5}(?:[/-]\d{1,3})?)(?!\w)"
)
_BEGINNING = 40  # passages that may say how long the paper holds
_VALID = re.compile(
    r"\b(?:[Ee]r|[Ss]ie|[Ee]s|(?:[Dd]er|[Dd]ie|[Dd]as|[Dd]iese[rs]?)\s+\w*(?:[Pp]lan|[Kk]onzept|[Ll]eitbild|"
    r"[Ss]trategie|[Pp]rogramm)(?:\s+[A-ZÄÖÜ]\w+){0,3})\s+gilt\s+(?:zunächst\s+|vorerst\s+)?bis\s+"
    r"(?:zum\s+Jahr\s+|einschließlich\s+|Ende\s+|zum\s+\d{1,2}\.\s*(?:\d{1,2}\.|\w+)\s*)?(?P<year>20\d\d)\b"
)
_OF_TEXT = re.compile(rf"(?i)^\W*{_VERSION}")


def _whole(rule: str) -> re.Pattern[str]:
    return re.compile(rf"(?i){_SUBJECT}(?:{rule})\W*")


_RULES = (
    (Standing.ADOPTED, _whole(rf"(?:einstimmiger\s+)?{_VERSION}(?:{_ADOPTED}){_TAIL}")),
    (Standing.DRAFT, _whole(_DRAFT)),
    (None, _whole(_AS_OF)),
)


def head_of(passages: Sequence[Passage]) -> PaperHead | None:
    """The standing that a paper gives itself in lines of their own before its first chapter; None where it
    says nothing, or two things at once. What it says of other papers stands in sentences and does not count.
    """
    said = [head for passage in _first(passages) for head in _read(passage)]
    told = [head for head in said if head.standing is not None]
    if len({head.standing for head in told}) > 1 or len({head.on for head in told if head.on}) > 1:
        return None
    best = max(told or said, key=lambda head: head.on is not None, default=None)
    return None if best is None else replace(best, horizon=_valid_until(passages[:_BEGINNING]))


def _valid_until(passages: Sequence[Passage]) -> int | None:
    """The one year until which a paper says that it holds."""
    years = {int(match["year"]) for passage in passages for match in _VALID.finditer(passage.text)}
    return years.pop() if len(years) == 1 else None


def _first(passages: Sequence[Passage]) -> list[Passage]:
    found: list[Passage] = []
    for passage in passages[:_PASSAGES]:
        is_chapter = passage.kind is BlockKind.HEADING and passage.number is not None
        is_over = is_chapter or passage.kind is BlockKind.CONTENTS or passage.page > _PAGES
        if is_over or len(passage.text) > _PROSE:
            break
        found.append(passage)
    return found


def _read(passage: Passage) -> list[PaperHead]:
    """Of a passage all of whose sentences say when it is of; a line break parts as a full stop does."""
    found: list[PaperHead] = []
    for line in re.finditer(r"[^\n]+", passage.text):
        said = [
            _of(passage, line.start() + start, line.start() + end) for start, end in sentences(line.group())
        ]
        found += [head for head in said if head is not None] if None not in said else []
    return found


def _of(passage: Passage, start: int, end: int) -> PaperHead | None:
    words = passage.text[start:end]
    for standing, rule in _RULES:
        match = rule.fullmatch(words.strip())
        if match is not None:
            on = _date_of(_OF_TEXT.sub("", words) if standing is Standing.ADOPTED else words)
            place = passage.page, passage.start + start, passage.start + end
            number = _REFERENCE.search(words) if standing is Standing.ADOPTED else None
            return PaperHead(standing, on, words, *place, reference=number["number"] if number else None)
    return None


def _date_of(words: str) -> date | None:
    found = _DAY.search(words)
    if found is None:
        return None
    try:
        if found["iso"]:
            return date.fromisoformat(found["iso"])
        return date(int(found["year"]), _month(found["month"].lower()), int(found["day"]))
    except ValueError:
        return None


def _month(word: str) -> int:
    return _MONTHS.index(word) + 1 if word in _MONTHS else int(word.rstrip("."))
