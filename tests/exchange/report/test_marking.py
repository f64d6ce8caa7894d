"""What is proposed or confirmed is said once of many quotes, and exceptions say it themselves."""

import io
import zipfile

import docx
import pytest

from stadtfaden.corpus.models import Review, Statement
from stadtfaden.exchange.report import write_word
from tests.cast import NOON, person
from tests.exchange.report.conftest import Printed


@pytest.fixture
def kept(town):
    """Four goals in one area."""
    return town(4)


def goals_of(report):
    return next(area.goals for area in report.values.areas if area.goals and len(area.goals.quotes) > 3)


def test_where_all_are_proposals_the_section_says_so_once(kept):
    report = Printed(kept.row)

    goals = goals_of(report)
    assert goals.review == "Alles hier ist Vorschlag der Maschine; bestätigt hat es noch niemand."
    assert not any(quote.is_marked for quote in goals.quotes)
    assert goals.review in report.text


def test_the_exception_is_marked_and_a_footnote_keeps_what_is_not(kept):
    goal = goals_of(Printed(kept.row)).quotes[0]
    Statement.objects.filter(key=goal.key).update(
        review=Review.CONFIRMED, reviewed_by=person("anton_approver", kept.row), reviewed_at=NOON
    )

    report = Printed(kept.row)

    goals = goals_of(report)
    assert goals.review == "Vorschlag, wo nicht „bestätigt“ steht."
    assert [quote.key for quote in goals.quotes if quote.is_marked] == [goal.key]
    data = write_word(report.values)
    assert goals.review in "\n".join(one.text for one in docx.Document(io.BytesIO(data)).paragraphs)
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert ", Vorschlag<" in packed.read("word/footnotes.xml").decode()
