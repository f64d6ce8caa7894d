"""Old typesetting draws „fi“, „fl“, „ff“ as one wide sign, after which files keep a space nobody sees."""

import re
from bisect import bisect_left
from dataclasses import replace

from stadtfaden.core.pages import Line, Word
from stadtfaden.core.words.dictionary import lookup
from stadtfaden.core.words.lexicon import STOPWORDS

# „Wohnfl ächen“, „Konfl ikt“, „effi zient“, „Stoff und“
_GAP = re.compile(r"(?<![\w-])([^\W\d_]*f(?:[il]|f[il]?)) (?=([a-zäöüß]+))")
_NO_WORD_ENDS_SO = ("fl", "ffi")
_SHORT = 2


def closed(line: Line) -> Line:
    """The line without these spaces; its words keep their boxes and stand side by side. Cost: a search of
    the text, and a look into the dictionary for each place that may be one.
    """
    gaps = [found.end(1) for found in _GAP.finditer(line.text) if is_one_word(found[1], found[2])]
    if not gaps:
        return line
    text = "".join(letter for at, letter in enumerate(line.text) if at not in set(gaps))
    words = [
        Word(word.start - bisect_left(gaps, word.start), word.end - bisect_left(gaps, word.end), word.box)
        for word in line.words
    ]
    return replace(line, text=text, words=tuple(words))


def is_one_word(left: str, right: str) -> bool:
    """„Profi“ and „Stoff“ are words, and something new may follow; „Wohnfl“ is none whatever follows."""
    if left.lower().endswith(_NO_WORD_ENDS_SO):
        return True
    is_known = _is_word(left + right)
    if _is_word(left):
        return is_known and not _may_follow(right)
    return is_known or (left.endswith("fi") and not _may_follow(right))


def _is_word(letters: str) -> bool:
    return any(lookup(form) is not None for form in (letters, letters.lower(), letters.capitalize()))


def _may_follow(right: str) -> bool:
    """The dictionary also knows letters and units; of short words those alone count that sentences need."""
    return right in STOPWORDS if len(right) <= _SHORT else lookup(right) is not None
