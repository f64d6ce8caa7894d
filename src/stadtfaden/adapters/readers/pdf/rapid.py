"""rapidocr, for machines without tesseract: its models come with the package, nothing is loaded."""

from functools import cache
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stadtfaden.adapters.readers.pdf.seen import SeenWord

DPI = 200


def is_ready() -> bool:
    return find_spec("rapidocr") is not None


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR  # noqa: PLC0415 -- slow import

    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.use_cls": False,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            # Lines of different length in one batch are padded, and long ones come out as garbage.
            "Rec.rec_batch_num": 1,
        }
    )


def seen_words(picture: NDArray[np.uint8]) -> list[SeenWord]:
    """Words of a grey picture, line by line. Cost: 10 s for A4 at 200 dpi, and 1 s to start."""
    found = _engine()(np.repeat(picture[:, :, None], 3, axis=2), return_word_box=True)
    words = []
    for number, line in enumerate(found.word_results or ()):
        for text, certainty, corners in line:
            xs, ys = [float(x) for x, _ in corners], [float(y) for _, y in corners]
            words.append(SeenWord(text, (min(xs), min(ys), max(xs), max(ys)), float(certainty), number))
    return words
