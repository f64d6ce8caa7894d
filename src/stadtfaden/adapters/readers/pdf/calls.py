"""pdfium, asked for many characters at once.

The generated binding spends most of its time on wrapping pointers and structs, one character after
the other. Here the same functions take plain addresses and write straight into arrays; `map` keeps
the loop out of Python. Measured on two-column minutes: 0.7 µs a call instead of 2.
The functions keep the interpreter's lock: they are short, and pdfium knows no threads.
"""

import ctypes
import sys
from collections.abc import Iterable, Sequence
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_POINTER = ctypes.c_void_p
_INT = ctypes.c_int


def _direct(function: Any, result: Any, *arguments: Any) -> Any:
    address = ctypes.cast(function, _POINTER).value or 0
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


_unicode = _direct(pdfium.FPDFText_GetUnicode, ctypes.c_uint, _POINTER, _INT)
_text_object = _direct(pdfium.FPDFText_GetTextObject, _POINTER, _POINTER, _INT)
_loose_box = _direct(pdfium.FPDFText_GetLooseCharBox, _INT, _POINTER, _INT, _POINTER)
_char_box = _direct(pdfium.FPDFText_GetCharBox, _INT, _POINTER, _INT, _POINTER, _POINTER, _POINTER, _POINTER)
_matrix = _direct(pdfium.FPDFText_GetMatrix, _INT, _POINTER, _INT, _POINTER)
_font_size = _direct(pdfium.FPDFText_GetFontSize, ctypes.c_double, _POINTER, _INT)
_map_error = _direct(pdfium.FPDFText_HasUnicodeMapError, _INT, _POINTER, _INT)
_render_mode = _direct(pdfium.FPDFTextObj_GetTextRenderMode, _INT, _POINTER)
_font = _direct(pdfium.FPDFTextObj_GetFont, _POINTER, _POINTER)
_object_type = _direct(pdfium.FPDFPageObj_GetType, _INT, _POINTER)
_page_object = _direct(pdfium.FPDFPage_GetObject, _POINTER, _POINTER, _INT)
_form_object = _direct(pdfium.FPDFFormObj_GetObject, _POINTER, _POINTER, ctypes.c_ulong)
_bounds = _direct(pdfium.FPDFPageObj_GetBounds, _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER)


def address_of(handle: Any) -> int:
    """The plain address behind a handle of the generated binding."""
    return ctypes.cast(handle, _POINTER).value or 0


def page_characters(textpage: int, handle: Any) -> str:
    """The text of a page, one character for each of pdfium's indices."""
    count = pdfium.FPDFText_CountChars(handle)
    if count <= 0:
        return ""
    units = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(handle, 0, count, units) - 1
    text = bytes(units)[: max(0, written) * 2].decode("utf-16-le", errors="replace")
    if len(text) == count:
        return text
    # Characters beyond the basic plane take two units and would shift every index after them.
    return "".join(map(_character, map(_unicode, repeat(textpage), range(count))))


def _character(code: int) -> str:
    return "\ufffd" if code > sys.maxunicode or code in _HALVES else chr(code)


_HALVES = range(0xD800, 0xE000)  # of a pair; alone they mean nothing


def text_objects(textpage: int, indices: Iterable[int]) -> list[int]:
    """The address of each character's text object; 0 for a character that pdfium made up."""
    return [found or 0 for found in map(_text_object, repeat(textpage), indices)]


def loose_boxes(textpage: int, indices: Sequence[int]) -> Floats:
    """left, top, right, bottom of each character with its full advance; page space, y upwards."""
    boxes = np.full((len(indices), 4), np.nan, np.float32)
    _fill(_loose_box, textpage, indices, boxes)
    return boxes


def ink_boxes(textpage: int, indices: Sequence[int]) -> Floats:
    """left, bottom, right, top of what each character blackens; page space, y upwards."""
    found = np.full((len(indices), 4), np.nan, np.float64)
    start, end = found.ctypes.data, found.ctypes.data + found.nbytes
    # The function names right before bottom.
    places = (range(start + corner, end + corner, 32) for corner in (0, 16, 8, 24))
    for _ in map(_char_box, repeat(textpage), indices, *places):
        pass
    return found.astype(np.float32)


def matrices(textpage: int, indices: Sequence[int]) -> Floats:
    """a, b, c, d, e, f of each character's text matrix; page space."""
    found = np.full((len(indices), 6), np.nan, np.float32)
    _fill(_matrix, textpage, indices, found)
    return found


def _fill(function: Any, textpage: int, indices: Sequence[int], target: Floats) -> None:
    start, step = target.ctypes.data, target.strides[0]
    places = range(start, start + step * len(indices), step)
    for _ in map(function, repeat(textpage), indices, places):
        pass


def font_sizes(textpage: int, indices: Iterable[int]) -> NDArray[np.float64]:
    """The unscaled size each character was set in."""
    return np.fromiter(map(_font_size, repeat(textpage), indices), np.float64)


def has_map_errors(textpage: int, indices: Iterable[int]) -> list[bool]:
    """Whether pdfium had to guess the character, because its font says nothing about it."""
    return [found == 1 for found in map(_map_error, repeat(textpage), indices)]


def render_modes(objects: Iterable[int]) -> list[int]:
    """How each text object is painted; 3 is invisible."""
    return list(map(_render_mode, objects))


def fonts(objects: Iterable[int]) -> list[int]:
    """The address of each text object's font."""
    return [found or 0 for found in map(_font, objects)]


def font_is_bold(font: int) -> bool:
    """By weight, by name, or by the flag that forces it."""
    handle = ctypes.cast(font, pdfium.FPDF_FONT)
    if pdfium.FPDFFont_GetWeight(handle) >= _BOLD_WEIGHT:
        return True
    name = ctypes.create_string_buffer(_NAME_LENGTH)
    pdfium.FPDFFont_GetBaseFontName(handle, name, _NAME_LENGTH)
    lower = name.value.decode("utf-8", errors="replace").lower()
    is_forced = bool(max(0, pdfium.FPDFFont_GetFlags(handle)) & _FORCE_BOLD)
    return is_forced or any(word in lower for word in _BOLD_NAMES)


_BOLD_WEIGHT = 600
_NAME_LENGTH = 256
_FORCE_BOLD = 1 << 18
_BOLD_NAMES = ("bold", "black", "heavy", "fett", "-bd", "demi")


def page_objects(page: int, count: int) -> list[int]:
    """The addresses of the objects of a page."""
    return [found or 0 for found in map(_page_object, repeat(page), range(count))]


def form_objects(form: int, count: int) -> list[int]:
    """The addresses of the objects of a form."""
    return [found or 0 for found in map(_form_object, repeat(form), range(count))]


def object_types(objects: Iterable[int]) -> list[int]:
    """Pdfium's numbers for text, path, image, shading, form."""
    return list(map(_object_type, objects))


def object_bounds(objects: Sequence[int]) -> Floats:
    """left, bottom, right, top of each object, in the space of what holds it."""
    found = np.full((len(objects), 4), np.nan, np.float32)
    start, end = found.ctypes.data, found.ctypes.data + found.nbytes
    corners = (range(start + corner, end + corner, 16) for corner in (0, 4, 8, 12))
    for _ in map(_bounds, objects, *corners):
        pass
    return found
