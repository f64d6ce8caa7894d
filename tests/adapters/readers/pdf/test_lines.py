import re

import numpy as np
import pytest

from stadtfaden.adapters.readers.pdf.pictures import page_picture
from stadtfaden.core.pages import Hint
from tests.adapters.readers.pdf.making import changed, page, pages, texts, typeset, written

PROSE = (
    "Die Stadt baut bis 2030 ein dichtes Netz von Radwegen, das alle Ortsteile verbindet und den Schulweg "
    "sicher macht. Wo der Platz knapp ist, gehört er zuerst denen, die zu Fuß gehen. "
)


def test_every_word_range_names_the_word_it_stands_for():
    found = page(typeset(PROSE * 3))

    for line in found.lines:
        assert [line.text[word.start : word.end] for word in line.words] == line.text.split()


def test_size_and_weight_come_with_the_line():
    found = page(typeset("#text(size: 20pt, weight: 700)[Mobilität]\n\nDie Stadt fährt Rad."))

    assert [(line.text, line.size, line.is_bold) for line in found.lines] == [
        ("Mobilität", 20.0, True),
        ("Die Stadt fährt Rad.", 11.0, False),
    ]


def test_a_scaled_text_matrix_counts_into_the_size():
    found = page(written("BT /F1 1 Tf 14 0 0 14 50 400 Tm (Handlungsfeld) Tj ET"))

    assert [line.size for line in found.lines] == [14.0]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_boxes_cover_the_ink_whatever_rotation_and_crop(rotation):
    def turn_and_crop(document):
        document.pages[0].Rotate = rotation
        document.pages[0].CropBox = [20, 60, 390, 480]

    data = changed(typeset(PROSE * 4), turn_and_crop)
    found = page(data)
    assert found.width
    assert found.height

    picture = np.asarray(page_picture(data, 1, 2 * round(found.width)).convert("L"))
    inside = np.zeros(picture.shape, bool)
    for line in found.lines:
        for word in line.words:
            box = word.box
            inside[int(2 * box.y0) : int(2 * box.y1) + 1, int(2 * box.x0) : int(2 * box.x1) + 1] = True
    ink = picture < 128

    assert ink.sum() > 1000
    assert (ink & inside).sum() > 0.98 * ink.sum()
    assert inside.mean() < 0.4


def test_text_outside_the_crop_box_is_not_on_the_page():
    data = written("BT /F1 12 Tf 50 400 Td (Seite) Tj ET BT /F1 12 Tf 50 20 Td (Schnittmarke) Tj ET")

    def crop(document):
        document.pages[0].CropBox = [0, 100, 400, 500]

    assert texts(page(changed(data, crop))) == ["Seite"]


def test_two_columns_never_share_a_line():
    found = page(typeset(f"#set par(justify: true)\n#columns(2, gutter: 12pt)[{PROSE * 8}]"))

    assert len(found.lines) > 40
    assert all(line.box.x1 <= 200 or line.box.x0 >= 200 for line in found.lines if line.box)


def test_two_columns_read_like_one_text():
    found = page(typeset(f"= Verkehr\n#columns(2)[{PROSE * 6}]"))

    joined = re.sub(r"-$", "\u00ad", "\n".join(texts(found)), flags=re.MULTILINE)
    assert " ".join(joined.replace("\u00ad\n", "").split()) == f"Verkehr {PROSE * 6}".strip()


def test_a_hyphen_at_a_line_end_stays_for_the_layout():
    word = "Stadtentwicklungsgesellschaft"

    found = page(typeset(f"#set text(hyphenate: true)\n#block(width: 90pt)[{word}]"))

    assert [line.text[-1] for line in found.lines[:-1]] == ["-"] * (len(found.lines) - 1)
    assert "".join(line.text for line in found.lines).replace("-", "") == word


def test_ligatures_are_letters():
    assert texts(page(typeset("offiziell, häufig, Stofflager"))) == ["offiziell, häufig, Stofflager"]


def test_raised_digits_are_superscripts_and_lowered_ones_digits():
    source = "Je 40 m#super(typographic: false)[2] weniger CO#sub(typographic: false)[2] im Quartier"

    assert texts(page(typeset(source))) == ["Je 40 m² weniger CO2 im Quartier"]


def test_a_footnote_keeps_its_mark():
    found = texts(page(typeset("Das Ziel#footnote[Beschluss vom 3. Mai] gilt.")))

    assert found[0] == "Das Ziel¹ gilt."
    assert re.fullmatch(r"¹ ?Beschluss vom 3. Mai", found[1])


def test_list_marks_stay_with_their_text_however_far():
    source = (
        "#set enum(body-indent: 30pt)\n#set list(body-indent: 25pt)\n+ Netz bauen\n+ Tempo senken\n\n- Bäume"
    )

    assert texts(page(typeset(source))) == ["1. Netz bauen", "2. Tempo senken", "• Bäume"]


def test_a_title_without_leading_dots_keeps_its_page_number():
    rows = [("1 Leitbild", 3), ("2 Klima", 9), ("3 Verkehr", 14), ("4 Wohnen", 28)]
    source = " \\\n".join(f"{title} #h(1fr) {number}" for title, number in rows)

    assert texts(page(typeset(source))) == [f"{title} {number}" for title, number in rows]


def test_line_numbers_are_furniture():
    found = page(typeset(f"#set par.line(numbering: '1'.first())\n{PROSE * 5}".replace("'1'.first()", '"1"')))

    marked = [line.text for line in found.lines if line.hint is Hint.FURNITURE]
    assert len(marked) >= 12
    assert marked == [str(number) for number in range(1, len(marked) + 1)]


def test_shadow_text_counts_once():
    twice = (
        "BT /F1 12 Tf 50 400 Td (Klimaschutz) Tj ET 1 0 0 rg BT /F1 12 Tf 50.6 399.5 Td (Klimaschutz) Tj ET"
    )

    assert texts(page(written(twice))) == ["Klimaschutz"]


def test_slanted_text_is_set_aside():
    mark = "BT /F1 60 Tf 0.7 0.7 -0.7 0.7 80 100 Tm (ENTWURF) Tj ET"

    found = page(written(f"{mark} BT /F1 12 Tf 50 400 Td (Ziel der Stadt) Tj ET"))

    assert {line.text: line.hint for line in found.lines} == {
        "Ziel der Stadt": None,
        "ENTWURF": Hint.FURNITURE,
    }


def test_letters_set_apart_are_one_word():
    found = page(typeset("#text(tracking: 8pt)[LEITBILD]"))

    assert texts(found) == ["LEITBILD"]


def test_a_page_turned_by_its_text_reads_in_order():
    found = page(typeset(f"#rotate(-90deg, reflow: true)[#block(width: 350pt)[{PROSE}]]"))

    assert found.lines
    assert " ".join(" ".join(texts(found)).replace("- ", "").split()).startswith(PROSE[:40])
    assert all(line.box and line.box.y1 - line.box.y0 > line.box.x1 - line.box.x0 for line in found.lines)


def test_labels_come_only_where_the_file_declares_them():
    plain = written("BT /F1 12 Tf 50 400 Td (eins) Tj ET")
    roman = typeset('#set page(numbering: "i")\nVorwort\n#pagebreak()\nDank')

    assert [found.declared_label for found in pages(plain)] == [None]
    assert [found.declared_label for found in pages(roman)] == ["i", "ii"]


def test_the_wide_spaces_of_a_typewriter_divide_no_line():
    typewriter = '#set text(font: "DejaVu Sans Mono", size: 8pt)\n'

    found = page(typeset(f"{typewriter}{PROSE * 3}"))

    assert len(found.lines) == len({line.box.y1 for line in found.lines if line.box})


def test_a_bullet_of_the_next_column_opens_a_line_of_its_own():
    def shown(x, y, text, size=11):
        return f"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET\n"

    left = "".join(shown(20, 400 - 13 * row, "breite Wege am Fluss und am") for row in range(6))
    right = "".join(shown(188, 400 - 13 * row, "Hafen, dazu helle Stege.") for row in (0, 2, 3, 4, 5))
    item = shown(178, 387, "\u2022", size=14) + shown(188, 387, "Neue Ufer sind offen.")

    found = page(written(left + right + item))

    assert sorted(line.text for line in found.lines) == sorted(
        ["breite Wege am Fluss und am"] * 6 + ["Hafen, dazu helle Stege."] * 5 + ["• Neue Ufer sind offen."]
    )


def test_a_line_whose_words_were_spread_to_fill_it_stays_one():
    spread = "Sie nennt dabei auch jedes neue Ufer. #linebreak(justify: true)"

    found = page(typeset(f"#set par(justify: true)\n{PROSE} #linebreak(justify: true) {spread} {PROSE}"))

    assert "Sie nennt dabei auch jedes neue Ufer." in [line.text for line in found.lines]


def test_a_code_stays_with_its_title_however_many_stand_in_a_column():
    titles = "".join(
        f"BT /F2 11 Tf {x} {400 - 60 * row} Td ({text}) Tj ET\n"
        for row in range(1, 7)
        for x, text in ((40, f"E {row}"), (65, "Neue Ufer"))
    )

    found = page(written(titles))

    assert [line.text for line in found.lines] == [f"E {row} Neue Ufer" for row in range(1, 7)]
