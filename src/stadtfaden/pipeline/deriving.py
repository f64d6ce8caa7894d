"""Steps 4 to 7: what is derived from the records: meaning, areas, index, links, what waits."""

import hashlib

from django.utils import timezone

from stadtfaden.core.areas import BY_TITLE
from stadtfaden.core.links import MADE_BY
from stadtfaden.corpus.models import Review, Statement
from stadtfaden.corpus.queries import current_editions
from stadtfaden.pipeline.area_lessons import BY_MEANING, BY_NAMES, confirmed_areas, learn_areas
from stadtfaden.pipeline.area_lists import city_taxonomy, digest_of
from stadtfaden.pipeline.context import Build
from stadtfaden.pipeline.entries import entries, statement_vectors
from stadtfaden.pipeline.models import Outcome, Run
from stadtfaden.pipeline.neighbours import Neighbours
from stadtfaden.search import fingerprint
from stadtfaden.threads.actions import learn_order, propose_links, withdraw_candidates
from stadtfaden.threads.queries import uncompared_editions
from stadtfaden.threads.queries.lessons import decisions_since

WAITING = "waiting 2"  # raise it when the order of what waits changes


def learn_meaning(build: Build) -> None:
    """Every statement has its vector; only texts never seen are worked out."""
    if is_derived(build):
        return
    statement_vectors(build.municipality, build.memory, build.teller("meaning"))


def find_areas(build: Build) -> None:
    """What reading proposed by words alone is proposed anew by words and meaning."""
    if not is_derived(build):
        learn_areas(build.municipality, build.memory, tell=lambda done: build.tell("areas", done, None))


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
    own = digest_of(city_taxonomy(build.municipality))  # statements are linked by their areas as well
    made_by = f"{MADE_BY} {build.embedder.name} {own}".rstrip()
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


def order_candidates(build: Build) -> None:
    """What nobody has judged waits in the order in which a decision helps most, as decisions teach it."""
    if not is_derived(build):
        learn_order(municipality=build.municipality, now=timezone.now())


def state_of(build: Build) -> str:
    """Changes whenever something that is derived could change; few small queries, without texts of papers."""
    rows = current_editions(build.municipality).values_list(
        "pk", "read_at", "document__slug", "document__title", "document__dated_on"
    )
    rejected = Statement.objects.filter(
        edition__document__municipality=build.municipality, review=Review.REJECTED
    ).values_list("pk", flat=True)
    confirmed = sorted((pk, sorted(slugs)) for pk, slugs in confirmed_areas(build.municipality).items())
    makers = (MADE_BY, BY_MEANING, BY_NAMES, BY_TITLE, WAITING)
    own = digest_of(city_taxonomy(build.municipality))
    decided = decisions_since(build.municipality, None)
    state = (list(rows), sorted(rejected), confirmed, decided, str(build.options.model), makers, own)
    return hashlib.sha256(repr(state).encode()).hexdigest()


def is_derived(build: Build) -> bool:
    """An earlier run of this city has derived everything from exactly these records."""
    if not build.index.model:
        return False
    last = Run.objects.filter(municipality=build.municipality, outcome=Outcome.DONE).order_by("-pk").first()
    return last is not None and last.figures.get("state") == state_of(build)
