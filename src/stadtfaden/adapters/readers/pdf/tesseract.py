"""Tesseract through its command: one picture in, words with boxes out."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache

import numpy as np
from numpy.typing import NDArray

from stadtfaden.adapters.readers.pdf.seen import SeenWord

SECONDS = 180  # for one page; an ordinary one takes three
_AUTOMATIC = "3"  # page segmentation: columns and blocks, no orientation
_ORIENTATION = "0"
_FIELDS = 12
_WORD_LEVEL = "5"


class OcrFailed(Exception):  # noqa: N818 -- named after the fact
    """The program ended with an error or took too long."""


def is_ready(language: str) -> bool:
    """Whether the command is there and has the data for every language of „deu+eng“."""
    command = shutil.which("tesseract")
    return command is not None and set(language.split("+")) <= _languages(command)


@cache
def _languages(command: str) -> frozenset[str]:
    listed = subprocess.run(  # noqa: S603 -- the path comes from the system's own search path
        [command, "--list-langs"], capture_output=True, text=True, check=False, timeout=SECONDS
    )
    return frozenset(line.strip() for line in listed.stdout.splitlines()[1:])


def seen_words(picture: NDArray[np.uint8], language: str, dpi: int) -> list[SeenWord]:
    """Words of a grey picture in the order tesseract reads them. Cost: 3 s for A4 at 300 dpi."""
    table = _run(picture, "-l", language, "--psm", _AUTOMATIC, "--dpi", str(dpi), "tsv")
    return list(_words(table))


def _words(table: str) -> Iterator[SeenWord]:
    for row in table.splitlines():
        fields = row.split("\t")
        if len(fields) != _FIELDS or fields[0] != _WORD_LEVEL or not fields[11].strip():
            continue
        left, top, width, height = map(int, fields[6:10])
        certainty = max(0.0, float(fields[10]) / 100)
        yield SeenWord(
            fields[11].strip(), (left, top, left + width, top + height), certainty, tuple(fields[1:5])
        )


_ROTATE = re.compile(r"^Rotate: (\d+)$", re.MULTILINE)


def clockwise_turns(picture: NDArray[np.uint8]) -> int:
    """How many quarter turns to the right bring the picture upright; 0 where that is not known."""
    try:
        found = _ROTATE.search(_run(picture, "--psm", _ORIENTATION))
    except OcrFailed:  # too few letters, or no data for orientation
        return 0
    return int(found[1]) // 90 % 4 if found else 0


def _run(picture: NDArray[np.uint8], *arguments: str) -> str:
    rows, columns = picture.shape
    portable = b"P5 %d %d 255\n" % (columns, rows) + np.ascontiguousarray(picture).tobytes()
    command = shutil.which("tesseract") or "tesseract"
    try:
        done = subprocess.run(  # noqa: S603 -- the arguments are our own
            [command, "stdin", "stdout", *arguments],
            input=portable,
            capture_output=True,
            check=True,
            timeout=SECONDS,
            # One process a core is faster than one page on all cores.
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except (subprocess.SubprocessError, OSError) as failure:
        raise OcrFailed(str(failure)) from failure
    return done.stdout.decode("utf-8", errors="replace")
