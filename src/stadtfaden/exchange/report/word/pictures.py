"""The pictures of a report for Word, drawn by the same layouts as in the PDF."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import typst

from stadtfaden.exchange.report.letters import FONTS, settable_all
from stadtfaden.exchange.report.values import AxisPicture

TEMPLATES = Path(__file__).parents[1] / "typst"
SHARP = 200  # dots an inch


def drawn(thread: str, loom: str, axes: Sequence[AxisPicture] = ()) -> list[bytes]:
    """PNGs in this colour: the loom first where there is one, then the axes in their order."""
    if not loom and not axes:
        return []
    values = settable_all({"thread": thread, "loom": loom, "axes": [asdict(axis) for axis in axes]})
    found = typst.compile(
        str(TEMPLATES / "pictures.typ"),
        root=str(TEMPLATES),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"pictures": json.dumps(values, ensure_ascii=False)},
        format="png",
        ppi=SHARP,
    )
    return found if isinstance(found, list) else [found]
