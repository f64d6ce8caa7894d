"""What settings and machine say about a build."""

import os
from pathlib import Path

from django.conf import settings
from platformdirs import user_cache_path

from stadtfaden.pipeline.context import BuildOptions


def build_options(processes: int = 0, *, again: bool = False, areas: Path | None = None) -> BuildOptions:
    return BuildOptions(
        cache=user_cache_path("stadtfaden"),
        model=settings.EMBEDDING_MODEL,
        cluster=settings.CLUSTER_URL,
        processes=processes or os.cpu_count() or 1,
        again=again,
        areas=areas,
    )
