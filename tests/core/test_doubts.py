"""Pages whose text says something else than the paper."""

import re

import pytest

from stadtfaden.core.doubts import doubts_of
from stadtfaden.core.pages import Page

WHOLE = (
    "Die Stadt will bis zum Jahr 2030 mehr Wege für Räder bauen und die Kreuzungen sicher machen. Dafür "
    "sollen an allen großen Straßen breite Spuren entstehen, die von parkenden Autos frei bleiben. Wer zu "
    "Fuß geht, findet künftig kurze, helle und ebene Wege vor, auch im Winter und bei Regen. Die Stadt prüft "
    "jährlich, was davon fertig ist, und sagt dem Rat, woran es liegt, wenn etwas nicht gelingt."
)


def page(text):
    return Page(1, None, text, ())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (WHOLE, None),
        (WHOLE.encode().decode("cp1252", errors="ignore"), "Umlaute dieser Seite sind falsch hinterlegt"),
        (re.sub("[äöüß]", "\ufffd", WHOLE), "Zeichen dieser Seite sind nicht lesbar hinterlegt"),
        (WHOLE.replace("e", "x"), "Viele Wörter dieser Seite sind keine deutschen („mxhr“"),
        (re.sub(r"(\w{3})(?=\w)", r"\1 ", WHOLE), "Viele Wörter dieser Seite sind keine deutschen"),
        ("Kosten ca. 3 Mio. www.beispiel.example/xyz qrs, lfd. zzgl. ff. " * 20, None),
        (WHOLE[:90].replace("e", "x"), None),
        (
            re.sub("[a-z]", lambda one: chr(0xF000 + ord(one[0])), WHOLE),
            "Zeichen dieser Seite sind nicht lesbar",
        ),
        (" ".join(WHOLE.replace(" ", "")), "Die Buchstaben dieser Seite stehen einzeln"),
        (re.sub(r"(?<=\w) (?=[A-Z])", "", WHOLE), "fehlen Leerzeichen zwischen Wörtern („zumJahr“"),
        (WHOLE[::-1], "Viele Wörter dieser Seite sind keine deutschen"),
        ("\uf0b7 Die Stadt handelt.\n" * 20, None),
        ("Bus A, Linie B, Halt C und D, Gleis E. " * 20, None),
        ("Die SeeBahn und die StadtWerke bauen das TechnikHaus um. " * 20, None),
        (WHOLE.upper(), None),
        ("\uf0a3\uf0a3\uf0a3 trifft zu, trifft nicht zu, weiß nicht, keine Angabe dazu hier. " * 9, None),
    ],
    ids=[
        *("whole", "twice encoded", "unknown signs", "no words", "torn words", "short forms", "too short"),
        *(
            "no map",
            "letters apart",
            "no spaces",
            "mirrored",
            "bullets",
            "codes",
            "brands",
            "capitals",
            "boxes",
        ),
    ],
)
def test_a_doubtful_text_is_named(text, said):
    doubts = " ".join(doubts_of(page(text)))

    assert said in doubts if said else doubts == ""
