"""The city as a whole: levels, loom, matrix, papers."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from stadtfaden.corpus.models import Document, Edition
from stadtfaden.exchange.report import sentences
from stadtfaden.exchange.report.naming import name_of
from stadtfaden.exchange.report.quoting import Quoting
from stadtfaden.exchange.report.values import Level, Matrix, MatrixRow, Paper
from stadtfaden.threads.queries import Cell
from stadtfaden.threads.queries import Matrix as Counted
from stadtfaden.threads.queries.levels import Held, Levels
from stadtfaden.ui.loom import HEIGHT, WIDTH, loom
from stadtfaden.ui.loom import Level as Column
from stadtfaden.ui.templatetags.stadtfaden import number, shortened
from stadtfaden.ui.wording import LEVELS

ACROSS = 14  # papers on a sheet of the matrix
HEAD = 64  # letters of a paper's name above its column
SOFT, GROUND = "#8a8276", "#ffffff"


def levels_of(levels: Levels) -> tuple[Level, ...]:
    def row(name: str, held: Held) -> Level:
        return Level(
            LEVELS[name](held.how_many), number(held.how_many), number(held.held), number(held.by_paper)
        )

    return (
        Level(LEVELS["tops"](levels.tops), number(levels.tops), "–", "–"),
        row("goals", levels.goals),
        row("measures", levels.measures),
        row("targets", levels.targets),
    )


def loom_of(levels: Levels, thread: str) -> str:
    """The picture of the whole as SVG, drawn from numbers alone; "" where no paper states anything."""
    if not levels.statements:
        return ""
    found = loom(
        (
            Column("", levels.tops),
            *(
                Column("", held.how_many, held.held, held.by_paper)
                for held in (levels.goals, levels.measures, levels.targets)
            ),
        )
    )
    strokes = (
        _stroke(found.loose, f'stroke="{SOFT}" stroke-width="2"'),
        _stroke(found.proposed, f'stroke="{thread}" stroke-width="2" stroke-dasharray="9 7"'),
        _stroke(found.solid, f'stroke="{thread}" stroke-width="3"'),
        f'<path d="{found.knots}" stroke="{thread}" stroke-width="13" stroke-linecap="round"/>',
        f'<path d="{found.knots}" stroke="{GROUND}" stroke-width="7" stroke-linecap="round"/>',
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 0 {WIDTH + 8:.0f} {HEIGHT:.0f}" fill="none">'
        f"{''.join(strokes)}</svg>"
    )


def matrices_of(found: Counted) -> tuple[Matrix, ...]:
    """Sheets of at most ACROSS papers; every sheet has all areas, and their totals over all papers."""
    sheets = range(0, len(found.documents), ACROSS)
    return tuple(_sheet(found, start) for start in sheets)


def papers_of(editions: Iterable[Edition], quoting: Quoting) -> tuple[Paper, ...]:
    """After everything is quoted: each paper with its places."""
    return tuple(
        Paper(
            number=place,
            title=edition.document.title,
            facts=sentences.paper_facts(edition.document, edition),
            file=sentences.paper_file(edition),
            quoted=quoting.places_in(place),
        )
        for place, edition in enumerate(editions, start=1)
    )


def _stroke(paths: Sequence[str], look: str) -> str:
    return f'<path d="{"".join(paths)}" {look}/>' if paths else ""


def _sheet(found: Counted, start: int) -> Matrix:
    documents = found.documents[start : start + ACROSS]
    return Matrix(
        papers=tuple(_headed(found, document) for document in documents),
        rows=tuple(
            MatrixRow(
                area=name_of(area),
                total=_counted(found.of_area.get(area.pk))[0],
                cells=tuple(_counted(found.cells.get((area.pk, document.pk))) for document in documents),
            )
            for area in found.areas
        ),
    )


def _headed(found: Counted, document: Document) -> str:
    title = shortened(document.title, HEAD)
    return _("%(paper)s (replaced)") % {"paper": title} if document.pk in found.superseded else title


def _counted(cell: Cell | None) -> tuple[str, str]:
    if cell is None:
        return "", ""
    return number(cell.statements), number(cell.digital) if cell.digital else ""
