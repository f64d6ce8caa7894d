"""Accessibility rules, run in an open page."""

from axe_playwright_python.sync_playwright import Axe

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (1280, 768, 390)
LANGUAGES = {"de": "", "en": "/en"}
OPTIONS = {"runOnly": RULES, "resultTypes": ["violations"]}
AXE = Axe()
WAY = "(options) => axe.run(document, options).then((found) => found.violations)"


def violations(page):
    """What is wrong on the page as it stands; the rules are brought in where they are not yet there."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE.axe_script)
    found = page.evaluate(WAY, OPTIONS)
    return [(one["id"], node["target"], node["failureSummary"]) for one in found for node in one["nodes"]]
