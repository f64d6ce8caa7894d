"""The ground of a link: what both say, in their own words."""

import pytest

from stadtfaden.core.links import Side, propose_link
from stadtfaden.core.links.contents import content_of, shared_terms
from stadtfaden.core.links.grounds import ground_of
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
    return found.words


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
            "Kinder sollen sicher sein und die Lastenräder nutzen.",
            "Kinder sollen sicher sein und die Lastenräder leihen.",
            "„Lastenräder“ und „Kinder“",
        ),
    ],
)
def test_the_shared_thing_is_named_and_no_word_of_every_paper(here, there, words):
    assert ground(here, there) == words


def test_a_common_title_and_the_same_words_are_told_as_such():
    titled = [side("Text", title="Klimastammtisch", paper=paper) for paper in ("Plan A", "Plan B")]
    copied = [side("Ein Klimastammtisch trifft sich.", paper=paper) for paper in ("Plan A", "Plan B")]

    titles, copies = (propose_link(*pair, 0.97) for pair in (titled, copied))

    assert titles is not None
    assert copies is not None
    assert titles.reason.startswith("Beide tragen den Titel „Klimastammtisch“")
    assert copies.reason.startswith("Beide sagen Wort für Wort dasselbe zu „Klimastammtisch“")


def test_a_year_alone_is_no_number_to_tell():
    pair = [
        side("Bis 2030 soll der Tesselhof klimaneutral sein.", paper="Plan A"),
        side("Der Tesselhof soll bis 2030 klimaneutral werden.", paper="Plan B"),
    ]

    found = propose_link(*pair, 0.96)

    assert found is not None
    assert found.reason.endswith("„Plan A“ und „Plan B“ wollen dasselbe.")


def test_a_number_that_both_say_is_told_once():
    pair = [
        side("Bis 2030 entstehen 200 Ladepunkte am Straßenrand.", paper="Plan A"),
        side("Bis 2030 werden am Straßenrand 200 Ladepunkte gebaut.", paper="Plan B"),
    ]

    found = propose_link(*pair, 0.96)

    assert found is not None
    assert found.reason.endswith("; beide nennen 200 Ladepunkte bis 2030.")
