"""Every page, every person, GET and POST: what is answered is what the matrix of permissions says."""

import re
from pathlib import Path
from typing import cast

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import reverse

from stadtfaden.actors.models import Membership
from stadtfaden.actors.rules import ALLOWED, Role
from stadtfaden.desk.access import DeskPage
from stadtfaden.desk.accounts.pages import AccountPage
from stadtfaden.desk.permissions import account_pages, desk_pages, matrix
from tests.cast import ROLES, cast_of
from tests.desk.addresses import MAKERS, SAME_EVERYWHERE
from tests.portal.addresses import addresses

PAGE = Path(__file__).parents[2] / "docs" / "permissions.md"
DESK = {name: cast("DeskPage", view) for name, _, view in desk_pages()}
OWN = [name for name, _, view in account_pages() if cast("AccountPage", view).needs_login]
METHODS = ("get", "post")


@pytest.fixture
def clients(shown, db):
    """Name of the person to a browser in which they are logged in; the visitor is nobody."""
    cache.clear()  # nobody here has asked too often
    found = {"visitor": Client()}
    for name, user in cast_of(shown.row).items():
        found[name] = Client()
        found[name].force_login(user)
    return found


def asked(client, method, name, city, kwargs):
    """The answer; whatever a page changed is taken back."""
    with transaction.atomic():
        answer = getattr(client, method)(reverse(f"desk:{name}", kwargs={"city": city, **kwargs}))
        transaction.set_rollback(True)
    return answer


def verdict(answer):
    """In the words of the matrix."""
    if answer.status_code == 302 and answer["Location"].startswith(settings_login()):
        return "asked to log in"
    return {403: "may not", 404: "finds nothing"}.get(answer.status_code, "may")


def settings_login():
    return reverse(settings.LOGIN_URL)


def expected(name, act):
    if name == "visitor":
        return "asked to log in"
    if name not in ROLES:
        return "finds nothing"
    return "may" if act in ALLOWED[Role(ROLES[name])] else "may not"


SENT = [name for name, view in DESK.items() if getattr(view, "room", None)]


@pytest.mark.parametrize("name", SENT)
def test_an_address_that_only_takes_forms_leads_to_its_room(clients, shown, name):
    answer = asked(clients["adele_administrator"], "get", name, shown.row.slug, MAKERS[name](shown.row))

    assert (len(SENT), answer.status_code) == (10, 302)
    assert clients["adele_administrator"].get(answer["Location"], follow=True).status_code == 200


def test_the_page_of_permissions_is_made_from_the_rules():
    made = matrix()

    assert PAGE.read_text(encoding="utf-8") == made


def test_every_page_of_the_desk_asks_for_an_act():
    open_to_all = [name for name, view in DESK.items() if not hasattr(view, "act")]

    assert open_to_all == [], "a view of the desk begins with @desk_page(Act.…)"


def test_every_page_of_the_desk_has_a_name_and_a_maker_of_its_arguments():
    unknown = [name for name in DESK if name not in MAKERS]

    assert unknown == [], "give each new address a maker in tests/desk/addresses.py"
    assert sorted(MAKERS) == sorted(DESK)


@pytest.mark.parametrize("name", sorted(set(DESK) & set(MAKERS)))
def test_each_person_is_answered_as_the_matrix_says(clients, shown, name):
    answered = {}
    for who, client in clients.items():
        for method in METHODS:
            with transaction.atomic():
                kwargs = MAKERS[name](shown.row)
                answer = asked(client, method, name, shown.row.slug, kwargs)
                transaction.set_rollback(True)
            answered[who, method] = verdict(answer)

    acts = {"get": DESK[name].act, "post": DESK[name].act_to_send}
    assert answered == {(who, method): expected(who, acts[method]) for who, method in answered}


@pytest.mark.parametrize("name", sorted((set(DESK) & set(MAKERS)) - SAME_EVERYWHERE))
def test_nothing_of_a_city_is_found_at_the_desk_of_another(clients, shown, name):
    answered = {}
    for method in METHODS:
        with transaction.atomic():
            kwargs = MAKERS[name](shown.row)
            answer = asked(clients["otto_other_city"], method, name, "anderswo", kwargs)
            transaction.set_rollback(True)
        if kwargs and answer.status_code != 405 and not (method == "get" and name in SENT):
            answered[method] = answer.status_code

    assert answered == dict.fromkeys(answered, 404)


@pytest.mark.parametrize("name", OWN)
def test_pages_about_oneself_ask_visitors_to_log_in_and_nobody_else(clients, name):
    view_kwargs = {"pk": 1} if name in {"mfa_edit_webauthn", "mfa_remove_webauthn"} else {}
    address = reverse(name, kwargs=view_kwargs)

    answered = {
        (who, method): verdict(getattr(client, method)(address))
        for who, client in clients.items()
        for method in METHODS
    }

    to_log_in = {who for (who, _), words in answered.items() if words == "asked to log in"}
    assert to_log_in == {"visitor"}
    assert "may not" not in answered.values()


SCRIPT = re.compile(rb'<script(?! type="application/ld\+json">)')  # a block of data runs nothing


def test_public_pages_are_answered_to_everybody_and_set_no_cookie(clients, shown):
    pages = {"cities": "/", **addresses(shown)}

    wrong = [
        (page, who)
        for page, address in pages.items()
        for who, client in clients.items()
        for answer in [client.get(address)]
        if answer.status_code != 200 or answer.cookies or SCRIPT.search(answer.content)
    ]

    assert wrong == []


def test_a_person_of_several_cities_has_each_desk_with_the_role_of_that_city(clients, shown):
    otto = cast_of(shown.row)["otto_other_city"]
    Membership.objects.create(
        user=otto, municipality=shown.row, role=Role.CONTRIBUTOR, began_at="2026-03-02T12:00Z"
    )

    invite = [
        clients["otto_other_city"].post(reverse("desk:people-invite", args=[city])).status_code
        for city in ("anderswo", shown.row.slug)
    ]

    assert invite == [400, 403]
