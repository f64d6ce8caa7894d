import pytest

from stadtfaden.core.statements import StatementKind, embedder_of_lines, understand

PROPOSALS = (
    "Ein Aufzug am Stadtpark wäre für alle, die schlecht zu Fuß sind, eine große Hilfe.",
    "Tische und Stühle vor die Bücherei!",
    "Man hätte den alten Kiosk stehen lassen sollen.",
    "Das Ufer gehört allen, also öffnet es endlich wieder.",
)
REASONS = (
    "Bei Regen läuft das Wasser von der Straße in die Keller, weil die Rinne verstopft ist.",
    "Wer aus dem Norden kommt, muss zweimal umsteigen und dann noch zehn Minuten laufen.",
    "Die Halle war früher ein Kino, heute lagert dort jemand Reifen.",
    "Vielen Dank, dass Sie uns nach unserer Meinung fragen.",
)


def test_the_shipped_embedder_is_the_one_that_lines_were_taught_with(embedder):
    assert embedder.name == embedder_of_lines()


@pytest.mark.parametrize("line", PROPOSALS)
def test_meaning_shows_a_proposal(embedder, line):
    assert understand(line, (), embedder.passages([line])[0]).kind in {
        StatementKind.MEASURE,
        StatementKind.GOAL,
    }


@pytest.mark.parametrize("line", REASONS)
def test_meaning_shows_a_reason(embedder, line):
    assert understand(line, (), embedder.passages([line])[0]).kind in {None, StatementKind.CHALLENGE}
