"""The first reader does not wait for what every reader needs."""

import os

import pytest
from django.db import connection
from django.template import engines
from django.template.backends.django import DjangoTemplates
from django.template.loaders.cached import Loader

from stadtfaden.core.words import analyser, dictionary
from stadtfaden.portal.kept import kept
from stadtfaden.portal.warming import TEMPLATES, follow, warm
from stadtfaden.search import open_embedder

pytestmark = pytest.mark.django_db


def test_pages_model_and_dictionary_are_ready_before_the_first_reader_comes(auental, index, client):
    index(auental)
    dictionary.lookup.cache_clear()
    dictionary._forms.cache_clear()
    analyser._analyser.cache_clear()  # words that another test has asked for would open nothing

    warm()
    is_open = dictionary._forms.cache_info().currsize == 1
    loaded = open_embedder.cache_info().misses
    client.get(f"/{auental.row.slug}/suche/?q=Radweg")

    django = engines["django"]
    assert isinstance(django, DjangoTemplates)
    loader = django.engine.template_loaders[0]
    assert isinstance(loader, Loader)
    cached = set(loader.get_template_cache)
    assert {path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html")} <= cached
    assert (is_open, open_embedder.cache_info().misses) == (True, loaded)


def test_figures_are_worked_out_when_the_records_have_changed_and_nobody_writes_any_more(on_disk):
    figures = ("matrix", on_disk.city.pk)
    first = follow(None)
    made = kept().get(figures, lambda: None)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE actors_municipality SET name = name || ' am See'")
    while_writing = follow(first)
    on_disk.rest()
    later = follow(first)

    assert made is not None
    assert kept().get(figures, lambda: None) is not None
    assert (first == while_writing, first == later, later == kept().stand()) == (True, False, True)
    assert follow(later) == later


def test_whoever_writes_meanwhile_is_given_way(on_disk):
    def and_somebody_writes(execute, *asked):
        os.utime(str(kept().records))  # as the write of another process shows
        return execute(*asked)

    with connection.execute_wrapper(and_somebody_writes):
        worked_out = follow(None)

    assert worked_out is None


def test_records_in_memory_are_not_followed():
    assert follow(None) is None
