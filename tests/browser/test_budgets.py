"""What a first view costs: bytes, requests, elements; no script, no other server."""

import pytest
from playwright.sync_api import Request

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

WEIGHT = (
    150_000  # bytes over the wire as the server compresses them, fonts included, pictures of papers apart
)
REQUESTS = 15
ELEMENTS = 1_500
SCRIPTS = (
    "[...document.scripts].filter((one) => one.type !== 'application/ld+json').length"  # data runs nothing
)
PAGES = ("home", "area", "statement", "page with a statement", "hits")
POLICY = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'"


@pytest.mark.parametrize("width", [1280, 390])
def test_the_first_view_of_the_main_pages_is_light(tab, shelf, width):
    costs = {}
    for name in PAGES:
        page = tab(width)
        loaded: list[Request] = []
        page.on("requestfinished", lambda asked, loaded=loaded: loaded.append(asked))
        answer = page.goto(shelf[name], wait_until="networkidle")
        costs[name] = {
            "bytes": sum(
                asked.sizes()["responseBodySize"] for asked in loaded if "bild.png" not in asked.url
            ),
            "requests": len(loaded),
            "elements": page.evaluate("document.querySelectorAll('*').length"),
            "scripts": page.evaluate(SCRIPTS),
        }

        assert answer.headers["content-security-policy"].startswith(POLICY)
        assert "script-src" not in answer.headers["content-security-policy"]
        assert (page.foreign, page.complaints) == ([], [])

    most = {what: max(cost[what] for cost in costs.values()) for what in ("bytes", "requests", "elements")}
    assert 0 < most["bytes"] <= WEIGHT, costs
    assert most["requests"] <= REQUESTS, costs
    assert most["elements"] <= ELEMENTS, costs
    assert [name for name, cost in costs.items() if cost["scripts"]] == []
