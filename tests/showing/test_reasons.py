"""Why a link is proposed, on English pages."""

import pytest

from stadtfaden.core.links.reasons import _CLOSING, _OPENING, _OPENING_APART, _OPENING_ELSE
from stadtfaden.showing.reasons import in_english


def english(reason):
    found = in_english(reason)
    return None if found is None else "".join(part.text for part in found)


@pytest.mark.parametrize(
    ("german", "expected"),
    [
        (
            "Beide nennen „Rad“ (dort „Fahrrad“) und „Weg“; „Plan“ setzt um, was „Leitbild“ will.",
            "Both name “Rad” (there “Fahrrad”) and “Weg”; “Plan” carries out what “Leitbild” wants.",
        ),
        (
            "Beide nennen „Rad“; „A“ sagt es genauer als „B“; „A“ nennt 3,5 % bis 2030, „B“ 1.400 Wege.",
            "Both name “Rad”; “A” says it more precisely than “B”; “A” names 3.5 % by 2030, “B” 1,400 Wege.",
        ),
        (
            "Beide nennen dieselbe Größe, aber „A“ nennt „bald“, „B“ 48 % bis 2030 gegenüber 2019.",
            "Both name the same quantity, but “A” names “bald”, “B” 48 % by 2030 against 2019.",
        ),
        (
            "Beide nennen „Bus“, dazu hier „mehr“, dort „weniger“; „A“ trägt damit zu „B“ bei.",
            "Both name “Bus”, here with “mehr”, there with “weniger”; “A” thus contributes to “B”.",
        ),
        (
            "Beide nennen „Rad“; „Konzept „Zusammen““ und „Plan“ wollen dasselbe; nur „Plan“ nennt 60 Räder.",
            "Both name “Rad”; “Konzept ‘Zusammen’” and “Plan” want the same; only “Plan” names 60 Räder.",
        ),
        (
            "In beiden geht es um „Bus“, einmal mit „mehr“, einmal mit „weniger“; „A“ misst, was „B“ will.",
            "Both are about “Bus”, once with “mehr”, once with “weniger”; “A” measures what “B” wants.",
        ),
        (
            "Das eine Papier nennt „Rad“ und „Weg“, das andere „Fahrrad“; „A“ und „B“ wollen dasselbe.",
            "One paper names “Rad” and “Weg”, the other “Fahrrad”; “A” and “B” want the same.",
        ),
        (
            "Liest man weiter, geht es in beiden um „U“, aber „A“ will „B“, „C“ dagegen „D“.",
            "Read on, and both are about “U”, but “A” wants “B”, while “C” wants “D”.",
        ),
        (
            "„Plan“ sagt selbst, dass dies dem Ziel 4.1 von „Leitbild“ dient.",
            "“Plan” says itself that this serves goal 4.1 of “Leitbild”.",
        ),
        ("Beide haben fast denselben Wortlaut.", "Both have nearly the same wording."),
        (
            "Beide sagen Wort für Wort dasselbe; beide nennen „bis 2031 rund 40 Boote“.",
            "Both say word for word the same; both name “bis 2031 rund 40 Boote”.",
        ),
    ],
)
def test_the_sentences_of_the_machine_are_put_into_english(german, expected):
    assert english(german) == expected


@pytest.mark.parametrize("opening", [*_OPENING.values(), *_OPENING_APART.values(), *_OPENING_ELSE.values()])
@pytest.mark.parametrize(
    "wanted", ["", ", in beiden mit „mehr“", ", einmal mit „mehr“, einmal mit „weniger“"]
)
def test_every_opening_of_the_machine_is_known(opening, wanted):
    named = opening.format(here="„Rad“ und „Weg“", there="„Fahrrad“ und „Weg“")

    assert english(f"{named}{wanted}; „Plan“ und „Leitbild“ wollen dasselbe.") is not None


@pytest.mark.parametrize("closing", _CLOSING.values())
def test_every_closing_of_the_machine_is_known(closing):
    sentence = "Beide nennen „Rad“; " + closing.format(source="„Plan“", target="„Leitbild“") + "."

    assert english(sentence) is not None


@pytest.mark.parametrize("reason", ["", "Beide reden vom Radverkehr.", "Beide nennen „Rad“; und mehr."])
def test_another_sentence_stays_german(reason):
    assert in_english(reason) is None


def test_words_of_papers_are_told_apart():
    found = in_english("Beide nennen „Rad“; „Plan“ misst, was „Leitbild“ will.")

    assert [part.text for part in found or () if part.is_german] == ["“Rad”", "“Plan”", "“Leitbild”"]
