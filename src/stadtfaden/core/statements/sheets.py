"""Measure sheets: from a heading with its code to the next, with the fields between."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stadtfaden.core.pages import BlockKind, Page
from stadtfaden.core.passages import Passage
from stadtfaden.core.statements.codes import Sighting
from stadtfaden.core.statements.field_lines import goes_on, is_codes
from stadtfaden.core.statements.labels import MARKS, Label
from stadtfaden.core.statements.schemes import Scheme, worth_of
from stadtfaden.core.statements.values import SheetField
from stadtfaden.core.verbs import has_verb

_FEWEST_FIELDS = 2
_TITLED = 3  # worth of a place where a code stands with its title
_LONGEST_SHEET = 400  # passages
_DONE = frozenset({"lead", "partners", "cost", "period", "funding"})
# A value of a few words; descriptions go on over many sentences.
_BRIEF = frozenset({"goal", "lead", "partners", "cost", "period", "funding", "priority", "status"})
_FEW = 3  # words; a sentence has more
_CODE = re.compile(r"(?:[A-ZÄÖÜ]{1,4}(?:-[A-ZÄÖÜ]{1,3})?[\s\-_.]?)?\d{1,3}(?:[.\-]\d{1,3}){0,3}")


@dataclass(frozen=True, slots=True)
class Span:
    """Passages first..last (both in) that belong to one code, or to one sheet without code."""

    first: int
    last: int
    sighting: Sighting | None
    labels: tuple[Label, ...]

    def known_keys(self) -> frozenset[str]:
        return frozenset(label.key for label in self.labels if label.key)

    def is_sheet(self) -> bool:
        return len(self.known_keys()) >= _FEWEST_FIELDS

    def is_measure_sheet(self) -> bool:
        """Who does it, when, and for how much: a goal has none of these."""
        return self.is_sheet() and bool(self.known_keys() & _DONE)


def _runs(sightings: Sequence[Sighting]) -> list[tuple[Sighting, int, int]]:
    """First sighting of each run of one code, the passage of its last, and where another code begins."""
    runs: list[tuple[Sighting, int, int]] = []
    for sighting in sightings:
        if runs and runs[-1][0].code == sighting.code:
            runs[-1] = (runs[-1][0], sighting.passage, -1)
            continue
        if runs:
            runs[-1] = (*runs[-1][:2], sighting.passage)
        runs.append((sighting, sighting.passage, -1))
    return runs


def _strip(first: int, last: int, passages: Sequence[Passage], labelled: frozenset[int]) -> int:
    """Without the headings at the end: they open what comes next."""
    while last > first and _opens(passages[last], labelled):
        last -= 1
    return last


def _opens(passage: Passage, labelled: frozenset[int]) -> bool:
    return passage.kind is BlockKind.HEADING and passage.position not in labelled


def _ends(
    sighting: Sighting, seen_last: int, until: int, passages: Sequence[Passage], labelled: frozenset[int]
) -> int:
    """The last passage of a sheet: before the next code, or before a heading as high as the sheet's own."""
    limit = min(len(passages), sighting.passage + _LONGEST_SHEET) if until < 0 else until
    anchor = passages[sighting.passage]
    level = anchor.level if anchor.kind is BlockKind.HEADING else None
    seen = {
        passages[position].text
        for position in range(max(0, sighting.passage - 3), sighting.passage + 3)
        if position < len(passages)
    }
    for position in range(seen_last + 1, limit):
        passage = passages[position]
        if passage.kind is not BlockKind.HEADING or position in labelled or passage.text in seen:
            continue
        is_chapter = passage.number is not None and level is None
        if is_chapter or (
            level is not None and (passage.level or 1) <= level and not _repeats(passage, sighting)
        ):
            return _strip(sighting.passage, position - 1, passages, labelled)
    return _strip(sighting.passage, max(sighting.passage, limit - 1), passages, labelled)


def _repeats(passage: Passage, sighting: Sighting) -> bool:
    return sighting.code in passage.text


def spans_of(
    sightings: Sequence[Sighting], passages: Sequence[Passage], labels: Sequence[Label]
) -> list[Span]:
    """One span for each run of sightings of a code; O(passages + sightings)."""
    places = [label.passage for label in labels]
    labelled = frozenset(places)
    spans = []
    for sighting, seen_last, until in _runs(sightings):
        last = _ends(sighting, seen_last, until, passages, labelled)
        low, high = bisect_left(places, sighting.passage), bisect_right(places, last)
        own = tuple(
            label
            for label in labels[low:high]
            if label.passage > sighting.passage or label.start > sighting.after
        )
        spans.append(Span(sighting.passage, last, sighting, own))
    return spans


def best_spans(spans: Sequence[Span], passages: Sequence[Passage]) -> dict[str, Span]:
    """Of all places where a code stands the one that says most: a sheet before an overview."""
    best: dict[str, tuple[tuple[int, int, int, int], Span]] = {}
    for span in spans:
        if span.sighting is None:
            continue
        anchor = passages[span.sighting.passage]
        worth = worth_of(span.sighting, passages)
        rank = (
            -int(anchor.kind is BlockKind.CONTENTS),
            len(span.known_keys()) if span.is_sheet() and worth >= _TITLED else 0,
            worth if span.sighting.is_first else -1,
            min(40, span.last - span.first),
        )
        if span.sighting.code not in best or rank > best[span.sighting.code][0]:
            best[span.sighting.code] = (rank, span)
    return {code: span for code, (_, span) in best.items()}


def goal_codes(span: Span, passages: Sequence[Passage]) -> list[str]:
    """What may be codes in the fields of a sheet that name the goal it serves."""
    found: list[str] = []
    for label in span.labels:
        if label.key == "goal":
            own = passages[label.passage]
            below = passages[label.passage + 1].text if label.passage < span.last else ""
            found += _CODE.findall((own.text[label.value :].strip() or below)[:80])
    return found


def served_codes(named: Sequence[str], schemes: Mapping[str, Scheme]) -> frozenset[str]:
    known = {code for scheme in schemes.values() for code in scheme.codes}
    return frozenset(known.intersection(named))


def fields_of(span: Span, passages: Sequence[Passage], texts: dict[int, str]) -> tuple[SheetField, ...]:
    """The fields of a sheet: each value reaches to the next name, at most to the end of its page."""
    fields = []
    for index, label in enumerate(span.labels):
        following = span.labels[index + 1] if index + 1 < len(span.labels) else None
        if (field := _field(label, following, span, passages, texts)) is not None:
            fields.append(field)
    return tuple(fields)


def _field(
    label: Label, following: Label | None, span: Span, passages: Sequence[Passage], texts: dict[int, str]
) -> SheetField | None:
    own = passages[label.passage]
    start = own.start + label.value
    first = own
    is_own = own.text[
        label.value : following.start if following and following.passage == own.position else None
    ].strip()
    if not is_own:  # the value stands below its name
        if following is not None and following.passage <= label.passage + 1 and following.start == 0:
            return None
        if label.passage + 1 > span.last:
            return None
        first = passages[label.passage + 1]
        start = first.start
    if first is own and _is_whole(label, own, following, passages):
        end = own.end
    else:
        end = _value_end(first, following, span, passages, table_row=own.kind is BlockKind.TABLE_ROW)
    text = texts[first.page]
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace()):
        end -= 1
    if end <= start:
        return None
    return SheetField(label.name, label.key, first.position, start, end, text[start:end])


def _is_whole(label: Label, own: Passage, following: Label | None, passages: Sequence[Passage]) -> bool:
    """„Ziel: K3“ or „Zuständig: Bauamt“ above „Die Stadt baut …“: no verb in the value, a sentence below."""
    if following is not None and following.passage == own.position:
        return False
    value = own.text[label.value :]
    if ":" not in own.text[label.start : label.value] or own.position + 1 >= len(passages):
        return False
    if label.key == "goal" and is_codes(value):
        return True
    below = passages[own.position + 1]
    if label.key not in _BRIEF or below.kind is not BlockKind.PARAGRAPH or goes_on(value) or has_verb(value):
        return False
    return (
        below.text[:1].isupper() and below.text.rstrip()[-1:] in set(".!?") and len(below.text.split()) > _FEW
    )


def _value_end(
    first: Passage, following: Label | None, span: Span, passages: Sequence[Passage], *, table_row: bool
) -> int:
    if following is not None and following.passage == first.position:
        return first.start + following.start
    if table_row:
        return first.end
    limit = span.last if following is None else min(span.last, following.passage - 1)
    end = first.end
    for position in range(first.position + 1, limit + 1):
        passage = passages[position]
        if passage.page != first.page or passage.kind is BlockKind.HEADING:
            return end
        end = passage.end
    if (
        following is not None
        and passages[following.passage].text[: following.start].strip(MARKS)
        and passages[following.passage].page == first.page
        and following.passage <= span.last
    ):
        return passages[following.passage].start + following.start
    return end


def pages_of(span: Span, passages: Sequence[Passage]) -> tuple[int, int]:
    return passages[span.first].page, passages[span.last].page


def texts_of(pages: Sequence[Page]) -> dict[int, str]:
    return {page.number: page.text for page in pages}


def uncoded_sheets(
    labels: Sequence[Label], passages: Sequence[Passage], taken: Sequence[tuple[int, int]]
) -> list[Span]:
    """Sheets without codes: their field names come round again, each time under another heading."""
    free = [label for label in labels if not any(low <= label.passage <= high for low, high in taken)]
    rounds: list[list[Label]] = []
    seen: set[str] = set()
    for label in free:
        if not rounds or label.name in seen or _parted(rounds[-1][-1], label, passages):
            rounds.append([])
            seen = set()
        rounds[-1].append(label)
        seen.add(label.name)
    spans = []
    for index, names in enumerate(rounds):
        title = _title_above(names[0], rounds[index - 1][-1] if index else None, passages)
        if title is None or len({name.key for name in names if name.key}) <= _FEWEST_FIELDS:
            continue
        last = names[-1].passage
        if (
            passages[last].kind is not BlockKind.TABLE_ROW
            and last + 1 < len(passages)
            and passages[last + 1].kind is not BlockKind.HEADING
        ):
            last += 1
        spans.append(Span(title, last, None, tuple(names)))
    shared = Counter(name for span in spans for name in {label.name for label in span.labels})
    return [span for span in spans if passages[span.first].page > 1 or _comes_round(span, shared)]


def _comes_round(span: Span, shared: Mapping[str, int]) -> bool:
    """A form is filled in more than once; what looks like one on the first page alone is a letterhead."""
    return sum(shared[name] > 1 for name in {label.name for label in span.labels}) >= _FEWEST_FIELDS


def _parted(before: Label, label: Label, passages: Sequence[Passage]) -> bool:
    between = passages[before.passage + 1 : label.passage]
    return len(between) > 30 or any(passage.number is not None for passage in between)  # noqa: PLR2004 -- a page of text is no sheet


def _title_above(label: Label, before: Label | None, passages: Sequence[Passage]) -> int | None:
    floor = -1 if before is None else before.passage
    for position in range(label.passage - 1, max(floor, label.passage - 6), -1):
        passage = passages[position]
        if passage.kind is BlockKind.HEADING:
            return position
    return None
