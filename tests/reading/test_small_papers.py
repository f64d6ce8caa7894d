"""A paper of half a page counts one or two measures; the codes count them all the same."""

import pytest

from stadtfaden.core.statements import StatementKind
from stadtfaden.reading import read

HEAD = "# Konzept Stadtgrün\n\n## Maßnahmen\n\n"


def said(text):
    return [(one.kind, one.code, one.text) for one in read(text.encode(), name="gruen.md").statements]


@pytest.mark.parametrize(
    "lines",
    [
        "{0}1 Bäume pflanzen\n\n{0}2 Beete wässern\n",
        "{0}1 Bäume pflanzen\n{0}2 Beete wässern\n",
        "- {0}1 Bäume pflanzen\n- {0}2 Beete wässern\n",
        "- **{0}1:** Bäume pflanzen\n- **{0}2:** Beete wässern\n",
        "**{0}1** Bäume pflanzen\n\n**{0}2** Beete wässern\n",
        "### {0}1 Bäume pflanzen\n\nWir sorgen für Schatten.\n\n### {0}2 Beete wässern\n\nText.\n",
        "### {0}1: Bäume pflanzen\n\nZuständig: Grünamt\n\n### {0}2: Beete wässern\n\nText.\n",
    ],
)
@pytest.mark.parametrize("letters", ["M", "M ", "M-", "BAU-", "GRÜ "])
def test_two_codes_below_a_heading_of_measures_are_two_measures(lines, letters):
    assert said(HEAD + lines.format(letters)) == [
        (StatementKind.MEASURE, f"{letters}1", "Bäume pflanzen"),
        (StatementKind.MEASURE, f"{letters}2", "Beete wässern"),
    ]


def test_one_measure_with_its_code_and_glued_letters_of_headings_count_too():
    assert said(HEAD + "### M1 Bäume pflanzen\n\nText.\n") == [
        (StatementKind.MEASURE, "M1", "Bäume pflanzen")
    ]
    assert [code for _, code, _ in said(HEAD + "### KLM1 Bäume\n\nText.\n\n### KLM2 Beete\n\nText.\n")] == [
        "KLM1",
        "KLM2",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "S1 fährt ab dem Herbst öfter.\n\nS2 endet am Markt.\n",
        "B3 ist stark befahren.\n\nB10 bleibt leise.\n",
        "### M4 Bäume\n\nText.\n\n### M9 Beete\n\nText.\n",
    ],
)
def test_lines_roads_and_codes_that_do_not_count_from_one_are_none(text):
    assert [code for _, code, _ in said(HEAD + text) if code is not None] == []


def test_codes_below_no_heading_that_promises_anything_stay_unknown():
    assert said("# Konzept Stadtgrün\n\n## Bestand\n\nM1 Bäume\n\nM2 Beete\n") == []
