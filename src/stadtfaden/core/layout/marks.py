"""What the first characters of a line say about it: list marks, heading numbers, captions, contents."""

import re

BULLETS = "•▪●○■□◦‣∙⁃➢➤➔→►▶✓✔❖★\uf0b7\uf0a7\uf0d8\uf02d\uf0fc·"
BULLET = re.compile(rf"\s*(?:[{BULLETS}]\s*|o\s{{2,}})(?=\S)|\s*[{BULLETS}–-]\s*$")
# A dash or a star may also stand inside a sentence: the lines around decide.
DASH = re.compile(r"\s*[*+–—-]\s+(?=\S)")
# „-verschiedene Interessen“: some papers set no space; „und -planung“ is the rest of a word.
TIGHT_DASH = re.compile(r"\s*[-–+](?=[A-ZÄÖÜ(„a-zäöü])")
LETTERED = re.compile(r"\s*\(?[a-z]{1,2}\)\s+\S")
NUMBERED = re.compile(r"\s*(?:\(?\d{1,2}\)|\d{1,2}\.)\s+\S")
HEADING_NUMBER = re.compile(
    r"\s*(?P<number>\d{1,2}(?:\.\d{1,2}){0,5}|[A-Z](?:\.\d{1,2}){1,4}|[IVX]{1,5}(?=\.)|[A-H](?=\.\s))"
    r"(?P<dot>\.?)[\s:–-]+"
    r"(?P<title>[„\"(]?[A-ZÄÖÜ0-9][^\W\d_].*)$"
)
HEADING_WORD = re.compile(
    r"\s*(?P<word>Kapitel|Teil|Abschnitt|Anlage|Anhang|Exkurs|Handlungsfeld|Schlüsselmaßnahme|Maßnahme|Leitprojekt"
    r"|Leitziel|Leitsatz|Leitlinie|Ziel|Baustein|Themenfeld|Strategiefeld)\s+"
    r"(?P<number>[A-Z]{0,3}[- ]?\d{1,3}(?:[.-]\d{1,3})*|[IVX]{1,5}\b|[A-Z]\b)"
    r"(?=$|[\s:.–-])"
)
# What papers call the part of their work that a measure belongs to.
FIELD_OF_ACTION = (
    r"(?:(?:Handlungs|Themen|Aktions|Strategie|Maßnahmen)felde?r?|"
    r"(?:Handlungs|Themen|Maßnahmen)(?:bereiche?|schwerpunkte?))"
)
CAPTION = re.compile(
    r"\s*(?:Abbildung|Abb\.?|Tabelle|Tab\.?|Karte|Diagramm|Grafik|Schaubild|Übersicht|Bild|Foto|Figure|Table)"
    r"\s*(?:[A-Z]?\d{1,3}(?:[.\-]\d{1,3})*[a-z]?)\s*(?:[:.–—|-]\s*\S|[:.]?\s*$|\s{2,}\S)",
)
LEADERS = re.compile(r"(?:\s?[.…·_]){4,}\s*(?P<page>\d{1,4}|[ivxlc]{1,6}|[IVXLC]{1,6})?\s*$|…{2,}")
TRAILING_PAGE = re.compile(r"\S\s+(?P<page>\d{1,4})\s*$")
CONTENTS_TITLE = re.compile(
    r"\s*(?:\d\.?\s+)?(?:Inhalt|Inhaltsverzeichnis|Inhaltsübersicht|Gliederung|Verzeichnis\b.*|(?:Abbildungs|Tabellen|Karten"
    r"|Maßnahmen|Anlagen)verzeichnis|Table of contents)\s*:?\s*$",
    re.IGNORECASE,
)
FOOTNOTE = re.compile(r"\s*(?P<mark>\d{1,3}|\*{1,3}|[¹²³⁴-⁹⁰]{1,3})\)?\s*(?=[„\"(A-ZÄÖÜa-zäöü§])")
# „3.2 Millionen Euro“ is an amount, „12 Uhr“ a time.
UNIT = re.compile(
    r"(?:Mio|Millionen?|Mrd|Milliarden?|Tsd|Tausend|Prozent|Euro|EUR|Tonnen|Hektar|Kilometer|Meter|Quadratmeter"
    r"|Kubikmeter|Jahren?|Monaten?|Wochen?|Tagen?|Uhr|Stunden?|Minuten?|Grad|MW|GW|kW|MWh|GWh|kWh|CO2|Januar"
    r"|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b"
)
# After one of these no line ends on purpose.
FUNCTION_WORDS = """
der die das den dem des ein eine einen einem einer eines und oder sowie bzw. für mit von vom zu zum zur in im
an am auf aus bei beim bis durch gegen ohne um unter über nach vor als wie dass nicht auch ist sind wird
werden z. ca. rund pro je ihre ihrer ihren seine seiner unsere unserer unseren diese dieser dieses alle aller
allen sich
"""
DANGLING = frozenset(FUNCTION_WORDS.split())
CLOSING = '"“”»›’)]'
MOST_OF_A_NUMBER = 40  # no chapter carries a higher one


def list_mark(text: str) -> bool:
    """Does the line begin a list item? Ordinals and dashes are left to the neighbours."""
    return bool(BULLET.match(text) or LETTERED.match(text))


def is_numbered_item(text: str) -> bool:
    return bool(NUMBERED.match(text))


def is_dashed_item(text: str) -> bool:
    return bool(DASH.match(text))


def tight_dash(text: str) -> bool:
    return bool(TIGHT_DASH.match(text))


def heading_number(text: str) -> str | None:
    """„3.2“ of „3.2 Radverkehr stärken“; None where the line begins like a value, a date or a sentence."""
    match = HEADING_NUMBER.match(text)
    if match is None:
        return None
    number = match.group("number")
    if UNIT.match(match.group("title")):
        return None
    if any(part.isdigit() and int(part) > MOST_OF_A_NUMBER for part in number.split(".")):
        return None
    return None if number.startswith("0") else number


def heading_word(text: str) -> str | None:
    """„Handlungsfeld 3“ of „Handlungsfeld 3: Mobilität“."""
    match = HEADING_WORD.match(text)
    return " ".join(match.group().split()) if match else None


def is_caption(text: str) -> bool:
    return bool(CAPTION.match(text))


def has_leaders(text: str) -> bool:
    may = text.count(".") > 3 or "…" in text or "··" in text or "__" in text  # noqa: PLR2004 -- the pattern's own
    return may and bool(LEADERS.search(text))


def has_trailing_page(text: str) -> bool:
    return bool(TRAILING_PAGE.search(text))


def is_contents_title(text: str) -> bool:
    return bool(CONTENTS_TITLE.match(text))


def footnote_mark(text: str) -> str | None:
    match = FOOTNOTE.match(text)
    return match.group("mark") if match else None


def ends_sentence(text: str) -> bool:
    return text.rstrip(CLOSING + " 0123456789")[-1:] in {".", "!", "?"} or text.rstrip()[-1:] in {
        ".",
        "!",
        "?",
        ":",
    }


def begins_lower(text: str) -> bool:
    return text.lstrip('„"(‚»')[:1].islower()


def dangles(text: str) -> bool:
    return text[-1] == "," or text.rpartition(" ")[2] in DANGLING
