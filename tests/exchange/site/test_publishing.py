"""The public pages as files."""

import pytest

pytestmark = pytest.mark.django_db


def test_the_whole_city_is_written_in_two_languages(published):
    place, said, _ = published

    assert (place / "auental" / "index.html").exists()
    assert (place / "en" / "auental" / "index.html").exists()
    assert said.dead == ()
