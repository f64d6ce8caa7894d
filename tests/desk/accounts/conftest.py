"""People who log in as people do, with a mail address that is theirs."""

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache

from stadtfaden.actors.models import Municipality
from tests.cast import person

WORDS = "drei Amseln am Hang"


@pytest.fixture(autouse=True)
def _nobody_has_asked_too_often():
    cache.clear()


@pytest.fixture
def city(db):
    return Municipality.objects.create(name="Auental", slug="auental")


@pytest.fixture
def rita(city):
    user = person("rita_editor", city)
    user.set_password(WORDS)
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


@pytest.fixture
def log_in(client):
    """Called with a password, answers as the page does."""

    def tried(words=WORDS, email="rita_editor@example.org", **sent):
        return client.post("/konto/anmelden/", {"login": email, "password": words}, **sent)

    return tried
