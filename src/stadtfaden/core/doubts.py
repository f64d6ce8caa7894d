"""What makes the text of a page doubtful, in German sentences: signs that are none, words that are none."""

import re

from stadtfaden.core.pages import Page
from stadtfaden.core.words import Splitter, dictionary

UNKNOWN = "\ufffd"
SIGNS = "{count} Zeichen dieser Seite sind nicht lesbar hinterlegt: Prüfen Sie Zitate am Original."
SPELLING = "Umlaute dieser Seite sind falsch hinterlegt („Ã¼“ statt „ü“): Prüfen Sie Zitate am Original."
WORDS = (
    "Viele Wörter dieser Seite sind keine deutschen ({examples}): Sie sind zerteilt, falsch hinterlegt oder "
    "aus einer anderen Sprache. Prüfen Sie Zitate am Original."
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


def doubts_of(page: Page) -> tuple[str, ...]:
    """Sentences for the reader; empty where nothing is odd. Cost: about 0.1 ms a page.

    Small words are compared with the dictionary, each once: an abbreviation that fills a table is one.
    """
    found = []
    unknown = page.text.count(UNKNOWN)
    if unknown >= _FEW_SIGNS and unknown > _SIGN_SHARE * len(page.text):
        found.append(SIGNS.format(count=unknown))
    if len(_TWICE_ENCODED.findall(page.text)) >= _FEW_TWICE:
        found.append(SPELLING)
    strange = strange_words(page.text)
    if strange:
        found.append(WORDS.format(examples=", ".join(f"„{word[:20]}“" for word in strange[:_SHOWN])))
    return tuple(found)


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
