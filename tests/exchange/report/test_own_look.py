"""A report looks and speaks like its city, and says in plain words what people wrote."""

import io
import zipfile

import pikepdf
import pytest
from PIL import Image

from stadtfaden.actors.models import Look
from stadtfaden.corpus.models import Statement
from stadtfaden.exchange.report import gather, write_word
from stadtfaden.threads.models import Area, PlainText
from tests.cast import NOON, person
from tests.exchange.report.conftest import ON
from tests.exchange.report.matterhorn import faults

GREEN = "#0b6b4f"


def logo():
    written = io.BytesIO()
    Image.new("RGBA", (120, 40), (11, 107, 79, 128)).save(written, format="PNG")
    return written.getvalue()


@pytest.fixture
def looking(auental):
    """Auental with a look of its own, and plain words of an area and a measure that has changed since."""
    city = auental.row
    Look.objects.create(
        municipality=city,
        thread_colour=GREEN,
        terms={"measure": ["Vorhaben", "Vorhaben"]},
        logo=logo(),
        logo_digest="0" * 64,
        logo_text="Stadt Auental",
        logo_width=120,
        logo_height=40,
        notice="Diese Seiten sind ein Versuch.",
    )
    said = {"municipality": city, "written_by": person("rita_editor", city), "written_at": NOON}
    measure = Statement.objects.filter(
        edition__document__municipality=city, edition__is_current=True, kind="measure", areas__isnull=False
    ).earliest("pk")
    area = Area.objects.get(pk=measure.areas.earliest("pk").area_id)
    PlainText.objects.create(area=area, text="Wir wohnen hier gut.\n\nDie Miete ist fair.", **said)
    PlainText.objects.create(statement=measure, text="Die Stadt baut ein Haus.", of_text="früher", **said)
    return city


def test_the_pdf_has_logo_colour_own_words_and_plain_words_and_is_accessible(looking, printed):
    report = printed(looking)

    with report.open() as pdf:
        figures = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]
        assert "Stadt Auental" in {str(one.Alt) for one in figures}
        assert faults(pdf) == {}
    assert report.values.look.thread == GREEN
    assert "Diese Seiten sind ein Versuch." in report.text
    assert "Vorhaben mit einem Faden nach oben: " in report.text
    assert "In Einfacher Sprache Wir wohnen hier gut. Die Miete ist fair. Geschrieben von" in report.text
    assert "Der Text, den das erklärt, hat sich seither geändert." in report.text


def test_the_word_file_has_the_same(looking):
    data = write_word(gather(looking, on=ON))

    with zipfile.ZipFile(io.BytesIO(data)) as file:
        text, styles = (file.read(f"word/{name}.xml").decode() for name in ("document", "styles"))
        pictures = [file.read(name) for name in file.namelist() if name.startswith("word/media/")]
    assert logo() in pictures
    assert 'descr="Stadt Auental"' in text
    assert "Die Miete ist fair." in text
    assert "Diese Seiten sind ein Versuch." in text
    assert "Vorhaben" in text
    assert 'w:color="0B6B4F"' in styles
    assert "B3202C" not in styles


def test_a_city_without_a_look_has_the_shipped_one(auental):
    report = gather(auental.row, on=ON)

    assert (report.look.thread, report.look.logo) == ("#b3202c", b"")
