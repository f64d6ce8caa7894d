"""What stands in the report, and what it costs."""

from dataclasses import replace
from datetime import date

import pikepdf
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stadtfaden.actors.models import Municipality
from stadtfaden.core.links import LinkType
from stadtfaden.core.statements import StatementKind
from stadtfaden.corpus.models import Statement
from stadtfaden.exchange.report import areas, gather, overview, typeset
from tests.exchange.report.conftest import ON
from tests.portal.city import City, says

HOSTILE = """Klimaplan #import "x" $a^2$ @label

Wir pflanzen 40 % mehr #pagebreak() Bäume $x$ @alle \\ *fett* _schräg_ <a> [b] `c` // ende.
"""


def test_the_file_says_what_a_screen_reader_needs(report):
    with report.open() as pdf:
        metadata = pdf.Root.Metadata.read_bytes().decode()
        assert pdf.Root.Lang == "de-DE"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert "/StructTreeRoot" in pdf.Root
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert pdf.docinfo["/Title"] == "Auental: Die Strategie im Zusammenhang – Stand 3. März 2026"
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata


def test_every_picture_says_what_it_shows(report):
    with report.open() as pdf:
        said = [str(figure.get("/Alt", "")) for figure in tagged(pdf.Root.StructTreeRoot.K, "/Figure")]
    assert any("2035 (1)" in words for words in said)
    assert "" not in said


def test_quotes_stand_in_german_marks_with_paper_and_page(report):
    text = report.text

    assert "„Bis 2035 werden 40 % aller Wege mit dem Rad zurückgelegt.“" in text
    assert "Verkehrsplan Auental, S. 1 (PDF 1) · Vorschlag" in text
    assert "„Tiefbauamt“" in text


def test_the_cover_names_city_title_and_day(report):
    cover = report.texts[0]

    assert "Auental" in cover
    assert "Die Strategie im Zusammenhang Stand 3. März 2026" in cover


def test_the_cover_says_that_it_is_a_draft_and_the_file_who_made_it(report):
    assert "Maschineller Entwurf · 0 von 9 Vorschlägen bestätigt" in report.texts[0]
    with report.open() as pdf:
        assert pdf.docinfo["/Author"] == "Stadtfaden (Software), Auental (Papiere)"


def test_without_the_address_of_a_portal_none_is_named(auental, printed, monkeypatch):
    monkeypatch.setattr(areas, "AT_MOST", 1)

    text = printed(auental.row).text

    assert "Gedruckt sind 1 von 2, die sichersten." in text
    assert "/auental/" not in text


def test_what_was_replaced_stands_apart_with_what_took_its_place(auental):
    new = Statement.objects.get(kind="goal", text__contains="2035")
    old = Statement.objects.get(kind="goal", text__contains="2030")
    auental.link(new, old, LinkType.SUPERSEDES)

    climate = next(area for area in gather(auental.row, on=ON).areas if area.name == "Klimaschutz")

    assert climate.goals is not None
    assert climate.replaced is not None
    assert [quote.before for quote in climate.goals.quotes] == [new.text]
    assert [(quote.before, quote.replaced) for quote in climate.replaced.quotes] == [
        (old.text, "abgelöst durch Z 1 in Verkehrsplan Auental (Vorschlag)")
    ]


def test_a_thread_leads_from_the_vision_to_the_measure(report):
    (thread,) = report.values.threads

    assert thread.top.before == "Auental ist im Jahr 2040 eine Stadt der kurzen Wege."
    assert thread.branches[0].goal.joint == "Kurze Wege gehen mit dem Rad."
    assert not thread.branches[0].goal.is_certain
    assert thread.branches[0].measures[0].quote.code == "M 1.1"
    assert thread.branches[0].measures[0].is_certain


def test_a_contradiction_shows_both_sides(report):
    (found,) = report.values.contradictions
    assert {side.before for side in found.sides} == {
        "Bis 2035 werden 40 % aller Wege mit dem Rad zurückgelegt.",
        "Bis 2030 werden 25 % aller Wege mit dem Rad zurückgelegt.",
    }
    assert "Was davon gilt, können nur Menschen entscheiden." in report.text


def test_words_that_show_the_digital_connection_are_marked(report):
    chapter = next(area for area in report.values.areas if area.digital)

    (quote,) = chapter.digital[0].quotes
    assert quote.marked == "digitalen Zählstellen, deren Daten offen stehen"
    assert quote.before == "Die Stadt baut ein Netz von Radschnellwegen mit "


def test_an_area_no_paper_speaks_of_has_no_chapter_but_is_named(report):
    assert report.values.silent == ("Kultur",)
    assert "Kultur" not in [area.name for area in report.values.areas]
    assert "Von diesem Handlungsfeld spricht kein Papier" in report.text


def test_the_sources_name_every_quoted_place_once(report):
    papers = {paper.title: paper for paper in report.values.papers}

    assert [place.place for place in papers["Klimaplan Auental"].quoted] == [
        "Seite 1 der Datei",
        "Seite 2 der Datei",
    ]
    assert papers["Leitbild Auental 2040"].facts.startswith("Leitbild, beschlossen am 3. September 2019")


def test_the_index_names_the_pages_of_the_report(report):
    texts = report.texts

    quoting = [
        number
        for number, text in enumerate(texts, start=1)
        if "Klimaplan Auental, Seite" in text and "Verzeichnis der Papiere" not in text
    ]
    assert f"Klimaplan Auental {', '.join(map(str, quoting))}" in texts[-1]


def test_what_a_paper_writes_stays_letters(db, tmp_path, printed):
    city = City(tmp_path, name="Auen #tal $x$", slug="auental")
    line = HOSTILE.splitlines()[2]
    city.add("txt", HOSTILE, lambda r: [says(r, StatementKind.GOAL, line)], title=HOSTILE.splitlines()[0])

    report = printed(city.row)

    assert f"„{line}“" in report.text
    assert 'Klimaplan #import "x" $a^2$ @label' in report.text
    assert "Auen #tal $x$" in report.texts[0]


def test_letters_that_no_font_has_do_not_stop_it(auental, printed):
    auental.row.name = "Aue\x00ntal 城\u202e"
    auental.row.save()

    cover = printed(auental.row).texts[0]

    assert "Aue ntal" in cover
    assert "\x00" not in cover


def test_the_same_data_and_day_give_the_same_bytes(auental, printed):
    assert printed(auental.row).data == printed(auental.row).data


def test_another_day_gives_another_report(auental, printed):
    assert "Stand 4. März 2026" in printed(auental.row, on=date(2026, 3, 4)).texts[0]


def test_a_city_without_papers_has_a_report_that_says_so(db, printed):
    city = Municipality.objects.create(name="Leerstadt", slug="leerstadt")

    text = printed(city).text

    assert "In den Papieren wurde kein Leitsatz gefunden" in text
    assert "Ein Widerspruch zwischen zwei Papieren wurde nicht gefunden." in text


def test_it_costs_the_same_with_three_of_everything_as_with_one(town):
    city = town(1)
    with CaptureQueriesContext(connection) as one:
        gather(city.row, on=ON)

    city.grow(3)
    with CaptureQueriesContext(connection) as three:
        gather(city.row, on=ON)

    assert len(three) == len(one)


def test_what_is_too_much_is_counted_with_the_address_of_the_rest(auental, monkeypatch):
    monkeypatch.setattr(areas, "AT_MOST", 1)

    report = gather(auental.row, on=ON, address="https://strategie.example/")

    climate = next(area for area in report.areas if area.name == "Klimaschutz")
    assert climate.goals is not None
    assert len(climate.goals.quotes) == 1
    assert climate.goals.rest == (
        "Gedruckt sind 1 von 2, die sichersten; alle im Portal: "
        "https://strategie.example/auental/felder/climate/aussagen/?art=goal"
    )


def test_every_sheet_of_the_matrix_takes_one_page(report):
    (sheet,) = report.values.matrices
    wide = replace(
        sheet,
        papers=sheet.papers[:1] * overview.ACROSS,
        rows=tuple(replace(row, cells=row.cells[:1] * overview.ACROSS) for row in sheet.rows) * 8,
    )

    pages = typeset(replace(report.values, matrices=(wide, wide, wide))).pages

    assert len(wide.rows) == 24
    assert pages == report.sheets.pages + 2


def tagged(node, kind):
    """All elements of a kind in the tree of tags."""
    if isinstance(node, pikepdf.Array):
        return [found for part in node for found in tagged(part, kind)]
    if not isinstance(node, pikepdf.Dictionary):
        return []
    below = tagged(node.K, kind) if "/K" in node else []
    return [node, *below] if node.get("/S") == kind else below
