"""What the characters of a PDF mean: ligatures, bullets, broken encodings. Plain Python."""

import re
import unicodedata

UNKNOWN = "\ufffd"
SOFT_HYPHEN = "\u00ad"
# pdfium puts this in place of every hyphen between letters at a line end, whatever the file says:
# it is a guess about the line, not a soft hyphen known from the file.
LINE_END_HYPHEN = "\u0002"

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SYMBOL_AREA = range(0xF020, 0xF100)  # where symbol fonts without names for their signs end up
_PRIVATE_AREA = range(0xE000, 0xF900)
_FEW_MAPPED = {0xF020: " ", 0xF02D: "–", 0xF0E0: "→", 0xF0E8: "→", 0xF0FC: "✓"}


def _mapping() -> dict[int, str]:
    mapping = dict.fromkeys([*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0xFFFF], UNKNOWN)
    mapping |= dict.fromkeys(_PRIVATE_AREA, UNKNOWN)
    mapping |= dict.fromkeys(_SYMBOL_AREA, "•")
    mapping |= _FEW_MAPPED
    mapping |= dict.fromkeys([0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF], "")
    mapping |= dict.fromkeys([0x00A0, 0x2002, 0x2003, 0x2007, 0x2009, 0x202F], " ")
    mapping |= {0x2010: "-", 0x2011: "-", 0x0002: LINE_END_HYPHEN, 0xFFFE: LINE_END_HYPHEN}
    for code in range(0xFB00, 0xFB07):
        mapping[code] = unicodedata.normalize("NFKC", chr(code))
    return mapping


_MAPPING = _mapping()
# Old typesetting draws the dots of an umlaut as a sign of their own, before or after the letter.
_DOTS_BEFORE = re.compile(r"¨([aouAOU])")
_PLAIN = re.compile(r"[ -~\n\räöüÄÖÜß–„“•]*")


def settled(word: str) -> str:
    """A word in NFC, ligatures taken apart, signs of symbol fonts as bullets, „?“ signs as U+FFFD."""
    if _PLAIN.fullmatch(word):
        return word
    mapped = word.translate(_MAPPING)
    mapped = _DOTS_BEFORE.sub("\\1\u0308", mapped)
    return unicodedata.normalize("NFC", mapped)


def raised(text: str) -> str:
    """Small digits above the line as the superscripts they are: „m²“, „Ziel¹“."""
    return text.translate(_SUPERSCRIPT)


_LIST_MARK = re.compile(
    r"[•●▪■□◦○‣▶►➢➤➔✓✔❑❖·∙⁃o*–—‐‑−-]|\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]|\d{1,2}(?:\.\d{1,3}){1,4}\.?"
)


def is_list_mark(text: str) -> bool:
    """A sign, letter or number that belongs to the text right of it, however far."""
    return _LIST_MARK.fullmatch(text) is not None


_CODE = re.compile(r"[A-ZÄÖÜ]{1,3}[ -]?\d{1,2}(?:\.\d{1,2})*[.:]?")


def is_code(text: str) -> bool:
    """„E 5“, „M 3.2“, „HG-06“: what numbers the title right of it."""
    return _CODE.fullmatch(text) is not None


_BULLETS = frozenset("•●▪■□◦○‣▶►➢➤➔✓✔❑❖·∙⁃")


def is_bullet(text: str) -> bool:
    """A sign that only opens items: no dash, no number, no letter."""
    return settled(text) in _BULLETS


_ENOUGH_LETTERS = 150
_COMMON = frozenset("enisratdhEN")
_LEAST_COMMON_SHARE = 0.35
_MOST_UNKNOWN = 0.15
_FEW_UNKNOWN = 10
_MOST_GUESSED = 0.65


_NO_LETTERS = re.compile(r"[\W\d_]+")


def is_garbled(text: str, *, map_errors: float = 0.0) -> bool:
    """Whether the text layer says something else than what is printed.

    `map_errors` is the share of characters whose font does not say what they are. In German and
    English more than half of all letters are among e n i s r a t d h; a font whose numbering was
    taken for letters gives nothing like it. A short text is believed.
    """
    unknown = settled(text).count(UNKNOWN)
    if unknown > max(_FEW_UNKNOWN, _MOST_UNKNOWN * len(text)):
        return True
    letters = len(_NO_LETTERS.sub("", text))
    if letters < _ENOUGH_LETTERS:
        return False
    common = sum(map(text.count, _COMMON))
    return map_errors > _MOST_GUESSED or common < _LEAST_COMMON_SHARE * letters
