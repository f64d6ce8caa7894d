"""Whose aim a sentence tells."""

import pytest

from stadtfaden.core.statements import Whose, whose_aim
from stadtfaden.core.targets import find_targets


def asked(text, heading=""):
    return whose_aim(text, find_targets(text), heading)


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Der Bund will die Emissionen bis 2030 um 65 Prozent senken.", Whose.FEDERATION),
        ("Bis 2045 will Deutschland klimaneutral sein.", Whose.FEDERATION),
        ("Bund und Länder haben sich auf eine Verdopplung der Fahrgäste verständigt.", Whose.FEDERATION),
        ("Bis 2030 sollen in Deutschland 15 Millionen Elektroautos fahren.", Whose.FEDERATION),
        ("Ziel der Bundesregierung ist eine Million Wärmepumpen bis 2027.", Whose.FEDERATION),
        ("Das Klimaschutzgesetz des Bundes schreibt eine Minderung um 65 % bis 2030 vor.", Whose.FEDERATION),
        ("Die EU hat sich das Ziel gesetzt, bis 2050 klimaneutral zu werden.", Whose.EUROPE),
        ("Das Land Hessen strebt an, den Radanteil bis 2030 zu verdoppeln.", Whose.STATE),
        ("Die Landesregierung möchte den Verkehr auf der Schiene bis 2030 verdoppeln.", Whose.STATE),
        ("Laut Klimaschutzgesetz Thüringen soll der Ausstoß bis 2030 um 60 Prozent sinken.", Whose.STATE),
        ("Die Deutsche Bahn plant, den Lärm bis 2030 zu halbieren.", Whose.OTHERS),
        ("Der Gesetzgeber legt einen Anteil von 15 % erneuerbarer Wärme ab 2028 fest.", Whose.FEDERATION),
        ("Im Landkreis Wiesengrund sollen Rufbusse die Spätfahrten übernehmen.", Whose.OTHERS),
    ],
)
def test_who_wants_it_is_told(text, whose):
    assert asked(text) is whose


@pytest.mark.parametrize(
    "text",
    [
        "Die Stadt unterstützt die Ziele des Bundes und will bis 2035 klimaneutral sein.",
        "Mit dem Bund will Auental eine Vereinbarung zum Lärmschutz schließen.",
        "Ziel der Bundesregierung und der Stadt ist es, den Umweltverbund zu stärken.",
        "Der Künstlerbund Hessen soll bis 2027 ein neues Atelierhaus erhalten.",
        "Vom Land geförderte Wohnungen sollen bis 2030 auf 400 wachsen.",
        "Auental soll bundesweit als Vorbild gelten.",
        "Der Bund soll aufgefordert werden, die Schienen zu sanieren.",
        "Bis 2030 werden auf dem Land 20 Haltestellen gebaut.",
        "Im Landkreis Wiesengrund und in der Stadt Auental sollen Rufbusse fahren.",
        "Mit dem Landkreis Wiesengrund soll ein Tarif vereinbart werden.",
        "Im Kreis der Vereine wird ein Sprecher gewählt.",
        "Das Wärmeplanungsgesetz verpflichtet Kommunen, bis 2026 einen Plan vorzulegen.",
    ],
)
def test_the_citys_own_aim_stays_its_own(text):
    assert asked(text) is None


@pytest.mark.parametrize(
    ("heading", "whose"),
    [
        ("2.1 Ziele der Bundesregierung", Whose.FEDERATION),
        ("Europäische Ebene", Whose.EUROPE),
        ("Klimaschutzziele des Landes", Whose.STATE),
        ("Ziele der Stadt", None),
        ("Was die Ziele der Bundesregierung für uns heißen", None),
    ],
)
def test_a_heading_tells_whose_aims_stand_below(heading, whose):
    assert asked("Minderung der Emissionen um 65 % bis 2030.", heading) is whose
