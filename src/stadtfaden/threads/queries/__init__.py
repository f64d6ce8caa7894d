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
from stadtfaden.threads.queries.council import council_references
from stadtfaden.threads.queries.coverage import Carried, goals_to_cover, what_carries
from stadtfaden.threads.queries.doubles import Double, double_numbers, doubles
from stadtfaden.threads.queries.drafts import adopted_lines, draft_statements
from stadtfaden.threads.queries.editions import (
    bytes_of,
    content_of,
    decided_editions,
    how_much_is_confirmed,
    living_strategy,
    read_before,
)
from stadtfaden.threads.queries.freezing import Outlook, OutlookRows, outlook, outlook_rows
from stadtfaden.threads.queries.gaps import (
    Holes,
    contradiction_count,
    contradictions,
    hole_numbers,
    holes,
    last_named,
    silent_areas,
)
from stadtfaden.threads.queries.lessons import last_lesson
from stadtfaden.threads.queries.mine import entrusted_to
from stadtfaden.threads.queries.papers import PaperAtDesk, papers_at_desk, papers_to_renew
from stadtfaden.threads.queries.settled import contradictions_ever, contradictions_to_settle, meant_holes
from stadtfaden.threads.queries.strands import SeenLink, Strand, Thread, links_of, thread_of
from stadtfaden.threads.queries.subjects import area_names, subjects_of
from stadtfaden.threads.queries.superseded import Successor, is_superseded, successors
from stadtfaden.threads.queries.todo import (
    MOST_COUNTED,
    Waits,
    broken_by_paper,
    open_contradictions,
    papers_due,
    what_waits,
)
from stadtfaden.threads.queries.visible import (
    current_links,
    fetch_connections,
    links_between,
    statements_whole,
    statements_with_connections,
    targets_whole,
    uncompared_editions,
)
from stadtfaden.threads.queries.waiting import (
    alike,
    last_decisions,
    links_to_judge,
    some_waiting_by_kind,
    statements_to_judge,
    waiting,
    waiting_by_kind,
)

__all__ = [
    "MOST_COUNTED",
    "AreaChapter",
    "Carried",
    "Cell",
    "Double",
    "Holes",
    "Matrix",
    "Outlook",
    "OutlookRows",
    "PaperAtDesk",
    "SeenLink",
    "Strand",
    "Successor",
    "TargetMark",
    "Thread",
    "Waits",
    "adopted_lines",
    "alike",
    "area_chapter",
    "area_names",
    "area_statements",
    "area_targets",
    "areas",
    "broken_by_paper",
    "bytes_of",
    "content_of",
    "contradiction_count",
    "contradictions",
    "contradictions_ever",
    "contradictions_to_settle",
    "council_references",
    "current_links",
    "decided_editions",
    "double_numbers",
    "doubles",
    "draft_statements",
    "entrusted_to",
    "fetch_connections",
    "goals_to_cover",
    "hole_numbers",
    "holes",
    "how_much_is_confirmed",
    "is_superseded",
    "last_decisions",
    "last_lesson",
    "last_named",
    "links_between",
    "links_of",
    "links_to_judge",
    "living_strategy",
    "matrix",
    "meant_holes",
    "open_contradictions",
    "outlook",
    "outlook_rows",
    "papers_at_desk",
    "papers_due",
    "papers_to_renew",
    "read_before",
    "silent_areas",
    "some_waiting_by_kind",
    "statements_to_judge",
    "statements_whole",
    "statements_with_connections",
    "subjects_of",
    "successors",
    "targets_marked",
    "targets_whole",
    "thread_of",
    "uncompared_editions",
    "waiting",
    "waiting_by_kind",
    "what_carries",
    "what_waits",
]
