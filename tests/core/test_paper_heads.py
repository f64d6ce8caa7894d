"""What a paper says of its own standing."""

from datetime import date

import pytest

from stadtfaden.core.pages import BlockKind
from stadtfaden.core.paper_heads import Standing, head_of
from stadtfaden.core.passages import Passage


def paper(*lines):
    """Lines as (text) or (text, number of a chapter)."""
    found = []
    for position, line in enumerate(lines):
        text, number = (line, None) if isinstance(line, str) else line
        kind = BlockKind.PARAGRAPH if number is None else BlockKind.HEADING
        found.append(Passage(position, 1, 0, len(text), text, kind, number=number))
    return found


@pytest.mark.parametrize(
    ("line", "standing", "on"),
    [
        ("Beschlossen vom Rat der Stadt Auental am 14. März 2023", Standing.ADOPTED, date(2023, 3, 14)),
        ("Vom Rat der Stadt beschlossen am 20. Februar 2025.", Standing.ADOPTED, date(2025, 2, 20)),
        ("Stand: Mai 2025. Vom Stadtrat am 20.02.2025 beschlossen.", Standing.ADOPTED, date(2025, 2, 20)),
        (
            "Fassung vom 9. Mai 2023, beschlossen vom Stadtrat am 12.06.2023",
            Standing.ADOPTED,
            date(2023, 6, 12),
        ),
        ("Beschluss des Gemeinderats vom 3.5.2022", Standing.ADOPTED, date(2022, 5, 3)),
        ("Dieses Konzept wurde vom Stadtrat am 3. Mai 2022 beschlossen.", Standing.ADOPTED, date(2022, 5, 3)),
        ("Beschluss des Rates vom 3.5.2022, Vorlage 12/2022", Standing.ADOPTED, date(2022, 5, 3)),
        ("Vom Stadtrat beschlossen am 31. Februar 2023", Standing.ADOPTED, None),
        ("Entwurf vom 3. September 2024", Standing.DRAFT, date(2024, 9, 3)),
        ("Entwurf", Standing.DRAFT, None),
        ("Stand: 12.03.2024", None, date(2024, 3, 12)),
    ],
)
def test_a_line_of_its_own_says_the_standing(line, standing, on):
    head = head_of(paper("Radkonzept Auental", line, ("1 Anlass", "1")))

    assert head is not None
    assert (head.standing, head.on) == (standing, on)
    assert line[head.start : head.end] == head.words


@pytest.mark.parametrize(
    "lines",
    [
        ["Das Leitbild wurde vom Rat am 14. März 2023 beschlossen."],
        ["Leitbild Auental 2040. Beschlossen vom Rat am 14. März 2023."],
        ["Beschlossen vom Umweltausschuss am 3.5.2022"],
        [("1 Anlass", "1"), "Beschlossen vom Rat am 14. März 2023."],
        ["Entwurf vom 3. Mai 2024", "Beschlossen vom Rat am 14. März 2023"],
        ["Beschlossen vom Rat am 14. März 2023", "Beschlossen vom Rat am 14. März 2024"],
    ],
)
def test_what_is_said_of_another_paper_later_or_in_two_ways_leaves_it_unknown(lines):
    assert head_of(paper("Radkonzept Auental", *lines)) is None


@pytest.mark.parametrize(
    ("line", "reference"),
    [
        ("Beschlossen vom Rat am 3. Mai 2022 (Vorlage 0087/2022)", "0087/2022"),
        ("Beschlossen vom Kreistag am 3. Mai 2022, Drucksache Nr. 2022/114", "2022/114"),
        ("Beschlossen vom Rat am 3. Mai 2022", None),
        ("Stand: 3. Mai 2022", None),
    ],
)
def test_the_number_of_the_council_paper_stands_beside_the_decision(line, reference):
    head = head_of(paper("Radkonzept Auental", line))

    assert head is not None
    assert head.reference == reference


@pytest.mark.parametrize(
    ("sentence", "horizon"),
    [
        ("Das Konzept setzt den Leitsatz um. Es gilt bis 2035.", 2035),
        ("Der Nahverkehrsplan gilt bis zum 31. Dezember 2029.", 2029),
        ("Der Vertrag mit der Bahn gilt bis 2031.", None),
        ("Der Plan gilt bis 2030. Das Programm gilt bis 2027.", None),
    ],
)
def test_a_paper_says_until_when_it_holds(sentence, horizon):
    head = head_of(paper("Radkonzept Auental", "Stand: 3. Mai 2022", ("1 Anlass", "1"), sentence))

    assert head is not None
    assert head.horizon == horizon
