"""What no font shows would stop the whole report."""

import pytest
import typst

from stadtfaden.exchange.report.letters import FONTS, UNKNOWN, letters, settable, settable_all


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("CO₂ um 40 % senken – bis 2035 → sofort", "CO₂ um 40 % senken – bis 2035 → sofort"),
        ("☐ ja ☒ nein ● Ğündoğdu Київ", "☐ ja ☒ nein ● Ğündoğdu Київ"),
        ("Straße\x00mit\x07Klang\r\nund Ende", "Straße mit Klang und Ende"),
        ("rück\u202ewärts\u202c und un\u00adsichtbar", "rückwärts und unsichtbar"),
        ("\uf0b7 Aufzählung", " Aufzählung"),
        ("城市 Stadt", f"{UNKNOWN * 2} Stadt"),
        ("u\u0308ber", "über"),
    ],
)
def test_letters_are_kept_where_a_font_shows_them(text, shown):
    assert settable(text) == shown


def test_every_letter_that_is_kept_can_be_set():
    text = "".join(sorted(letter for letter in letters() if settable(letter).strip()))

    pdf = typst.compile(
        b'#set document(title: "t")\n#set text(font: "Source Serif 4")\n#sys.inputs.text',
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)]),
        sys_inputs={"text": text},
        pdf_standards="ua-1",
    )

    assert pdf.startswith(b"%PDF-")
    assert len(text) > 800


def test_all_texts_of_a_value_are_made_settable():
    value = {"a": ("x\x00", [1, None, {"b": "\u202e"}]), "c": True}

    assert settable_all(value) == {"a": ["x ", [1, None, {"b": ""}]], "c": True}
