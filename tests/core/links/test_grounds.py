"""The ground of a link: what both say, in their own words."""

from dataclasses import replace

import pytest

from stadtfaden.core.links import Side, propose_link
from stadtfaden.core.links.contents import content_of, shared_terms
from stadtfaden.core.links.grounds import Likeness, ground_of
from stadtfaden.core.statements.values import StatementKind
from stadtfaden.core.targets import find_targets


def side(text, *, title="", paper="Mobilitätsplan"):
    return Side(
        key=paper,
        paper=paper,
        paper_title=paper,
        kind=StatementKind.MEASURE,
        text=text,
        title=title,
        targets=find_targets(text),
    )


def ground(here, there):
    one, other = side(here), side(there, paper="Klimaplan")
    found = ground_of(one, other, shared_terms(content_of(one), content_of(other), None))
    assert found is not None
    return found.here if found.here == found.there else (found.here, found.there)


@pytest.mark.parametrize(
    ("here", "there", "words"),
    [
        (
            "Das Ufer der Aue soll einen Steg für Paddelboote erhalten.",
            "Geplant ist ein Steg für Paddelboote am Wehr.",
            "„Steg für Paddelboote“",
        ),
        (
            "Die Stadt baut mehr Trinkbrunnen für die Bürger.",
            "Trinkbrunnen sollen in der Stadt entstehen.",
            "„Trinkbrunnen“",
        ),
        (
            "Sichere Kreuzungen brauchen Schulkinder und die Lastenräder der Kitas.",
            "Für Lastenräder gibt es Stellplätze; Schulkinder gehen vor.",
            "„Lastenräder“ und „Schulkinder“",
        ),
        (
            "Mit der Uferbahn entsteht ein Bootshaus.",
            "Ein Bootshaus liegt an der Uferbahn.",
            "„Bootshaus“",
        ),
        (
            "Der Schülerverkehr der Fähren wächst um Boote.",
            "Den Anstieg des Schülerverkehrs tragen Züge.",
            "„Schülerverkehr“",
        ),
        (
            "Die Flusswärme aus der Weberei heizt.",
            "Wir nutzen die Flusswärmepumpe aus der Weberei.",
            ("„Flusswärme“", "„Flusswärmepumpe“"),
        ),
        (
            "Ein Datensatz zeigt jeden Kahn.",
            "Die Stadt legt Datensätze offen.",
            "„Datensatz“",
        ),
        (
            "Anlage 7 zählt die Trinkbrunnen.",
            "In Anlage 7 stehen auch Trinkbrunnen.",
            "„Trinkbrunnen“",
        ),
        (
            "Die Überprüfung der Fähre liegt vor.",
            "Auch die Überprüfung einer Fähre ist getan.",
            "„Fähre“",
        ),
        (
            "Das Bootshausistder Ort für Ruderer.",
            "Am Bootshausistder Treff der Ruderer geplant.",
            "„Ruderer“",
        ),
    ],
)
def test_the_shared_thing_is_named_and_no_word_of_every_paper(here, there, words):
    assert ground(here, there) == words


def test_a_common_title_and_the_same_words_are_told_as_such():
    titled = [side("Text", title="Klimastammtisch", paper=paper) for paper in ("Plan A", "Plan B")]
    copied = [side("Ein Klimastammtisch trifft sich.", paper=paper) for paper in ("Plan A", "Plan B")]

    titles, copies = (propose_link(pair[0], pair[1], 0.97) for pair in (titled, copied))

    assert titles is not None
    assert copies is not None
    assert titles.reason.startswith("Beide tragen den Titel „Klimastammtisch“")
    assert copies.reason == "Beide sagen Wort für Wort dasselbe."


def test_a_year_alone_is_no_number_to_tell():
    pair = [
        side("Bis 2030 soll der Tesselhof klimaneutral sein.", paper="Plan A"),
        side("Der Tesselhof soll bis 2030 klimaneutral werden.", paper="Plan B"),
    ]

    found = propose_link(pair[0], pair[1], 0.96)

    assert found is not None
    assert "2030" not in found.reason


def test_a_number_that_both_say_is_told_as_each_writes_it():
    pair = [
        side("Bis 2030 entstehen 200 Ladepunkte am Straßenrand.", paper="Plan A"),
        side("Bis 2030 werden am Straßenrand 200 Ladepunkte gebaut.", paper="Plan B"),
    ]

    found = propose_link(pair[0], pair[1], 0.96)

    assert found is not None
    assert found.reason.endswith(
        "; „Plan A“ nennt „Bis 2030 entstehen 200 Ladepunkte“, "
        "„Plan B“ „Bis 2030 werden am Straßenrand 200 Ladepunkte gebaut“."
    )


@pytest.mark.parametrize("below", ["Reduzierung um 33,3 % bis 2031.", "Insgesamt 40 Stellplätze bis 2031."])
def test_a_number_that_the_quoted_text_does_not_write_is_not_told(below):
    plain = side("Am Tesselhof werden Fahrradboxen aufgestellt.", paper="Plan A")
    counted = replace(
        side("Fahrradboxen werden am Tesselhof gebaut.", paper="Plan B"), targets=find_targets(below)
    )

    found = propose_link(plain, counted, 0.96)

    assert counted.targets
    assert found is not None
    assert "nennt" not in found.reason


def test_a_share_is_told_only_with_what_it_is_a_share_of():
    pair = [
        side("Das Radwegenetz am Ufer wird ausgebaut.", paper="Plan A"),
        side(
            "Das Radwegenetz wird ausgebaut, der Radverkehrsanteil soll bis 2031 auf 27 % steigen.", paper="B"
        ),
    ]

    found = propose_link(pair[0], pair[1], 0.96)

    assert found is not None
    assert found.reason.endswith("; nur „B“ nennt „Radverkehrsanteil soll bis 2031 auf 27 % steigen“.")


def test_what_is_shared_only_in_explanations_is_told_as_such():
    below = "Ehrenamtliche öffnen das Bootshaus am Wochenende für Ruderkurse."
    pair = [
        replace(side("Mehr Leben am Wasser", paper="Plan A"), context=below),
        replace(side("Treffpunkt Ufer", paper="Plan B"), context=below),
    ]

    found = ground_of(pair[0], pair[1], shared_terms(content_of(pair[0]), content_of(pair[1]), None))

    assert found is not None
    assert found.likeness is Likeness.BELOW
    assert "Bootshaus" in found.here


def test_where_nothing_fit_to_be_named_is_shared_nothing_is_named():
    pair = [side("Der Bedarfdie Schulhöfe wächst."), side("Mehr Bedarfdie Bäder sehen.", paper="Klimaplan")]

    shared = shared_terms(content_of(pair[0]), content_of(pair[1]), None)

    assert [one.here for one in shared] == ["Bedarfdie"]
    assert ground_of(pair[0], pair[1], shared) is None
