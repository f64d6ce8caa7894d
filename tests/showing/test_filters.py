"""What narrows a list: checked, applied, counted, and written back into an address."""

import pytest
from django.core.exceptions import BadRequest
from django.test import RequestFactory

from stadtfaden.corpus.models import Statement
from stadtfaden.showing.filters import as_query, facets, filters_from, names_of
from stadtfaden.threads.queries.listed import (
    FACETS,
    ListFilters,
    Years,
    listed_statements,
    listed_targets,
    statement_counts,
    target_counts,
)
from tests.portal import city as cities


@pytest.fixture
def auental(db, tmp_path):
    return cities.auental(tmp_path)


def asked(query, city, within=None):
    return filters_from(RequestFactory().get(f"/?{query}"), names_of(city.row), within)


def texts(city, **filters):
    return [row.text for row in listed_statements(city.row, ListFilters(**filters))]


def test_an_address_becomes_filters_and_filters_the_same_address(auental):
    query = "text=Rad&feld=mobility&art=goal&pruefung=vorschlag&jahr=2019-2024&zieljahr=2035&stand=alles"

    filters = asked(query, auental)

    assert filters == ListFilters(
        text="Rad",
        area="mobility",
        kind="goal",
        review="candidate",
        year=Years(2019, 2024),
        target_year=Years(2035, 2035),
        holds=None,
    )
    assert as_query(filters) == f"{query}&"


def test_what_the_page_fixes_is_not_repeated_and_cannot_be_changed(auental):
    within = ListFilters(area="mobility")

    filters = asked("art=goal", auental, within)

    assert as_query(filters, within) == "art=goal&"
    with pytest.raises(BadRequest):
        asked("feld=climate", auental, within)


@pytest.mark.parametrize(
    ("filters", "how_many"),
    [
        ({"area": "climate"}, 3),
        ({"area": "climate", "kind": "measure"}, 1),
        ({"paper": "verkehrsplan-auental"}, 3),
        ({"digital": "data"}, 1),
        ({"digital": "risk"}, 0),
        ({"digital": "any"}, 1),
        ({"level": "Leitmaßnahme"}, 1),
        ({"target_year": Years(2030, 2034)}, 1),
        ({"target_year": Years(2030, 2035)}, 2),
        ({"review": "confirmed"}, 0),
        ({"year": Years(2019, 2019)}, 0),
        ({"text": "RADSCHNELL"}, 1),
        ({"text": "m 1.1"}, 1),
    ],
)
def test_each_filter_leaves_what_it_says(auental, filters, how_many):
    assert len(texts(auental, **filters)) == how_many


def test_capital_umlauts_are_found_as_small_ones(auental):
    Statement.objects.filter(code="M 1.1").update(title="Öffentliche Zählstellen")

    assert len(texts(auental, text="öffentliche")) == 1


def test_what_is_rejected_is_in_no_list(auental, django_user_model):
    judge = django_user_model.objects.create(email="a@example.org", name="A")
    Statement.objects.filter(kind="goal").update(review="rejected", reviewed_by=judge)

    assert texts(auental, kind="goal") == []
    assert statement_counts(auental.row, ListFilters(), ["kind"])["kind"].get("goal") is None


def test_counts_say_what_each_choice_would_leave(auental):
    filters = ListFilters(area="climate", kind="goal")

    counts = statement_counts(auental.row, filters, FACETS)

    for name in ("area", "paper", "kind", "review", "digital", "level"):
        given = {one: getattr(filters, one) for one in ("area", "kind") if one != name}
        assert counts[name] == {
            value: len(texts(auental, **given, **{name: value})) for value in counts[name]
        }
    assert counts["kind"] == {"goal": 2, "measure": 1}


def test_targets_are_counted_as_targets(auental):
    counts = target_counts(auental.row, ListFilters(area="climate"), ["target_year", "paper"])

    assert counts == {
        "target_year": {2030: 1, 2035: 1},
        "paper": {"verkehrsplan-auental": 1, "klimaplan-auental": 1},
    }
    assert [one.target_year for one in listed_targets(auental.row, ListFilters(area="climate"))] == [
        2030,
        2035,
    ]


def test_a_choice_leads_to_the_list_with_it_and_back_without_it(auental):
    names, filters = names_of(auental.row), ListFilters(area="climate")

    (kinds, areas) = facets(filters, statement_counts(auental.row, filters, ["kind", "area"]), names, q="Rad")

    assert [(one.label, one.how_many, one.query) for one in kinds.choices] == [
        ("Ziele", 2, "?q=Rad&feld=climate&art=goal"),
        ("Maßnahmen", 1, "?q=Rad&feld=climate&art=measure"),
    ]
    assert areas.chosen is not None
    assert (areas.chosen.label, areas.chosen.query) == ("Klimaschutz", "?q=Rad")


def test_what_is_chosen_stays_a_choice_where_it_leaves_nothing(auental):
    names, filters = names_of(auental.row), ListFilters(area="culture")

    (areas,) = facets(filters, statement_counts(auental.row, filters, ["area"]), names)

    assert areas.chosen is not None
    assert (areas.chosen.value, areas.chosen.how_many) == ("culture", 0)
