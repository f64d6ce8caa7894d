"""search: words and meaning, from the terminal."""

import json
import sys
from pathlib import Path
from typing import Any

from stadtfaden.actors.queries import CityUnclear, city_meant
from stadtfaden.cli.options import build_options
from stadtfaden.cli.start import BROKEN, complain
from stadtfaden.pipeline.answers import answers_to


def search(words: str, data: Path, *, city: str | None, as_json: bool, limit: int) -> int:
    """0 also where nothing was found."""
    try:
        municipality = city_meant(city)
    except CityUnclear as reason:
        complain(str(reason))
        return BROKEN
    answers = answers_to(words, municipality, data=data, options=build_options(), limit=limit)
    rows = [answer.as_row() for answer in answers]
    if as_json:
        sys.stdout.write(json.dumps({"words": words, "hits": rows}, ensure_ascii=False) + "\n")
        return 0
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
