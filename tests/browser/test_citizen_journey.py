"""A citizen's way from a word to the sentence in the Leitbild: by mouse, by finger, by keys alone."""

import pytest
from playwright.sync_api import expect

from tests.browser.hands import HANDS
from tests.browser.rules import LANGUAGES

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
WORDS = {
    "de": ("Suchen", "Dem Faden dieser Aussage folgen", "S. 2 (PDF 2)"),
    "en": ("Search", "Follow the thread of this statement", "p. 2 (PDF 2)"),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("way", HANDS)
def test_a_citizen_comes_from_a_word_to_the_sentence_in_the_leitbild(tab, shelf, way, language):
    find, follow, place = WORDS[language]
    options = dict(HANDS[way].context)
    page = tab(options.pop("viewport")["width"], java_script_enabled=False, **options)
    hand = HANDS[way](page)
    page.goto(LANGUAGES[language] + shelf["home"])

    if way == "finger":  # on a phone the search has a page of its own
        hand.press(page.get_by_role("link", name=find))
    hand.write(page.get_by_role("searchbox"), "Radschnellwege")
    hand.press(page.get_by_role("button", name=find))
    hand.press(page.locator(".statements a[href*='/aussagen/']").first)
    hand.press(page.get_by_role("link", name=follow))
    hand.press(page.locator(".steps > li").first.get_by_role("link", name=place))

    expect(page.locator("mark")).to_have_text("Auental ist im Jahr 2040 eine Stadt der kurzen Wege.")
