"""The points of the Matterhorn Protocol 1.02 that a machine can check, each under its number.

Each check says what is wrong, in words that name the place; nothing where all is well. What is left to people
is not here. https://pdfa.org/resource/the-matterhorn-protocol/
"""

from collections.abc import Callable

import pikepdf

from tests.exchange.report.matterhorn import annotations, content, document, fonts, tags

Check = Callable[[pikepdf.Pdf], list[str]]

CHECKS: dict[str, Check] = {
    **document.CHECKS,
    **tags.CHECKS,
    **content.CHECKS,
    **annotations.CHECKS,
    **fonts.CHECKS,
}


def faults(pdf):
    """By number of the point, only where something is wrong."""
    found = {number: check(pdf) for number, check in CHECKS.items()}
    return {number: wrong for number, wrong in found.items() if wrong}
