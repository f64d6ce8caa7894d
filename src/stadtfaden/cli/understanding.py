"""read and understand: the pure reading, without data folder and Django."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

from platformdirs import user_cache_path

from stadtfaden.cli.start import complain, counted, said
from stadtfaden.core.areas import shipped_taxonomy
from stadtfaden.core.pages import BlockKind
from stadtfaden.core.statements import Understood, embedder_of_lines, understand
from stadtfaden.reading import Reading, ReadingOptions, Unreadable, read
from stadtfaden.search import Embedder, ModelMissing, Vectors, WeightsMissing, open_embedder

_TOGETHER = 64  # lines that wait already are understood together: both cores, little padding


def read_file(file: Path, *, as_json: bool, ocr: bool) -> int:
    """The reading of one file on stdout; 1 where it cannot be read."""
    try:
        reading = read(file.read_bytes(), name=file.name, options=ReadingOptions(ocr=ocr))
    except Unreadable as reason:
        complain(f"{file}: {reason}")
        return 1
    except OSError as error:
        complain(f"{file}: {said(error)}.")
        return 1
    sys.stdout.write(
        json.dumps(reading_as_json(reading), ensure_ascii=False) + "\n" if as_json else _plain(reading)
    )
    return 0


def understand_lines() -> int:
    """One JSON object a line, in the order of the lines; an empty line is a line. Waits only for the next."""
    taxonomy = shipped_taxonomy()
    embedder = _embedder()
    for lines in _waiting(sys.stdin):
        for line, vector in zip(lines, _vectors(lines, embedder), strict=True):
            answer = _answer(understand(line, taxonomy, vector))
            sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    return 0


def _embedder() -> Embedder | None:
    """The one whose vectors `understand` learned from; without it, words alone must do."""
    try:
        embedder = open_embedder(user_cache_path("stadtfaden"))
    except (ModelMissing, WeightsMissing) as reason:
        complain(f"{reason} Die Art jeder Zeile kommt nur aus ihren Wörtern.")
        return None
    if embedder.name != embedder_of_lines():
        complain(
            "Das Sprachmodell ist ein anderes als erwartet: Die Art jeder Zeile kommt nur aus ihren Wörtern."
        )
        return None
    return embedder


def _waiting(source: Iterable[str]) -> Iterator[list[str]]:
    """What has come in so far, without line ends, at least one line."""
    arrived: SimpleQueue[str | None] = SimpleQueue()
    broken: list[Exception] = []

    def take_in() -> None:
        try:
            for line in source:
                arrived.put(line.rstrip("\r\n"))
        except (OSError, ValueError) as error:  # a line that is no text
            broken.append(error)
        arrived.put(None)

    Thread(target=take_in, daemon=True).start()
    while (first := arrived.get()) is not None:
        lines: list[str] = [first]
        while len(lines) < _TOGETHER:
            try:
                line = arrived.get_nowait()
            except Empty:
                break
            if line is None:
                arrived.put(None)
                break
            lines.append(line)
        yield lines
    if broken:
        raise broken[0]


def _vectors(lines: Sequence[str], embedder: Embedder | None) -> Sequence[Vectors | None]:
    """A vector for each line that has letters."""
    worded = [line for line in lines if any(map(str.isalpha, line))]
    if embedder is None or not worded:
        return [None] * len(lines)
    known = dict(zip(worded, embedder.passages(worded), strict=True))
    return [known.get(line) for line in lines]


def _answer(found: Understood) -> dict[str, Any]:
    return {
        "kind": found.kind.value if found.kind is not None else None,
        "areas": [
            {"id": scored.id, "score": round(scored.score, 4), "share": scored.share}
            for scored in found.areas
        ],
        "digital": [{"id": mark.id.value, "score": round(mark.score, 4)} for mark in found.digital],
        "targets": [
            {
                "value": target.value,
                "unit": target.unit,
                "direction": target.direction.value if target.direction is not None else None,
                "target_year": target.target_year,
                "base_value": target.base_value,
                "base_year": target.base_year,
                "scope": target.scope,
                "text": target.text,
            }
            for target in found.targets
        ],
    }


def reading_as_json(reading: Reading) -> dict[str, Any]:
    """Everything that was read; the outline holds positions of passages."""
    return {
        **asdict(reading),
        "outline": [
            {
                "passage": passage.position,
                "level": passage.level,
                "number": passage.number,
                "text": passage.text,
                "page": passage.page,
            }
            for passage in reading.passages
            if passage.kind is BlockKind.HEADING
        ],
    }


def _plain(reading: Reading) -> str:
    pages = counted(len(reading.pages), "Seite", "Seiten")
    lines = [f"{reading.title or 'ohne Titel'} ({reading.reader}, {pages})"]
    lines += list(reading.warnings)
    for page in reading.pages:
        label = f", gedruckt {page.label}" if page.label is not None else ""
        lines += [f"\n--- Seite {page.number}{label} ---", *page.warnings, page.text]
    return "\n".join(lines) + "\n"
