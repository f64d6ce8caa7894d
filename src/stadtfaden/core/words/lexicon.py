"""The word lists of this folder, each read once from lists/; words apart by blanks, # begins a remark."""

from collections.abc import Mapping
from pathlib import Path

_LISTS = Path(__file__).with_name("lists")


def _lines(name: str) -> list[str]:
    text = (_LISTS / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _words(name: str) -> frozenset[str]:
    return frozenset(word for line in _lines(name) for word in line.split())


def _pairs(name: str) -> Mapping[str, str]:
    return {key: value for key, _, value in (line.partition(" ") for line in _lines(name))}


NOT_FIRST = _words("not_first")
NOT_HEAD = _words("not_head")
ONE_WORD = _words("one_word")
MUNICIPAL = _words("municipal")
SPELLED_OUT = _pairs("spelled_out")
STOPWORDS = _words("stopwords")
WEAK_PARTS = _words("weak_parts")
ELECTRONIC = _words("electronic")
LONG_FORMS = _pairs("abbreviations")
RESPELLED = _pairs("respelled")
