"""A city's own colours, logo and words: only what can be read, and everywhere on its public pages."""

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from stadtfaden.actors.models import Entry, Look, Municipality
from stadtfaden.corpus.models import Statement
from tests.portal.addresses import addresses

pytestmark = pytest.mark.django_db
ROOM = "/auental/schreibtisch/aussehen/"
NAMED = ("vision", "principle", "goal", "target", "measure", "indicator")
EMPTY = {
    "seen": 0,
    "thread_colour": "",
    "link_colour": "",
    "logo_text": "",
    "notice": "",
    "easy_checked_by": "",
    "easy_checked_on": "",
    **{f"{kind}_{which}": "" for kind in NAMED for which in ("one", "many")},
}


def keep(client, **given):
    return client.post(ROOM, EMPTY | given)


def picture(kind="PNG", size=(900, 300)):
    out = BytesIO()
    Image.new("RGB", size, "#005090").save(out, format=kind)
    return SimpleUploadedFile("wappen.png", out.getvalue())


def test_colours_come_as_a_sheet_of_their_own_for_light_and_dark(client, adele):
    keep(client, thread_colour="#00508F")

    page = client.get("/auental/").content.decode()
    sheet = client.get("/auental/aussehen-1.css")
    assert "/auental/aussehen-1.css" in page
    assert sheet["Content-Type"] == "text/css"
    assert sheet.content.decode().startswith(":root{--thread:#00508f;}@media (prefers-color-scheme:dark)")


def test_a_colour_that_cannot_be_read_is_refused_and_the_nearest_is_named(client, adele):
    answer = keep(client, thread_colour="#ffcc00")

    assert answer.status_code == 400
    assert "Die nächste lesbare: #" in answer.content.decode()
    assert not Look.objects.filter(revision__gt=0).exists()


@pytest.mark.parametrize("wrong", ["red", "#12", "};x{", "#zzzzzz"])
def test_what_is_no_colour_is_refused(client, adele, wrong):
    assert keep(client, link_colour=wrong).status_code == 400


def test_the_city_s_own_words_stand_in_lists_and_counts_and_german_alone(client, adele):
    keep(client, measure_one="Vorhaben", measure_many="Vorhaben")

    german, english = (client.get(f"{root}/auental/").content.decode() for root in ("", "/en"))
    key = Statement.objects.filter(kind="measure", edition__is_current=True).earliest("pk").key
    assert "Vorhaben</a></li>" in german
    assert "Measures</a></li>" in english
    assert "Vorhaben" in client.get(f"/auental/aussagen/{key}/").content.decode()


# What a paper says, what it is called, and what anybody cites.
NOT_OURS = re.compile(
    r'<ol class="outline">.*?</ol>|<section aria-labelledby="text">.*?</section>|'
    r"<(blockquote|cite|pre|textarea|title)\b.*?</\1>|<script\b.*?</script>|<meta\b[^>]*>"
    r'|<(\w+)(?=[^>]*class="[^"]*paper)[^>]*>.*?</\2>|„.*?“',
    re.DOTALL,
)


def test_no_public_page_says_measure_where_the_city_has_a_word_of_its_own(client, adele, city):
    keep(
        client,
        measure_one="Schritt",
        measure_many="Schritte",
        goal_one="Absicht",
        goal_many="Absichten",
        target_one="Marke",
        target_many="Marken",
    )
    client.logout()

    said = []
    named = addresses(city)
    named.pop("open data")  # names data files, whose columns keep the shipped words
    for address in named.values():
        words = re.sub(r"<[^>]+>", " ", NOT_OURS.sub(" ", client.get(address).content.decode()))
        said += [(address, found) for found in re.findall(r".{0,40}\bMaßnahme.{0,40}", words)]

    assert said == []


def test_another_city_keeps_the_shipped_words(client, adele):
    keep(client, measure_one="Vorhaben", measure_many="Vorhaben")
    Municipality.objects.create(slug="musterstadt", name="Musterstadt")

    page = client.get("/musterstadt/").content.decode()

    assert "Maßnahmen</a></li>" in page
    assert "Vorhaben" not in page


def test_a_logo_is_drawn_anew_small_and_has_a_text(client, adele):
    keep(client, logo=picture(), logo_text="Stadt Auental")

    look = Look.objects.get()
    answer = client.get(f"/auental/logo-{look.logo_digest}.png")
    assert (look.logo_width, look.logo_height) == (432, 144)
    assert answer.content.startswith(b"\x89PNG")
    assert 'alt="Stadt Auental"' in client.get("/auental/").content.decode()


def test_a_logo_without_words_is_refused(client, adele):
    assert keep(client, logo=picture()).status_code == 400


@pytest.mark.parametrize(
    "data",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"",
        b"\x89PNG\r\n\x1a\n" + b"0" * 50,
    ],
)
def test_what_is_no_picture_is_refused(client, adele, data):
    answer = keep(client, logo=SimpleUploadedFile("logo.png", data), logo_text="Stadt Auental")

    assert answer.status_code == 400
    assert not Look.objects.filter(revision__gt=0).exists()


def test_a_picture_of_too_many_points_is_refused_before_it_is_unpacked(client, adele):
    bomb = picture(size=(20_000, 20_000))

    assert keep(client, logo=bomb, logo_text="Stadt Auental").status_code == 400


def test_the_logo_stays_when_other_things_change_and_goes_when_asked(client, adele):
    keep(client, logo=picture(), logo_text="Stadt Auental")

    keep(client, seen=1, logo_text="Auental", thread_colour="#00508f")
    kept = Look.objects.get()
    keep(client, seen=2, no_logo="on")

    assert (kept.logo_text, bool(kept.logo_digest)) == ("Auental", True)
    assert not Look.objects.get().logo_digest


def test_a_notice_stands_first_on_every_public_page_in_both_languages_and_in_what_is_embedded(client, adele):
    keep(client, notice="Diese Seiten sind ein <b>Versuch</b>.")

    key = Statement.objects.filter(kind="measure").earliest("pk").key
    shown = "Diese Seiten sind ein &lt;b&gt;Versuch&lt;/b&gt;."
    assert f'<p class="notice">{shown}</p>' in client.get("/auental/").content.decode()
    assert f'<p class="notice" lang="de">{shown}</p>' in client.get("/en/auental/felder/").content.decode()
    assert shown in client.get(f"/auental/einbetten/aussage/{key}/").content.decode()


def test_who_comes_second_changes_nothing(client, adele):
    keep(client, thread_colour="#00508f")

    answer = keep(client, thread_colour="#b3202c")

    assert answer.status_code == 409
    assert Look.objects.get().thread_colour == "#00508f"


def test_what_was_changed_stands_in_the_log(client, adele):
    keep(client, thread_colour="#00508f")

    entry = Entry.objects.get(verb="look.settled")
    assert entry.detail["before"]["thread_colour"] == ""
    assert entry.detail["after"]["thread_colour"] == "#00508f"


def test_the_log_says_in_words_what_changed_and_from_what(client, adele):
    keep(client, thread_colour="#00508f", measure_one="Vorhaben", measure_many="Vorhaben")
    keep(
        client,
        seen=1,
        logo=picture(),
        logo_text="Stadt Auental",
        measure_one="Projekt",
        measure_many="Projekte",
    )

    page = " ".join(client.get("/auental/schreibtisch/protokoll/").content.decode().split())

    now = '<span aria-hidden="true">→</span><span class="visually-hidden">jetzt</span>'
    assert f"Farbe des Fadens: wie ausgeliefert {now} #00508f" in page
    assert f"Farbe des Fadens: #00508f {now} wie ausgeliefert" in page
    assert f"Eigene Worte für Maßnahme: Maßnahme, Maßnahmen {now} Vorhaben, Vorhaben" in page
    assert f"Eigene Worte für Maßnahme: Vorhaben, Vorhaben {now} Projekt, Projekte" in page
    assert f"Was das Logo sagt: – {now} Stadt Auental" in page
    assert f"Logo: – {now} Bild " in page
    assert "thread_colour" not in page


def test_easy_language_is_called_checked_when_somebody_says_by_whom_and_when(client, adele):
    half = keep(client, easy_checked_by="Prüfgruppe Musterhaus")
    keep(client, easy_checked_by="Prüfgruppe Musterhaus", easy_checked_on="2026-03-02")

    page = client.get("/auental/leichte-sprache/").content.decode()
    assert (half.status_code, "wer sie geprüft hat und wann" in half.content.decode()) == (400, True)
    assert "Das waren: Prüfgruppe Musterhaus" in page
    assert "Das war am 2. März 2026." in page
    assert "<b>nicht</b> geprüft" not in page
    assert (
        Entry.objects.filter(verb="look.settled").latest("pk").detail["after"]["easy_checked_on"]
        == "2026-03-02"
    )
