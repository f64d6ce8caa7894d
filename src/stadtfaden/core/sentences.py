"""Where German sentences end: not after „z. B.“, „Abs. 3“, „am 3. Mai“ or „Dr.“."""

import re
from collections.abc import Iterator

# A mark that may end a sentence, with closing quotes, brackets and footnote numbers glued to it.
END = re.compile(r"[.!?…]+[\"“”»›’)\]]*(?:\d{1,3})?(?=\s|$)|[:;](?=\s+[•▪–-]\s)")
LAST_TOKEN = re.compile(r"(\S+)$")
OPENERS = '"„“»›‚’([•▪–-'
ABBREVIATED = """
abb abs abschn abt allg anl anm art aufl az bd best bes betr bez bgbl bspw btr bzgl bzw ca co d dez dgl
dipl dir do dr e ebd einschl einw erg etc ev evtl exkl f fa feb febr ff fr frl gem ges gesch ggf ggfs ggü
gr h hg hrsg i ing inkl insb insbes inv jan jh jhd jr jul jun kap kfz kath kl km lfd lit lt ltd max md mdl
mio mrd mind min mitt mo mtl n nat nov nr o okt oj p pkt pos priv prof proz rd rel resp rn s sa sen sep
sept st so sog sonst stellv std str tab tel tsd u ugs ung urspr usf usw v verb verf verg vgl vors vorst vs
w wiss wg z zb zt zw ziff zit zz zzgl
"""
NOT_AFTER_ORDINAL = """
januar februar märz april mai juni juli august september oktober november dezember jan feb mär apr jun jul
aug sep sept okt nov dez jahrhundert jahrhunderts quartal quartals halbjahr halbjahres auflage etage klasse
lebensjahr lebensjahres änderung fortschreibung sitzung platz stufe phase
"""
OPENING = """
der die das den dem des ein eine einen einem einer es sie er wir ihr ich man dies diese dieser dieses dabei
damit dazu daher darüber hierzu hierfür hierbei hier in im für mit auf bei bis nach von zu zur zum um auch
wenn weil während durch als aus an am alle aber da dann ferner weiterhin zudem außerdem so somit ohne unter
über viele zwei drei nur nicht neben seit sowohl
"""
ABBREVIATIONS = frozenset(ABBREVIATED.split())
# These do end sentences, too: what follows decides.
OPEN_ENDED = frozenset({"usw", "etc", "f", "ff", "dgl", "usf", "o", "ä", "u", "str", "co"})
COUNTED = frozenset(NOT_AFTER_ORDINAL.split())
# Words that open a sentence and follow no abbreviation or ordinal inside one.
STARTERS = frozenset(OPENING.split())


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Ranges of the sentences of `text`, without the spaces between; together they hold all of its words.

    By rule: every mark that could end a sentence is looked at with the word before and the word after.
    """
    start = 0
    for mark in END.finditer(text):
        if ends_sentence(text, start, mark):
            yield trimmed(text, start, mark.end())
            start = mark.end()
    if text[start:].strip():
        yield trimmed(text, start, len(text))


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))


def ends_sentence(text: str, start: int, mark: re.Match[str]) -> bool:
    after = text[mark.end() : mark.end() + 60].lstrip()
    if not after:
        return True
    if mark.group()[0] in ":;":
        return True
    opener = after.lstrip(OPENERS)[:1]
    if opener.islower():
        return False
    if mark.group()[0] != "." or len(mark.group()) > 1:
        return True
    before = LAST_TOKEN.search(text[start : mark.start()][-60:])
    return before is None or dot_ends(before.group(1), after)


def dot_ends(before: str, after: str) -> bool:
    """Does the dot after `before` end a sentence, when `after` goes on with a capital or a digit?"""
    word = before.lstrip(OPENERS).rstrip(")")
    following = first_word(after)
    starts_anew = following in STARTERS and after.lstrip(OPENERS)[:1].isupper()
    if re.fullmatch(r"\d{1,2}", word) or re.fullmatch(r"[IVX]{1,5}", word):
        return starts_anew and following not in COUNTED
    last = re.split(r"[./(-]", word)[-1].lower()
    if last in OPEN_ENDED:
        return starts_anew
    if last in ABBREVIATIONS or re.fullmatch(r"[A-Za-zÄÖÜäöü]", word.rpartition(".")[2]):
        return False
    return bool(last) or starts_anew


def first_word(text: str) -> str:
    found = re.search(r"[^\W\d_]+", text[:40])
    return found.group().lower() if found else ""
