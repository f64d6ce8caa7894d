"""The demo city's papers, typeset once, and tied together once for the tests that ask what was found."""

import json
import shutil
from pathlib import Path

import pytest
from django.core.management import call_command
from platformdirs import user_cache_dir
from tests.demo.scripts import DEMO, script

from stadtfaden.pipeline.build import build_folder
from stadtfaden.pipeline.context import BuildOptions
from stadtfaden.threads.models import Link


@pytest.fixture(scope="session")
def truth():
    return json.loads((DEMO / "ground_truth.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def typeset(tmp_path_factory):
    folder = tmp_path_factory.mktemp("papers")
    script("typeset").typeset(folder)
    return folder


@pytest.fixture(scope="module")
def demo_links(django_db_setup, django_db_blocker, tmp_path_factory, typeset):
    """All stored links of the demo city, with statements and file names; a list that asks nothing more."""
    place = tmp_path_factory.mktemp("demo")
    shutil.copytree(typeset, place / "papers")
    options = BuildOptions(cache=Path(user_cache_dir("stadtfaden")), processes=1)
    with django_db_blocker.unblock():
        build_folder(
            folder=place / "papers",
            city="Tesselbrück",
            data=place / "data",
            options=options,
            report=lambda _: None,
        )
        links = list(Link.objects.select_related("source__edition", "target__edition"))
        call_command("flush", verbosity=0, interactive=False)
    return links
