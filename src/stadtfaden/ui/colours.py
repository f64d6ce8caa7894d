"""The grounds on which colours must be read, as ui/css/base.css sets them; a test compares."""

from stadtfaden.core.contrast import readable

LIGHT = ("#fbf8f1", "#fffdf8", "#f3ecdf")  # paper, sheet, tint
DARK = ("#191613", "#211d19", "#26211b")
SHIPPED_THREAD, SHIPPED_LINK = "#b3202c", "#1c4a80"
BLACK, WHITE = "#000000", "#ffffff"


def sheet_of(thread: str, link: str) -> str:
    """The style sheet of a city's own colours; in the dark the same ones, as light as they must be."""
    light = _colours(thread, link)
    dark = _colours(
        readable(thread, DARK, WHITE) if thread else "", readable(link, DARK, WHITE) if link else ""
    )
    return f":root{{{light}}}@media (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"


def _colours(thread: str, link: str) -> str:
    named = (("--thread", thread), ("--link", link))
    return "".join(f"{name}:{colour};" for name, colour in named if colour)
