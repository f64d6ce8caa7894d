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
    ],
    ids=["whole", "twice encoded", "unknown signs", "no words", "torn words", "short forms", "too short"],
)
def test_a_doubtful_text_is_named(text, said):
    doubts = " ".join(doubts_of(page(text)))

    assert said in doubts if said else doubts == ""
