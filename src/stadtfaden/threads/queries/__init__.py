"""Questions with a name, an order and a known price. Nothing that was rejected, no superseded edition."""

from stadtfaden.threads.queries.areas import (
    AreaChapter,
    Cell,
    Matrix,
    TargetMark,
    area_chapter,
    area_statements,
    area_targets,
    areas,
    matrix,
    targets_marked,
)
from stadtfaden.threads.queries.gaps import (
    Holes,
    contradictions,
    holes,
    last_named,
)
from stadtfaden.threads.queries.strands import SeenLink, Strand, Thread, links_of, thread_of
from stadtfaden.threads.queries.visible import (
    current_links,
    statements_with_connections,
    uncompared_editions,
)

__all__ = [
    "AreaChapter",
    "Cell",
    "Holes",
    "Matrix",
    "SeenLink",
    "Strand",
    "TargetMark",
    "Thread",
    "area_chapter",
    "area_statements",
    "area_targets",
    "areas",
    "contradictions",
    "current_links",
    "holes",
    "last_named",
    "links_of",
    "matrix",
    "statements_with_connections",
    "targets_marked",
    "thread_of",
    "uncompared_editions",
]
