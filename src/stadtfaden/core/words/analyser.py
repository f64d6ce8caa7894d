"""The one analyser: what a text says, as words that every engine stores, asks for and compares."""

import re
from functools import lru_cache
from typing import NamedTuple

from stadtfaden.core.words import dictionary
from stadtfaden.core.words.folding import fold
from stadtfaden.core.words.lexicon import ELECTRONIC, LONG_FORMS, RESPELLED, STOPWORDS, WEAK_PARTS
from stadtfaden.core.words.splitting import Part, Splitter
from stadtfaden.core.words.values import Token

_WORD = re.compile(
    r"\d+(?:[.,:]\d+)*(?![^\W\d_])"  # 3.500  2,9
    r"|[^\W\d_](?:-[^\W\d_]{3,})"  # E-Akte
    r"|[^\W_\u00ad](?:[^\W_]|\u00ad|\u0308)*(?:[*:_/][iI]n(?:nen)?\b)?"  # Wort, CO2, Bürger*innen
)
_GENDERED = re.compile(r"(?:[*:_/][iI]n(?:nen)?|(?<=[a-zäöüß])In(?:nen)?)$")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+$")
_KEPT = 400_000  # words whose analysis is remembered: about 100 MB at most


class _Word(NamedTuple):
    base: str
    parts: tuple[str, ...]
    terms: tuple[str, ...]


class Analyser:
    """Keeps what it has found out about each word. One per process is enough; `splitter` may know a shelf."""

    def __init__(self, splitter: Splitter | None = None) -> None:
        self._splitter = splitter or Splitter()
        self._mixed = _Words(self, only_lower=False)
        self._lower = _Words(self, only_lower=True)

    def tokens(self, text: str) -> tuple[Token, ...]:
        """All words of the text in order; text[token.start:token.end] == token.surface."""
        words = self._words(text)
        found = []
        for match in _WORD.finditer(text):
            surface = match[0]
            word = words[surface]
            start, end = match.span()
            found.append(Token(start, end, surface, word[0], word[1]))
        return tuple(found)

    def index_terms(self, text: str) -> list[str]:
        """Base forms and their parts without stop words, in order; no term twice for one word."""
        words = self._words(text)
        return [term for surface in _WORD.findall(text) for term in words[surface][2]]

    def _words(self, text: str) -> "_Words":
        return self._lower if text == text.lower() else self._mixed

    def word(self, surface: str, *, only_lower: bool) -> _Word:
        """What there is to know about one word; who calls keeps it."""
        base, parts = self._analyse(surface, only_lower=only_lower)
        if base in STOPWORDS or fold(surface) in STOPWORDS:
            return _Word(base, parts, ())
        return _Word(base, parts, (base, *(part for part in parts if part not in WEAK_PARTS)))

    def _analyse(self, surface: str, *, only_lower: bool) -> tuple[str, tuple[str, ...]]:
        if surface[0].isdigit():
            return fold(surface.replace(".", "") if _THOUSANDS.fullmatch(surface) else surface), ()
        if surface[1:2] == "-":
            return self._analyse_letter_word(surface)
        word = _GENDERED.sub("", surface.replace("\u00ad", ""))
        folded = fold(word)
        is_noun = only_lower or word[:1].isupper()
        # „it“ and „ee“ in a running text are no abbreviations; in a query they may be.
        if folded in LONG_FORMS and (only_lower or not word.isalpha() or not word.islower()):
            return folded, self._long_form(folded)
        base = _base(word, nouns_first=only_lower)
        if base is None:
            base, parts = self._cut_unknown(word, is_noun=is_noun)
        else:
            parts = self._splitter.split(base.lower(), is_noun=base[:1].isupper())
        return fold(base), self._flat(base.lower(), parts)

    def _analyse_letter_word(self, surface: str) -> tuple[str, tuple[str, ...]]:
        base, parts = self._analyse(surface[2:].capitalize(), only_lower=False)
        if surface[0] not in "eE":
            return surface[0].lower() + base, (base, *parts)
        long_form = "elektronisch" if base in ELECTRONIC else "elektro"
        return "e" + base, (long_form, base, *parts)

    def _long_form(self, folded: str) -> tuple[str, ...]:
        found: list[str] = []
        for word in LONG_FORMS[folded].split():
            base, parts = self._analyse(word, only_lower=False)
            found += [base, *parts]
        return tuple(dict.fromkeys(found))

    def _cut_unknown(self, word: str, *, is_noun: bool) -> tuple[str, tuple[Part, ...]]:
        proper = dictionary.respelled(word)
        if proper is not None:
            base = _base(proper.capitalize() if is_noun else proper, nouns_first=False) or proper
            return base.lower(), self._splitter.split(base.lower(), is_noun=base[:1].isupper())
        parts = self._splitter.split(word.lower(), is_noun=is_noun)
        if not parts:
            return word.lower(), ()
        return "".join(part.form for part in parts[:-1]) + parts[-1].base, parts

    def _flat(self, base: str, parts: tuple[Part, ...]) -> tuple[str, ...]:
        """Each part, before it the known compounds that begin with it, after it its own parts."""
        if not parts:
            return ()
        found: list[str] = []
        for index, part in enumerate(parts):
            for last in range(len(parts), index + 1, -1):
                longer = "".join(p.form for p in parts[index : last - 1]) + parts[last - 1].base
                if last - index < len(parts) and dictionary.noun(longer) is not None:
                    found.append(longer)
            found.append(part.base)
            found += [inner.base for inner in self._splitter.split(part.base)]
        folded = fold(base)
        return tuple(dict.fromkeys(term for term in map(fold, found) if term != folded))


class _Words(dict[str, _Word]):
    """The words seen so far; a new one is analysed when it is asked for."""

    def __init__(self, analyser: Analyser, *, only_lower: bool) -> None:
        super().__init__()
        self._analyser = analyser
        self._only_lower = only_lower

    def __missing__(self, surface: str) -> _Word:
        if len(self) >= _KEPT:
            self.clear()
        self[surface] = word = self._analyser.word(surface, only_lower=self._only_lower)
        return word


def _base(word: str, *, nouns_first: bool) -> str | None:
    """The base form of a word as written, None where the dictionary does not know it."""
    lowered = RESPELLED.get(word.lower(), word.lower())
    capital = lowered[:1].upper() + lowered[1:]
    as_noun = dictionary.lookup(capital)
    as_other = dictionary.lookup(lowered)
    if as_noun is not None and not as_noun[:1].isupper():
        as_noun = None
    if as_noun and as_other and as_noun.lower() in {as_other + "e", as_other + "es", as_other + "er"}:
        as_noun = None  # „Neue Wege“: an adjective at the head of a sentence
    reads_as_noun = word[:1].isupper() or nouns_first
    base = (as_noun or as_other) if reads_as_noun else (as_other or as_noun)
    return _masculine(base) if base is not None and base.endswith("in") else base


def _masculine(base: str) -> str:
    # „Bürgerin“ and „Bürger“ are asked for together.
    stem = base[:-2]
    return stem if stem.endswith(("er", "ent", "ist", "or")) and dictionary.lookup(stem) == stem else base


@lru_cache(maxsize=1)
def _analyser() -> Analyser:
    return Analyser()


def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text with base forms and parts (see Token), by the analyser that all engines share."""
    return _analyser().tokens(text)


def index_terms(text: str) -> list[str]:
    """What an index stores for a text and asks for with a query: base forms and parts, no stop words."""
    return _analyser().index_terms(text)
