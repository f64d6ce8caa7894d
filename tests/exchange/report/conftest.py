"""Auental of the portal's tests, on paper."""

import io
import re
from datetime import date
from functools import cached_property

import pikepdf
import pypdfium2
import pytest
from django.core.management import call_command

from stadtfaden.corpus.models import SheetField
from stadtfaden.exchange.report import gather, typeset
from tests.portal import city as cities

ON = date(2026, 3, 3)
HYPHEN = "\ufffe\r\n"  # how pdfium says that a word was parted at the end of a line
BLANKS = re.compile(r"\s+")


class Printed:
    """A report as a reader has it."""

    def __init__(self, city, *, on=ON, address=""):
        self.values = gather(city, on=on, address=address)
        self.sheets = typeset(self.values)
        self.data = self.sheets.data

    @cached_property
    def texts(self):
        """Of every page, with words whole and blanks single."""
        with pypdfium2.PdfDocument(self.data) as document:
            raw = [page.get_textpage().get_text_range() for page in document]
        return [BLANKS.sub(" ", text.replace(HYPHEN, "").replace("\x02\r\n", "")) for text in raw]

    @property
    def text(self):
        return " ".join(self.texts)

    def open(self):
        return pikepdf.open(io.BytesIO(self.data))


@pytest.fixture(scope="module")
def report(django_db_setup, django_db_blocker, tmp_path_factory):
    """Auental on paper, for all tests of a file that only look at it."""
    with django_db_blocker.unblock():
        city = cities.auental(tmp_path_factory.mktemp("auental"))
        SheetField.objects.update(key="lead")
        yield Printed(city.row)
        call_command("flush", verbosity=0, interactive=False)


@pytest.fixture
def auental(db, tmp_path):
    return cities.auental(tmp_path)


@pytest.fixture
def town(db, tmp_path):
    """Called with 3, it has three of everything."""
    return lambda how_many: cities.town(tmp_path, how_many)


@pytest.fixture
def printed():
    return Printed
