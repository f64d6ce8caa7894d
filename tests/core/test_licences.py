import pytest

from stadtfaden.core.licences import contributor, licence, licence_name


@pytest.mark.parametrize("said", ["dl-by-de/2.0", " http://dcat-ap.de/def/licenses/dl-by-de/2.0 "])
def test_a_licence_is_named_short_or_by_its_address(said):
    assert licence(said) == "http://dcat-ap.de/def/licenses/dl-by-de/2.0"
    assert licence_name(licence(said)).startswith("Datenlizenz Deutschland")


def test_what_is_not_stated_stays_unstated():
    assert (licence(""), licence_name(""), contributor(" ")) == ("", "", "")


@pytest.mark.parametrize("said", ["frei", "cc-by", "http://example.org/meine"])
def test_a_licence_that_the_list_does_not_have_is_refused(said):
    with pytest.raises(ValueError, match=r"STADTFADEN_LICENCE .*Möglich sind dl-by-de/2\.0"):
        licence(said)


def test_a_contributor_is_named_short_or_by_its_address():
    address = "http://dcat-ap.de/def/contributors/musterstadt"

    assert (contributor("musterstadt"), contributor(address)) == (address, address)


@pytest.mark.parametrize("said", ["Muster Stadt", "http://example.org/x", "münchen", "x", "7"])
def test_what_cannot_be_the_name_of_a_contributor_is_refused(said):
    with pytest.raises(ValueError, match=r"STADTFADEN_CONTRIBUTOR_ID .*GovData"):
        contributor(said)
