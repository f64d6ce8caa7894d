"""Raw pages of one paper become pages as a person reads them."""

from collections.abc import Iterable

from stadtfaden.core.layout.assemble import Draft, Sheet
from stadtfaden.core.layout.hyphens import learn_vocabulary
from stadtfaden.core.pages import BlockKind, Hint, Line, Page, RawPage


def compose(raw_pages: Iterable[RawPage]) -> tuple[Page, ...]:
    """All pages of one paper at once, since comparing pages tells labels, furniture and hyphens."""
    pages = tuple(raw_pages)
    vocabulary = learn_vocabulary(line.text for page in pages for line in page.lines)
    composed = []
    for page in pages:
        sheet = Sheet(vocabulary)
        for draft in drafts(page.lines):
            sheet.add(draft)
        composed.append(
            Page(
                number=page.number,
                label=page.declared_label,
                text=sheet.text,
                blocks=tuple(sheet.blocks),
                words=tuple(sheet.words),
                width=page.width,
                height=page.height,
                is_scanned=page.is_scanned,
                confidence=page.confidence,
                warnings=page.warnings,
            )
        )
    return tuple(composed)


def drafts(lines: Iterable[Line]) -> list[Draft]:
    found: list[Draft] = []
    fresh = True
    for line in lines:
        if not line.text.strip():
            fresh = True
        elif line.hint is Hint.HEADING:
            found.append(Draft(BlockKind.HEADING, [[line]], level=line.level or 1))
            fresh = True
        elif fresh:
            found.append(Draft(BlockKind.PARAGRAPH, [[line]]))
            fresh = False
        else:
            found[-1].cells[0].append(line)
    return found
