"""The demo city is typeset and tied together once for all tests that ask what was found."""

import importlib.util
from pathlib import Path

import pytest
from django.core.management import call_command
from platformdirs import user_cache_dir

from stadtfaden.pipeline.build import build_folder
from stadtfaden.pipeline.context import BuildOptions
from stadtfaden.threads.models import Link

TYPESET = Path(__file__).parents[2] / "demo" / "typeset.py"


def _typeset(folder):
    spec = importlib.util.spec_from_file_location("typeset", TYPESET)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.typeset(folder)


@pytest.fixture(scope="module")
def demo_links(django_db_setup, django_db_blocker, tmp_path_factory):
    """All stored links of the demo city, with statements and file names; a list that asks nothing more."""
    place = tmp_path_factory.mktemp("demo")
    _typeset(place / "papers")
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
