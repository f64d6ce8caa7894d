"""What own areas are learned from."""

import json

import numpy as np

from stadtfaden.core.areas import Area, own_areas, shipped_sense, shipped_taxonomy
from stadtfaden.core.areas.building import fit_choice, fit_choices, sentences
from stadtfaden.core.areas.learning import fingerprint, terms
from stadtfaden.core.areas.own import WEIGHTS, signs_of
from stadtfaden.core.areas.own_learning import fingerprint as of_lists
from stadtfaden.core.areas.own_learning import taxonomies

SHIPPED = {area.id for area in shipped_taxonomy()}


def test_every_list_says_whose_sentences_are_its_own_and_none_says_it_twice():
    for listed in taxonomies():
        ids = [area for one in listed for area in one.ids]

        assert sorted(ids) == sorted(SHIPPED)


def test_the_weights_were_learned_from_what_lies_here():
    school = fingerprint(sentences(), terms())

    assert json.loads(WEIGHTS.read_text(encoding="utf-8"))["school"] == of_lists(taxonomies(), school)


def test_groups_of_choices_are_learned_together():
    rng = np.random.default_rng(3)
    weights = np.array([2.0, -1.0])
    groups = []
    for size in (3, 5):
        signs = rng.normal(size=(4000, size, 2))
        noise = rng.gumbel(size=(4000, size))
        groups.append((signs, (signs @ weights + noise).argmax(axis=1)))

    found = fit_choices(groups)

    assert np.allclose(found, weights, atol=0.1)
    assert np.allclose(fit_choices(groups[:1]), fit_choice(*groups[0]))


def test_what_no_area_of_the_list_is_like_is_left_for_none():
    sense = shipped_sense()
    sport = sense.weights[:, sense.ids.index("sport")]
    rows = np.asarray([sport / np.linalg.norm(sport)], np.float32)
    own = own_areas([Area("a", "Bewegung", "", "", "")], rows)
    shares = np.zeros((2, len(sense.ids) + 1))
    shares[0, sense.ids.index("sport")] = shares[1, sense.ids.index("finance")] = 1.0

    signs = signs_of(own, np.zeros((2, len(sense.weights))), shares)

    assert signs[0, 0, 1] > signs[1, 0, 1]
    assert signs[0, -1, 2] < signs[1, -1, 2]
