"""search: words and meaning, from the terminal."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typer

from stadtfaden.actors.queries import CityUnclear, city_meant
from stadtfaden.cli.options import build_options
from stadtfaden.cli.start import BROKEN, complain
from stadtfaden.core.statements import StatementKind
from stadtfaden.pipeline.answers import answers_to
from stadtfaden.pipeline.context import index_of
from stadtfaden.search import EntryKind, Filters, meant


def filters_of(
    *,
    papers: Sequence[str],
    areas: Sequence[str],
    kinds: Sequence[str],
    year_from: int | None,
    year_to: int | None,
) -> Filters:
    """Areas and kinds belong to statements, so that asking for one leaves passages out."""
    known = [kind.value for kind in StatementKind]
    if not set(kinds) <= set(known):
        raise typer.BadParameter(f"Diese Arten gibt es: {', '.join(known)}.", param_hint="--kind")
    return Filters(
        kind=EntryKind.STATEMENT if areas or kinds else None,
        papers=tuple(papers),
        areas=tuple(areas),
        labels=tuple(kinds),
        year_from=year_from,
        year_to=year_to,
    )


def search(words: str, data: Path, *, city: str | None, as_json: bool, limit: int, filters: Filters) -> int:
    """0 also where nothing was found."""
    try:
        municipality = city_meant(city)
    except CityUnclear as reason:
        complain(str(reason))
        return BROKEN
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
