"""The lines of one page, grouped into blocks."""

from collections.abc import Iterable, Sequence

from stadtfaden.core.layout.assemble import Draft
from stadtfaden.core.layout.contents import contents_lines
from stadtfaden.core.layout.footnotes import footnote_lines
from stadtfaden.core.layout.headings import is_heading, same_heading, settle
from stadtfaden.core.layout.hyphens import HYPHENS, SOFT_HYPHEN
from stadtfaden.core.layout.marks import (
    begins_lower,
    ends_sentence,
    footnote_mark,
    is_caption,
    is_dashed_item,
    is_numbered_item,
    list_mark,
    tight_dash,
)
from stadtfaden.core.layout.strips import Strip, Style, has_room, runs_over, stands_close, strips_of
from stadtfaden.core.pages import BlockKind, Hint, Line

SAME_SIZE = 0.06  # of the type size
INDENT = 0.7  # type sizes that the first line of a paragraph is set in
FLOWING = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
REST_FOLLOWS = ("und", "oder", "bzw.", "sowie", ",", "/")  # „Bürgerinnen und“ „-bürger“
SEPARATE = frozenset({BlockKind.CONTENTS, BlockKind.FOOTNOTE, BlockKind.HEADING})
HINTED = {
    Hint.HEADING: BlockKind.HEADING,
    Hint.LIST_ITEM: BlockKind.LIST_ITEM,
    Hint.FOOTNOTE: BlockKind.FOOTNOTE,
}


def drafts_of(lines: Sequence[Line], style: Style, height: float | None, *, guesses: bool) -> list[Draft]:
    """Blocks of one page in reading order, footnotes last."""
    strips = strips_of(lines, style)
    contents = contents_lines(strips)
    notes = footnote_lines(strips, style, height)
    drafts: list[Draft] = []
    last: Strip | None = None
    for place, strip in enumerate(strips):
        kind = kind_of(strips, place, style, contents, notes, guesses=guesses)
        if last is None or not goes_on(drafts, last, strip, kind):
            drafts.append(new_draft(kind, strip))
        add(drafts, strip, kind)
        last = strip
    for draft in drafts:
        if draft.kind is BlockKind.HEADING:
            settle(draft, style)
    return whole_paragraphs([draft for draft in drafts if draft.kind is not BlockKind.FOOTNOTE]) + [
        draft for draft in drafts if draft.kind is BlockKind.FOOTNOTE
    ]


def kind_of(
    strips: Sequence[Strip], place: int, style: Style, contents: set[int], notes: set[int], *, guesses: bool
) -> BlockKind:
    strip = strips[place]
    if strip.line.cell is not None:
        return BlockKind.TABLE_ROW
    if strip.line.hint in HINTED:
        return HINTED[strip.line.hint]
    if place in contents or place in notes:
        return BlockKind.CONTENTS if place in contents else BlockKind.FOOTNOTE
    if is_caption(strip.text):
        return BlockKind.CAPTION
    if is_heading(strips, place, style, guesses=guesses):
        return BlockKind.HEADING
    previous = strips[place - 1] if place else None
    return BlockKind.LIST_ITEM if begins_item(previous, strip) else BlockKind.PARAGRAPH


def begins_item(previous: Strip | None, strip: Strip) -> bool:
    if list_mark(strip.text):
        return True
    spaced = is_numbered_item(strip.text) or is_dashed_item(strip.text)
    if not spaced and not tight_dash(strip.text):
        return False
    if previous is None or strip.gap:
        return True
    if not spaced and (previous.text.endswith(REST_FOLLOWS) or previous.text[-1].isdigit()):
        return False
    return has_room(previous, strip) or ends_sentence(previous.text)


def new_draft(kind: BlockKind, strip: Strip) -> Draft:
    cell = strip.line.cell
    return Draft(kind, [], table=cell.table if cell else None)


def add(drafts: list[Draft], strip: Strip, kind: BlockKind) -> None:
    draft = drafts[-1]
    cell = strip.line.cell
    column = cell.column if cell is not None and kind is BlockKind.TABLE_ROW else 0
    while len(draft.cells) <= column:
        draft.cells.append([])
    draft.cells[column].append(strip.line)
    draft.is_open = strip.line.hint is None and runs_over(strip)


def goes_on(drafts: list[Draft], last: Strip, strip: Strip, kind: BlockKind) -> bool:
    """Does the line belong to the block that is open?"""
    open_kind = drafts[-1].kind
    if strip.line.cell is not None or last.line.cell is not None:
        one, other = last.line.cell, strip.line.cell
        return one is not None and other is not None and (one.table, one.row) == (other.table, other.row)
    if strip.line.hint is not None or last.line.hint is not None:
        return False
    if kind in SEPARATE or open_kind in SEPARATE:
        return kind is open_kind and is_further_line(drafts[-1], last, strip)
    return (
        kind is BlockKind.PARAGRAPH
        and strip.segment == last.segment
        and same_paragraph(last, strip, open_kind)
    )


def is_further_line(draft: Draft, last: Strip, strip: Strip) -> bool:
    """Of an entry, a footnote, a heading."""
    if draft.kind is BlockKind.CONTENTS:
        entry = " ".join(line.text.strip() for line in draft.cells[0])
        has_page = entry[-1:].isdigit() or entry[:1].isdigit()
        return entry.isdigit() or not has_page
    if draft.kind is BlockKind.FOOTNOTE:
        return footnote_mark(strip.text) is None
    return same_heading(last, strip)


def same_paragraph(last: Strip, strip: Strip, open_kind: BlockKind) -> bool:
    """Both lines are plain text of one column: does the paragraph go on?"""
    if strip.text[0] in ",;.)" or (not strip.gap and is_bare_mark(last.text)):
        return True
    if strip.gap or not is_same_size(last, strip):
        return False
    if stands_close(last, strip):
        return True
    if begins_lower(strip.text) or last.text[-1] in (*HYPHENS, SOFT_HYPHEN):
        return True
    if has_room(last, strip):
        return open_kind is BlockKind.LIST_ITEM and not ends_sentence(last.text) and strip.left > last.left
    indented = strip.left - last.left > INDENT * (strip.size or 2.0) and open_kind is BlockKind.PARAGRAPH
    return not (indented and ends_sentence(last.text))


def is_same_size(last: Strip, strip: Strip) -> bool:
    return not last.size or not strip.size or abs(last.size - strip.size) <= SAME_SIZE * last.size


def is_bare_mark(text: str) -> bool:
    return len(text) <= 2 and not text.isalnum()  # noqa: PLR2004 -- „•“, „–“


def whole_paragraphs(drafts: Sequence[Draft]) -> list[Draft]:
    """A paragraph that a column broke is one again where nothing stands between and no doubt is left."""
    whole: list[Draft] = []
    for draft in drafts:
        previous = whole[-1] if whole else None
        if previous is not None and is_rest(previous, draft):
            previous.cells[0].extend(draft.cells[0])
            previous.is_open = draft.is_open
        else:
            whole.append(draft)
    return whole


def is_rest(before: Draft, draft: Draft) -> bool:
    """Ends inside a sentence, and goes on in lower case: no doubt."""
    if draft.kind is not BlockKind.PARAGRAPH or before.kind not in FLOWING:
        return False
    if before.cells[0][-1].hint is not None or draft.cells[0][0].hint is not None:
        return False
    return not ends_sentence(last_text(before)) and begins_lower(first_text(draft))


def mark_continued(pages: Iterable[Sequence[Draft]]) -> None:
    """Sets `continues` on what goes on with a paragraph from before the end of a page, or before a picture.

    Where the rest begins with a capital, the line before must run to its margin: nouns have capitals, too.
    """
    before: Draft | None = None
    for drafts in pages:
        fresh_page = True
        for draft in drafts:
            if draft.kind in FLOWING:
                draft.continues = before is not None and (
                    is_rest(before, draft)
                    or (fresh_page and before.is_open and draft.kind is BlockKind.PARAGRAPH)
                )
                before = draft
                fresh_page = False
            elif draft.kind is BlockKind.HEADING:
                before = None


def last_text(draft: Draft) -> str:
    return draft.cells[0][-1].text.rstrip()


def first_text(draft: Draft) -> str:
    return draft.cells[0][0].text.lstrip()
