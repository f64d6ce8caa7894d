"""search: words and meaning, from the terminal."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stadtfaden.actors.queries import CityUnclear, city_meant
from stadtfaden.cli.options import build_options
from stadtfaden.cli.start import BROKEN, WRONG_USE, complain
from stadtfaden.core.statements import StatementKind
from stadtfaden.corpus.queries import documents
from stadtfaden.pipeline.answers import answers_to
from stadtfaden.pipeline.context import index_of
from stadtfaden.search import EntryKind, Filters, meant
from stadtfaden.threads.queries import areas as areas_of

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Municipality


class NotAsked(Exception):  # noqa: N818 -- named after the fact
    """What cannot be asked for; the German sentence says what can."""


def filters_of(
    *,
    papers: Sequence[str],
    areas: Sequence[str],
    kinds: Sequence[str],
    year_from: int | None,
    year_to: int | None,
) -> Filters:
    """Areas and kinds belong to statements, so that asking for one leaves passages out."""
    return Filters(
        kind=EntryKind.STATEMENT if areas or kinds else None,
        papers=tuple(papers),
        areas=tuple(areas),
        labels=tuple(kinds),
        year_from=year_from,
        year_to=year_to,
    )


def _can_be_asked(words: str, municipality: "Municipality", filters: Filters) -> None:
    """Raises NotAsked, where nothing could ever be found."""
    if not words.strip():
        raise NotAsked("Wonach soll gesucht werden? Bitte mindestens ein Wort nennen.")
    for option, asked, known in (
        ("--paper", filters.papers, documents(municipality).values_list("slug", flat=True)),
        ("--area", filters.areas, areas_of(municipality).values_list("slug", flat=True)),
        ("--kind", filters.labels, [kind.value for kind in StatementKind]),
    ):
        for one in asked:
            if one not in known:
                raise NotAsked(f"„{one}“ ({option}) gibt es nicht. Möglich: {', '.join(known)}.")
    start, end = filters.year_from, filters.year_to
    if start is not None and end is not None and start > end:
        raise NotAsked(f"--year-from {start} liegt nach --year-to {end}.")


def search(words: str, data: Path, *, city: str | None, as_json: bool, limit: int, filters: Filters) -> int:
    """0 also where nothing was found; 2 where nothing can be found."""
    try:
        municipality = city_meant(city)
        _can_be_asked(words, municipality, filters)
    except CityUnclear as reason:
        complain(str(reason))
        return BROKEN
    except NotAsked as reason:
        complain(str(reason))
        return WRONG_USE
    answers = answers_to(
        words, municipality, data=data, options=build_options(), filters=filters, limit=limit
    )
    rows = [answer.as_row() for answer in answers]
    other = meant(index_of(data, municipality), words)
    if as_json:
        said = {"words": words, "meant": other or None, "hits": rows}
        sys.stdout.write(json.dumps(said, ensure_ascii=False) + "\n")
        return 0
    if other:
        sys.stdout.write(f"Meinten Sie: {other}\n\n")
    for row in rows:
        sys.stdout.write(_shown(row))
    if not rows:
        sys.stdout.write("Nichts gefunden.\n")
    return 0


def _shown(row: dict[str, Any]) -> str:
    text = row["text"]
    for start, end in reversed(row["marks"]):
        text = f"{text[:start]}*{text[start:end]}*{text[end:]}"
    return f"{row['title']}, {row['place']}\n  {text}\n\n"
