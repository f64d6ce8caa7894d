"""The statements of a paper: codes and sheets first, then the sentences between them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from stadtfaden.core.areas import Area, score_areas
from stadtfaden.core.digital import find_digital
from stadtfaden.core.pages import BlockKind, Page
from stadtfaden.core.passages import Passage
from stadtfaden.core.statements.bodies import (
    between_fields,
    body_of,
    targets_below,
    targets_in_fields,
    with_row,
    without_repeats,
)
from stadtfaden.core.statements.codes import title_of
from stadtfaden.core.statements.fields_of_action import with_fields_of_action
from stadtfaden.core.statements.headings import Region, regions_of
from stadtfaden.core.statements.labels import Label, find_labels
from stadtfaden.core.statements.levels import NAMES, kind_of_level
from stadtfaden.core.statements.parents import with_parents
from stadtfaden.core.statements.prose import Found, statements_in_prose
from stadtfaden.core.statements.schemes import Scheme, called_kinds, headed_kinds, kept_sightings, with_kinds
from stadtfaden.core.statements.sheets import (
    Span,
    best_spans,
    fields_of,
    goal_codes,
    served_codes,
    spans_of,
    texts_of,
    uncoded_sheets,
)
from stadtfaden.core.statements.tables import Entry, entries_in_tables
from stadtfaden.core.statements.values import Statement, StatementKind
from stadtfaden.core.statements.visions import visions_in
from stadtfaden.core.statements.whose import whose_aim
from stadtfaden.core.statements.written_fields import with_written_fields
from stadtfaden.core.targets import find_targets

RULE = "rule:statements/1"
_TITLE = 160
_TOLD = 600  # characters of a field are enough to know what it is about
_PER_PAGE = 2.5  # sentences of running text kept, on average: a shelf to read, not a flood
_LEAST = 40
_NUMBERED = (StatementKind.GOAL, StatementKind.MEASURE, StatementKind.PRINCIPLE)
_FEWEST_CODES = 3
_LONGEST_REST = 60


def find_statements(
    pages: Sequence[Page], passages: Sequence[Passage], taxonomy: Sequence[Area]
) -> tuple[Statement, ...]:
    """What a paper states, in reading order, each with its exact words; linear in the length of the paper.

    Codes that the paper keeps up (found by repetition) come first: of all places where a code stands, the
    sheet counts before the overview. Sheets without codes are known by field names that come round again.
    What is left are sentences, read with the headings above them. `score` is our confidence; the best
    sentences are kept, about 2.5 a page. A statement's targets count positions from its own first character
    and may stand behind the quote: in the paragraph below a goal, in a field of the sheet, on the same page.
    """
    texts = texts_of(pages)
    labels = find_labels(passages)
    regions = regions_of(passages)
    spans, schemes, covered = _coded_spans(passages, labels, regions)
    entries = entries_in_tables(passages, regions)
    rows = {entry.passage: entry for entry in entries}
    coded = [
        with_row(statement, rows, passages)
        for span in spans
        if (statement := _coded_statement(span, schemes, passages, regions, texts)) is not None
    ]
    taken = [(span.first, span.last) for span in spans if span.is_sheet()]
    sheets = uncoded_sheets(labels, passages, [*taken, *((place, place) for place in covered)])
    coded += [_sheet_statement(span, passages, texts) for span in sheets]
    inside = covered | _filled([*taken, *((sheet.first, sheet.last) for sheet in sheets)], ())
    listed = [entry for entry in entries if entry.passage not in inside]
    coded += [_listed_statement(entry, passages) for entry in listed]
    filled = _filled([*taken, *((sheet.first, sheet.last) for sheet in sheets)], coded)
    own = _bodies(spans, passages)
    visions = visions_in(passages, regions, covered)
    said = filled | covered | own | {vision.passage for vision in visions}
    prose = _kept(_beside_codes(statements_in_prose(passages, regions, said), coded), len(pages)) + visions
    told = [_prose_statement(found, passages) for found in prose]
    ordered = sorted(
        [*coded, *told], key=lambda statement: (statement.passage, statement.start, statement.end)
    )
    enriched = [_enriched(statement, passages, tuple(taxonomy)) for statement in _without_repeats(ordered)]
    tied = with_fields_of_action(with_parents(enriched, passages), passages, pages)
    return with_written_fields(tied, passages)


def _enriched(statement: Statement, passages: Sequence[Passage], taxonomy: tuple[Area, ...]) -> Statement:
    """Areas come from title, goal and description together; the digital words are those of the quote."""
    told = [field.text[:_TOLD] for field in statement.fields if field.key in {"goal", "description"}]
    section = passages[statement.passage].section
    return replace(
        statement,
        whose=whose_aim(statement.text, statement.targets, "" if section is None else passages[section].text),
        areas=score_areas("\n".join([statement.text, *told]), taxonomy),
        digital=find_digital(statement.text),
    )


def _coded_spans(
    passages: Sequence[Passage], labels: Sequence[Label], regions: Sequence[Region]
) -> tuple[list[Span], dict[str, Scheme], frozenset[int]]:
    sightings, schemes = kept_sightings(passages, regions)
    spans = best_spans(spans_of(sightings, passages, labels), passages)
    covered = frozenset(sighting.passage for sighting in sightings if sighting.is_first)
    on_sheets = Counter(
        span.sighting.scheme for span in spans.values() if span.sighting and span.is_measure_sheet()
    )
    named = [code for span in spans.values() if span.is_sheet() for code in goal_codes(span, passages)]
    headed = [(span.sighting.scheme, regions[span.first]) for span in spans.values() if span.sighting]
    told = headed_kinds(schemes, headed) | called_kinds(schemes, passages)
    settled = with_kinds(schemes, on_sheets, served_codes(named, schemes), told)
    return sorted(spans.values(), key=lambda span: span.first), settled, covered


def _filled(ranges: Sequence[tuple[int, int]], coded: Sequence[Statement]) -> frozenset[int]:
    inside = {position for low, high in ranges for position in range(low, high + 1)}
    return frozenset(inside | {statement.passage for statement in coded})


def _bodies(spans: Sequence[Span], passages: Sequence[Passage]) -> frozenset[int]:
    """Paragraphs that belong to a coded statement: their sentences are no statements of their own."""
    return frozenset(
        passage.position
        for span in spans
        if (place := _title_place(span, passages)) is not None
        for passage in body_of(span, place[0].position, passages)
    )


def _beside_codes(found: Sequence[Found], coded: Sequence[Statement]) -> list[Found]:
    """A paper that numbers its goals or measures says with it which ones they are."""
    counts = Counter(statement.kind for statement in coded if statement.code is not None)
    numbered = {kind for kind in _NUMBERED if counts[kind] >= _FEWEST_CODES}
    return [sentence for sentence in found if sentence.kind not in numbered]


def _title_place(span: Span, passages: Sequence[Passage]) -> tuple[Passage, int, int] | None:
    """Where a code's title stands: behind the code, or alone in the next block."""
    if span.sighting is None:
        anchor = passages[span.first]
        return anchor, 0, len(anchor.text)
    anchor = passages[span.sighting.passage]
    until = next((label.start for label in span.labels if label.passage == anchor.position), None)
    start, end = title_of(anchor, span.sighting, until)
    if end - start > 2:  # noqa: PLR2004 -- shorter is punctuation
        return anchor, start, end
    if span.last > anchor.position:
        below = passages[anchor.position + 1]
        is_label = any(label.passage == below.position and label.start == 0 for label in span.labels)
        if not is_label and below.page == anchor.page:
            return below, 0, len(below.text)
    return None


def _rest_of(heading: Passage, passages: Sequence[Passage]) -> str:
    """The last words of a heading, printed on a line of their own that goes on in small letters."""
    if heading.kind is not BlockKind.HEADING or heading.position + 1 >= len(passages):
        return ""
    below = passages[heading.position + 1]
    is_rest = below.page == heading.page and below.text[:1].islower() and len(below.text) <= _LONGEST_REST
    return f" {below.text}" if is_rest and below.text[-1] not in ".:;," else ""


def _kind(span: Span, schemes: dict[str, Scheme], regions: Sequence[Region]) -> StatementKind | None:
    scheme = schemes[span.sighting.scheme] if span.sighting else None
    named = kind_of_level(span.sighting.level_name) if span.sighting and span.sighting.level_name else None
    if scheme is not None and {named, scheme.kind} == {StatementKind.GOAL, StatementKind.MEASURE}:
        is_package = "paket" in (scheme.level_name or "").lower()
        return (
            StatementKind.GOAL
            if (scheme.kind if is_package else named) == StatementKind.GOAL
            else StatementKind.MEASURE
        )
    if scheme is not None and scheme.kind is not None:
        return scheme.kind if isinstance(scheme.kind, StatementKind) else None
    if span.is_sheet():
        return StatementKind.MEASURE
    return regions[span.first].kind


def _coded_statement(
    span: Span,
    schemes: dict[str, Scheme],
    passages: Sequence[Passage],
    regions: Sequence[Region],
    texts: dict[int, str],
) -> Statement | None:
    kind = _kind(span, schemes, regions)
    place = _title_place(span, passages)
    if kind is None or place is None or span.sighting is None:
        return None
    passage, start, end = place
    scheme = schemes[span.sighting.scheme]
    level = span.sighting.level_name or scheme.level_name
    fields = fields_of(span, passages, texts) if span.is_sheet() else ()
    text = passage.text[start:end]
    first = passage.start + start
    body = body_of(span, passage.position, passages) or between_fields(span, fields, passages)
    below = targets_below(body, passage.page, first)
    is_contents = passage.kind is BlockKind.CONTENTS
    return Statement(
        kind=kind,
        passage=passage.position,
        page=passage.page,
        start=passage.start + start,
        end=passage.start + end,
        text=text,
        score=0.97 if span.is_sheet() else 0.6 if is_contents else 0.88,
        reason=_coded_reason(span, level, kind, regions),
        made_by=RULE,
        title=_shortened(text + _rest_of(passage, passages)),
        code=span.sighting.code,
        level_name=level,
        page_last=passages[span.last].page if span.is_sheet() else None,
        fields=fields,
        targets=without_repeats(
            [*find_targets(text), *below, *targets_in_fields(fields, passages, passage.page, first)]
        ),
    )


def _coded_reason(span: Span, level: str | None, kind: StatementKind, regions: Sequence[Region]) -> str:
    code = span.sighting.code if span.sighting else ""
    name = level or NAMES[kind]
    region = regions[span.first]
    if span.is_sheet():
        return f"Trägt die Nummer {code} ({name}) und steht auf einem Blatt mit {len(span.labels)} Feldern."
    if region.kind is kind:
        return f"Steht unter der Überschrift „{region.title[:80]}“ und trägt die Nummer {code}."
    return f"Trägt die Nummer {code}, mit der das Papier Einträge der Art „{name}“ zählt."


def _sheet_statement(span: Span, passages: Sequence[Passage], texts: dict[int, str]) -> Statement:
    anchor = passages[span.first]
    fields = fields_of(span, passages, texts)
    return Statement(
        kind=StatementKind.MEASURE,
        passage=anchor.position,
        page=anchor.page,
        start=anchor.start,
        end=anchor.end,
        text=anchor.text,
        score=0.85,
        reason=f"Überschrift eines Blatts mit {len(span.labels)} Feldern, etwa „{span.labels[0].name[:60]}“.",
        made_by=RULE,
        title=_shortened(anchor.text),
        page_last=passages[span.last].page,
        fields=fields,
        targets=without_repeats(
            [*find_targets(anchor.text), *targets_in_fields(fields, passages, anchor.page, anchor.start)]
        ),
    )


def _listed_statement(entry: Entry, passages: Sequence[Passage]) -> Statement:
    row = passages[entry.passage]
    text = row.text[entry.start : entry.end]
    return Statement(
        kind=entry.kind,
        passage=row.position,
        page=row.page,
        start=row.start + entry.start,
        end=row.start + entry.end,
        text=text,
        score=0.85,
        reason=f"Zeile einer Tabelle, deren Spalte „{entry.column[:60]}“ heißt.",
        made_by=RULE,
        title=_shortened(text),
        code=entry.code,
        fields=entry.fields,
        targets=find_targets(text),
    )


def _shortened(text: str) -> str:
    plain = re.sub(r"\s+", " ", text).strip()
    return plain if len(plain) <= _TITLE else plain[: _TITLE - 1].rsplit(" ", 1)[0] + "…"


def _kept(found: Sequence[Found], pages: int) -> list[Found]:
    """The best sentences, as many as a reader can take; ties go to the earlier one."""
    room = max(_LEAST, int(_PER_PAGE * pages))
    best = sorted(found, key=lambda sentence: (-sentence.score, sentence.passage, sentence.start))[:room]
    return sorted(best, key=lambda sentence: (sentence.passage, sentence.start))


def _prose_statement(found: Found, passages: Sequence[Passage]) -> Statement:
    passage = passages[found.passage]
    return Statement(
        kind=found.kind,
        passage=passage.position,
        page=passage.page,
        start=passage.start + found.start,
        end=passage.start + found.end,
        text=passage.text[found.start : found.end],
        score=found.score,
        reason=found.reason,
        made_by=RULE,
        targets=found.targets,
    )


def _without_repeats(statements: Sequence[Statement]) -> list[Statement]:
    """The same words twice in a paper are one statement: the one with more to it, else the first."""
    best: dict[str, Statement] = {}
    for statement in statements:
        key = re.sub(r"\W+", " ", statement.title or statement.text).strip().lower()
        if statement.code is not None:
            key = f"{statement.code}|{key}"
        known = best.get(key)
        if known is None or len(statement.fields) > len(known.fields):
            best[key] = statement
    kept = {id(statement) for statement in best.values()}
    titles = {re.sub(r"\W+", " ", s.title).strip().lower() for s in best.values() if s.code and s.title}
    return [
        replace(statement)
        for statement in statements
        if id(statement) in kept
        and (statement.code is not None or re.sub(r"\W+", " ", statement.text).strip().lower() not in titles)
    ]
