"""Words broken at the end of a printed line: are they whole again, and do real hyphens still stand?"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import fmean

from stadtfaden.core.pages import Page
from stadtfaden.core.words import Splitter, dictionary
from stadtfaden.evaluation.values import Figure

_WORD = re.compile(r"[^\W\d_]+")
_WHOLE = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SEEN = 1  # elsewhere, unbroken


def hyphens_figure(read: dict[str, tuple[Page, ...]], elsewhere: Counter[str]) -> Figure:
    """What was broken at a line end and rejoined must be words; the baseline rejoins whatever was broken."""
    splitter = Splitter()
    ours: dict[str, list[bool]] = {}
    base: list[bool] = []
    for name, pages in read.items():
        ours[name] = []
        for left, right in broken_words(pages):
            bare = left.removesuffix("-")
            is_word = all(is_known(part, elsewhere, splitter) for part in broken_part(left, right))
            base.append(is_word)
            if bare == left:
                ours[name].append(is_word)
    joined = [one for words in ours.values() for one in words]
    return Figure(
        measure="Am Zeilenende zusammengefügte Wörter, die Wörter sind",
        ours=fmean(joined),
        cases=len(joined),
        goal=0.995,
        baseline=fmean(base),
        baseline_name="jeden Trennstrich streichen",
        spread={name: fmean(words) for name, words in ours.items()},
        note="Wort: im Wörterbuch von simplemma, ungetrennt an anderer Stelle, oder Kompositum daraus",
    )


def broken_part(left: str, right: str) -> list[str]:
    """The word that was broken, without what real hyphens set before and behind it, and without notes."""
    whole = left.removesuffix("-").rpartition("-")[2] + right.partition("-")[0]
    return [part for part in _WORD.findall(whole) if part.isalpha()]


_LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*-?")


def broken_words(pages: Iterable[Page]) -> Iterator[tuple[str, str]]:
    """Both halves of every word over a line end; the first ends in its hyphen where that was kept."""
    for page in pages:
        for one, other in pairwise(page.words):
            if one.end != other.start or (other.box.y0 <= one.box.y0 and other.box.x0 <= one.box.x1):
                continue
            lefts = _LETTERS.findall(page.text[max(0, one.end - 60) : one.end])
            right = _LETTERS.match(page.text, other.start)
            if lefts and right and page.text[: one.end].endswith(lefts[-1]):
                yield lefts[-1], right[0].removesuffix("-")


def is_known(word: str, elsewhere: Counter[str], splitter: Splitter) -> bool:
    forms = (word, word.lower(), word.capitalize())
    if any(dictionary.lookup(form) is not None for form in forms) or elsewhere[word.lower()] >= _SEEN:
        return True
    return bool(splitter.split(word.lower(), is_noun=word[0].isupper()))


def words_elsewhere(texts: Iterable[Path], read: Mapping[str, Sequence[Page]]) -> Counter[str]:
    """How often other texts and the minutes write a word on one line, in lower case."""
    counts: Counter[str] = Counter()
    for path in texts:
        counts.update(_WORD.findall(path.read_text("utf-8", errors="replace").lower()))
    for pages in read.values():
        for page in pages:
            counts.update(_WORD.findall(page.text.lower()))
        counts.subtract(
            part for left, right in broken_words(pages) for part in _WORD.findall((left + right).lower())
        )
    return counts


def kept_hyphens_figure(papers: Mapping[str, tuple[Sequence[Page], str]]) -> Figure:
    """What was broken at a line end, as the cleaned text of the paper writes it; by name pages and that text.

    Before a capital only a kept hyphen is evidence: the cleaned texts have lost others there („EUPolitik“).
    """
    ours: dict[str, list[bool]] = {}
    base: list[bool] = []
    for name, (pages, cleaned) in papers.items():
        written = Counter(_WHOLE.findall(cleaned.lower().replace("\u00ad", "").replace("\u2011", "-")))
        ours[name] = []
        for left, right in broken_words(pages):
            bare = left.removesuffix("-")
            joined, hyphened = (bare + right).lower(), f"{bare}-{right}".lower()
            is_damaged = written[joined] and not right[:1].islower()
            if not is_damaged and bool(written[joined]) != bool(written[hyphened]):
                ours[name].append(written[(left + right).lower()] > 0)
                base.append(written[joined] > 0)
    return Figure(
        measure="Am Zeilenende getrennte Wörter, wie der gesäuberte Text sie schreibt",
        ours=fmean(one for words in ours.values() for one in words),
        cases=len(base),
        goal=0.995,
        baseline=fmean(base),
        baseline_name="jeden Trennstrich streichen",
        spread={name: fmean(words) for name, words in ours.items() if words},
    )
