"""German numbers in running text: figures, words, shares and factors."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Number:
    """text[start:end] says `value`; of a span ("80 bis 95") `value` is the first end and `high` the second.

    A share ("zwei Drittel", "jede zweite") is given in per cent, its unit is already said.
    """

    start: int
    end: int
    value: float
    high: float | None = None
    is_share: bool = False
    is_word: bool = False


_SPACE = " \u00a0\u202f\u2009"
_FIGURE = rf"(?:\d{{1,3}}(?:[.{_SPACE}’']\d{{3}})+(?!\d)(?:,\d+)?|\d+,\d+|\d+\.\d{{1,2}}(?![\d.])|\d+)"
_TIMES = {"tausend": 1e3, "tsd": 1e3, "t€": 1e3, "mio": 1e6, "million": 1e6, "millionen": 1e6, "mrd": 1e9}
_TIMES |= {"milliarde": 1e9, "milliarden": 1e9}
_FACTOR = (
    rf"(?:[{_SPACE}-]*(?P<times>Tausend|Tsd\.?|Mio\.?|Millionen|Million|Mrd\.?|Milliarden|Milliarde)(?!\w))?"
)
_WORDS = {
    "zwei": 2,
    "drei": 3,
    "vier": 4,
    "fünf": 5,
    "sechs": 6,
    "sieben": 7,
    "acht": 8,
    "neun": 9,
    "zehn": 10,
}
_WORDS |= {"elf": 11, "zwölf": 12, "fünfzehn": 15, "zwanzig": 20, "dreißig": 30, "vierzig": 40, "fünfzig": 50}
_WORDS |= {
    "sechzig": 60,
    "siebzig": 70,
    "achtzig": 80,
    "neunzig": 90,
    "hundert": 100,
    "tausend": 1000,
    "null": 0,
}
_ONE_OF = r"\s+(?:Prozent|Million|Milliarde|Tonne|Hektar|Kilometer|Megawatt|Gigawatt|Quadratkilometer)"
_PARTS = {
    "hälfte": 2,
    "halb": 2,
    "drittel": 3,
    "viertel": 4,
    "fünftel": 5,
    "sechstel": 6,
    "achtel": 8,
    "zehntel": 10,
}
_EACH = {"zweite": 2, "dritte": 3, "vierte": 4, "fünfte": 5, "zehnte": 10}

FIGURE = re.compile(
    rf"(?<![\w.,/:§%-])(?<!\d[–-])(?P<sign>[-–−+]\s?)?(?P<low>{_FIGURE})"
    rf"(?:(?:\s(?:bis|[-–])\s(?:zu\s|maximal\s)?|[-–])(?!(?:19|20|21)\d\d(?!\d))(?P<high>{_FIGURE}))?{_FACTOR}(?![\d/:]|\.\d|,\d)"
    rf"|(?<![\w-])(?<!etto )(?P<word>{'|'.join(_WORDS)}|eine?[mnrs]?(?={_ONE_OF}))\b"
    rf"{_FACTOR.replace('times', 'word_times')}"
    rf"|(?<![\w-])(?P<linked>{'|'.join(_WORDS)})(?=-(?:Minuten|Stunden|prozentig))",
    re.IGNORECASE,
)
SHARE = re.compile(
    r"(?<![\w-])(?:(?P<count>ein|eine[mnrs]?|zwei|drei|vier|fünf)\s+)?(?P<part>Drittel|Viertel|Fünftel|Sechstel|Achtel|Zehntel)[ns]?\b"
    r"|(?<!ersten )(?<!zweiten )(?<!erste )(?<!zweite )\b(?:die\s+|der\s+|zur\s+)?(?P<half>Hälfte)\b"
    r"(?!\s+(?:de[rs]\s+(?:\w+\s+)?(?:Jahr\w*|Legislatur\w*|Wahlperiode|Monats|Laufzeit|Zeitraums)))"
    r"|\b(?P<some>eine[rsmn]?|zwei|drei|vier|fünf|sechs|sieben|acht|neun)\s+von\s+(?P<all>zwei|drei|vier|fünf|zehn)\b"
    r"|\bjede[rsnm]?\s+(?P<each>zweite|dritte|vierte|fünfte|zehnte)[rsn]?\b",
    re.IGNORECASE,
)


def number_of(figure: str) -> float:
    """The value of a German figure: 1.200,5 is twelve hundred and a half; 3.5 can only be a decimal."""
    plain = re.sub(rf"[{_SPACE}’']", "", figure)
    if re.fullmatch(r"\d+\.\d{1,2}", plain):
        return float(plain)
    return float(plain.replace(".", "").replace(",", "."))


def _times(word: str | None) -> float:
    return _TIMES[word.lower().rstrip(".")] if word else 1.0


def _read_figure(match: re.Match[str]) -> Number:
    if word := match["word"] or match["linked"]:
        value = _WORDS.get(word.lower(), 1) * _times(match["word_times"])
        return Number(match.start(), match.end(), value, is_word=True)
    times = _times(match["times"])
    sign = -1.0 if match["sign"] and match["sign"][0] in "-–−" else 1.0
    high = sign * number_of(match["high"]) * times if match["high"] else None
    low = sign * number_of(match["low"]) * times
    return Number(match.start(), match.end(), round(low, 6), high)


def _read_share(match: re.Match[str]) -> Number:
    if match["half"]:
        value = 50.0
    elif match["some"]:
        value = 100 * _WORDS.get(match["some"].lower(), 1) / _WORDS[match["all"].lower()]
    elif match["each"]:
        value = 100 / _EACH[match["each"].lower()]
    else:
        count = _WORDS.get((match["count"] or "").lower(), 1)
        value = 100 * count / _PARTS[match["part"].lower()]
    return Number(match.start(), match.end(), round(value, 1), is_share=True, is_word=True)


def find_numbers(text: str) -> tuple[Number, ...]:
    """All numbers of a text in order, without overlaps; O(length).

    A figure glued to letters, slashes, colons or a paragraph sign is a name, a date or a law and left out.
    """
    shares = [_read_share(match) for match in SHARE.finditer(text)]
    figures = [_read_figure(match) for match in FIGURE.finditer(text)]
    taken = [(share.start, share.end) for share in shares]
    free = [f for f in figures if not any(f.start < end and start < f.end for start, end in taken)]
    return tuple(sorted(shares + free, key=lambda number: number.start))
