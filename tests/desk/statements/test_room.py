"""The room of the statements: looked up, corrected, marked, split, merged, linked."""

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stadtfaden.actors.models import Entry
from stadtfaden.corpus.models import Review, Statement
from stadtfaden.pipeline.check import check_records
from stadtfaden.threads.models import Link
from tests.cast import person
from tests.pipeline.conftest import OPTIONS
from tests.portal import city as cities
from tests.portal.conftest import build_index

pytestmark = pytest.mark.django_db
ROOM = "/auental/schreibtisch/aussagen/"


@pytest.fixture
def goal(city):
    return Statement.objects.get(kind="goal", text__contains="2035")


@pytest.fixture
def measure(city):
    return Statement.objects.get(code="M 1.1")


def card(statement, *more):
    return "/".join((f"{ROOM}{statement.key}", *more, ""))


def facts(**more):
    return {"what": "facts", "seen": 0, "kind": "goal", "code": "Z 1", **more}


def range_on(page, words):
    start = page.text.index(words)
    return {"start": start, "end": start + len(words)}


def mark_page(statement):
    return f"{ROOM}seite/{statement.edition.document.slug}/{statement.page.number}/"


def quotes_hold():
    return all(
        one.page.text[one.start : one.end] == one.text for one in Statement.objects.select_related("page")
    )


def test_the_list_is_narrowed_by_words_kind_paper_area_and_state(client, rita, goal):
    found = {}
    for asked in (
        *("", "?q=Rad", "?q=Z+1", "?art=goal", "?papier=klimaplan-auental"),
        *("?feld=mobility", "?stand=bestaetigt"),
    ):
        page = client.get(ROOM + asked)
        found[asked] = page.context["part"].paginator.count

    assert found == {
        "": 7,
        "?q=Rad": 3,
        "?q=Z+1": 1,
        "?art=goal": 2,
        "?papier=klimaplan-auental": 2,
        "?feld=mobility": 2,
        "?stand=bestaetigt": 0,
    }


def test_the_index_finds_words_and_the_records_what_was_added_since(client, rita, city, goal):
    build_index(city)
    client.post(
        mark_page(goal), {**range_on(goal.page, "Anteil der Wege zu Fuß"), "kind": "indicator", "code": ""}
    )

    page = client.get(f"{ROOM}?q=Anteil+der+Wege")

    kinds = [one.kind for one in page.context["part"]]
    assert {"target", "indicator"} <= set(kinds)


def test_whoever_may_only_look_finds_the_list_without_ways_to_edit(client, city, goal):
    client.force_login(person("carla_contributor", city.row))

    page = client.get(ROOM).content.decode()

    assert goal.text in page
    assert card(goal) not in page


@pytest.mark.parametrize("asked", ["?art=poem", "?stand=perhaps", "?seite=99", "?q=" + "a" * 201])
def test_nonsense_in_the_address_of_the_list_is_refused(client, rita, asked):
    assert client.get(ROOM + asked).status_code in {400, 404}


def test_the_card_shows_the_words_and_all_that_can_be_corrected(client, rita, goal, measure):
    page = client.get(card(measure)).content.decode()

    assert f"„{measure.text}“" in page
    assert "Federführung" in page
    assert "„Tiefbauamt“" in page
    assert f'<option value="{goal.key}" selected>' in page


def test_a_fact_is_corrected_and_taken_back_from_the_card(client, rita, goal):
    answer = client.post(card(goal), facts(kind="target", code="Z 7"))
    goal.refresh_from_db()
    corrected = (goal.kind, goal.code, goal.corrected)
    position = client.get(card(goal)).context["last"].position
    client.post(f"{ROOM}zurueck/{position}/")

    goal.refresh_from_db()
    assert (answer.status_code, answer["Location"]) == (302, card(goal))
    assert corrected == ("target", "Z 7", ["code", "kind"])
    assert (goal.kind, goal.code, goal.corrected) == ("goal", "Z 1", [])


def test_the_second_person_sees_who_was_faster(client, rita, city, goal):
    client.post(card(goal), facts(code="Z 7"))
    client.force_login(person("anton_approver", city.row))

    page = client.post(card(goal), facts(code="Z 8"))

    goal.refresh_from_db()
    assert (page.status_code, goal.code) == (409, "Z 7")
    assert "Inzwischen hat Rita Editor diese Aussage geändert" in page.content.decode()


@pytest.mark.parametrize(
    ("what", "given"),
    [
        ("an unknown kind", facts(kind="poem")),
        ("a page beyond the paper", facts(page_last="99")),
        ("no revision", {"what": "facts", "kind": "goal"}),
        ("an area of nowhere", {"what": "areas", "seen": 0, "areas": ["999999"]}),
        ("a parent of another paper", {"what": "parent", "seen": 0, "parent": "0123456789ab"}),
        ("no number", {"what": "target", "seen": 0, "part": 1, "value": "viel"}),
    ],
)
def test_bad_input_changes_nothing_and_says_so(client, rita, goal, what, given):
    page = client.post(card(goal), given)

    goal.refresh_from_db()
    assert (page.status_code, goal.revision) == (200, 0)
    assert 'role="alert"' in page.content.decode()


@pytest.fixture
def goals(measure):
    """More goals than a list shows: all at the beginning of the paper, the last one alone speaks of Äcker."""
    first = measure.edition.pages.order_by("number").first()
    made = [
        Statement(
            key=f"{number:012x}",
            edition=measure.edition,
            page=first,
            passage=measure.passage,
            kind="goal",
            start=0,
            end=4,
            text="Ziel" if number < 59 else "Die ÄCKER am Rand bleiben frei.",
            code=f"Z {number}",
            score=1.0,
            made_by="test",
        )
        for number in range(10, 60)
    ]
    return Statement.objects.bulk_create(made)


def test_of_many_goals_the_nearest_are_listed_and_the_others_are_found_by_a_word(
    client, rita, measure, goals
):
    near = client.get(card(measure)).context
    found = client.get(card(measure), {"ziel": "äcker rand"})
    many = client.get(card(measure), {"ziel": "ziel"})
    client.post(card(measure), {"what": "parent", "seen": 0, "parent": goals[-1].key})

    measure.refresh_from_db()
    assert (near["goals_shown"], near["has_more_goals"]) == (40, True)
    assert goals[-1].key not in near["parent"].goals
    assert (found.context["goals_shown"], goals[-1].key in found.context["parent"].goals) == (1, True)
    assert "Zur Wahl stehen die Ziele, die das sagen." in found.content.decode()
    assert many.context["has_more_goals"]
    assert measure.parent == goals[-1]
    assert goals[-1].key in client.get(card(measure)).context["parent"].goals


def test_a_change_that_does_not_exist_is_a_bad_request(client, rita, goal):
    assert client.post(card(goal), {"what": "text", "seen": 0}).status_code == 400


def test_a_part_that_is_gone_is_no_part_of_another_statement(client, rita, goal, measure):
    field = measure.fields.get()

    page = client.post(card(goal), {"what": "no-field", "seen": 0, "part": field.pk})

    assert (page.status_code, measure.fields.count()) == (409, 1)


def test_values_are_read_as_the_papers_write_them(client, rita, goal):
    target = goal.targets.get()
    given = {"what": "target", "seen": 0, "part": target.pk, "value": "1.200,5", "unit": "km"}

    client.post(card(goal), given)

    target.refresh_from_db()
    assert (target.value, target.unit, target.target_year) == (1200.5, "km", None)


@pytest.mark.parametrize(
    ("purpose", "words", "more"),
    [
        ("titel", "Radschnellwegen", {}),
        ("feld", "2026 bis 2031", {"name": "Zeitraum", "key": "period"}),
        ("zielwert", "ein Netz", {"value": "1"}),
        ("digital", "digitalen Zählstellen", {"digital": "infrastructure"}),
    ],
)
def test_words_are_marked_for_each_part(client, rita, measure, purpose, words, more):
    answer = client.post(
        card(measure, "worte", purpose), {"seen": 0, **range_on(measure.page, words), **more}
    )

    measure.refresh_from_db()
    found = [
        measure.title,
        *measure.fields.values_list("text", flat=True),
        *measure.targets.values_list("text", flat=True),
        *measure.digital.values_list("text", flat=True),
    ]
    assert answer.status_code == 302
    assert words in found
    assert quotes_hold()


@pytest.mark.parametrize(
    "given",
    [{"start": -5, "end": 3}, {"start": 0, "end": 99999}, {"start": 9, "end": 4}, {"start": 4, "end": 4}, {}],
)
@pytest.mark.parametrize("purpose", ["titel", "feld", "zielwert", "digital"])
def test_bad_ranges_mark_nothing(client, rita, measure, purpose, given):
    more = {"name": "Wer", "key": "", "digital": "data"}

    page = client.post(card(measure, "worte", purpose), {"seen": 0, **more, **given})

    measure.refresh_from_db()
    assert (page.status_code, measure.revision) == (200, 0)
    assert 'role="alert"' in page.content.decode()


def test_two_clicks_without_a_script_mark_words_in_either_order(client, rita, goal):
    page = goal.page
    first, last = (range_on(page, words) for words in ("Bis", "Wege"))

    forth = client.get(f"{mark_page(goal)}?von={first['start']}&bis={last['end']}")
    once = client.get(f"{mark_page(goal)}?von={last['start']}")
    back = next(
        word for block in once.context["sheet"].blocks for word in block.words if word.start == first["start"]
    )

    assert forth.context["sheet"].chosen == "Bis 2035 werden 40 % aller Wege"
    assert back.query == f"von={first['start']}&bis={last['end']}"


def test_marked_words_become_a_statement(client, rita, goal):
    given = {**range_on(goal.page, "bleibt mindestens bei 25 %"), "kind": "target", "code": "Z 2"}

    answer = client.post(mark_page(goal), given)

    made = Statement.objects.get(added_by=rita)
    assert (answer.status_code, answer["Location"]) == (302, card(made))
    assert (made.text, made.code, made.review) == ("bleibt mindestens bei 25 %", "Z 2", Review.CONFIRMED)
    assert quotes_hold()


@pytest.mark.parametrize(
    "given",
    [{"start": -5, "end": 3}, {"start": 0, "end": 99999}, {"start": 9, "end": 4}, {"start": 4, "end": 4}, {}],
)
def test_bad_ranges_add_nothing(client, rita, goal, given):
    page = client.post(mark_page(goal), {"kind": "goal", **given})

    assert (page.status_code, Statement.objects.filter(added_by=rita).count()) == (200, 0)
    assert 'role="alert"' in page.content.decode()


def test_the_same_words_lead_to_the_statement_that_stands(client, rita, goal):
    page = client.post(mark_page(goal), {"start": goal.start, "end": goal.end, "kind": "goal"})

    assert f'href="{card(goal)}"' in page.content.decode()


def test_the_list_opens_the_page_of_a_paper(client, rita):
    answer = client.get(f"{ROOM}seite/?papier=verkehrsplan-auental&seite=2")
    nowhere = client.get(f"{ROOM}seite/?papier=verkehrsplan-auental&seite=9")

    assert answer["Location"] == f"{ROOM}seite/verkehrsplan-auental/2/"
    assert nowhere.status_code == 404


def test_a_statement_is_split_at_its_sentences_and_taken_back(client, rita, measure):
    page = client.get(card(measure, "teilen"))
    border = page.context["pieces"][1][0]
    answer = client.post(card(measure, "teilen"), {"seen": 0, "border": [str(border), "7", "x"]})
    parts = list(Statement.objects.filter(added_by=rita).order_by("start"))
    client.post(f"{ROOM}zurueck/{Entry.objects.latest('pk').position}/")

    measure.refresh_from_db()
    assert answer["Location"] == card(parts[0])
    assert [part.text for part in parts] == [
        measure.text[:border].strip(),
        measure.text[border:],
    ]
    assert (measure.review, Statement.objects.filter(added_by=rita).count()) == (Review.CANDIDATE, 0)


def test_whose_aim_it_is_is_corrected_taken_back_and_given_out(client, rita, goal, city):
    page = client.get(card(goal)).content.decode()
    client.post(card(goal), {**facts(), "whose": "state"})

    goal.refresh_from_db()
    given = client.get(f"/api/v1/cities/auental/statements/{goal.key}").json()
    line = client.get("/auental/schreibtisch/protokoll/").content.decode()
    assert "eigenes Ziel der Stadt" in page
    assert (goal.whose, goal.corrected, given["whose"]) == ("state", ["whose"], "state")
    assert "Ziel des Landes, nicht der Stadt" in client.get(f"/auental/aussagen/{goal.key}/").content.decode()
    assert "Wessen Ziel es ist: –" in line

    wrong = client.post(card(goal), {**facts(), "seen": 1, "whose": "moon"})
    client.post(f"/auental/schreibtisch/aussagen/zurueck/{Entry.objects.latest('pk').position}/")

    goal.refresh_from_db()
    assert (wrong.status_code, goal.whose) == (200, None)


def test_a_split_without_a_border_says_what_is_missing(client, rita, measure):
    page = client.post(card(measure, "teilen"), {"seen": 0})

    assert "Wählen Sie mindestens eine Stelle" in page.content.decode()


def test_a_split_that_somebody_else_was_faster_with_is_refused(client, rita, measure):
    client.post(card(measure), {**facts(kind="measure", code="M 2"), "level_name": "Leitmaßnahme"})
    border = client.get(card(measure, "teilen")).context["pieces"][1][0]

    page = client.post(card(measure, "teilen"), {"seen": 0, "border": [border]})

    assert (page.status_code, Statement.objects.filter(added_by=rita).count()) == (409, 0)


def test_two_neighbours_are_merged(client, rita, goal):
    other = client.get(card(goal, "zusammenlegen")).context["beside"][0][0]

    answer = client.post(card(goal, "zusammenlegen"), {"seen": 0, "other": f"{other.key}:0"})

    made = Statement.objects.get(added_by=rita)
    assert answer["Location"] == card(made)
    assert made.text == goal.page.text[goal.start : other.end]
    assert quotes_hold()


@pytest.mark.parametrize("other", ["", "x", "abc:zwei", ":"])
def test_a_merge_with_nothing_says_what_is_missing(client, rita, goal, other):
    page = client.post(card(goal, "zusammenlegen"), {"seen": 0, "other": other})

    assert "Wählen Sie die Aussage davor oder dahinter" in page.content.decode()


def test_two_statements_are_linked_after_a_search(client, rita, measure):
    vision = Statement.objects.get(kind="vision")
    found = client.get(card(measure, "verbinden") + "?q=kurzen+Wege").content.decode()
    address = card(measure, "verbinden")
    given = {"other": vision.key, "type": "implements>", "reason": "Kurze Wege."}
    answer = client.post(address, given)
    again = client.post(address, given).content.decode()

    link = Link.objects.get(source=measure, target=vision)
    assert f"?mit={vision.key}" in found
    assert answer["Location"] == card(measure)
    assert (link.type, link.review, link.added_by, link.reason) == (
        *("implements", Review.CONFIRMED, rita, "Kurze Wege."),
    )
    assert f"/pruefen/verbindung/{link.pk}/" in again


def test_a_link_reads_the_other_way_round_too(client, rita, measure):
    vision = Statement.objects.get(kind="vision")

    client.post(
        card(measure, "verbinden"), {"other": vision.key, "type": "covers<", "reason": "Das Bild umfasst es."}
    )

    assert Link.objects.filter(source=vision, target=measure, type="covers").exists()


def test_a_link_needs_a_reason_and_another_paper(client, rita, goal, measure):
    address = card(measure, "verbinden")
    no_reason = client.post(address, {"other": goal.key, "type": "supports>", "reason": ""})
    same_paper = client.post(address, {"other": goal.key, "type": "supports>", "reason": "Rad."})

    assert 'role="alert"' in no_reason.content.decode()
    assert "nur Aussagen zweier Papiere" in same_paper.content.decode()


def test_words_of_papers_and_people_are_shown_as_words(client, rita, city):
    evil = Statement.objects.get(text__contains="<script>")
    shown = [
        client.get(address).content.decode()
        for address in (
            *(ROOM, card(evil), card(evil, "teilen"), card(evil, "zusammenlegen"), card(evil, "verbinden")),
            *(f"{ROOM}?q=%3Cscript%3Ealert%281%29", mark_page(evil)),
            f"{mark_page(evil)}?von={evil.start}&bis={evil.end}",
        )
    ]
    client.post(card(evil), {**facts(code="<img src=x>"), "level_name": "<b>fett</b>"})
    shown.append(client.get(card(evil)).content.decode())

    assert not any("<script>alert" in page or "<img src=x" in page or "<b>fett" in page for page in shown)


def test_the_public_page_shows_the_way_to_marking_only_to_people_with_a_desk(client, rita, goal):
    address = f"/auental/papiere/{goal.edition.document.slug}/seite/{goal.page.number}/"
    logged_in = client.get(address).content.decode()
    client.logout()

    stranger = client.get(address)

    assert mark_page(goal) in logged_in
    assert mark_page(goal) not in stranger.content.decode()
    assert not stranger.cookies


@pytest.mark.parametrize("how_many", [1, 3])
def test_pages_cost_as_many_queries_as_ever(client, tmp_path, monkeypatch, how_many):
    monkeypatch.setattr(settings, "DATA", tmp_path)
    city = cities.town(tmp_path, how_many)
    client.force_login(person("rita_editor", city.row))
    measure = Statement.objects.filter(code="M 1.1")[0]
    costs = {
        ROOM: 11,
        f"{ROOM}?q=Rad": 9,
        card(measure): 14,
        card(measure, "worte", "feld"): 13,
        card(measure, "teilen"): 10,
        card(measure, "zusammenlegen"): 11,
        f"{card(measure, 'verbinden')}?q=Rad": 13,
        mark_page(measure): 9,
    }
    client.get(ROOM)

    counted = {}
    for address in costs:
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        counted[address] = len(asked)

    assert counted == costs


def test_every_quote_holds_after_all_of_it(client, rita, city, goal, measure, tmp_path):
    client.post(card(measure, "worte", "titel"), {"seen": 0, **range_on(measure.page, "Radschnellwegen")})
    client.post(mark_page(goal), {**range_on(goal.page, "Anteil der Wege"), "kind": "indicator"})
    border = client.get(card(measure, "teilen")).context["pieces"][1][0]
    client.post(card(measure, "teilen"), {"seen": 1, "border": [border]})
    other = Statement.objects.get(kind="target")
    client.post(card(other, "worte", "digital"), {"seen": 0, "digital": "data", "start": 0, "end": 3})
    client.post(card(goal, "worte", "zielwert"), {"seen": 0, "start": goal.start, "end": goal.end})

    checked = check_records(data=tmp_path, options=OPTIONS)

    assert [one for one in checked.findings if one.kind != "index"] == []
    assert Statement.objects.filter(added_by=rita).count() == 3
