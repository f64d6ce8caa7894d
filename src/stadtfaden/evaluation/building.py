"""Papers read, understood and tied as the command line does it, in the data folder of this run."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings

from stadtfaden.actors.models import Municipality
from stadtfaden.evaluation.embedding import CACHE
from stadtfaden.pipeline.build import build_folder
from stadtfaden.pipeline.context import BuildOptions


def built(papers: Path, city: str) -> Municipality:
    """The city whose records now hold these papers; files and index are gone again, the records stay."""
    with TemporaryDirectory() as data:
        build_folder(
            folder=papers,
            city=city,
            data=Path(data),
            options=BuildOptions(cache=CACHE, model=settings.EMBEDDING_MODEL, processes=os.cpu_count() or 1),
            report=lambda _: None,
        )
    return Municipality.objects.get(name=city)
