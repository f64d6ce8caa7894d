"""The demo city's papers, typeset once, and tied together once for the tests that ask what was found."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
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


@dataclass(frozen=True)
class Demo:
    """What was built: all links with statements and file names, and the records to be put back."""

    links: list[Link]
    data: Path
    records: str


@pytest.fixture(scope="session")
def demo_built(django_db_setup, django_db_blocker, tmp_path_factory, typeset):
    """Built once; every test that asks it stands in the group "demo-links"."""
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
        records = connection.creation.serialize_db_to_string()
        call_command("flush", verbosity=0, interactive=False)
    return Demo(links, place / "data", records)


@pytest.fixture(scope="session")
def demo_links(demo_built):
    """A list that asks nothing more."""
    return demo_built.links
