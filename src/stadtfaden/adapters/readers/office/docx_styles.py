"""What the styles of a Word file say: heading and level, list, size, weight."""

import re
from dataclasses import dataclass

from lxml import etree

from stadtfaden.core.pages import Hint

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEADING = re.compile(r"(?:heading|überschrift|ueberschrift|berschrift)\s*(?P<level>[1-9])", re.IGNORECASE)
TITLE = re.compile(r"(?:title|titel)$", re.IGNORECASE)
LIST = re.compile(r"(?:list|liste|listen|aufzählung|auflistung|bullet)", re.IGNORECASE)
HALF_POINTS = 2
NO_OUTLINE = 9  # the outline level of running text


@dataclass(frozen=True, slots=True)
class Look:
    """What one style says itself; None where it leaves that to the style it is based on."""

    hint: Hint | None = None
    level: int | None = None
    size: float | None = None
    is_bold: bool | None = None


class Styles:
    """Looks of all paragraph styles with what they inherit."""

    def __init__(self, root: etree._Element | None) -> None:
        self.elements = {
            style.get(W + "styleId"): style
            for style in (root if root is not None else ())
            if style.tag == W + "style"
        }
        self.default = next(
            (
                name
                for name, style in self.elements.items()
                if style.get(W + "default") == "1" and style.get(W + "type") == "paragraph"
            ),
            None,
        )
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if root is not None else None
        self.size = size_of(defaults) or 10.0
        self.known: dict[str | None, Look] = {}

    def look(self, name: str | None) -> Look:
        name = name if name in self.elements else self.default
        if name not in self.known:
            self.known[name] = self.inherited(name, depth=0)
        return self.known[name]

    def inherited(self, name: str | None, depth: int) -> Look:
        style = self.elements.get(name)
        if style is None or depth > len(self.elements):
            return Look(size=self.size, is_bold=False)
        based_on = style.find(W + "basedOn")
        base = self.inherited(based_on.get(W + "val") if based_on is not None else "", depth + 1)
        own = own_look(style)
        if base.hint is Hint.HEADING and own.hint is None and own.level == 0:
            base = Look(size=base.size, is_bold=base.is_bold)
        return Look(
            hint=own.hint or base.hint,
            level=own.level or base.level,
            size=own.size or base.size,
            is_bold=base.is_bold if own.is_bold is None else own.is_bold,
        )


def own_look(style: etree._Element) -> Look:
    """`level` 0 says that a style based on a heading is none."""
    label = style.find(W + "name")
    name = (label.get(W + "val") if label is not None else None) or ""
    run = style.find(W + "rPr")
    size, bold = size_of(run), flag(run, "b")
    match = HEADING.match(name)
    if match:
        return Look(Hint.HEADING, int(match.group("level")), size, bold)
    if TITLE.match(name):
        return Look(Hint.HEADING, 1, size, bold)
    paragraph = style.find(W + "pPr")
    level = outline_level(paragraph)
    if level is not None:
        return Look(Hint.HEADING if level else None, level, size, bold)
    is_list = LIST.match(name) or (paragraph is not None and paragraph.find(W + "numPr") is not None)
    return Look(Hint.LIST_ITEM if is_list else None, None, size, bold)


def outline_level(paragraph: etree._Element | None) -> int | None:
    """1 is the highest, 0 says running text, None says nothing."""
    found = paragraph.find(W + "outlineLvl") if paragraph is not None else None
    if found is None:
        return None
    level = int(found.get(W + "val") or NO_OUTLINE)
    return 0 if level >= NO_OUTLINE else level + 1


def size_of(run: etree._Element | None) -> float | None:
    found = run.find(W + "sz") if run is not None else None
    value = found.get(W + "val") if found is not None else None
    return float(value) / HALF_POINTS if value and value.replace(".", "", 1).isdigit() else None


def flag(run: etree._Element | None, name: str) -> bool | None:
    found = run.find(W + name) if run is not None else None
    if found is None:
        return None
    return found.get(W + "val") not in ("0", "false", "off")
