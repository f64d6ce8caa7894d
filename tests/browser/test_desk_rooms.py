"""axe in every room of the desk and on every page of it, as wide as a screen, a tablet and a phone."""

from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import override

from tests.browser.rules import violations
from tests.cast import person
from tests.desk.addresses import MAKERS
from tests.portal import city as cities
from tests.portal.conftest import build_index

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
WIDTHS = (1280, 768, 390)
OK, PAGE = 200, b"<!DOCTYPE html>"


@pytest.fixture
def seated(transactional_db, tmp_path, monkeypatch, tab, client, live_server):
    """Adele's page, logged in, and the addresses of all that she can look at by their names."""
    monkeypatch.setattr(settings, "DATA", tmp_path)
    city = cities.auental(tmp_path)
    build_index(city)
    for name in ("rita_editor", "anton_approver"):
        person(name, city.row)
    client.force_login(person("adele_administrator", city.row))
    addresses: dict[str, str] = {}
    kept: dict[Any, Any] = {}
    for name, maker in MAKERS.items():
        with transaction.atomic():
            given = kept.get(maker) or maker(city.row)
            with override("de"):
                address = reverse(f"desk:{name}", kwargs={"city": city.row.slug, **given})
            answer = client.get(address)
            if answer.status_code == OK and PAGE in answer.getvalue():
                addresses[name], kept[maker] = address, given
            else:  # nothing to look at: what was made for it is taken back
                transaction.set_rollback(True)
    page = tab(1280, bypass_csp=True)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}]
    )
    return page, addresses


def looked_at(page, addresses):
    """What axe says of each page at each width, and whether it is wider; nothing where all is well."""
    found = {}
    for name, address in addresses.items():
        page.goto(address)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            wide = page.evaluate("document.documentElement.scrollWidth") > width
            if (wrong := violations(page)) or wide:
                found[name, width] = (wrong, wide)
    return found


def test_axe_finds_nothing_on_any_page_of_the_desk_nor_in_a_room_in_english_and_none_is_too_wide(seated):
    page, addresses = seated
    rooms = {f"{name} in English": f"/en{address}" for name, address in addresses.items() if "-" not in name}

    found = looked_at(page, addresses | rooms)

    assert (len(addresses) > 30, len(rooms) > 9) == (True, True)
    assert found == {}
    assert (page.foreign, page.complaints) == ([], [])
