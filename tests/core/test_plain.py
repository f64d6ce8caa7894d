"""What makes a German text hard to read is named, and a plain one is left in peace."""

import pytest

from stadtfaden.core.plain import Ease, HintKind, Level, ease_of

PLAIN = "Die Stadt baut neue Radwege. Die Wege sind breit und sicher. So fahren mehr Menschen mit dem Rad."
OFFICIAL = (
    "Zur Sicherstellung der Erreichbarkeit sowie zur Verbesserung der Verkehrssicherheit wird die "
    "Radverkehrsinfrastruktur unter Berücksichtigung der Belange des ÖPNV, der Fußgängerinnen und Fußgänger, "
    "bzw. weiterer Beteiligter bedarfsgerecht weiterentwickelt und ausgebaut."
)


def ease(text) -> Ease:
    found = ease_of(text)
    assert found is not None
    return found


def kinds(text):
    return [hint.kind for hint in ease(text).hints]


def test_plain_sentences_are_easy_and_get_no_hint():
    found = ease(PLAIN)

    assert (found.sentences, found.words) == (3, 18)
    assert found.level in {Level.VERY_EASY, Level.EASY}
    assert found.hints == ()


def test_the_language_of_offices_is_hard_and_every_reason_is_named_once_in_order():
    assert ease(OFFICIAL).level == Level.HARD
    assert list(dict.fromkeys(kinds(OFFICIAL))) == list(HintKind)


def test_lix_is_words_a_sentence_and_long_words_in_a_hundred():
    text = "Wir bauen Wege. Wir pflanzen Bäume."

    assert ease(text).lix == pytest.approx(6 / 2 + 100 * 1 / 6, abs=0.05)


def test_a_hyphen_makes_a_long_word_readable():
    assert kinds("Wir planen die Quartiersentwicklungsplanung.") == [HintKind.LONG_COMPOUND]
    assert kinds("Wir planen die Quartiers-Entwicklungs-Planung.") == []


def test_hints_are_cut_from_the_text():
    for hint in ease(OFFICIAL).hints:
        assert all(word in OFFICIAL for word in hint.words.split(", "))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Der Platz wird im Sommer umgebaut.", HintKind.PASSIVE),
        ("Alle Daten werden veröffentlicht und von Menschen kontrolliert.", HintKind.PASSIVE),
        ("Die Planung und die Umsetzung dauern lange.", HintKind.VERBS_AS_NOUNS),
        ("Der ÖPNV fährt öfter.", HintKind.ABBREVIATION),
        ("Das kostet ca. zehn Euro.", HintKind.ABBREVIATION),
        ("Wer kommt, wer bleibt, wer geht?", HintKind.MANY_COMMAS),
    ],
)
def test_one_fault_is_one_hint(text, kind):
    assert kinds(text) == [kind]


@pytest.mark.parametrize("text", ["Wir werden älter.", "Es wird kalt.", "Die Stadt wird grün und ruhig."])
def test_becoming_is_no_passive(text):
    assert kinds(text) == []


@pytest.mark.parametrize("text", ["", " \n", "12 %", "…"])
def test_without_words_nothing_is_known(text):
    assert ease_of(text) is None
