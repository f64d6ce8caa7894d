"""What makes the text of a page doubtful, in German sentences: signs that are none, words that are none."""

import re
from collections.abc import Sequence

from stadtfaden.core.pages import Page
from stadtfaden.core.words import Splitter, dictionary

UNKNOWN = "\ufffd"
SIGNS = "{count} Zeichen dieser Seite sind nicht lesbar hinterlegt: Prüfen Sie Zitate am Original."
SPELLING = "Umlaute dieser Seite sind falsch hinterlegt („Ã¼“ statt „ü“): Prüfen Sie Zitate am Original."
WORDS = (
    "Viele Wörter dieser Seite sind keine deutschen ({examples}): Sie sind zerteilt, falsch hinterlegt oder "
    "aus einer anderen Sprache. Prüfen Sie Zitate am Original."
)
APART = "Die Buchstaben dieser Seite stehen einzeln („d e r“): Lesen Sie im Original."
GLUED = (
    "Auf dieser Seite fehlen Leerzeichen zwischen Wörtern ({examples}): Die Suche findet sie schwer. "
    "Prüfen Sie Zitate am Original."
)

_FEW_SIGNS = 5
_SIGN_SHARE = 0.005  # of all characters: one in every other line
# UTF-8 taken for Latin-1 or cp1252; none of these pairs stands in a German word.
_TWICE_ENCODED = re.compile("Ã[¤¶¼„–œŸ\x80-\x9f]|â€[žœ“”™\x80-\x9f]")
_FEW_TWICE = 3
# Not what stands in a web address or beside a hyphen; nouns and names are capitalised and may be unknown.
_PLAIN_WORD = re.compile(r"(?<![\w@./_:-])[a-zäöüß]{2,}(?![\w@/_:-]|\.\w)")
_ENOUGH_WORDS = 30  # different ones
_STRANGE_SHARE = 0.25  # of the different words; in German papers 2 in 100 are unknown to the dictionary
_SHOWN = 3
# Letters without a meaning of their own, several in a row: one alone may be a bullet.
_NO_LETTERS = re.compile("[\x00-\x08\x0e-\x1f\x80-\x9f\ue000-\uf8ff]{3,}")
_SYMBOL_SHARE = 0.1  # fewer are boxes to tick and rows of icons
_TOKEN = re.compile(r"[^\W\d_]+")
_ENOUGH_TOKENS = 60
_APART_SHARE = 0.5  # of all words, of one letter; a table of codes or coordinates has fewer
_INNER_CAPITAL = re.compile(r"[a-zäöüß]{3}[A-ZÄÖÜ][a-zäöüß]{2}")
_FEW_GLUED, _GLUED_SHARE = 8, 0.03


def doubts_of(page: Page) -> tuple[str, ...]:
    """Sentences for the reader; empty where nothing is odd. Cost: some 0.5 ms a page.

    Small words are compared with the dictionary, each once: an abbreviation that fills a table is one.
    """
    found = []
    unknown = page.text.count(UNKNOWN)
    symbols = sum(len(run) for run in _NO_LETTERS.findall(page.text))
    if symbols > _SYMBOL_SHARE * len(page.text):
        unknown += symbols
    if unknown >= _FEW_SIGNS and unknown > _SIGN_SHARE * len(page.text):
        found.append(SIGNS.format(count=unknown))
    if len(_TWICE_ENCODED.findall(page.text)) >= _FEW_TWICE:
        found.append(SPELLING)
    tokens = _TOKEN.findall(page.text)
    if len(tokens) >= _ENOUGH_TOKENS and sum(len(token) == 1 for token in tokens) > _APART_SHARE * len(
        tokens
    ):
        found.append(APART)
    glued = glued_words(tokens)
    if glued:
        found.append(GLUED.format(examples=", ".join(f"„{word[:30]}“" for word in glued[:_SHOWN])))
    strange = strange_words(page.text)
    if strange:
        found.append(WORDS.format(examples=", ".join(f"„{word[:20]}“" for word in strange[:_SHOWN])))
    return tuple(found)


def glued_words(tokens: Sequence[str]) -> list[str]:
    """Words with a capital inside („derStadt“), each once, where they are too many for brands; else none."""
    # A word without capitals behind its first letter cannot be one: most are told apart without a search.
    glued = {
        token: None
        for token in tokens
        if not (token.islower() or token.istitle() or token.isupper()) and _INNER_CAPITAL.search(token)
    }
    return list(glued) if len(glued) >= _FEW_GLUED and len(glued) > _GLUED_SHARE * len(tokens) else []


def strange_words(text: str) -> list[str]:
    """The words that no dictionary knows, where they are too many for German; else none."""
    words = list(dict.fromkeys(_PLAIN_WORD.findall(text)))
    if len(words) < _ENOUGH_WORDS:
        return []
    limit = _STRANGE_SHARE * len(words)
    strange = [word for word in words if not stands_in_dictionary(word)]
    if len(strange) < limit:
        return []
    splitter = Splitter()  # costly, but few pages come here
    strange = [word for word in strange if not splitter.split(word, is_noun=False)]
    return strange if len(strange) >= limit else []


def stands_in_dictionary(word: str) -> bool:
    return dictionary.lookup(word) is not None or dictionary.lookup(word.capitalize()) is not None
