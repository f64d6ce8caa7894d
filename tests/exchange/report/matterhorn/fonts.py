"""Whether every letter that is drawn can be shown and read aloud."""

import re
from collections import defaultdict
from functools import lru_cache

import pikepdf

PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
SPAN = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
SINGLE = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")
ROW = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(<[0-9A-Fa-f\s]*>|\[[^\]]*\])")
NOTHING = {"", "\x00", "\ufeff", "\ufffe"}


@lru_cache(maxsize=1)
def fonts_of(pdf):
    """By place in the file: the font and the codes that are drawn with it."""
    found: dict[tuple[int, int], pikepdf.Object] = {}
    codes: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
    for page in pdf.pages:
        _drawn(page, page.resources, found, codes)
    return [(font, codes[place]) for place, font in found.items()]


def _drawn(stream, resources, found, codes):
    font = None
    fonts = resources.get("/Font", pikepdf.Dictionary())
    for step in pikepdf.parse_content_stream(stream):
        operands, name = step.operands, str(step.operator)
        if name == "Tf":
            font = fonts[str(operands[0])]
            found[font.objgen] = font
        elif name in {"Tj", "'", '"'} and font is not None:
            codes[font.objgen] |= _codes(font, [operands[-1]])
        elif name == "TJ" and font is not None:
            codes[font.objgen] |= _codes(
                font, [one for one in operands[0] if isinstance(one, pikepdf.String)]
            )
        elif name == "Do":
            drawn = resources.get("/XObject", pikepdf.Dictionary()).get(str(operands[0]))
            if drawn is not None and drawn.get("/Subtype") == "/Form":
                _drawn(drawn, drawn.get("/Resources", resources), found, codes)


def _codes(font, strings):
    width = 2 if font.Subtype == "/Type0" else 1
    return {
        int.from_bytes(data[at : at + width], "big")
        for data in map(bytes, strings)
        for at in range(0, len(data), width)
    }


def letters(font):
    """By code, as ToUnicode says."""
    if "/ToUnicode" not in font:
        return {}
    data = font.ToUnicode.read_bytes()
    found = {}
    for part in SINGLE.findall(data):
        pairs = HEX.findall(part)
        for code, letter in zip(pairs[::2], pairs[1::2], strict=True):
            found[int(code, 16)] = _text(letter)
    for part in SPAN.findall(data):
        for first, last, to in ROW.findall(part):
            listed = HEX.findall(to)
            for step in range(int(last, 16) - int(first, 16) + 1):
                if to.startswith(b"["):
                    found[int(first, 16) + step] = _text(listed[step])
                else:
                    letter = _text(listed[0])
                    found[int(first, 16) + step] = letter[:-1] + chr(ord(letter[-1]) + step)
    return found


def _text(written):
    return bytes.fromhex(written.decode().replace(" ", "")).decode("utf-16-be", "replace")


def programs_are_embedded(pdf):
    wrong = []
    for font, _ in fonts_of(pdf):
        below = font.DescendantFonts[0] if font.Subtype == "/Type0" else font
        descriptor = below.get("/FontDescriptor", pikepdf.Dictionary())
        if font.Subtype != "/Type3" and not any(program in descriptor for program in PROGRAMS):
            wrong.append(f"{font.get('/BaseFont')} is not embedded")
    return wrong


def fonts_say_their_letters(pdf):
    return [
        f"{font.get('/BaseFont')} has no ToUnicode" for font, _ in fonts_of(pdf) if "/ToUnicode" not in font
    ]


def every_code_is_a_letter(pdf):
    return [
        f"{font.get('/BaseFont')}: codes {sorted(codes - set(known))} are no letters"
        for font, codes in fonts_of(pdf)
        if codes - set(known := letters(font))
    ]


def no_code_is_nothing(pdf):
    wrong = []
    for font, codes in fonts_of(pdf):
        known = letters(font)
        empty = sorted(code for code in codes if code in known and known[code] in NOTHING)
        wrong += [f"{font.get('/BaseFont')}: codes {empty} say nothing"] if empty else []
    return wrong


def no_missing_glyph_is_drawn(pdf):
    return [
        f"{font.get('/BaseFont')} draws .notdef"
        for font, codes in fonts_of(pdf)
        if font.Subtype == "/Type0" and 0 in codes
    ]


CHECKS = {
    "10-001": every_code_is_a_letter,
    "31-009": programs_are_embedded,
    "31-027": fonts_say_their_letters,
    "31-028": no_code_is_nothing,
    "31-030": no_missing_glyph_is_drawn,
}
