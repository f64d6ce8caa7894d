"""Where one sentence ends and the next begins."""

import re

_SHORT = (
    "bzw ca mio mrd tsd nr abb tab kap ff usw etc ggf inkl exkl max min rd art abs dr prof st str vgl sog",
    "evtl bspw ggü vs jh zzgl einschl mind ing dipl bes gem lt allg aufl bd hrsg ebd entspr geb hbf jhd",
    "insb tel ggfs mtl ähnl jährl kalk",
)
ABBREVIATIONS = frozenset(word for line in _SHORT for word in line.split())
_BOUNDARY = re.compile(
    r"\n+"
    r"|(?<=[.!?…])[\"“”‘’»«)\]]*\s+(?=[\"„“‚»«(\[]?[A-ZÄÖÜ0-9])"
    r"|(?<=[^\W\d][.!?])\d{1,3}\s+(?=[\"„“‚»«(\[]?[A-ZÄÖÜ])"  # a footnote's number
    r"|\s+(?=[•▪➢✓]\s)"
    r"|(?<=[a-zäöüß]{3}[.!?])(?=[A-ZÄÖÜ][a-zäöüß]+[\s,:])"  # „werden.Daher“: the space is missing
)
_STOP = re.compile(r"[.!?…\n•▪➢✓]")  # what every boundary begins or ends with
_MAY_END = frozenset({"usw", "etc", "ff", "str"})  # of the abbreviations, these end sentences, too
_LAST_WORD = re.compile(r"([A-Za-zÄÖÜäöüß]+|\d+)\.$")
_LAST_TOKEN = re.compile(r"\S+$")
_PLAIN_WORD = re.compile(r"\W*[^\W\d_]+(?:-[^\W\d_]+)*\W*")
_OPENER = re.compile(
    r"[\"„“(]?(?:Der|Die|Das|Dies\w*|Den|Dem|Des|Ein\w*|Es|Er|Sie|Wir|Im|In|Mit|Für|Um|Auf|An|Am|Als|"
    r"Bei|Beim|Bis|Zu|Zum|Zur|Dabei|Damit|Daher|Dar\w+|Dazu|Hier\w*|Auch|Aus|Nach|Durch|Alle|Jede\w?)\s"
)


def _is_abbreviated(text: str, at: int, following: int) -> bool:
    last = _LAST_WORD.search(text, max(0, at - 24), at)
    if last is None:
        return False
    word = last[1]
    if word.isdigit():  # "2. Quartal" goes on; "bis 2030. Die Stadt" does not
        return len(word) < 3 and _OPENER.match(text, following) is None  # noqa: PLR2004 -- ordinals are short
    if word.lower() in _MAY_END:
        return _OPENER.match(text, following) is None
    return len(word) == 1 or word.lower() in ABBREVIATIONS


def _is_name(text: str, at: int) -> bool:
    """Whether what stands on both sides of a dot without a space is one name: „Musterstadt.App“, a file."""
    word = _LAST_TOKEN.search(text, max(0, at - 60), at - 1)
    is_plain = word is not None and _PLAIN_WORD.fullmatch(word[0]) is not None
    return not is_plain or (word is not None and word[0][0].isupper() and _OPENER.match(text, at) is None)


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Ranges of the sentences of a passage, without the blanks around them; O(length).

    A line end and a bullet always separate; abbreviations, ordinals and single letters do not. A dot without
    a space behind it separates after a small word, and before a word that opens sentences.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    if _STOP.search(text, 0, len(text) - 1) is None:  # one sentence; asked of each, and most are
        _keep(text, 0, len(text), spans)
        return tuple(spans)
    for boundary in _BOUNDARY.finditer(text):
        at = boundary.start()
        is_stop = text[max(0, at - 1) : at] == "." and not boundary[0].startswith("\n")
        if is_stop and _is_abbreviated(text, at, boundary.end()):
            continue
        if not boundary[0] and _is_name(text, at):
            continue
        _keep(text, start, boundary.start() + len(boundary[0].rstrip()), spans)
        start = boundary.end()
    _keep(text, start, len(text), spans)
    return tuple(spans)


def _keep(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        spans.append((start, end))
