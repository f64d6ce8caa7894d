"""What is compared, and what comes of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from stadtfaden.core.statements.values import StatementKind
from stadtfaden.core.statements.whose import Whose
from stadtfaden.core.targets.values import Target


class LinkType(StrEnum):
    SUPPORTS = "supports"
    REFINES = "refines"
    IMPLEMENTS = "implements"
    MEASURES = "measures"
    DUPLICATES = "duplicates"
    CONFLICTS = "conflicts"
    SUPERSEDES = "supersedes"
    COVERS = "covers"
    REPORTS = "reports"


class Tie(StrEnum):
    """How the papers themselves tie two statements, whatever these say.

    NAMED: one paper names the other's statement by its code. REFERRED: it says that it serves it. NEAREST: of
    all statements of either paper each is the nearest to the other.
    """

    NAMED = "named"
    REFERRED = "referred"
    NEAREST = "nearest"


@dataclass(frozen=True, slots=True)
class Side:
    """One statement as the comparison sees it.

    `paper` identifies its document; `dated_on` dates it, None where unknown; `supersedes_paper`
    is the document that its paper replaces as a whole, None where none is known. `context` is what its
    paper says about it elsewhere (the paragraph below the title, the fields of the sheet);
    `is_replaced`: a newer document of the shelf replaces its paper. `whose`: whose aim it is, None for the
    city's own.
    """

    key: str
    paper: str
    paper_title: str
    kind: StatementKind
    text: str
    title: str = ""
    code: str | None = None
    areas: tuple[str, ...] = ()
    targets: tuple[Target, ...] = ()
    dated_on: date | None = None
    supersedes_paper: str | None = None
    context: str = ""
    is_replaced: bool = False
    whose: Whose | None = None


@dataclass(frozen=True, slots=True)
class LinkProposal:
    """A candidate: `source` and `target` are keys of Sides; `reason` is a German sentence."""

    source: str
    target: str
    type: LinkType
    score: float
    reason: str
    made_by: str
