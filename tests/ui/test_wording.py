"""Nothing that a reader sees is left in the wrong language."""

import gettext
import re

import pytest

from stadtfaden.ui.catalogue import LOCALE, compiled, messages_of
from tests.ui.strings import strings

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")


@pytest.fixture(scope="module")
def german():
    return messages_of((LOCALE / "de/LC_MESSAGES/django.po").read_text(encoding="utf-8"))


def test_every_string_is_german_in_german(german):
    missing = {message: place for message, place in strings().items() if not german.get(message)}

    assert missing == {}


def test_no_translation_outlives_its_string(german):
    assert set(german) - {""} - set(strings()) == set()


def test_translations_name_what_the_string_names(german):
    different = [
        message
        for message, words in german.items()
        if set(PLACEHOLDER.findall(message)) != set(PLACEHOLDER.findall(words))
    ]

    assert different == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_compiled_catalogue_is_the_written_one(language):
    written = (LOCALE / f"{language}/LC_MESSAGES/django.po").read_text(encoding="utf-8")
    kept = (LOCALE / f"{language}/LC_MESSAGES/django.mo").read_bytes()

    assert kept == compiled(written)


def test_a_compiled_catalogue_answers_gettext(tmp_path):
    source = (
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
        'msgid "tree"\nmsgid_plural "trees"\nmsgstr[0] "Baum"\nmsgstr[1] "Bäume"\n\n'
        'msgctxt "sky"\nmsgid "star"\nmsgstr "Stern"\n'
    )
    path = tmp_path / "small.mo"
    path.write_bytes(compiled(source))

    with path.open("rb") as file:
        catalogue = gettext.GNUTranslations(file)

    assert catalogue.ngettext("tree", "trees", 3) == "Bäume"
    assert catalogue.ngettext("tree", "trees", 1) == "Baum"
    assert catalogue.pgettext("sky", "star") == "Stern"
