"""The matrix as rows of cells, ready to be shown: thousands of cells leave a template no time to decide."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import ngettext

from stadtfaden.threads.queries import Cell, Matrix
from stadtfaden.ui.templatetags.stadtfaden import number

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Area


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell that opens; `digital` says in words how many are digital, "" where none is."""

    address: str
    statements: str
    digital: str


@dataclass(frozen=True, slots=True)
class Row:
    """`sum` is None where no paper speaks of the area; a cell is None where its paper does not."""

    area: "Area"
    sum: Cell | None
    cells: tuple[Shown | None, ...]
    in_words: str  # for a phone, where no table fits


def rows_of(matrix: Matrix, city: str) -> Iterator[Row]:
    """In the order of the taxonomy, cells in the order of the papers."""
    home = reverse("portal:matrix", args=(city,))

    @cache
    def digital(how_many: int) -> str:
        words = ngettext("one of them digital", "%(digital)s of them digital", how_many)
        return words % {"digital": number(how_many)}

    for area in matrix.areas:
        found = (matrix.cells.get((area.pk, document.pk)) for document in matrix.documents)
        slugs = (document.slug for document in matrix.documents)
        cells = tuple(
            None
            if cell is None
            else Shown(
                f"{home}{area.slug}/{slug}/",
                number(cell.statements),
                digital(cell.digital) if cell.digital else "",
            )
            for slug, cell in zip(slugs, found, strict=True)
        )
        yield Row(area, matrix.of_area.get(area.pk), cells, _in_words(area, matrix))


def _in_words(area: "Area", matrix: Matrix) -> str:
    """„40 Aussagen in 11 Papieren, davon 7 digital“; what is superseded left out."""
    together = matrix.of_area.get(area.pk)
    if together is None:
        return ""
    papers = sum(
        (area.pk, document.pk) in matrix.cells and document.pk not in matrix.superseded
        for document in matrix.documents
    )
    stated = ngettext("%(shown)s statement", "%(shown)s statements", together.statements)
    where = ngettext("in one paper", "in %(papers)s papers", papers)
    words = [f"{stated} {where}" % {"shown": number(together.statements), "papers": number(papers)}]
    if together.digital:
        digital = ngettext("one of them digital", "%(digital)s of them digital", together.digital)
        words.append(digital % {"digital": number(together.digital)})
    return ", ".join(words)
