"""What a text wants of a thing, and what cannot both be had."""

import pytest

from stadtfaden.core.links.stances import Way, stance_on


def stance(text, thing):
    """What a text wants of a thing that it does name."""
    found = stance_on(text, thing)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "thing", "way"),
    [
        ("Die Zahl der Stellplätze am Markt soll steigen.", "stellplatz", Way.MORE),
        ("Die Zuschüsse an Vereine werden gekürzt.", "zuschuss", Way.LESS),
        ("Auf Werbung an Masten wird verzichtet.", "werbung", Way.LESS),
        ("Der Wochenmarkt bleibt am Dom bestehen.", "wochenmarkt", Way.KEEP),
        ("Die alte Mühle ist zu erhalten.", "muehle", Way.KEEP),
        ("Die Gebühren der Bücherei bleiben stabil.", "gebuehr", Way.SAME),
        ("Es werden keine weiteren Wiesen bebaut.", "wiese", Way.NONE),
        ("Der Hafen wird nicht erweitert.", "hafen", Way.NONE),
        ("Die Stellen werden nicht abgebaut.", "stelle", Way.KEEP),
        ("Eine Seilbahn wird gebaut.", "seilbahn", Way.WANT),
        ("Die Wiese wird nicht nur gemäht.", "wiese", Way.WANT),
    ],
)
def test_the_way_is_told_by_verbs_nouns_and_denials(text, thing, way):
    assert stance(text, thing).way is way


def test_who_wants_a_limit_brought_in_wants_neither_more_nor_less():
    assert stance_on("Eine Begrenzung der Stellplätze einführen", "stellplatz") is None


def test_a_verb_belongs_to_what_stands_before_it():
    text = "Ziel ist, den Radanteil zu steigern und die Unfälle zu verringern."

    assert stance(text, "radanteil").way is Way.MORE
    assert stance(text, "unfall").way is Way.LESS


@pytest.mark.parametrize(
    ("one", "other", "thing", "is_contrary"),
    [
        ("Die Busspur wird verlängert.", "Die Busspur wird verkürzt.", "busspur", True),
        ("Die Bäckerei wird nicht verkauft.", "Der Verkauf der Bäckerei folgt.", "baeckerei", True),
        ("Der Bestand an Tannen bleibt erhalten.", "Die Zahl der Tannen steigt.", "tanne", False),
        ("Die Mieten bleiben stabil.", "Die Mieten werden erhöht.", "miete", True),
        ("Keine neuen Kioske werden eröffnet.", "Die Kioske werden gestrichen.", "kiosk", False),
        ("Die Kioske werden nicht vermietet.", "Die Kioske sollen gestrichen werden.", "kiosk", False),
    ],
)
def test_contrary_is_only_what_cannot_both_be_had(one, other, thing, is_contrary):
    here, there = stance(one, thing), stance(other, thing)

    assert here.is_contrary_to(there) is is_contrary
    assert there.is_contrary_to(here) is is_contrary
