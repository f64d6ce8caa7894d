"""The joined style sheet says what its sources say."""

from stadtfaden.ui.sheets import NAMES, PUBLIC, SHEETS, joined


def test_the_joined_sheet_was_made_from_the_sheets_as_they_are():
    kept = PUBLIC.read_text()

    assert kept == joined(), "python -m stadtfaden.ui.sheets makes it anew"


def test_every_rule_stands_in_the_joined_sheet():
    sources = "".join((SHEETS / f"{name}.css").read_text() for name in NAMES)

    sheet = joined()

    assert [sheet.count(sign) for sign in "{};"] == [_without_comments(sources).count(sign) for sign in "{};"]
    assert "/*" not in sheet.split("\n", 1)[1]


def _without_comments(css: str) -> str:
    parts = css.split("/*")
    return parts[0] + "".join(part.split("*/", 1)[1] for part in parts[1:])
