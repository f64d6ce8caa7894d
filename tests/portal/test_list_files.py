"""Every list of the pages comes as a file: the same rows, narrowed by the same filters."""

import csv
import io
import json
import re
from datetime import datetime

import pytest
from openpyxl import load_workbook

from stadtfaden.corpus.models import Statement, Target
from stadtfaden.exchange import FORMATS, LIST_FIELDS, ListKind
from stadtfaden.exchange.heads import HEADS, head
from stadtfaden.portal.list_files import LISTS
from stadtfaden.showing.filter_names import FILTERS

pytestmark = pytest.mark.usefixtures("db")
HOME = "/auental/"
KINDS = {
    "ziele/": ListKind.STATEMENTS,
    "massnahmen/": ListKind.STATEMENTS,
    "zielwerte/": ListKind.TARGETS,
    "digitalbezuege/": ListKind.STATEMENTS,
    "papiere/": ListKind.PAPERS,
    "papiere/verkehrsplan-auental/aussagen/": ListKind.STATEMENTS,
    "matrix/": ListKind.MATRIX,
    "matrix/mobility/verkehrsplan-auental/": ListKind.STATEMENTS,
    "felder/": ListKind.AREAS,
    "felder/climate/aussagen/": ListKind.STATEMENTS,
    "faeden/": ListKind.STATEMENTS,
    "widersprueche/": ListKind.CONTRADICTIONS,
    "doppelt/": ListKind.DOUBLES,
    "luecken/": ListKind.HOLES,
    "fassungen/": ListKind.EDITIONS,
    "suche/?q=Rad": ListKind.HITS,
}
OWN = {"katalog/aussagen": ListKind.STATEMENTS, "katalog/verbindungen": ListKind.LINKS}


def file_of(client, page, ending):
    path, _, query = page.partition("?")
    answer = client.get(f"{HOME}{path}liste.{ending}" + (f"?{query}" if query else ""))
    assert answer.status_code == 200
    return answer, b"".join(answer.streaming_content)


def rows_of(client, page):
    return json.loads(file_of(client, page, "json")[1])["rows"]


def test_a_data_set_without_a_page_has_files_below_the_catalogue(client, shown):
    for name, kind in OWN.items():
        told = json.loads(b"".join(client.get(f"{HOME}{name}.json").streaming_content))
        plain = b"".join(client.get(f"{HOME}{name}.csv").streaming_content).decode()
        rows = list(csv.DictReader(io.StringIO(plain, newline="")))
        total = client.get(f"/api/v1/cities/auental/{'links' if 'links' in kind else 'statements'}").json()

        assert len(told["rows"]) == len(rows) == total["total"] > 1
        assert tuple(rows[0]) == LIST_FIELDS[kind]
        assert told["address"] == f"http://testserver{HOME}katalog/#{name.rpartition('/')[2]}"
        for ending in FORMATS:
            answer = client.get(f"{HOME}{name}.{ending}")
            assert f'filename="auental-{name.replace("/", "-")}-' in answer.headers["Content-Disposition"]


def csv_rows(client, page, ending="csv", delimiter=","):
    text = file_of(client, page, ending)[1].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))


def test_every_list_that_is_a_file_is_looked_at():
    assert len(KINDS) == len(LISTS)


@pytest.mark.parametrize(("page", "kind"), KINDS.items())
def test_a_list_comes_in_every_format_with_the_same_rows(client, shown, page, kind):
    told = rows_of(client, page)
    plain, excel = csv_rows(client, page), csv_rows(client, page, "excel.csv", ";")
    book = load_workbook(io.BytesIO(file_of(client, page, "xlsx")[1]))
    sheet = list(book.worksheets[0].iter_rows(values_only=True))

    assert len(told) == len(plain) == len(excel) == len(sheet) - 1
    if plain:
        assert tuple(plain[0]) == LIST_FIELDS[kind]
    assert list(sheet[0]) == [head(field, kind) for field in LIST_FIELDS[kind]]
    about = {name: told for name, told in book.worksheets[1].iter_rows(values_only=True, max_col=2)}  # noqa: C416 -- dict() would want pairs by type
    assert about["Stadt"] == "Auental"
    assert all(about[name] for name in sheet[0])
    assert book.worksheets[0].auto_filter.ref.startswith("A1:")


@pytest.mark.parametrize("page", [page for page in KINDS if page != "fassungen/"])
def test_the_page_leads_to_its_files(client, shown, page):
    path = page.partition("?")[0]
    html = client.get(f"{HOME}{page}").content.decode()
    if "list-files" not in html:
        assert page == "doppelt/"  # it has nothing to give out
        return
    links = re.findall(r'<a href="(liste\.[^"]+)" download>', html)

    assert [link.partition("?")[0].removeprefix("liste.") for link in links] == [
        "csv",
        "excel.csv",
        "xlsx",
        "json",
    ]
    for link in links:
        assert client.get(f"{HOME}{path}{link.replace('&amp;', '&')}").status_code == 200


@pytest.mark.parametrize(
    ("page", "how_many"),
    [
        ("ziele/?feld=mobility", 1),
        ("ziele/?text=2030", 1),
        ("zielwerte/?zieljahr=2035", 1),
        ("felder/climate/aussagen/?art=measure", 1),
        ("papiere/verkehrsplan-auental/aussagen/?art=goal", 1),
        ("luecken/?art=zielwerte", 0),
        ("suche/?q=Rad&art=goal&papier=klimaplan-auental", 1),
        ("suche/?q=", 0),
    ],
)
def test_the_filters_of_the_page_hold_for_its_file(client, shown, page, how_many):
    assert len(rows_of(client, page)) == how_many


def test_a_row_carries_quote_edition_page_and_address(client, shown):
    (row,) = csv_rows(client, "massnahmen/?papier=verkehrsplan-auental")
    measure = Statement.objects.get(code="M 1.1")

    assert (row["id"], row["text"], row["place"]) == (measure.key, measure.text, "S. 2 (PDF 2)")
    assert (row["edition"], row["review"], row["areas"], row["digital"]) == (
        "1",
        "candidate",
        "mobility",
        "data",
    )
    assert client.get(row["page_address"].removeprefix("http://testserver")).status_code == 200


def test_what_people_open_speaks_their_language(client, shown):
    (german,) = csv_rows(client, "massnahmen/?papier=verkehrsplan-auental", "excel.csv", ";")
    answer = client.get("/en/auental/massnahmen/liste.excel.csv?papier=verkehrsplan-auental")
    english = b"".join(answer.streaming_content).decode("utf-8-sig")

    assert (german["Art"], german["Von Menschen geprüft"]) == ("Maßnahme", "Vorschlag")
    assert "Exact words;" in english.splitlines()[0]
    assert ";proposal;" in english


def test_excel_knows_the_letters_by_a_mark_and_the_cells_by_a_semicolon(client, shown):
    answer, content = file_of(client, "ziele/", "excel.csv")

    assert content.startswith("\ufeffKürzel;Art;".encode())
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert 'filename="auental-ziele' in answer.headers["Content-Disposition"]


def test_state_and_licence_travel_with_every_row(client, shown, settings):
    settings.LICENCE = "http://dcat-ap.de/def/licenses/dl-by-de/2.0"

    rows = csv_rows(client, "ziele/")
    whole = json.loads(file_of(client, "ziele/", "json")[1])

    assert {row["licence"].rpartition(" ")[2] for row in rows} == {f"<{settings.LICENCE}>"}
    assert {row["as_of"] for row in rows} == {whole["as_of"]} == {"2026-03-02T12:00:00+00:00"}
    assert whole["address"] == "http://testserver/auental/ziele/"


@pytest.mark.parametrize("text", ["=1+1", "+49", "-2", "@SUMME(A1)", "\tx"])
def test_no_spreadsheet_runs_the_words_of_a_paper(client, shown, text):
    Statement.objects.filter(code="M 1.1").update(title=text)

    (row,) = csv_rows(client, "massnahmen/?papier=verkehrsplan-auental")
    book = load_workbook(io.BytesIO(file_of(client, "massnahmen/?papier=verkehrsplan-auental", "xlsx")[1]))
    cell = book.worksheets[0].cell(2, LIST_FIELDS[ListKind.STATEMENTS].index("title") + 1)

    assert row["title"] == f"'{text}"
    assert (cell.value, cell.data_type) == (text, "s")


def test_a_target_leads_to_its_own_words_on_the_page(client, shown):
    (told,) = rows_of(client, "zielwerte/?zieljahr=2035")
    (row,) = csv_rows(client, "zielwerte/?zieljahr=2035")
    html = client.get(row["page_address"].removeprefix("http://testserver")).content.decode()
    page = Statement.objects.get(key=row["id"]).page

    assert page.text[told["start"] : told["end"]] == told["text"] == row["target_text"]
    assert (row["start"], row["end"]) == (str(told["start"]), str(told["end"]))
    assert row["page_address"] == told["page_address"] != told["statement"]["page_address"]
    assert re.findall(r"<mark[^>]*>([^<]*)</mark>", html)[0] == told["text"]


def test_numbers_suit_the_programme_that_opens_the_file(client, shown):
    Target.objects.filter(target_year=2035).update(value=2.5)
    page = "zielwerte/?zieljahr=2035"

    (plain,), (german,) = csv_rows(client, page), csv_rows(client, page, "excel.csv", ";")
    (other,) = csv_rows(client, "zielwerte/?zieljahr=2030")

    assert (plain["value"], german["Wert"], other["value"]) == ("2.5", "2,5", "25")


def test_a_contradiction_names_the_words_that_do_not_fit_and_where_they_are_marked(client, shown):
    (row,) = csv_rows(client, "widersprueche/")
    (german,) = csv_rows(client, "widersprueche/", "excel.csv", ";")

    assert [german["Wortlaut, zweites Papier"], german["Wortlaut, erstes Papier"]] == [
        row["target_text"],
        row["source_text"],
    ]
    for side in ("source", "target"):
        html = client.get(row[f"{side}_page_address"].removeprefix("http://testserver")).content.decode()
        assert row[f"{side}_clash"] in row[f"{side}_text"]
        assert re.findall(r"<mark[^>]*>([^<]*)</mark>", html)[0] == row[f"{side}_clash"]


def test_a_workbook_knows_days_and_names_of_areas(client, shown):
    sheet = load_workbook(io.BytesIO(file_of(client, "papiere/", "xlsx")[1])).worksheets[0]
    names, *rows = sheet.iter_rows(values_only=True)
    (measure,) = csv_rows(client, "massnahmen/?papier=verkehrsplan-auental", "excel.csv", ";")

    assert datetime(2019, 9, 3) in [row[names.index("Beschlossen am")] for row in rows]  # noqa: DTZ001 -- Excel knows no zones
    assert measure["Handlungsfelder (Namen)"] == "Mobilität und Verkehr"


def test_the_file_of_the_gaps_keeps_the_order_of_the_page(client, shown):
    html = client.get(f"{HOME}luecken/").content.decode()
    rows = rows_of(client, "luecken/")
    first = {row["kind"]: row for row in reversed(rows)}
    words = {
        kind: row["area_name"] if row["statement"] is None else row["statement"]["id"]
        for kind, row in first.items()
    }

    assert sorted(words, key=lambda kind: html.index(words[kind])) == list(
        dict.fromkeys(row["kind"] for row in rows)
    )


@pytest.mark.parametrize("address", ["ziele/liste.pdf", "ziele/liste.csv/", "ziele/liste", "ueber/liste.csv"])
def test_another_format_is_not_found(client, shown, address):
    assert client.get(f"{HOME}{address}").status_code == 404


@pytest.mark.parametrize(
    ("query", "parameter", "said", "allowed"),
    [
        ("pruefung=witz", "pruefung", "„witz“ ist kein Wert", ["bestaetigt", "vorschlag"]),
        ("art=measure", "art", "Möglich: goal.", ["goal"]),
        ("zieljahr=2030-2026", "zieljahr", "Gefragt sind ein Jahr oder zwei: 2030 oder 2030-2035.", None),
        ("utm=a", "utm", "Den Parameter „utm“ gibt es hier nicht.", sorted(FILTERS)),
    ],
)
def test_a_file_says_what_may_stand_there_as_the_api_does(client, shown, query, parameter, said, allowed):
    answer = client.get(f"{HOME}ziele/liste.csv?{query}")

    told = answer.json()
    assert (answer.status_code, told["parameter"], told.get("allowed")) == (400, parameter, allowed)
    assert said in told["detail"]


@pytest.mark.parametrize(
    ("query", "status"),
    [("ziele/liste.csv?utm=a", 400), ("faeden/liste.csv?feld=mobility", 400), ("ziele/?utm=a", 200)],
)
def test_what_cannot_narrow_a_list_is_refused_for_files_and_ignored_on_pages(client, shown, query, status):
    assert client.get(f"{HOME}{query}").status_code == status


def test_every_column_has_a_name_for_people():
    for kind, fields in LIST_FIELDS.items():
        heads = [head(field, kind) for field in fields]
        assert (kind, len(set(heads))) == (kind, len(fields))
    assert not {name for name in HEADS if not any(name in field for f in LIST_FIELDS.values() for field in f)}


def test_every_page_of_the_world_may_read_a_list(client, shown):
    for ending in FORMATS:
        assert file_of(client, "ziele/", ending)[0].headers["Access-Control-Allow-Origin"] == "*"
