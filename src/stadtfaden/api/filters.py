"""What a list can be narrowed by; the same filters as on the pages, under English names."""

import re
from typing import TYPE_CHECKING, Literal

from django.utils.translation import gettext_noop as _
from ninja import Field

from stadtfaden.api.parts import Paging
from stadtfaden.corpus import queries as corpus
from stadtfaden.showing.refusals import NotUnderstood, asks_years
from stadtfaden.threads import queries as threads
from stadtfaden.threads.queries.listed import ListFilters, Years

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Municipality

LONGEST = 200
YEARS = re.compile(r"([12][0-9]{3})(?:-([12][0-9]{3}))?", re.ASCII)
Kind = Literal["vision", "principle", "goal", "target", "measure", "indicator", "challenge"]
Digital = Literal[
    "any", "instrument", "data", "infrastructure", "skills", "participation", "spatial-effect", "risk"
]
Review = Literal["candidate", "confirmed"]
HOLDS: dict[str, bool | None] = {"true": True, "false": False, "all": None}


class StatementFilters(Paging):
    area: str | None = Field(None, description=_("Id of an area."))
    paper: str | None = Field(None, description=_("Id of a paper."))
    kind: Kind | None = Field(None, description=_("What it is."))
    review: Review | None = Field(None, description=_("confirmed: only what a named person has confirmed."))
    digital: Digital | None = Field(None, description=_("Kind of digital connection; any: some."))
    level: str | None = Field(None, max_length=LONGEST, description=_("The paper's own word for the level."))
    year: str | None = Field(None, description=_("Year of the paper, 2021 or 2018-2021."))
    target_year: str | None = Field(None, description=_("Year of a target, 2030 or 2030-2035."))
    text: str = Field("", max_length=LONGEST, description=_("Stands in the words, the title or the code."))
    holds: Literal["true", "false", "all"] = Field(
        "true", description=_("true: without what a newer paper or statement has replaced; false: only that.")
    )


def list_filters(municipality: "Municipality", asked: StatementFilters) -> ListFilters:
    """Raises NotUnderstood; at most three queries, one for each name that is given."""
    areas, papers = threads.areas(municipality), corpus.documents(municipality)
    for name, slug, rows in (("area", asked.area, areas), ("paper", asked.paper, papers)):
        if slug is not None and not rows.filter(slug=slug).exists():
            raise NotUnderstood(name, rows.values_list("slug", flat=True))
    if "\0" in asked.text + (asked.level or ""):
        raise NotUnderstood("text" if "\0" in asked.text else "level")
    stated = corpus.current_statements(municipality)
    if asked.level is not None and not stated.filter(level_name=asked.level).exists():
        levels = stated.order_by("level_name").values_list("level_name", flat=True).distinct()
        raise NotUnderstood("level", filter(None, levels))
    return ListFilters(
        area=asked.area,
        paper=asked.paper,
        kind=asked.kind,
        review=asked.review,
        digital=asked.digital,
        level=asked.level,
        year=_years(asked.year, "year"),
        target_year=_years(asked.target_year, "target_year"),
        text=asked.text.strip(),
        holds=HOLDS[asked.holds],
    )


def _years(said: str | None, name: str) -> Years | None:
    if said is None:
        return None
    found = YEARS.fullmatch(said)
    if found is None or int(found[1]) > int(found[2] or found[1]):
        raise NotUnderstood(name, how=asks_years())
    return Years(int(found[1]), int(found[2] or found[1]))
