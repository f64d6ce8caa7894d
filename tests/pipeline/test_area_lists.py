"""A city's own areas, from the list to the proposals."""

from dataclasses import replace

import pytest
from django.utils import timezone

from stadtfaden.corpus.models import Review
from stadtfaden.corpus.queries import current_statements
from stadtfaden.exchange import Table, rows_of
from stadtfaden.pipeline.actions import start_run
from stadtfaden.pipeline.area_lessons import BY_MEANING, BY_NAMES
from stadtfaden.pipeline.area_lists import area_list, settle_city_areas
from stadtfaden.pipeline.context import Build
from stadtfaden.pipeline.progress import CannotBuild
from stadtfaden.threads.actions import StatementVerdict, decide_statement, settle_areas
from stadtfaden.threads.models import Area, StatementArea
from tests.cast import person
from tests.pipeline.conftest import OPTIONS, Shelf
from tests.pipeline.papers import lay_out

OWN = """name;description;name_en
Unterwegs;Bus, Bahn und Rad;On the move
Schule und Kita;;
Digitales Rathaus;;
"""


@pytest.fixture
def listed(tmp_path):
    path = tmp_path / "handlungsfelder.csv"

    def write(text, encoding="utf-8"):
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return path

    return write


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_list_is_read_as_spreadsheets_write_it(listed, encoding):
    path = listed("Name;Description\r\nStraßen & Wege;\r\n\r\nGrün;Bäume und\tParks\r\n", encoding)

    first, second = area_list(path)

    assert (first.id, first.name_de, first.name_en) == ("strassen-wege", "Straßen & Wege", "Straßen & Wege")
    assert (second.id, second.description_de) == ("gruen", "Bäume und Parks")


def test_in_a_single_column_commas_belong_to_the_name(listed):
    found = area_list(listed('name\nKlima, Umwelt und Grün\n"Sport, Kultur"\n'))

    assert [area.name_de for area in found] == ["Klima, Umwelt und Grün", "Sport, Kultur"]


def test_five_hundred_areas_have_five_hundred_ids(listed):
    long = "Ein sehr langer Name eines Handlungsfeldes mit der Nummer"

    found = area_list(listed("name\n" + "".join(f"{long} {number}\n" for number in range(500))))

    assert len({area.id for area in found}) == 500
    assert max(len(area.id) for area in found) <= 40


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name;slug\nWohnen;\nKlima;\nwohnen;\n", "Zeile 4: „wohnen“ steht schon in Zeile 2"),
        ("name;slug\nWohnen;a\nKlima;a\n", "Zeile 3: slug „a“ steht schon in Zeile 2"),
        ("name;slug\nWohnen;Mein Feld\n", "Zeile 2: „Mein Feld“ taugt nicht als slug"),
        ("name;description\n", "steht kein Handlungsfeld"),
        ("", "fehlt die Spalte „name“"),
        ("titel;text\nWohnen;\n", "fehlt die Spalte „name“"),
        ("name;description\n;Häuser\n", "Zeile 2: Hier fehlt der Name"),
        ("name,description\nWohnen,Häuser, Mieten, Grund\n", "Zeile 2: Hier stehen mehr Felder als Spalten"),
        (f"name\n{'x' * 121}\n", "Zeile 2: name hat mehr als 120 Zeichen"),
        (b"name\n\x81\x8d\n", "ist nicht lesbar"),
    ],
)
def test_a_faulty_list_names_file_line_and_way_out(listed, text, said):
    path = listed(text)

    with pytest.raises(CannotBuild) as refused:
        area_list(path)

    assert said in refused.value.what
    assert str(path) in refused.value.what
    assert refused.value.way_out


@pytest.fixture(scope="module")
def built(tables, tmp_path_factory):
    """The four papers of Hirschau with a list of three areas."""
    shelf = Shelf(tmp_path_factory.mktemp("own"))
    lay_out(shelf.papers)
    write(shelf, OWN)
    shelf.first = shelf.build()
    return shelf


@pytest.mark.django_db
@pytest.mark.xdist_group("pipeline")
class TestBuildsWithAList:
    """One folder, built again and again."""

    @pytest.fixture
    def own(self, built):
        write(built, OWN)
        return built

    def test_all_that_is_proposed_are_the_areas_of_the_list(self, own):
        rows = list(rows_of(Table.AREAS, own.city))
        made_by = set(proposals(own).values_list("made_by", flat=True))
        shares = proposals(own).values_list("share", flat=True)

        assert [(row["area"], row["name_en"]) for row in rows] == [
            ("unterwegs", "On the move"),
            ("schule-und-kita", "Schule und Kita"),
            ("digitales-rathaus", "Digitales Rathaus"),
        ]
        assert len(made_by) == 1
        assert made_by.pop().startswith(f"{BY_NAMES} ")
        assert all(0.0 < share <= 1.0 for share in shares)
        assert proposals(own).filter(area__slug="unterwegs", statement__text__contains="Radwege").exists()
        assert "Es gelten die 3 aus" in own.first.notes[0]

    def test_an_unchanged_list_changes_nothing(self, own):
        before = list(proposals(own).values())

        again = own.build()

        assert list(proposals(own).values()) == before
        assert not [note for note in again.notes if "Handlungsfelder" in note]

    def test_a_changed_list_is_proposed_anew_and_judged_areas_stay(self, own):
        statement = current_statements(own.city).filter(areas__area__slug="schule-und-kita").first()
        confirm(own, statement, "schule-und-kita")
        write(own, "name\nFahrrad und Wege\nVerwaltung\n")

        again = own.build()

        slugs = list(
            Area.objects.filter(municipality=own.city).order_by("position").values_list("slug", flat=True)
        )
        assert slugs == ["fahrrad-und-wege", "verwaltung", "schule-und-kita"]
        assert not proposals(own).filter(area__slug="schule-und-kita").exists()
        assert StatementArea.objects.get(area__slug="schule-und-kita").review == Review.CONFIRMED
        assert proposals(own).filter(area__slug="fahrrad-und-wege").exists()
        note = next(note for note in again.notes if "Handlungsfelder" in note)
        assert "beurteilt: Unterwegs; Digitales Rathaus." in note
        assert "Bleiben mit dem, was Menschen beurteilt haben: Schule und Kita." in note

    def test_without_the_list_the_shipped_areas_hold_again(self, own):
        (own.papers / "handlungsfelder.csv").unlink()

        again = own.build()

        assert set(proposals(own).values_list("made_by", flat=True)) == {BY_MEANING}
        assert Area.objects.filter(municipality=own.city).count() == 23
        assert "Es gelten wieder die 23 mitgelieferten" in again.notes[0]

    def test_what_a_killed_build_has_settled_the_next_one_proposes(self, own):
        write(own, "name\nFahrrad und Wege\nVerwaltung\n")
        settle_areas(municipality=own.city, taxonomy=area_list(own.papers / "handlungsfelder.csv"))

        own.build()

        assert set(proposals(own).values_list("area__slug", flat=True)) == {"fahrrad-und-wege"}

    def test_uploads_leave_the_areas_of_the_city_alone(self, own):
        before = list(Area.objects.filter(municipality=own.city).values())
        run = start_run(municipality=own.city, folder="", now=timezone.now())

        settle_city_areas(Build(own.city, own.data, own.data, OPTIONS, run, own.told.append))

        assert list(Area.objects.filter(municipality=own.city).values()) == before

    def test_a_broken_list_changes_nothing(self, own):
        before = list(proposals(own).values())
        write(own, "name\nWohnen\nWohnen\n")

        with pytest.raises(CannotBuild, match="Zeile 3"):
            own.build()

        assert list(proposals(own).values()) == before

    def test_a_list_named_once_holds_as_long_as_it_lies_there(self, own, tmp_path):
        named = tmp_path / "felder.csv"
        named.write_text("name\nVerkehr\nBildung\n", encoding="utf-8")
        (own.papers / "handlungsfelder.csv").unlink()
        own.build(replace(OPTIONS, areas=named))

        again = own.build()

        assert set(Area.objects.filter(municipality=own.city).values_list("slug", flat=True)) == {
            "verkehr",
            "bildung",
        }
        assert not [note for note in again.notes if "Handlungsfelder" in note]

    def test_confirmed_examples_teach_own_areas(self, own):
        for statement in current_statements(own.city).filter(text__contains="Rad"):
            confirm(own, statement, "digitales-rathaus")

        own.build()

        made_by = set(proposals(own).values_list("made_by", flat=True))
        assert len(made_by) == 1
        assert made_by.pop().startswith(f"{BY_NAMES}+lessons ")


def write(shelf, text):
    (shelf.papers / "handlungsfelder.csv").write_text(text, encoding="utf-8")


def proposals(shelf):
    return StatementArea.objects.filter(area__municipality=shelf.city, review=Review.CANDIDATE).order_by("pk")


def confirm(shelf, statement, *slugs):
    areas = Area.objects.filter(municipality=shelf.city, slug__in=slugs)
    decide_statement(
        statement=statement,
        seen=statement.revision,
        verdict=StatementVerdict(
            review=Review.CONFIRMED, areas=frozenset(areas.values_list("pk", flat=True))
        ),
        by=person("rita_editor", shelf.city),
        now=timezone.now(),
    )
