"""Steps 4 to 6: what is derived from the records: meaning, search index, links between papers."""

import hashlib

from django.utils import timezone

from stadtfaden.core.links import MADE_BY
from stadtfaden.corpus.models import Review, Statement
from stadtfaden.corpus.queries import current_editions
from stadtfaden.pipeline.context import Build
from stadtfaden.pipeline.entries import entries, statement_vectors
from stadtfaden.pipeline.models import Outcome, Run
from stadtfaden.pipeline.neighbours import Neighbours
from stadtfaden.search import fingerprint
from stadtfaden.threads.actions import propose_links, withdraw_candidates
from stadtfaden.threads.queries import uncompared_editions


def learn_meaning(build: Build) -> None:
    """Every statement has its vector; only texts never seen are worked out."""
    if is_derived(build):
        return
    statement_vectors(build.municipality, build.memory, build.teller("meaning"))


def build_index(build: Build) -> None:
    """The index holds exactly what the current editions say."""
    if is_derived(build):
        return
    if build.index.is_current(fingerprint(entries(build.municipality), build.embedder.name)):
        return
    vectors = statement_vectors(build.municipality, build.memory)
    build.index.build(
        entries(build.municipality),
        vectors,
        build.embedder.name,
        lambda done: build.tell("index", done, None),
    )


def find_links(build: Build) -> None:
    """Each current edition is compared once with all other papers; one transaction an edition."""
    if is_derived(build):
        return
    made_by = f"{MADE_BY} {build.embedder.name}"
    editions = list(uncompared_editions(build.municipality, made_by))
    if not editions:
        return
    for edition in editions:  # what an older version has proposed and nobody judged goes first
        withdraw_candidates(edition=edition)
    neighbours = Neighbours(build.municipality, build.memory, build.teller("meaning"))
    for number, edition in enumerate(editions, start=1):
        build.links += propose_links(
            edition=edition,
            proposals=neighbours.proposals(edition),
            ids=neighbours.ids,
            made_by=made_by,
            now=timezone.now(),
        )
        build.tell("links", number, len(editions), edition.document.title)


def state_of(build: Build) -> str:
    """Changes whenever something that is derived could change; two small queries, no text is loaded."""
    rows = current_editions(build.municipality).values_list(
        "pk", "read_at", "document__slug", "document__dated_on"
    )
    rejected = Statement.objects.filter(
        edition__document__municipality=build.municipality, review=Review.REJECTED
    ).values_list("pk", flat=True)
    state = (list(rows), sorted(rejected), str(build.options.model), MADE_BY)
    return hashlib.sha256(repr(state).encode()).hexdigest()


def is_derived(build: Build) -> bool:
    """An earlier run of this city has derived everything from exactly these records."""
    if not build.index.model:
        return False
    last = Run.objects.filter(municipality=build.municipality, outcome=Outcome.DONE).order_by("-pk").first()
    return last is not None and last.figures.get("state") == state_of(build)
