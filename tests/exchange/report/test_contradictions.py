"""What people say of contradictions, in both reports."""

import io
from datetime import date

import pytest
from docx import Document
from pypdfium2 import PdfDocument

from stadtfaden.exchange.report import brief_of, gather, typeset, write_word
from stadtfaden.exchange.report.sentences import Places, contradictions
from stadtfaden.threads import queries
from stadtfaden.threads.actions import Settled, settle_contradiction
from stadtfaden.threads.models import Verdict
from tests.cast import NOON, person
from tests.exchange.report.conftest import ON

GROUNDS = "Beide Ämter zählen verschieden."
VERDICT = "angesehen und offen, Anton Approver, 2. März 2026"


def settle(city, verdict):
    (link,) = queries.contradictions(city)
    settled = Settled(verdict=verdict, reason=GROUNDS)
    by = person("anton_approver", city)
    settle_contradiction(link=link, seen=link.revision, settled=settled, by=by, now=NOON)


def printed(report):
    with PdfDocument(typeset(report).data) as pdf:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in pdf).split())


def written(report):
    file = Document(io.BytesIO(write_word(report)))
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return " ".join([*(one.text for one in file.paragraphs), *cells])


def test_what_people_looked_at_and_left_open_says_so_with_reason_name_and_day(auental):
    settle(auental.row, Verdict.OPEN)

    report = gather(auental.row, on=ON)

    (found,) = report.contradictions
    assert (found.verdict, found.grounds, report.settled) == (VERDICT, GROUNDS, ())
    assert report.contradictions_lead.startswith(
        "An einer Stelle scheinen zwei Papiere Verschiedenes zu sagen: 1 angesehen und offen."
    )
    (asked,) = (words for words in report.asked if GROUNDS in words)
    assert asked.endswith(f"40 % bis 2035 oder 25 % bis 2030? {VERDICT}: „{GROUNDS}“")
    for one in (report, brief_of(report)):
        for said in (printed(one), written(one)):
            assert VERDICT in said
            assert GROUNDS in said


def test_what_is_settled_is_no_longer_asked(auental):
    settle(auental.row, Verdict.OUTDATED)

    report = gather(auental.row, on=ON)

    assert (report.contradictions, len(report.settled)) == ((), 1)
    assert report.contradictions_lead == (
        "An einer Stelle scheinen zwei Papiere Verschiedenes zu sagen: 1 geklärt."
    )
    assert not any("Widerspr" in words or GROUNDS in words for words in report.asked)


@pytest.mark.django_db
def test_places_are_counted_in_words_that_are_true():
    assert contradictions(Places(waiting=4, left_open=1, settled=2)) == (
        "An 7 Stellen scheinen zwei Papiere Verschiedenes zu sagen: 2 geklärt, 1 angesehen und offen, "
        "4 warten auf ein Urteil. Was davon gilt, können nur Menschen entscheiden."
    )
    assert contradictions(Places(waiting=0, left_open=0, settled=0)) == (
        "Ein Widerspruch zwischen zwei Papieren wurde nicht gefunden."
    )


def test_leading_goals_say_that_they_are_disputed_and_where_and_that_their_year_is_over(auental):
    report = gather(auental.row, on=date(2033, 3, 3))

    marks = {aim.quote.code: (aim.is_over, aim.is_disputed) for area in report.aims for aim in area.aims}
    brief = brief_of(report)
    with PdfDocument(typeset(brief).data) as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
    (at,) = (number for number, page in enumerate(pages, 1) if "Wo Papiere einander widersprechen" in page)
    assert set(marks.values()) == {(False, True), (True, True)}
    assert f"umstritten, siehe S. {at}" in " ".join(" ".join(pages).split())
    assert printed(report).count("Jahr vorbei") == 1
    assert written(brief).count("umstritten, siehe „Wo Papiere einander widersprechen“") == 2
