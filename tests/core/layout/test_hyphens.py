import pytest

from stadtfaden.core.layout import Vocabulary, flow
from stadtfaden.core.layout.hyphens import learn_vocabulary
from stadtfaden.core.pages import Line

BROKEN = [
    (("Der neue Verkehrs-", "plan liegt vor."), "Der neue Verkehrsplan liegt vor."),
    (("Der neue Verkehrs\u00ad", "plan liegt vor."), "Der neue Verkehrsplan liegt vor."),
    (("die Bau-", "und Verkehrsplanung"), "die Bau- und Verkehrsplanung"),
    (("die Nah-", "oder Fernwärme"), "die Nah- oder Fernwärme"),
    (("per E-", "Mail erreichbar"), "per E-Mail erreichbar"),
    (("weniger CO2-", "Emissionen"), "weniger CO2-Emissionen"),
    (("mehr Klima-", "Anpassung wagen"), "mehr Klima-Anpassung wagen"),
    (("die IT-", "gestützte Akte"), "die IT-gestützte Akte"),
    (("eine 15-", "minütige Fahrt"), "eine 15-minütige Fahrt"),
    (("in den Jahren 2025–", "2030"), "in den Jahren 2025–2030"),
    (("alle Bürger/", "innen der Stadt"), "alle Bürger/innen der Stadt"),
    (("die VERKEHRS-", "WENDE beginnt"), "die VERKEHRSWENDE beginnt"),
    (("die Wilhelm\u00ad", "Straße"), "die Wilhelm-Straße"),
    (("der Ausstoß von CO", "2", "sinkt"), "der Ausstoß von CO2 sinkt"),
    (("die Beschäf -", "tigten im Amt"), "die Beschäftigten im Amt"),
    (("ein Ziel -", "und ein Weg"), "ein Ziel - und ein Weg"),
    (("der deutsch-", "französische Tag"), "der deutsch-französische Tag"),
    (("ein techni-", "scher Fehler"), "ein technischer Fehler"),
]


@pytest.mark.parametrize(("lines", "joined"), BROKEN)
def test_lines_join_the_way_a_reader_joins_them(lines, joined):
    text, _ = flow([Line(line) for line in lines], Vocabulary())

    assert text == joined


def test_the_paper_itself_decides_about_a_hyphen_that_could_be_both():
    paper = learn_vocabulary(["Der sozial-ökologische Umbau gelingt.", "Er ist sozial-ökologisch gedacht."])

    text, _ = flow([Line("eine sozial-"), Line("ökologische Stadt")], paper)

    assert text == "eine sozial-ökologische Stadt"


def test_a_hyphen_at_a_line_end_is_no_evidence():
    paper = learn_vocabulary(["die Verkehrs-", "planung", "die Verkehrs-", "planung"])

    text, _ = flow([Line("die Verkehrs-"), Line("planung")], paper)

    assert text == "die Verkehrsplanung"


def test_a_word_that_only_looks_like_a_conjunction_is_rejoined_where_the_paper_knows_it():
    paper = learn_vocabulary(["Die Zukunftswerkstatt tagt im Mai."])

    known, _ = flow([Line("eine Zukunftswerk-"), Line("statt der Stadt")], paper)
    unknown, _ = flow([Line("mehr Rad-"), Line("statt Autoverkehr")], paper)

    assert (known, unknown) == ("eine Zukunftswerkstatt der Stadt", "mehr Rad- statt Autoverkehr")


FAMILIAR = [
    ("Die KÖRNER tagen.", ("die KÖR-", "NER"), "die KÖRNER"),
    ("Die SeeBahn fährt.", ("die See-", "Bahn"), "die SeeBahn"),
    ("Die See-Bahn fährt.", ("die See-", "Bahn"), "die See-Bahn"),
    ("Das ober-unterländische Amt.", ("am ober-", "unterländischen Hof"), "am ober-unterländischen Hof"),
]


@pytest.mark.parametrize(("elsewhere", "lines", "joined"), FAMILIAR)
def test_how_the_paper_writes_a_word_elsewhere_decides_at_the_line_end(elsewhere, lines, joined):
    paper = learn_vocabulary([elsewhere])

    text, _ = flow([Line(line) for line in lines], paper)

    assert text == joined
