"""Where a point of the PDF stands on the page as it is shown."""

import ctypes
import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from stadtfaden.adapters.readers.pdf.calls import Floats

Affine = tuple[float, float, float, float, float, float]  # a, b, c, d, e, f as in a PDF


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible part of a page, in points; `to_page` leads from PDF space to it, y downwards."""

    width: float
    height: float
    to_page: Affine

    def points(self, x: NDArray[Any], y: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
        a, b, c, d, e, f = self.to_page
        return a * x + c * y + e, b * x + d * y + f

    def boxes(self, boxes: Floats) -> Floats:
        """left, bottom, right, top in PDF space (any order) become x0, y0, x1, y1 of the page."""
        x_one, y_one = self.points(boxes[:, 0], boxes[:, 1])
        x_two, y_two = self.points(boxes[:, 2], boxes[:, 3])
        corners = (
            np.minimum(x_one, x_two),
            np.minimum(y_one, y_two),
            np.maximum(x_one, x_two),
            np.maximum(y_one, y_two),
        )
        return np.stack(corners, axis=1)


def frame_of(page: Any) -> Frame:
    """The page's crop box and rotation as pdfium itself applies them when it draws the page."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
    left, right = sorted((box.left, box.right))
    bottom, top = sorted((box.bottom, box.top))
    width, height = right - left, top - bottom
    turns: dict[int, tuple[float, float, Affine]] = {
        0: (width, height, (1, 0, 0, -1, -left, top)),
        1: (height, width, (0, 1, 1, 0, -bottom, -left)),
        2: (width, height, (-1, 0, 0, 1, right, -bottom)),
        3: (height, width, (0, -1, -1, 0, top, right)),
    }
    return Frame(*turns[pdfium.FPDFPage_GetRotation(page) % 4])


def quarter_turns(x: NDArray[Any], y: NDArray[Any]) -> NDArray[np.int64]:
    """0 for text running right, 1 down, 2 left, 3 up, -1 for any other way (y downwards)."""
    angle = np.arctan2(y, x) / (math.pi / 2)
    nearest = np.round(np.nan_to_num(angle))
    is_slanted = np.abs(angle - nearest) > _MOST_SLANT
    return np.where(is_slanted, -1, nearest.astype(np.int64) % 4)


_MOST_SLANT = 0.06  # of a quarter turn: five degrees, as in a scan that lay askew


def upright(turn: int, x: Any, y: Any) -> tuple[Any, Any]:
    """Page coordinates turned so that text of this quarter turn runs right."""
    return ((x, y), (y, -x), (-x, -y), (-y, x))[turn]


def turned_back(turn: int, u: Any, v: Any) -> tuple[Any, Any]:
    """The opposite of `upright`."""
    return ((u, v), (-v, u), (-u, -v), (v, -u))[turn]
