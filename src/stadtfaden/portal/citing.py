"""How a page is cited: as text and as BibTeX, with an address that lasts."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from stadtfaden.ui.templatetags.stadtfaden import day

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Edition, Municipality

_SPECIAL = re.compile(r"([&%$#_])")


@dataclass(frozen=True, slots=True)
class Citation:
    """`text` for a letter, `bibtex` for a bibliography; both name the day on which the page was read. `shown`
    says what the page shows.
    """

    shown: str
    text: str
    bibtex: str


def citation(
    request: HttpRequest,
    city: "Municipality",
    title: str,
    edition: "Edition | None" = None,
    place: str = "",
) -> Citation:
    """`title` says what the page shows; `edition` and `place` where its words stand, if in a paper.

    No query for an edition that comes with its paper.
    """
    today, address = timezone.localdate(), request.build_absolute_uri()
    source = _source(edition, place)
    text = f"{city.name}: {title}. {source}Stadtfaden, {_('as of')} {day(today)}. {address}"
    year = edition.document.dated_on.year if edition is not None and edition.document.dated_on else today.year
    fields = {
        "author": f"{{{city.name}}}",
        "title": f"{{{title}}}",
        "year": str(year),
        "note": source.removesuffix(". "),
        "howpublished": "Stadtfaden",
        "url": address,
        "urldate": today.isoformat(),
    }
    name = re.sub(r"[^a-z0-9]+", "-", request.path.lower()).strip("-")
    lines = [
        f"  {key} = {{{value if key == 'url' else _escaped(value)}}},"
        for key, value in fields.items()
        if value
    ]
    return Citation(f"{city.name}: {title}", text, "\n".join([f"@misc{{{name},", *lines, "}"]))


def _source(edition: "Edition | None", place: str) -> str:
    if edition is None:
        return ""
    number = _("edition %(number)d") % {"number": edition.number}
    return ", ".join(part for part in (edition.document.title, number, place) if part) + ". "


def _escaped(value: str) -> str:
    return _SPECIAL.sub(r"\\\1", value)
