"""The one analyser: what a text says, as words that every engine stores, asks for and compares."""

import re
from functools import lru_cache

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


class Analyser:
    """Keeps what it has found out about each word. One per process is enough; `splitter` may know a shelf."""

    def __init__(self, splitter: Splitter | None = None) -> None:
        self._splitter = splitter or Splitter()
        self._mixed: dict[str, tuple[str, tuple[str, ...]]] = {}
        self._lower: dict[str, tuple[str, tuple[str, ...]]] = {}

    def tokens(self, text: str) -> tuple[Token, ...]:
        """All words of the text in order; text[token.start:token.end] == token.surface."""
        only_lower = text == text.lower()
        known = self._lower if only_lower else self._mixed
        found = []
        for match in _WORD.finditer(text):
            surface = match.group()
            analysis = known.get(surface)
            if analysis is None:
                analysis = self._remember(surface, only_lower=only_lower)
            found.append(Token(match.start(), match.end(), surface, *analysis))
        return tuple(found)

    def index_terms(self, text: str) -> list[str]:
        """Base forms and their parts without stop words, in order; no term twice for one word."""
        terms: list[str] = []
        for token in self.tokens(text):
            if token.base in STOPWORDS or token.surface.lower() in STOPWORDS:
                continue
            terms.append(token.base)
            if token.parts:
                terms.extend(part for part in token.parts if part not in WEAK_PARTS)
        return terms

    def _remember(self, surface: str, *, only_lower: bool) -> tuple[str, tuple[str, ...]]:
        known = self._lower if only_lower else self._mixed
        if len(known) >= _KEPT:
            known.clear()
        known[surface] = analysis = self._analyse(surface, only_lower=only_lower)
        return analysis

    def _analyse(self, surface: str, *, only_lower: bool) -> tuple[str, tuple[str, ...]]:
        if surface[0].isdigit():
            return fold(surface.replace(".", "") if _THOUSANDS.fullmatch(surface) else surface), ()
        if surface[1:2] == "-":
            return self._analyse_letter_word(surface)
        word = _GENDERED.sub("", surface.replace("\u00ad", ""))
        folded = fold(word)
        if folded in LONG_FORMS:
            return folded, self._long_form(folded)
        base = _base(word, nouns_first=only_lower)
        if base is not None:
            parts = self._splitter.split(base.lower())
        else:
            base, parts = self._cut_unknown(word)
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

    def _cut_unknown(self, word: str) -> tuple[str, tuple[Part, ...]]:
        proper = dictionary.respelled(word)
        if proper is not None:
            spelled = proper.capitalize() if word[:1].isupper() else proper
            base = (_base(spelled, nouns_first=False) or proper).lower()
            return base, self._splitter.split(base)
        parts = self._splitter.split(word.lower())
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
