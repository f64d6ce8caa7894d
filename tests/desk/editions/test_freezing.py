"""What the council decides is kept for ever, and what has changed since can be told."""

import hashlib
import json

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied

from stadtfaden.actors.models import Entry
from stadtfaden.core.strategies import Figures
from stadtfaden.corpus.actions import keep_original
from stadtfaden.corpus.models import Review, Statement
from stadtfaden.corpus.queries import original_path
from stadtfaden.pipeline.own_papers import Belonging, Writing, write_down
from stadtfaden.threads.actions import NothingConfirmed, Resolution, freeze_strategy
from stadtfaden.threads.models import DecidedEdition, Link
from stadtfaden.threads.queries import content_of
from stadtfaden.ui.wording import KINDS
from tests.cast import NOON, person
from tests.portal import city as cities

pytestmark = pytest.mark.django_db
ROOM = "/auental/schreibtisch/fassungen/"
RESOLUTION = Resolution(title="Digitalstrategie 2026", decided_on=NOON.date(), council_paper="V 7/2026")
FORM = {"title": "Digitalstrategie 2026", "decided_on": "2026-03-02", "council_paper": "V 7/2026"}


def judged(city):
    return {"review": Review.CONFIRMED, "reviewed_by": person("rita_editor", city.row), "reviewed_at": NOON}


def confirm(city, kind):
    Statement.objects.filter(kind=kind).update(**judged(city))


def freeze(city, by):
    return freeze_strategy(municipality=city.row, resolution=RESOLUTION, folder=city.folder, by=by, now=NOON)


def test_a_frozen_edition_holds_what_is_confirmed_and_nothing_else(client, city, anton):
    confirm(city, "goal")

    client.post(ROOM, {**FORM, "promised": client.post(ROOM, FORM).context["outlook"].kept.line})

    page = client.get("/auental/fassungen/1/").content.decode()
    assert "40 % aller Wege" in page
    assert "Radschnellwegen" not in page
    assert "V 7/2026" in page


def test_what_is_promised_is_what_is_kept(client, city, anton):
    Statement.objects.filter(kind="goal").update(**judged(city))
    Link.objects.update(**judged(city))
    write_down(
        municipality=city.row,
        values={"kind": "measure", "title": "Ladepunkte an allen Schulen bauen"},
        belonging=Belonging(),
        writing=Writing(settings.DATA, anton, NOON),
    )

    asked = client.post(ROOM, FORM)
    promised = asked.context["outlook"].kept
    client.post(ROOM, {**FORM, "promised": promised.line})

    edition = DecidedEdition.objects.get()
    kept = content_of(edition.digest, settings.DATA).figures
    assert promised == kept == Figures(kinds={"goal": 2, "measure": 1}, drafts=1, links=1, verdicts=0)
    assert (asked.context["outlook"].loose_links, Link.objects.count()) == (1, 2)
    assert {name: edition.figures[name] for name in ("kinds", "drafts", "links")} == {
        "kinds": {"goal": 2, "measure": 1},
        "drafts": 1,
        "links": 1,
    }
    page = " ".join(client.get("/auental/fassungen/1/").content.decode().split())
    assert "<b>Maßnahme</b> · Entwurf" in page
    assert "1 Aussage ist ein Entwurf" in page


def test_asking_freezes_nothing(client, city, anton):
    confirm(city, "goal")

    page = client.post(ROOM, FORM).content.decode()

    assert not DecidedEdition.objects.exists()
    assert "<b>2</b> bestätigte Aussagen" in page
    assert "1 Widerspruch ist nicht geklärt." in page
    assert "2 Aussagen würden ohne bestätigtes Handlungsfeld festgehalten." in page


def test_what_changed_since_it_was_promised_is_told_and_not_frozen(client, city, anton):
    confirm(city, "goal")
    promised = client.post(ROOM, FORM).context["outlook"].kept.line
    confirm(city, "measure")

    answer = client.post(ROOM, {**FORM, "promised": promised})

    assert (answer.status_code, DecidedEdition.objects.count()) == (409, 0)
    assert "Inzwischen hat sich etwas geändert." in answer.content.decode()
    assert answer.context["outlook"].kept.kinds == {"goal": 2, "measure": 2}


def test_an_edition_of_an_older_version_keeps_its_bytes(client, city, anton):
    confirm(city, "goal")
    edition = freeze(city, anton)
    old = json.loads(original_path(city.folder, edition.digest).read_bytes())
    for row in old["statements"]:
        del row["is_draft"]
    data = json.dumps(old, ensure_ascii=False).encode()
    DecidedEdition.objects.update(digest=keep_original(data=data, folder=city.folder))

    answer = client.get("/auental/fassungen/1/strategie.json")

    assert answer.content == data
    assert client.get("/auental/fassungen/1/").status_code == 200


def test_the_file_has_the_digest_that_the_page_names(client, city, anton):
    confirm(city, "goal")
    edition = freeze(city, anton)

    answer = client.get("/auental/fassungen/1/strategie.json")
    again = client.get("/auental/fassungen/1/strategie.json", headers={"If-None-Match": answer["ETag"]})

    assert hashlib.sha256(answer.content).hexdigest() == edition.digest
    assert again.status_code == 304


def test_a_frozen_edition_does_not_follow_what_lives(client, city, anton):
    confirm(city, "goal")
    freeze(city, anton)
    confirm(city, "measure")

    frozen = client.get("/auental/fassungen/1/").content.decode()
    since = client.get("/auental/fassungen/1/seither/").content.decode()

    assert "Radschnellwegen" not in frozen
    assert "Radschnellwegen" in since
    assert "0 Aussagen sind neu" in since
    assert "Neu bestätigt sind 2 Aussagen aus Papieren" in since


def test_two_editions_are_compared(client, city, anton):
    confirm(city, "goal")
    freeze(city, anton)
    confirm(city, "measure")
    freeze(city, anton)

    forward = client.get("/auental/fassungen/1/seither/?zu=2").context["difference"]
    backward = client.get("/auental/fassungen/2/seither/?zu=1").context["difference"]

    assert (len(forward.added), len(forward.gone)) == (2, 0)
    assert (len(backward.added), len(backward.gone)) == (0, 2)


def test_nothing_confirmed_is_nothing_to_freeze(city, anton):
    with pytest.raises(NothingConfirmed):
        freeze(city, anton)

    assert not DecidedEdition.objects.exists()


def test_an_editor_may_look_but_not_freeze(client, city):
    rita = person("rita_editor", city.row)
    confirm(city, "goal")
    client.force_login(rita)

    looked, froze = client.get(ROOM), client.post(ROOM, FORM)

    assert (looked.status_code, froze.status_code) == (200, 403)
    assert b"<form method" not in looked.content
    with pytest.raises(PermissionDenied):
        freeze(city, rita)


def test_freezing_is_logged_with_the_digest(city, anton):
    confirm(city, "goal")

    edition = freeze(city, anton)

    entry = Entry.objects.get(verb="strategy.frozen")
    assert (entry.by, entry.detail["digest"]) == (anton, edition.digest)


def test_a_day_to_come_is_refused(client, city, anton):
    confirm(city, "goal")

    page = client.post(ROOM, {**FORM, "decided_on": "2999-01-01"})

    assert (page.status_code, DecidedEdition.objects.count()) == (200, 0)
    assert "noch in der Zukunft" in page.content.decode()


@pytest.mark.parametrize("how_many", [1, 3])
def test_a_frozen_edition_costs_as_many_queries_as_ever(
    client, tmp_path, monkeypatch, django_assert_num_queries, how_many
):
    monkeypatch.setattr(settings, "DATA", tmp_path)
    city = cities.town(tmp_path, how_many)
    confirm(city, "goal")
    freeze(city, person("anton_approver", city.row))

    client.force_login(person("anton_approver", city.row))
    with django_assert_num_queries(15):
        client.post(ROOM, FORM)
    client.logout()
    with django_assert_num_queries(5):
        client.get("/auental/fassungen/1/")
    with django_assert_num_queries(16):
        client.get("/auental/fassungen/1/seither/")


def test_each_figure_before_freezing_opens_the_list_of_what_it_counts(client, city, anton):
    confirm(city, "goal")
    Link.objects.update(**judged(city))
    asked = client.post(ROOM, FORM)
    outlook = asked.context["outlook"]
    figures = {
        "aussagen": outlook.kept.statements,
        "entwuerfe": outlook.kept.drafts,
        "ohne-feld": outlook.without_area,
        "verbindungen": outlook.kept.links,
        "urteile": outlook.kept.verdicts,
        "lose-verbindungen": outlook.loose_links,
        "lose-urteile": outlook.loose_verdicts,
        "vorschlaege": sum(many for kind, many in outlook.waiting.items() if kind in KINDS),
        "vorgeschlagen": sum(many for kind, many in outlook.waiting.items() if kind not in KINDS),
    }

    lists = {what: client.get(f"{ROOM}vorher/{what}/") for what in figures}

    assert {what: page.context["part"].paginator.count for what, page in lists.items()} == figures
    assert figures["aussagen"] == 2
    assert f'href="{ROOM}vorher/aussagen/?art=goal"' in asked.content.decode()
    assert "40 % aller Wege" in lists["aussagen"].content.decode()
    assert client.get(f"{ROOM}vorher/aussagen/?art=measure").context["part"].paginator.count == 0
    assert client.get(f"{ROOM}vorher/alles/").status_code == 404
