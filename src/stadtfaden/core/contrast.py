"""Whether a colour can be read on another: the contrast of WCAG 2.2.

https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
"""

import re
from collections.abc import Sequence

ENOUGH = 4.5  # for text, level AA
_HEX = re.compile(r"#[0-9a-f]{6}")
_STEPS = 100


class NoColour(ValueError):  # noqa: N818 -- named after the fact
    """Not written as # and six hexadecimal digits."""


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white). Colours like "#b3202c". Raises NoColour."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def least_contrast(colour: str, grounds: Sequence[str]) -> float:
    """On the ground where it is read worst. Raises NoColour."""
    return min(contrast(colour, ground) for ground in grounds)


def readable(colour: str, grounds: Sequence[str], towards: str) -> str:
    """The colour itself, or the nearest mixture with `towards` that can be read on all grounds.

    `towards` is "#000000" for light grounds, "#ffffff" for dark ones. Raises NoColour.
    """
    for step in range(_STEPS + 1):
        mixed = _mixed(colour, towards, step / _STEPS)
        if least_contrast(mixed, grounds) >= ENOUGH:
            return mixed
    return towards


def _mixed(colour: str, towards: str, share: float) -> str:
    parts = zip(_channels(colour), _channels(towards), strict=True)
    return "#" + "".join(f"{round(one + (other - one) * share):02x}" for one, other in parts)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)  # noqa: PLR2004 -- sRGB


def _channels(colour: str) -> tuple[int, int, int]:
    if _HEX.fullmatch(colour.lower()) is None:
        raise NoColour(colour)
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
