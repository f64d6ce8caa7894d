"""The red thread: nine steps, present or missing, and where the reader is."""

import pytest

from stadtfaden.core.links import LinkType
from stadtfaden.corpus.models import Document, DocumentKind, DocumentStatus, Statement
from stadtfaden.portal.red_thread import thread_through
from stadtfaden.threads.models import Link, StatementArea
from stadtfaden.threads.queries import fetch_connections
from stadtfaden.threads.queries.levels import first_top
from stadtfaden.threads.queries.telling import clearest_of_area
from tests.cast import NOON, person

STEPS = ["top", "strategy", "goal", "measure", "area", "digital", "project", "money", "result"]


def red(statement, here=""):
    statement = Statement.objects.select_related("page", "edition__document").get(pk=statement.pk)
    fetch_connections([statement])
    found = thread_through("auental", statement, here)
    return dict(zip(STEPS, found.knots, strict=True))


def of_kind(kind, paper="verkehrsplan-auental"):
    return Statement.objects.filter(kind=kind, edition__document__slug=paper).get()


def test_a_measure_shows_every_step_that_the_papers_have(auental):
    knots = red(of_kind("measure"))

    assert knots["top"].said == "Auental ist im Jahr 2040 eine Stadt der kurzen Wege."
    assert knots["top"].place == "S. 2 (PDF 2)"
    assert knots["strategy"].said == "Verkehrsplan Auental"
    assert knots["goal"].said.startswith("Bis 2035 werden 40 %")
    assert knots["area"].named == "Mobilität und Verkehr"
    assert knots["digital"].said == "digitalen Zählstellen, deren Daten offen stehen"
    assert [name for name, knot in knots.items() if knot.is_here] == ["measure"]
    assert [name for name, knot in knots.items() if knot.state == "later"] == ["project", "money", "result"]


def test_what_a_machine_proposes_is_dashed_and_what_the_paper_joins_is_solid(auental):
    knots = red(of_kind("measure"))

    assert (knots["top"].onward, knots["goal"].onward) == ("dashed", "solid")
    assert knots["measure"].state == "proposed"


def test_a_confirmed_link_is_solid(auental, django_user_model):
    judge = django_user_model.objects.create(email="a@example.org", name="A")
    Link.objects.filter(type=LinkType.SUPPORTS).update(review="confirmed", reviewed_by=judge)

    assert red(of_kind("measure"))["top"].onward == "solid"


def test_a_missing_step_is_a_sentence(auental):
    knots = red(of_kind("measure", "klimaplan-auental"))

    assert (knots["top"].state, knots["top"].sentence) == (
        "missing",
        "Darüber wurde kein Leitsatz gefunden.",
    )
    assert knots["goal"].state == knots["digital"].state == "missing"


@pytest.mark.parametrize(("here", "step"), [("strategy", "strategy"), ("area", "area"), ("", "measure")])
def test_the_page_says_where_the_reader_is(auental, here, step):
    knots = red(of_kind("measure"), here)

    assert [name for name, knot in knots.items() if knot.is_here] == [step]


def test_a_report_is_the_result_of_what_it_reports_on(auental):
    report, measure = of_kind("measure", "klimaplan-auental"), of_kind("measure")
    auental.link(report, measure, LinkType.REPORTS, "Der Bericht nennt die Maßnahme.")

    from_the_plan, from_the_report = red(measure), red(report)

    assert from_the_plan["result"].said == report.text
    assert from_the_report["result"].is_here
    assert from_the_report["measure"].said == measure.text


def test_an_area_is_shown_by_the_thread_with_most_steps(auental):
    chosen = clearest_of_area(auental.row.areas.get(slug="mobility"))

    assert chosen is not None
    assert chosen.text.startswith("Bis 2035 werden 40 %") or chosen.kind == "measure"


def test_an_area_is_rather_shown_by_what_no_draft_says(auental):
    area = auental.row.areas.get(slug="mobility")
    drafted = Document.objects.filter(slug="verkehrsplan-auental")
    first = clearest_of_area(area)
    drafted.update(status=DocumentStatus.DRAFT)
    other = of_kind("goal", "klimaplan-auental")
    auental.link(other, Statement.objects.get(kind="vision"), LinkType.IMPLEMENTS, "Das Ziel nennt das Bild.")
    Statement.objects.filter(pk=other.pk).update(
        review="confirmed", reviewed_by=person("rita_editor", auental.row), reviewed_at=NOON
    )
    StatementArea.objects.update_or_create(
        area=area, statement=other, defaults={"score": 0.9, "made_by": "test"}
    )

    chosen = clearest_of_area(area)

    assert first is not None
    assert chosen is not None
    assert first.edition.document == drafted.get()
    assert chosen == other


def test_the_city_is_shown_by_the_leitbild_that_speaks_of_most_areas(auental):
    general = Statement.objects.get(kind="vision")
    digital = Statement.objects.get(pk=of_kind("measure").pk)
    Document.objects.filter(pk=digital.edition.document_id).update(kind=DocumentKind.LEITBILD)
    Statement.objects.filter(pk=digital.pk).update(kind="vision")
    StatementArea.objects.filter(statement__edition=digital.edition).delete()
    for slug in ("mobility", "climate"):
        StatementArea.objects.create(
            area=auental.row.areas.get(slug=slug), statement=general, score=0.9, made_by="test"
        )

    assert first_top(auental.row) == general


def test_an_area_without_papers_has_no_thread(auental):
    assert clearest_of_area(auental.row.areas.get(slug="culture")) is None
