"""Joins the style sheets of the public pages, so that a browser asks once: python -m stadtfaden.ui.sheets

The sources are static/ui/css/<name>.css; public.css beside them is kept in the repository.
"""

import re
from pathlib import Path

SHEETS = Path(__file__).with_name("static") / "ui" / "css"
PUBLIC = SHEETS / "public.css"
NAMES = ("base", "thread", "red-thread", "reading", "lists", "charts", "print")  # later ones win
HEAD = "/* Made by python -m stadtfaden.ui.sheets: change the sheets it is made of. */\n"
BESIDES = re.compile(
    r"/\*.*?\*/\s*|^\s+|(?<=\n)\n", re.DOTALL | re.MULTILINE
)  # comments, indents, empty lines


def joined() -> str:
    return HEAD + "".join(BESIDES.sub("", (SHEETS / f"{name}.css").read_text()) for name in NAMES)


if __name__ == "__main__":
    PUBLIC.write_text(joined())
