"""Names of fields on measure sheets: known ones, and those that a paper repeats from sheet to sheet."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from stadtfaden.core.pages import BlockKind
from stadtfaden.core.passages import Passage
from stadtfaden.core.statements.field_names import INLINE, key_of
from stadtfaden.core.verbs.lists import word_list

_LONGEST_NAME = 110
_OFTEN = 4
_TOP = 4  # blocks
_COLON = re.compile(r"(?:[•▪*–\uf000-\uf8ff-]\s*)?(?P<name>[A-ZÄÖÜ][^:\t.\n]{2,60}?)\s?:(?=\s|$)\s*")
_CELL = re.compile(r"(?P<name>[A-ZÄÖÜ][^\t]{2,80}?)\s?:?\t+")
_LEADS = word_list("before_nouns")
MARKS = "•▪*–-☐☒✓ \t"


@dataclass(frozen=True, slots=True)
class Label:
    """A field name in passage `passage` at start..end of its text; the value begins at `value`."""

    passage: int
    start: int
    end: int
    value: int
    name: str
    key: str | None


def _whole(passage: Passage) -> str | None:
    text = passage.text.strip(MARKS)
    if (
        passage.kind in {BlockKind.TABLE_ROW, BlockKind.CONTENTS, BlockKind.FOOTNOTE}
        or len(text) > _LONGEST_NAME
    ):
        return None
    return text if text[:1].isupper() and not text[-1:].isdigit() else None


def _repeated(passages: Sequence[Passage]) -> frozenset[str]:
    """Short blocks that return in the same words: a form's names; on top of pages they are headers."""
    counts: Counter[str] = Counter()
    on_top: Counter[str] = Counter()
    page, place = 0, 0
    for passage in passages:
        page, place = (page, place + 1) if passage.page == page else (passage.page, 0)
        if text := _whole(passage):
            counts[text] += 1
            on_top[text] += place < _TOP
    return frozenset(text for text, count in counts.items() if count >= _OFTEN and 2 * on_top[text] < count)


def _label(passage: Passage, match: re.Match[str]) -> Label | None:
    name = match["name"].strip()
    key = key_of(name)
    if key is None and match.re is not _CELL:
        return None
    return Label(passage.position, match.start("name"), match.end("name"), match.end(), name, key)


def _read(passage: Passage, repeated: frozenset[str]) -> Label | None:
    if passage.kind is BlockKind.CONTENTS:
        return None
    if passage.kind is BlockKind.TABLE_ROW:
        cell = _CELL.match(passage.text)
        return _label(passage, cell) if cell else None
    return _valued(passage, repeated) or _named(passage)


def _valued(passage: Passage, repeated: frozenset[str]) -> Label | None:
    """A name and its value on one line, or a name that the form repeats."""
    text = passage.text
    inline = INLINE.match(text)
    if inline and text[inline.end() :].strip(" :"):
        return _inline(passage, inline)
    whole = _whole(passage)
    if whole is not None and whole in repeated:
        return _alone(passage, whole)
    colon = _COLON.match(text)
    return _label(passage, colon) if colon and colon.end() < len(text) and key_of(colon["name"]) else None


def _named(passage: Passage) -> Label | None:
    whole = _whole(passage)
    is_known = whole is not None and len(whole) < _LONGEST_NAME // 2 and key_of(whole) is not None
    return _alone(passage, whole) if whole is not None and is_known else None


def _alone(passage: Passage, name: str) -> Label:
    start = passage.text.index(name)
    return Label(
        passage.position, start, start + len(name), len(passage.text), name.rstrip(": "), key_of(name)
    )


def _inline(passage: Passage, match: re.Match[str]) -> Label:
    value = re.compile(r"[\s:]*").match(passage.text, match.end())
    return Label(
        passage.position, 0, match.end(), value.end() if value else match.end(), match[0], key_of(match[0])
    )


def _glued(passage: Passage, names: re.Pattern[str] | None) -> list[Label]:
    """Names of fields that a reader joined to the line before: „… Stadtwerke Federführende Stelle Bauamt“."""
    if names is None or passage.kind in {BlockKind.TABLE_ROW, BlockKind.CONTENTS}:
        return []
    found = []
    for match in names.finditer(passage.text, 1):
        value = min(len(passage.text), match.end() + 1)
        found.append(Label(passage.position, match.start(), match.end(), value, match[0], key_of(match[0])))
    return found


def find_labels(passages: Sequence[Passage]) -> list[Label]:
    """All field names of a paper in reading order; O(length). A name counts where it is known or repeated."""
    repeated = _repeated(passages)
    labels = [label for passage in passages if (label := _read(passage, repeated))]
    counts = Counter(label.name for label in labels)
    printed = sorted(
        (name for name, count in counts.items() if count >= _OFTEN), key=lambda name: (-len(name), name)
    )
    names = (
        re.compile(r"(?<=[^\s„(]\s)(?:" + "|".join(map(re.escape, printed)) + r")(?=\s|$)")
        if printed
        else None
    )
    opening = (
        re.compile(r"(?:" + "|".join(map(re.escape, printed)) + r")(?=\s(?:[A-ZÄÖÜ0-9„(]|www|http))")
        if printed
        else None
    )
    taken = {label.passage: label for label in labels}
    for passage in passages:
        if passage.position not in taken and opening is not None and (match := opening.match(passage.text)):
            taken[passage.position] = _inline(passage, match)
            labels.append(taken[passage.position])
        for glued in _glued(passage, names):
            first = taken.get(passage.position)
            if _is_printed_alone(glued, passage) and (first is None or glued.start >= first.end):
                labels.append(glued)
    return sorted(labels, key=lambda label: (label.passage, label.start))


def _is_printed_alone(label: Label, passage: Passage) -> bool:
    """In a sentence a word leads to the name („die Kosten“) or the sentence goes on in small letters."""
    before = re.search(r"(\S+)\s$", passage.text[max(0, label.start - 30) : label.start])
    if before is None or before[1].lower().strip("(„") in _LEADS:
        return False
    after = passage.text[label.end : label.end + 3].strip()
    return not after[:1].islower() and (
        len(label.name.split()) > 1 or not after or label.end == len(passage.text)
    )
