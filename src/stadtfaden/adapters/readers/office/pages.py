"""Lines collected in the order of the file and parted at its page breaks."""

from dataclasses import dataclass, field

from stadtfaden.core.pages import Cell, Hint, Line, RawPage

GAP = Line("")


@dataclass(slots=True)
class Collector:
    """Paragraphs and tables of an office file; footnotes wait for the end of their page."""

    pages: list[RawPage] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    notes: list[Line] = field(default_factory=list)
    tables: int = 0

    def paragraph(self, line: Line) -> None:
        """An empty line follows: each paragraph of the file stays one."""
        for text in line.text.split("\n"):
            if text.strip():
                self.lines.append(
                    Line(text, size=line.size, is_bold=line.is_bold, hint=line.hint, level=line.level)
                )
        self.lines.append(GAP)

    def note(self, text: str) -> None:
        if text.strip():
            self.notes.append(Line(" ".join(text.split()), hint=Hint.FOOTNOTE))

    def row(self, row: int, cells: list[tuple[int, str]]) -> None:
        """One row of the table that is open: (column, text with one line a paragraph)."""
        for column, text in cells:
            for line in text.split("\n"):
                if line.strip():
                    self.lines.append(Line(line.strip(), cell=Cell(self.tables, row, column)))

    def end_table(self) -> None:
        self.tables += 1
        self.lines.append(GAP)

    def break_page(self) -> None:
        number = len(self.pages) + 1
        self.pages.append(RawPage(number=number, lines=(*self.lines, *self.notes)))
        self.lines, self.notes, self.tables = [], [], 0

    def finish(self) -> tuple[RawPage, ...]:
        if self.lines or self.notes or not self.pages:
            self.break_page()
        return tuple(self.pages)
