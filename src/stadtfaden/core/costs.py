"""What a measure costs, where the words about its cost name one sum."""

import re
from dataclasses import dataclass

_SUM = re.compile(
    r"(?<![\d.,])(?P<number>\d{1,3}(?:[.\u00a0\u202f ]\d{3})+|\d+)(?:,(?P<part>\d{1,2}))?(?:,[-–])?\s*"
    r"(?P<scale>Mio\.?|Million(?:en)?|Mrd\.?|Milliarden?|Tsd\.?|T|Tausend)?\s*(?:€|EUR\b|Euro\b)"
)
_BEFORE = re.compile(r"(?:€|EUR)\s*(?P<number>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<part>\d{1,2}))?(?!\d)")
_RANGE = re.compile(
    r"\d\s*(?:Mio\.?|Mrd\.?|Tsd\.?|T)?\s*(?:bis|–|-)\s*(?:zu\s*)?$"
)  # „50.000 bis“ 80.000 Euro
_EACH = re.compile(r"(?i)^\s*(?:je|pro|/)\s*(?!jahr\b|a\b)\w")  # „190 Euro je Gerät“
_YEARLY = re.compile(
    r"(?i)\b(?:jährlich\w*|im jahr|pro jahr|je jahr|p\.\s?a\.|per annum|/\s*(?:a|jahr)\b)|€/a\b"
)


@dataclass(frozen=True, slots=True)
class Cost:
    """In whole euros; `is_yearly` where the words say that it is spent every year."""

    euros: int
    is_yearly: bool


def cost_of(text: str) -> Cost | None:
    """None where the words name no sum, or several, or a price for one of many: nothing is added up here."""
    found = [*_SUM.finditer(text), *_BEFORE.finditer(text)]
    if len(found) != 1 or _RANGE.search(text[: found[0].start()]) or _EACH.search(text[found[0].end() :]):
        return None
    euros = _euros(found[0])
    return Cost(euros, is_yearly=_YEARLY.search(text) is not None) if euros else None


def largest_sum(text: str) -> int:
    """In whole euros, of all that the words name, whatever it is for; 0 where they name none."""
    return max((_euros(match) for match in (*_SUM.finditer(text), *_BEFORE.finditer(text))), default=0)


def _euros(match: re.Match[str]) -> int:
    parts = match.groupdict()
    whole = int(re.sub(r"\D", "", parts["number"]))
    cents = (parts["part"] or "").ljust(2, "0")
    return (whole * 100 + int(cents)) * _scale(parts.get("scale") or "") // 100


def _scale(word: str) -> int:
    folded = word.lower().rstrip(".")
    if not folded:
        return 1
    if folded.startswith(("mrd", "milliard")):
        return 10**9
    return 10**6 if folded.startswith(("mio", "mill")) else 10**3
