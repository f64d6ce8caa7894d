"""The grounds on which colours are checked are those of the style sheet."""

import re
from pathlib import Path

import stadtfaden.ui
from stadtfaden.core.contrast import ENOUGH, least_contrast
from stadtfaden.ui.colours import DARK, LIGHT, SHIPPED_LINK, SHIPPED_THREAD, sheet_of

BASE = (Path(stadtfaden.ui.__file__).parent / "static/ui/css/base.css").read_text()
GROUNDS = ("paper", "sheet", "tint")


def said(name):
    """In the light and in the dark."""
    return re.findall(rf"--{name}: (#[0-9a-f]{{6}});", BASE)


def test_the_grounds_are_those_of_the_style_sheet():
    assert [said(name) for name in GROUNDS] == [list(pair) for pair in zip(LIGHT, DARK, strict=True)]
    assert (said("thread")[0], said("link")[0]) == (SHIPPED_THREAD, SHIPPED_LINK)


def test_the_shipped_colours_can_be_read_on_every_ground():
    for name in ("thread", "link", "ink", "soft"):
        light, dark = said(name)
        assert least_contrast(light, LIGHT) >= ENOUGH
        assert least_contrast(dark, DARK) >= ENOUGH


def test_own_colours_can_be_read_in_the_dark_too():
    sheet = sheet_of("#00508f", "")

    light, dark = re.findall(r"--thread:(#[0-9a-f]{6})", sheet)
    assert light == "#00508f"
    assert least_contrast(dark, DARK) >= ENOUGH
    assert "--link" not in sheet
