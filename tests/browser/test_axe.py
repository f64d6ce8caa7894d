"""Accessibility rules on every kind of page, in both languages, at three widths.

python -m tests.browser.test_axe keeps what was found for the accessibility statement.
"""

import json
import os
import sys
from datetime import UTC, datetime

import pytest

from stadtfaden.portal.accessibility import RUN
from tests.browser.rules import LANGUAGES, RULES, WIDTHS, violations

KEEP = "STADTFADEN_KEEP_AXE_RUN"


@pytest.mark.browser
@pytest.mark.xdist_group("browser")
def test_axe_finds_nothing_on_any_page_at_three_widths_and_no_request_leaves_the_server(tab, shelf, chromium):
    # The policy forbids every script; axe is one, so here alone it is let in.
    page = tab(WIDTHS[0], bypass_csp=True)
    found = {}
    for name, address in shelf.items():
        for language, prefix in LANGUAGES.items():
            page.goto(prefix + address)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                found[name, language, width] = violations(page)

    if os.environ.get(KEEP):
        keep(page, chromium, found)

    assert {where: broken for where, broken in found.items() if broken} == {}
    assert (page.foreign, page.complaints) == ([], [])


def keep(page, chromium, found):
    run = {
        "tested_on": datetime.now(UTC).date().isoformat(),
        "engine": page.evaluate("axe.version"),
        "browser": f"Chromium {chromium.version}",
        "rules": RULES,
        "widths": WIDTHS,
        "languages": [*LANGUAGES],
        "pages": sorted({name for name, _, _ in found}),
        "looked_at": len(found),
        "broken": sum(map(len, found.values())),
    }
    RUN.write_text(json.dumps(run, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    os.environ[KEEP] = "1"
    sys.exit(pytest.main(["-q", "-p", "no:cacheprovider", __file__]))
