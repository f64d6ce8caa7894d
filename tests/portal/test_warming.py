"""The first reader does not wait for what every reader needs."""

import pytest
from django.template import engines
from django.template.backends.django import DjangoTemplates
from django.template.loaders.cached import Loader

from stadtfaden.portal.warming import TEMPLATES, warm
from stadtfaden.search import open_embedder

pytestmark = pytest.mark.django_db


def test_pages_and_model_are_ready_before_the_first_reader_comes(auental, index, client):
    index(auental)

    warm()
    loaded = open_embedder.cache_info().misses
    client.get(f"/{auental.row.slug}/suche/?q=Radweg")

    django = engines["django"]
    assert isinstance(django, DjangoTemplates)
    loader = django.engine.template_loaders[0]
    assert isinstance(loader, Loader)
    cached = set(loader.get_template_cache)
    assert {path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html")} <= cached
    assert open_embedder.cache_info().misses == loaded
