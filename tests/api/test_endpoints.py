"""Machines are told what the public pages show, with quote, edition and page."""

import pytest

from stadtfaden.corpus.models import Page, Statement
from stadtfaden.threads.models import Link, Settlement
from tests.cast import NOON, person

pytestmark = pytest.mark.usefixtures("db")
ROOT = "/api/v1/cities/auental"
LISTS = (
    "areas",
    "papers",
    "statements",
    "targets",
    "links",
    "contradictions",
    "holes",
    "threads",
    "editions",
)
KEY = "0123456789ab"


def items(client, address):
    return client.get(address).json()["items"]


def test_a_statement_comes_with_its_exact_words_and_their_place(client, shown):
    goal = next(one for one in items(client, f"{ROOT}/statements") if one["code"] == "Z 1")
    page = Page.objects.get(edition__document__slug=goal["paper"]["id"], number=goal["page"]["number"])

    assert page.text[goal["page"]["start"] : goal["page"]["end"]] == goal["text"]
    assert (goal["page"]["place"], goal["edition"]) == ("S. 1 (PDF 1)", 1)
    assert goal["review"] == "candidate"
    for address in (goal["address"], goal["page_address"]):
        assert client.get(address.removeprefix("http://testserver")).status_code == 200


def test_one_statement_is_the_same_as_in_the_list(client, shown):
    first = items(client, f"{ROOT}/statements")[0]

    assert client.get(f"{ROOT}/statements/{first['id']}").json() == first


@pytest.mark.parametrize(
    ("asked", "how_many"),
    [
        ("", 7),
        ("kind=goal", 2),
        ("area=climate&kind=goal", 2),
        ("area=mobility", 2),
        ("paper=verkehrsplan-auental", 3),
        ("digital=any", 1),
        ("digital=risk", 0),
        ("review=confirmed", 0),
        ("review=candidate", 7),
        ("target_year=2030-2032", 1),
        ("text=radschnellwege", 1),
        ("text=RADSCHNELLWEGE", 1),
        ("year=2021", 0),
        ("holds=false", 0),
    ],
)
def test_statements_are_narrowed_as_on_the_pages(client, shown, asked, how_many):
    answer = client.get(f"{ROOT}/statements?{asked}").json()

    assert (answer["total"], len(answer["items"])) == (how_many, how_many)


def test_capitals_and_the_sharp_s_are_no_other_word(client, shown):
    Statement.objects.filter(code="M 1.1").update(title="Ältere Straßen und Maße")

    for word in ("STRASSE", "strasse", "straße", "Straße", "MASSE", "ÄLTERE", "ältere"):
        assert client.get(f"{ROOT}/statements", {"text": word}).json()["total"] == 1, word
    assert client.get(f"{ROOT}/statements", {"level": "Leitmaßnahme"}).json()["total"] == 1


def test_only_what_a_person_has_confirmed_can_be_asked_for(client, shown):
    row = Statement.objects.get(code="Z 1")
    row.review, row.reviewed_by, row.reviewed_at = "confirmed", person("rita_editor", shown.row), NOON
    row.save()

    (told,) = items(client, f"{ROOT}/statements?review=confirmed")

    assert (told["id"], told["review"], told["confirmed_on"]) == (row.key, "confirmed", "2026-03-02")
    assert "Rita" not in str(told)


def test_what_was_rejected_is_told_nowhere(client, shown):
    Statement.objects.filter(code="Z 1").update(review="rejected", reviewed_by=person("rita_editor"))

    assert client.get(f"{ROOT}/statements").json()["total"] == 6
    for name in LISTS:
        assert "40 %" not in client.get(f"{ROOT}/{name}").content.decode()


def test_parts_follow_each_other_and_leave_nothing_out(client, shown):
    whole = [one["id"] for one in items(client, f"{ROOT}/statements")]
    walked, address = [], f"{ROOT}/statements?limit=3"
    while address:
        part = client.get(address).json()
        walked += [one["id"] for one in part["items"]]
        address = (part["next"] or "").removeprefix("http://testserver")

    assert (walked, len(set(walked))) == (whole, 7)


@pytest.mark.parametrize("name", LISTS)
def test_every_list_comes_in_parts(client, shown, name):
    whole = client.get(f"{ROOT}/{name}").json()
    part = client.get(f"{ROOT}/{name}?limit=1").json()

    assert part["total"] == whole["total"] == len(whole["items"])
    assert part["items"] == whole["items"][:1]
    assert (part["next"] is None) is (whole["total"] < 2)


def test_a_contradiction_shows_both_quotes_and_the_verdict_of_people(client, shown):
    (open_one,) = items(client, f"{ROOT}/contradictions")
    Settlement.objects.create(
        link=Link.objects.get(type="conflicts"),
        verdict="outdated",
        outdated="target",
        reason="Der Klimaplan ist älter.",
        council_paper="2026/17",
        settled_by=person("anton_approver", shown.row),
        settled_at=NOON,
    )
    (settled,) = items(client, f"{ROOT}/contradictions?settled=true")

    assert open_one["settlement"] is None
    assert (open_one["source"]["text"][:8], open_one["target"]["text"][:8]) == ("Bis 2035", "Bis 2030")
    assert settled["settlement"] == {
        "verdict": "outdated",
        "outdated_side": "target",
        "reason": "Der Klimaplan ist älter.",
        "council_paper": "2026/17",
        "settled_by": "Anton Approver",
        "settled_on": "2026-03-02",
    }
    assert items(client, f"{ROOT}/contradictions") == []


def test_a_gap_names_a_statement_or_an_area(client, shown):
    found = items(client, f"{ROOT}/holes")

    assert {one["area"] for one in found if one["kind"] == "area-without-paper"} == {"culture"}
    assert all(one["statement"] for one in found if one["kind"] != "area-without-paper")
    assert items(client, f"{ROOT}/holes?kind=area-without-paper") == [
        {
            "kind": "area-without-paper",
            "statement": None,
            "area": "culture",
            "area_name": "Kultur",
            "address": "http://testserver/auental/felder/culture/",
        }
    ]


def test_a_thread_leads_from_the_vision_to_the_measure(client, shown):
    measure = next(one for one in items(client, f"{ROOT}/statements") if one["code"] == "M 1.1")

    thread = client.get(f"{ROOT}/threads/{measure['id']}").json()
    kinds = {one["statement"]["id"]: one["statement"]["kind"] for one in thread["strands"]}
    kinds[measure["id"]] = measure["kind"]

    assert [kinds[key] for key in thread["spine"]] == ["vision", "goal", "measure"]
    assert [one["link"] for one in thread["strands"]] == [None, "supports"]


def test_links_can_be_asked_for_by_one_end(client, shown):
    vision = next(one for one in items(client, f"{ROOT}/statements") if one["kind"] == "vision")

    (link,) = items(client, f"{ROOT}/links?statement={vision['id']}")

    assert (link["type"], link["target"]["id"]) == ("supports", vision["id"])


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/cities/nirgendwo",
        "/api/v1/cities/nirgendwo/statements",
        f"{ROOT}/papers/gibt-es-nicht",
        f"{ROOT}/statements/{KEY}",
        f"{ROOT}/threads/{KEY}",
        f"{ROOT}/editions/7",
        "/api/v1/gibt-es-nicht",
        "/api/v2/cities",
    ],
)
def test_what_does_not_exist_is_not_found(client, shown, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("asked", "parameter"),
    [
        ("statements?areas=mobility", "areas"),
        ("statements?area=weltraum", "area"),
        ("statements?paper=nichts", "paper"),
        ("statements?kind=witz", "kind"),
        ("statements?review=rejected", "review"),
        ("statements?year=gestern", "year"),
        ("statements?target_year=2035-2030", "target_year"),
        ("statements?text=%00", "text"),
        ("statements?level=foo", "level"),
        ("statements?kind=goal&kind=measure", "kind"),
        ("targets?limit=1&limit=2", "limit"),
        ("links?statement=foo", "statement"),
        ("statements?limit=201", "limit"),
        ("statements?limit=0", "limit"),
        ("statements?after=-1", "after"),
        ("links?type=liebt", "type"),
        ("holes?kind=schwarz", "kind"),
        ("areas?kind=goal", "kind"),
        ("?kind=goal", "kind"),
    ],
)
def test_a_parameter_that_is_not_understood_is_refused_and_named(client, shown, asked, parameter):
    answer = client.get(f"{ROOT}{'' if asked.startswith('?') else '/'}{asked}")

    assert (answer.status_code, answer.headers["Content-Type"]) == (400, "application/problem+json")
    assert answer.json()["parameter"] == parameter


@pytest.mark.parametrize(
    ("asked", "said", "allowed"),
    [
        ("statements?kind=witz", "„witz“ ist kein Wert des Parameters „kind“.", "goal"),
        ("statements?area=mobilitaet", "„mobilitaet“ ist kein Wert des Parameters „area“.", "mobility"),
        ("statements?arae=mobility", "Den Parameter „arae“ gibt es hier nicht.", "area"),
        ("contradictions?settled=ja", "„ja“ ist kein Wert des Parameters „settled“.", "true"),
    ],
)
def test_a_refusal_tells_what_was_asked_and_what_may_stand_there(client, shown, asked, said, allowed):
    told = client.get(f"{ROOT}/{asked}").json()

    assert told["detail"].startswith(said)
    assert allowed in told["allowed"]
    assert told["detail"].endswith(f"Möglich: {', '.join(told['allowed'])}.")


def test_bounds_of_a_number_are_told(client, shown):
    told = client.get(f"{ROOT}/areas?limit=201").json()

    assert told["detail"] == "„201“ ist kein Wert des Parameters „limit“. Höchstens 200."
    assert "allowed" not in told


@pytest.mark.parametrize(
    ("address", "said", "allowed"),
    [
        (f"statements/{KEY}", f"Eine Aussage „{KEY}“ gibt es hier nicht. Alle stehen unter http", None),
        (f"threads/{KEY}", f"http://testserver{ROOT}/statements.", None),
        ("papers/klimaplan", "Ein Papier „klimaplan“ gibt es hier nicht. Möglich: ", "klimaplan-auental"),
        ("editions/7", "Eine Beschlussfassung „7“ gibt es hier nicht.", None),
    ],
)
def test_what_is_not_here_is_named_with_a_way_on(client, shown, address, said, allowed):
    answer = client.get(f"{ROOT}/{address}")

    assert answer.status_code == 404
    assert said in answer.json()["detail"]
    assert allowed is None or allowed in answer.json()["allowed"]


def test_a_city_that_is_not_here_is_answered_with_those_that_are(client, shown):
    answer = client.get("/api/v1/cities/aunetal")

    assert answer.status_code == 404
    assert answer.json()["detail"] == "Eine Stadt „aunetal“ gibt es hier nicht. Möglich: auental."
    assert answer.json()["allowed"] == ["auental"]
