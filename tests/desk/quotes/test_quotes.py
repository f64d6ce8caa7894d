"""The room of new editions: what became of the quotes, and what people say of the broken ones."""

import pytest
from django.urls import reverse

from stadtfaden.actors.models import Entry
from stadtfaden.corpus.models import Document, QuoteCheck, Review, Statement
from stadtfaden.threads.models import Link
from stadtfaden.threads.queries.decided import broken_quotes
from tests.cast import NOON, person
from tests.portal.city import CLIMATE
from tests.threads.renewing import GOAL, KINDS, MEASURE, new_edition

pytestmark = pytest.mark.django_db
GOAL_NOW = GOAL.replace("25 %", "40 %")


def renew(city, document, rita, source=None):
    Statement.objects.filter(edition__document=document).update(
        review=Review.CONFIRMED, reviewed_by=rita, reviewed_at=NOON
    )
    changed = source or CLIMATE.replace("25 %", "40 %")
    edition, _ = new_edition(document, changed, {GOAL_NOW: KINDS[GOAL], MEASURE: KINDS[MEASURE]})
    return edition


@pytest.fixture
def rita(auental):
    return person("rita_editor", auental.row)


@pytest.fixture
def edition(auental, rita):
    return renew(auental, Document.objects.get(title="Klimaplan Auental"), rita)


@pytest.fixture
def check(edition):
    return broken_quotes(edition).get()


@pytest.fixture
def at_desk(client, rita):
    client.force_login(rita)
    return client


def address(name, *more):
    return reverse(f"desk:{name}", args=["auental", *more])


def settle(client, check, act, reason=""):
    where = address("quotes-settle", check.edition.document.slug, check.pk)
    return client.post(where, {"act": act, "reason": reason})


def test_the_room_says_in_plain_words_what_changed(at_desk, check):
    page = at_desk.get(address("quotes")).content.decode()

    assert "1 Zitat unverändert, 1 geändert." in page
    assert "1 Zitat wartet auf Sie." in page


def test_a_city_without_new_editions_is_told_so(at_desk, auental):
    assert "Noch kein Papier hat eine neue Ausgabe." in at_desk.get(address("quotes")).content.decode()


def test_old_and_new_words_stand_side_by_side_with_links_to_both_pages(at_desk, check):
    page = at_desk.get(address("quotes-paper", check.edition.document.slug)).content.decode()

    assert "<del>25</del>" in page
    assert "<ins>40</ins>" in page
    assert "ausgabe=1&amp;marke=" + check.statement.key in page
    assert f"von={check.start}&amp;bis={check.end}" in page


def test_taking_the_new_words_confirms_them(at_desk, check, rita):
    answer = settle(at_desk, check, "gilt", "so beschlossen")

    new = Statement.objects.get(edition=check.edition, text=GOAL_NOW)
    assert answer.status_code == 302
    assert (new.review, new.reviewed_by, new.review_reason) == (Review.CONFIRMED, rita, "so beschlossen")
    assert "Es ist nichts mehr zu entscheiden." in at_desk.get(answer["Location"]).content.decode()


def test_what_holds_no_more_is_settled(at_desk, check, rita):
    settle(at_desk, check, "gilt-nicht", "gestrichen")

    check.refresh_from_db()
    assert (check.settled_by, check.settled_reason) == (rita, "gestrichen")
    assert Statement.objects.get(edition=check.edition, text=GOAL_NOW).review == Review.CANDIDATE


def test_what_is_put_off_is_out_of_sight_and_still_open(at_desk, check):
    answer = settle(at_desk, check, "spaeter")

    assert "<del>" not in at_desk.get(answer["Location"]).content.decode()
    assert broken_quotes(check.edition).exists()


def test_who_comes_second_is_told_who_was_first(at_desk, client, auental, check, rita):
    settle(at_desk, check, "gilt-nicht", "gestrichen")
    client.force_login(person("anton_approver", auental.row))

    answer = settle(client, check, "gilt")

    assert answer.status_code == 409
    assert "Rita Editor hat dieses Zitat schon geklärt" in answer.content.decode()
    assert QuoteCheck.objects.get(pk=check.pk).settled_reason == "gestrichen"


def test_words_that_are_gone_cannot_be_taken(at_desk, auental, rita):
    document = Document.objects.get(title="Klimaplan Auental")
    Statement.objects.filter(edition__document=document).update(
        review=Review.CONFIRMED, reviewed_by=rita, reviewed_at=NOON
    )
    edition, _ = new_edition(document, CLIMATE.replace(GOAL, ""), {MEASURE: KINDS[MEASURE]})
    check = broken_quotes(edition).get()

    page = at_desk.get(address("quotes-paper", document.slug)).content.decode()
    answer = settle(at_desk, check, "gilt")

    assert "In der neuen Ausgabe sagt das nichts mehr." in page
    assert 'value="gilt"' not in page
    assert answer.status_code == 409


def test_an_unknown_act_is_no_act(at_desk, check):
    assert settle(at_desk, check, "loeschen").status_code == 400


def test_who_may_only_look_sees_no_buttons_and_may_not_act(client, auental, check):
    client.force_login(person("carla_contributor", auental.row))

    page = client.get(address("quotes-paper", check.edition.document.slug)).content.decode()

    assert "<del>25</del>" in page
    assert 'name="act"' not in page
    assert settle(client, check, "gilt").status_code == 403


@pytest.mark.parametrize("how_many", [1, 3])
def test_both_pages_cost_as_many_queries_for_one_as_for_three(
    client, town, how_many, django_assert_num_queries
):
    city = town(how_many)
    rita = person("rita_editor", city.row)
    for document in Document.objects.filter(title__startswith="Klimaplan"):
        source = f"{CLIMATE.replace('25 %', '40 %')}\nAusgabe neu {document.pk}"
        renew(city, document, rita, source)
    client.force_login(rita)

    with django_assert_num_queries(7):
        rooms = client.get(address("quotes"))
    assert rooms.content.count(b"<article") == how_many
    with django_assert_num_queries(10):
        client.get(address("quotes-paper", document.slug))


def test_the_paper_page_says_what_changed_and_the_old_statement_where_it_goes_on(client, check):
    old = Statement.objects.get(edition__number=1, text=MEASURE)
    new = Statement.objects.get(edition=check.edition, text=MEASURE)

    paper = client.get(reverse("portal:paper", args=["auental", check.edition.document.slug]))
    older = client.get(reverse("portal:statement", args=["auental", old.key]))
    broken = client.get(reverse("portal:statement", args=["auental", check.statement.key]))

    assert "1 Zitat unverändert, 1 geändert." in paper.content.decode()
    assert reverse("portal:statement", args=["auental", new.key]) in older.content.decode()
    assert "In der neueren Ausgabe sind die Worte geändert." in broken.content.decode()


def gone(auental, rita):
    """The goal is told in quite other words; the machine finds them nowhere."""
    document = Document.objects.get(title="Klimaplan Auental")
    Statement.objects.filter(edition__document=document).update(
        review=Review.CONFIRMED, reviewed_by=rita, reviewed_at=NOON
    )
    said = CLIMATE.replace(GOAL, "Ein Viertel der Strecken gehört künftig den Zweirädern.")
    edition, _ = new_edition(document, said, {MEASURE: KINDS[MEASURE]})
    return broken_quotes(edition).get()


def mark(client, check, words, reason="Nur umformuliert."):
    page = check.edition.pages.get(text__contains=words)
    start = page.text.index(words)
    where = address("quotes-point", check.edition.document.slug, check.pk)
    given = {"start": start, "end": start + len(words), "reason": reason}
    return client.post(f"{where}?seite={page.number}", given)


def test_a_quote_that_is_gone_is_pointed_to_other_words_with_all_that_hangs_on_it(at_desk, auental, rita):
    check = gone(auental, rita)
    old, words = check.statement, "Ein Viertel der Strecken gehört künftig den Zweirädern."
    worklist = at_desk.get(address("quotes-paper", check.edition.document.slug)).content.decode()
    assert address("quotes-point", check.edition.document.slug, check.pk) in worklist
    links = Link.objects.filter(target=old, review=Review.CANDIDATE)
    links.update(review=Review.CONFIRMED, reviewed_by=rita, reviewed_at=NOON)

    answer = mark(at_desk, check, words)

    new = Statement.objects.get(continues=old)
    assert (answer.status_code, new.text, new.page.text[new.start : new.end]) == (302, words, words)
    assert (new.review, new.reviewed_by, new.kind) == (Review.CONFIRMED, rita, old.kind)
    assert Link.objects.filter(target=new, review=Review.CONFIRMED).count() == 1
    check.refresh_from_db()
    assert (check.settled_by, check.settled_reason) == (rita, "Nur umformuliert.")
    assert Entry.objects.get(verb="quote.taken").detail["after"]["text"] == words


def test_words_are_chosen_on_the_page_where_they_stood_and_on_any_other(at_desk, auental, rita):
    check = gone(auental, rita)
    where = address("quotes-point", check.edition.document.slug, check.pk)

    first, second = at_desk.get(where), at_desk.get(f"{where}?seite=2")

    assert check.statement.text in first.content.decode()
    assert "Zweirädern" in first.content.decode()
    assert "Solaranlage" in second.content.decode()
    assert at_desk.get(f"{where}?seite=9").status_code == 404
    assert at_desk.post(where, {}).status_code == 400


def test_whoever_points_second_is_told_who_was_first(at_desk, auental, rita):
    check = gone(auental, rita)
    settle(at_desk, check, "gilt-nicht")

    late = mark(at_desk, check, "Ein Viertel der Strecken")

    assert late.status_code == 409
    assert "Rita Editor hat dieses Zitat schon" in late.content.decode()
    assert not Statement.objects.filter(continues=check.statement).exists()
