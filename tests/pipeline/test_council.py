"""The council's own system is asked over HTTP; what it says is evidence, and it is not trusted."""

import json
from datetime import date
from time import sleep

import pytest

from stadtfaden.adapters.council import CouncilUnreachable
from stadtfaden.adapters.council import oparl as client
from stadtfaden.corpus.models import CouncilDecision, CouncilPaper, Document
from stadtfaden.pipeline.council import WhichCouncil, ask_council
from tests.cast import NOON, person
from tests.pipeline.oparl import Council, council_of, served
from tests.portal import city as cities

pytestmark = pytest.mark.django_db


@pytest.fixture
def city(tmp_path):
    return cities.auental(tmp_path)


@pytest.fixture
def plan(city):
    """The traffic plan, of which people know the number of its council paper."""
    found = Document.objects.get(municipality=city.row, title="Verkehrsplan Auental")
    found.council_paper, found.adopted_on = "2021/0815", None
    found.save()
    return found


def ask(city, address, body=None):
    return ask_council(municipality=city.row, address=address, body=body, now=NOON, report=lambda _: None)


def test_the_paper_with_this_number_and_its_decisions_are_kept(city, plan):
    with served(council_of()) as address:
        heard = ask(city, address)

    kept = CouncilPaper.objects.get()
    final, preparing = kept.decisions.all()
    assert (heard.looked_at, heard.kept, heard.decisions, heard.troubles) == (3, 1, 2, [])
    assert (kept.plain_reference, kept.dated_on) == ("2021/0815", date(2021, 6, 1))
    assert (final.body, final.result, final.decided_on) == (
        "Stadtrat",
        "einstimmig beschlossen",
        date(2021, 7, 20),
    )
    assert (final.is_final, preparing.is_final) == (True, False)


def test_asking_again_keeps_one_of_each(city, plan):
    with served(council_of()) as address:
        ask(city, address)
        ask(city, address)

    assert (CouncilPaper.objects.count(), CouncilDecision.objects.count()) == (1, 2)


def test_a_paper_without_a_number_is_hinted_at_by_its_name(city, plan):
    Document.objects.filter(pk=plan.pk).update(council_paper="")

    with served(council_of(title="Verkehrsplan Auental 2021", reference="9/9")) as address:
        ask(city, address)

    assert CouncilPaper.objects.get().reference == "Vorlage Nr. 9/9"


def test_what_the_council_says_stands_on_the_public_page_and_changes_nothing(city, plan, client):
    with served(council_of()) as address:
        ask(city, address)

    page = client.get(f"/auental/papiere/{plan.slug}/").content.decode()
    plan.refresh_from_db()
    assert "einstimmig beschlossen" in page
    assert "20. Juli 2021" in page
    assert "So sagt es die Ratsinformation" in page
    assert plan.adopted_on is None


def test_a_person_takes_over_number_and_day_and_keeps_them(city, plan, client):
    with served(council_of()) as address:
        ask(city, address)
    client.force_login(person("rita_editor", city.row))
    room = f"/auental/schreibtisch/papiere/papier/{plan.slug}/"

    before = client.get(room).content.decode()
    after = client.get(f"{room}?beleg={CouncilPaper.objects.get().pk}").content.decode()

    assert "Was die Ratsinformation sagt" in before
    assert 'value="2021-07-20"' not in before
    assert 'value="2021-07-20"' in after


def test_the_address_must_be_that_of_a_system(city, plan):
    with served(council_of()) as address, pytest.raises(CouncilUnreachable, match="nicht als OParl-System"):
        ask(city, address.replace("/system", "/paper/1"))


def test_among_several_bodies_one_must_be_named(city, plan):
    council = council_of()
    council.say("/body/2", "Body", name="Ortsbeirat Nord", paper="{here}/papers")
    council.list("/bodies", "/body/1", "/body/2")

    with served(council) as address:
        with pytest.raises(WhichCouncil, match="Stadt Auental, Ortsbeirat Nord"):
            ask(city, address)
        assert ask(city, address, body="auental").kept == 1


def test_another_server_is_never_asked(city, plan):
    other, council = council_of(), council_of()
    with served(other) as elsewhere, served(council) as address:
        council.objects["/paper/1"]["consultation"][0]["agendaItem"] = elsewhere.replace("/system", "/item/1")

        heard = ask(city, address)

    assert other.asked == []
    assert "liegt auf einem anderen Server" in heard.troubles[0]
    assert heard.kept == 1


def test_a_redirect_to_another_server_is_not_followed(city, plan):
    other, council = council_of(), council_of()
    with served(other) as elsewhere, served(council) as address:
        council.raw["/system"] = (302, elsewhere)

        with pytest.raises(CouncilUnreachable, match="auf einem anderen Server"):
            ask(city, address)

    assert other.asked == []


def test_a_redirect_of_the_server_to_itself_is_followed(city, plan):
    council = council_of()
    council.raw["/oparl"] = (301, "{here}/oparl/")
    council.raw["/oparl/"] = (302, "/system")

    with served(council) as address:
        heard = ask(city, address.replace("/system", "/oparl"))

    assert heard.kept == 1


def test_a_server_that_sends_us_on_and_on_is_left(city, plan):
    council = council_of()
    council.raw["/system"] = (302, "{here}/system")

    with served(council) as address, pytest.raises(CouncilUnreachable, match="immer weiter verwiesen"):
        ask(city, address)

    assert len(council.asked) == client.MOST_TURNS


def test_the_better_door_is_kept_to():
    server = client.OParl("http://ris.example.org/oparl", agent="test")

    assert server._own("https://ris.example.org/oparl") == "https://ris.example.org/oparl"
    assert server._own("http://ris.example.org/papers") == "https://ris.example.org/papers"


class Endless(Council):
    """Every part of its list leads to another one."""

    def answer(self, path, query):
        if path != "/papers":
            return super().answer(path, query)
        number = int(query.partition("page=")[2] or 1)
        following = {"next": f"{{here}}/papers?page={number + 1}"}
        return 200, json.dumps({"data": [self.objects["/paper/2"]], "links": following})


def test_a_list_that_never_ends_is_left_and_said(city, plan):
    with served(council_of(make=Endless)) as address:
        heard = ask(city, address)

    assert heard.looked_at == 1
    assert "nimmt kein Ende" in heard.troubles[0]


class Slow(Council):
    """Takes its time."""

    def answer(self, path, query):
        sleep(0.6 if path == "/system" else 0)
        return super().answer(path, query)


def test_who_drips_or_asks_for_patience_is_left(city, plan, monkeypatch):
    monkeypatch.setattr(client, "LONGEST_ANSWER", 0.2)
    with (
        served(council_of(make=Slow)) as address,
        pytest.raises(CouncilUnreachable, match=r"nach 0\.2 Sekunden noch nicht fertig"),
    ):
        ask(city, address)


def test_asking_ends_after_its_time(city, plan, monkeypatch):
    monkeypatch.setattr(client, "LONGEST_ASKING", -1)

    with served(council_of()) as address, pytest.raises(CouncilUnreachable, match="wurde aufgehört"):
        ask(city, address)


def test_an_answer_folded_a_thousandfold_is_no_json(city, plan):
    council = council_of()
    council.raw["/system"] = (200, "[" * 200_000)

    with served(council) as address, pytest.raises(CouncilUnreachable, match="nicht mit JSON"):
        ask(city, address)


def test_evidence_with_the_right_number_alone_is_doubtful(city, plan, client):
    with served(council_of(title="Hundesteuersatzung")) as address:
        ask(city, address)
    page = f"/auental/papiere/{plan.slug}/"

    nothing_fits = client.get(page).content.decode()
    Document.objects.filter(pk=plan.pk).update(adopted_on=date(2019, 1, 1))
    other_day = client.get(page).content.decode()
    Document.objects.filter(pk=plan.pk).update(adopted_on=date(2021, 7, 20))
    day_fits = client.get(page).content.decode()

    assert "Nummer gleich, Name anders" in nothing_fits
    assert "Nummer gleich, Name und Datum anders" in other_day
    assert "Zweifelhaft" not in day_fits


def test_a_list_that_leads_in_a_circle_ends(city, plan):
    council = council_of()
    council.raw["/papers"] = (200, '{"data": [], "links": {"next": "{here}/papers"}}')

    with served(council) as address:
        heard = ask(city, address)

    assert (heard.looked_at, heard.troubles) == (0, [])
    assert council.asked.count("/papers") == 1


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ((500, "{}"), "antwortet mit 500"),
        ((200, "<html>"), "nicht mit JSON"),
        ((200, "[]"), "nicht mit einem Objekt"),
    ],
)
def test_a_list_that_breaks_off_is_told_and_stops_nothing(city, plan, answer, said):
    council = council_of()
    council.raw["/papers"] = answer

    with served(council) as address:
        heard = ask(city, address)

    assert heard.kept == 0
    assert said in heard.troubles[0]


def test_an_answer_without_end_is_cut_off(city, plan, monkeypatch):
    monkeypatch.setattr(client, "MOST_BYTES", 1000)
    council = council_of()
    council.raw["/paper/1"] = (200, json_of(5000))

    with served(council) as address:
        heard = ask(city, address)

    assert "mehr als" in heard.troubles[0]


def json_of(length):
    return '{"name": "' + "x" * length + '"}'


@pytest.mark.parametrize(
    "address", ["ftp://127.0.0.1/system", "file:///etc/passwd", "keine Adresse", "http://"]
)
def test_what_is_no_address_is_refused_in_words(city, address):
    with pytest.raises(CouncilUnreachable, match="keine Adresse"):
        ask(city, address)


def test_a_server_that_is_not_there_is_said(city):
    with served(council_of()) as address:
        pass

    with pytest.raises(CouncilUnreachable, match="nimmt keine Verbindung an") as refused:
        ask(city, address)
    assert "HTTPConnection" not in str(refused.value)


def test_hostile_values_do_no_harm(city, plan, client):
    council = council_of()
    council.objects["/paper/1"] |= {
        "name": "<script>alert(1)</script>" + "x" * 5000,
        "web": "javascript:alert(1)",
        "date": "gestern",
        "consultation": ["kein Objekt", 7, {"agendaItem": 5}],
    }

    with served(council) as address:
        heard = ask(city, address)

    page = client.get(f"/auental/papiere/{plan.slug}/").content.decode()
    assert (heard.kept, heard.decisions) == (1, 0)
    assert "<script>alert" not in page
    assert "javascript:" not in page
