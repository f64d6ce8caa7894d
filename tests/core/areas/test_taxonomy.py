"""The shipped areas, and a city's own."""

import json

import pytest

from stadtfaden.core.areas import BadTaxonomy, score_areas, shipped_taxonomy, taxonomy_from

IDS = (  # the order is part of the contract
    "mobility climate adaptation environment housing planning economy centre science education family social "
    "integration health safety culture sport tourism administration participation utilities "
    "digital-infrastructure finance"
)


def test_the_shipped_areas_stand_in_their_fixed_order():
    assert " ".join(area.id for area in shipped_taxonomy()) == IDS


@pytest.mark.parametrize("area", shipped_taxonomy(), ids=lambda area: area.id)
def test_every_area_is_named_described_and_mapped(area):
    assert area.name_de
    assert area.name_en
    assert area.description_de.count(".") == 2
    assert area.description_en.count(".") == 2
    assert set(area.sdgs) <= set(range(1, 18))
    assert area.sdgs
    assert all(len(key) == 2 and key.isdigit() for key in area.product_areas)
    assert area.product_areas
    assert area.ozg_fields
    assert len(set(area.terms)) == len(area.terms) >= 40


def test_a_city_may_name_its_own_areas(tmp_path):
    path = tmp_path / "areas.json"
    path.write_text(
        json.dumps(
            [
                {"id": "wein", "name_de": "Weinbau", "description_de": "Reben, Winzer und Keller."},
                {"id": "dom", "name_de": "Dom und Kirchen"},
            ]
        )
    )

    own = taxonomy_from(path)

    assert [area.id for area in own] == ["wein", "dom"]
    assert [scored.id for scored in score_areas("Der Weinbau prägt unsere Hänge.", own)] == ["wein"]
    assert score_areas("Der Haushalt wird ausgeglichen.", own) == ()


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("{", "areas.json"),
        ("[]", "expected a list"),
        ('[{"id": "a"}]', "entry 1 needs id and name_de"),
        ('[{"id": "a", "name_de": "A"}, {"id": "a", "name_de": "B"}]', "twice"),
    ],
)
def test_a_broken_taxonomy_says_what_is_missing(tmp_path, content, complaint):
    path = tmp_path / "areas.json"
    path.write_text(content)

    with pytest.raises(BadTaxonomy, match=complaint):
        taxonomy_from(path)
