"""read and understand: the pure reading, without data folder and Django."""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from stadtfaden.cli.start import complain
from stadtfaden.core.areas import shipped_taxonomy
from stadtfaden.core.pages import BlockKind
from stadtfaden.core.statements import understand
from stadtfaden.reading import Reading, ReadingOptions, Unreadable, read


def read_file(file: Path, *, as_json: bool, ocr: bool) -> int:
    """The reading of one file on stdout; 1 where it cannot be read."""
    try:
        reading = read(file.read_bytes(), name=file.name, options=ReadingOptions(ocr=ocr))
    except Unreadable as reason:
        complain(f"{file}: {reason}")
        return 1
    except OSError as error:
        complain(f"{file}: {error.strerror}.")
        return 1
    sys.stdout.write(
        json.dumps(reading_as_json(reading), ensure_ascii=False) + "\n" if as_json else _plain(reading)
    )
    return 0


def understand_lines() -> int:
    """One JSON object a line, in the order of the lines; an empty line is a line."""
    taxonomy = shipped_taxonomy()
    for line in sys.stdin:
        found = understand(line.rstrip("\r\n"), taxonomy)
        answer = {
            "kind": found.kind.value if found.kind is not None else None,
            "areas": [{"id": scored.id, "score": round(scored.score, 4)} for scored in found.areas],
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
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    return 0


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
    lines = [f"{reading.title or 'ohne Titel'} ({reading.reader}, {len(reading.pages)} Seiten)"]
    lines += list(reading.warnings)
    for page in reading.pages:
        label = f", gedruckt {page.label}" if page.label is not None else ""
        lines += [f"\n--- Seite {page.number}{label} ---", page.text]
    return "\n".join(lines) + "\n"
