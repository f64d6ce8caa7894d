"""Nothing that a reader sees is left in the wrong language."""

import gettext
import re

import pytest

from stadtfaden.ui.catalogue import PACKAGE, compiled, messages_of
from tests.ui.strings import strings

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")


@pytest.fixture(scope="module")
def german():
    found: dict[str, str] = {}
    for path in PACKAGE.rglob("locale/de/LC_MESSAGES/django.po"):
        found |= messages_of(path.read_text(encoding="utf-8"))
    return found


def test_every_string_is_german_in_german(german):
    missing = {message: place for message, place in strings().items() if not german.get(message)}

    assert missing == {}


def test_no_translation_outlives_its_string(german):
    assert set(german) - {""} - set(strings()) == set()


def test_no_string_is_translated_in_two_ways():
    """All catalogues are one to Django: of two translations one would stand in the wrong place."""
    found: dict[str, set[str]] = {}
    for path in PACKAGE.rglob("locale/de/LC_MESSAGES/django.po"):
        for message, words in messages_of(path.read_text(encoding="utf-8")).items():
            found.setdefault(message.partition("\0")[0], set()).add(words)

    assert {message: words for message, words in found.items() if message and len(words) > 1} == {}


def test_translations_name_what_the_string_names(german):
    different = [
        message
        for message, words in german.items()
        if set(PLACEHOLDER.findall(message)) != set(PLACEHOLDER.findall(words))
    ]

    assert different == []


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("locale/*/LC_MESSAGES/django.po")), ids=str)
def test_the_compiled_catalogue_is_the_written_one(path):
    written = path.read_text(encoding="utf-8")

    assert path.with_suffix(".mo").read_bytes() == compiled(written)


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
