"""Raw pages of one paper become pages as a person reads them."""

from collections.abc import Iterable
from dataclasses import replace

from stadtfaden.core.layout.assemble import Draft, Sheet
from stadtfaden.core.layout.blocks import drafts_of, mark_continued
from stadtfaden.core.layout.columns import in_reading_order
from stadtfaden.core.layout.figures import with_figure_cells
from stadtfaden.core.layout.furniture import Body, set_aside
from stadtfaden.core.layout.grid import with_cells
from stadtfaden.core.layout.headings import set_levels
from stadtfaden.core.layout.hyphens import Vocabulary, learn_vocabulary
from stadtfaden.core.layout.ligatures import closed
from stadtfaden.core.layout.strips import learn_style
from stadtfaden.core.pages import Hint, Line, Page, RawPage


def compose(raw_pages: Iterable[RawPage]) -> tuple[Page, ...]:
    """All pages of one paper at once, since comparing pages tells labels, furniture, hyphens and sizes.

    Cost: text pages about 1,000 a second and core, pages with boxes about 200. Holds all pages.
    """
    bodies = [replace(body, lines=tuple(map(closed, body.lines))) for body in set_aside(tuple(raw_pages))]
    vocabulary = learn_vocabulary(line.text for body in bodies for line in body.lines)
    ordered = [in_order(body) for body in bodies]
    style = learn_style(ordered)
    guesses = not any(line.hint is Hint.HEADING for lines in ordered for line in lines)
    drafts = [
        drafts_of(lines, style, body.page.height, guesses=guesses)
        for body, lines in zip(bodies, ordered, strict=True)
    ]
    set_levels(drafts)
    mark_continued(drafts)
    return tuple(composed(body, page, vocabulary) for body, page in zip(bodies, drafts, strict=True))


def in_order(body: Body) -> tuple[Line, ...]:
    if any(line.box is None for line in body.lines):
        return with_cells(body.lines)
    return in_reading_order(with_figure_cells(body.lines), body.page.width, body.page.height)


def composed(body: Body, drafts: Iterable[Draft], vocabulary: Vocabulary) -> Page:
    sheet = Sheet(vocabulary)
    for draft in drafts:
        sheet.add(draft)
    page = body.page
    return Page(
        number=page.number,
        label=body.label,
        text=sheet.text,
        blocks=tuple(sheet.blocks),
        words=tuple(sheet.words),
        furniture=body.furniture,
        width=page.width,
        height=page.height,
        is_scanned=page.is_scanned,
        confidence=page.confidence,
        warnings=page.warnings,
    )
