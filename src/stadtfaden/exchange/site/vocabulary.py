"""Which words of the pages answer a word that somebody types: base forms, compounds, words that say the same.

Worked out when the site is published, by the analyser of the server's search; the browser only looks it up.
"""

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from stadtfaden.core.words import fold, index_terms, tokens
from stadtfaden.core.words.lexicon import STOPWORDS
from stadtfaden.search.questions import ALL_PARTS, words_asked

FOLDER = "words"
MARK = b"pagefind_dcd"
MOST = 150  # words of the pages for one that is typed, those that stand most often first
LETTERS = 2  # of a word name its file

Answers = Mapping[str, tuple[str, ...]]


def write_vocabulary(index: Path) -> None:
    """Beside the index, in a file for each beginning of a word; linear in the text, always the same bytes."""
    files: dict[str, dict[str, tuple[str, ...] | None]] = defaultdict(dict)
    asked_for_nothing = dict.fromkeys(STOPWORDS)
    for word, forms in {**answers(_texts(index)), **asked_for_nothing}.items():
        files[file_of(word)][word] = forms
    (index / FOLDER).mkdir()
    for name, found in files.items():
        said = json.dumps(found, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        (index / FOLDER / f"{name}.json").write_text(said, encoding="utf-8")


def file_of(word: str) -> str:
    """„fahrrad“ stands in fa.json; what is neither a plain letter nor a digit becomes „-“."""
    return "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in word[:LETTERS])


def answers(texts: Iterable[str]) -> Answers:
    """By each word that may be typed, folded: the words of the texts that answer it, as mostly spelt."""
    seen: Counter[str] = Counter(token.surface for text in texts for token in tokens(text))
    spelt = {surface.lower(): surface for surface in sorted(seen, key=lambda one: (seen[one], one))}
    said: dict[str, Counter[str]] = defaultdict(Counter)
    typed: dict[str, set[str]] = defaultdict(set)  # by each word that may be typed its base forms
    for surface, times in seen.items():
        terms = _terms(surface)
        typed[fold(surface)].update(terms[:1])
        for term in terms:
            typed[term].add(term)
            said[term][spelt[surface.lower()]] += times
    for term in list(said):
        for same in _same(term):
            typed[same].add(same)
    return {word: forms for word, bases in typed.items() if (forms := _answering(bases, said))}


def _answering(bases: Iterable[str], said: Mapping[str, Counter[str]]) -> tuple[str, ...]:
    """A form is counted once, whatever it answers by."""
    forms: dict[str, int] = {}
    for base in bases:
        for term in (base, *_same(base)):
            forms |= said.get(term, {})
    return tuple(sorted(forms, key=lambda form: (-forms[form], form))[:MOST])


def _same(word: str) -> Iterator[str]:
    """Single words that say the same, as the server asks for them too."""
    for asked in words_asked(word):
        for form in asked.forms:
            if len(form.terms) == 1 and form.weight >= ALL_PARTS:
                yield form.terms[0]


def _terms(surface: str) -> list[str]:
    """Behind a stop word: a text all in small letters would be taken for a question."""
    return index_terms(f"Und {surface}")


def _texts(index: Path) -> Iterator[str]:
    """What the indexer took from the pages, file by file in their order."""
    for path in sorted((index / "fragment").iterdir()):
        content: str = json.loads(gzip.decompress(path.read_bytes()).removeprefix(MARK))["content"]
        yield content
