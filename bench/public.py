"""Public pages of a city with 10,000 measures: processor time and queries of every kind of page.

The town is made straight in the tables (bench.town), so there is no search index: search is measured on a
shelf that was really built (bench.answers). The first answer after a change of the records, the median of as
many changes, stands beside that of all others, since some figures are kept until then (portal/kept.py); a
server works them out before anybody asks, once nobody has written for three seconds (portal/warming.py),
which is not done here.
"""

from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bench.figures import Figure, percentile, show, watch, worked
from bench.town import settled
from stadtfaden.actors.models import Municipality
from stadtfaden.corpus.models import Statement
from stadtfaden.threads.queries import contradictions

PAPERS = 20  # 20,000 statements, 10,000 of them measures
ROUNDS = 7
GOAL = "≤ 150 ms"
CITY = "bench-public"
CHANGES = count(1)
ALONE = (
    *(
        "home",
        "news",
        "about",
        "citing",
        "shelf",
        "matrix",
        "areas",
        "goals",
        "measures",
        "targets",
        "digital",
    ),
    *(
        "thread-map",
        "timeline",
        "money",
        "threads",
        "contradictions",
        "doubles",
        "holes",
        "reports",
        "register",
    ),
    *("decided-editions", "feed", "accessibility"),
)
NARROWED = {
    "measures": ("?feld=mobility", "?pruefung=bestaetigt&seite=3", "?text=Schul"),
    "targets": ("?zieljahr=2030",),
    "holes": ("?art=massnahmen", "?seite=20"),
}


def measure(data: Path, real: Path) -> None:  # noqa: ARG001 -- its own town
    with watch() as filling:
        town = settled(CITY, PAPERS)
    measures = Statement.objects.filter(
        edition__document__municipality=town, edition__is_current=True, kind="measure"
    )
    client = Client(HTTP_HOST="localhost")
    filled = Figure(f"a town of {measures.count():,} measures is filled", f"{filling.seconds:.0f} s")
    found = measures.filter(areas__area__slug="mobility", links_out__isnull=False).earliest("pk")
    pair = contradictions(town)[0]
    show("Public pages: processor time", [filled, *_pages(client, found, (pair.source.key, pair.target.key))])


def _pages(client: Client, statement: Statement, pair: tuple[str, str]) -> Iterator[Figure]:
    paper: dict[str, object] = {"slug": statement.edition.document.slug}
    key: dict[str, object] = {"key": statement.key}
    area: dict[str, object] = {"slug": "mobility"}
    given: dict[str, dict[str, object]] = {
        **{name: {} for name in ALONE},
        "paper": paper,
        "paper-statements": paper,
        "page": {**paper, "number": statement.page.number},
        "area": area,
        "area-statements": area,
        "area-feed": area,
        "cell": {**paper, "area": "mobility"},
        "statement": key,
        "thread": key,
        "contradiction": {"one": pair[0], "other": pair[1]},
    }
    for name, arguments in given.items():
        address = reverse(f"portal:{name}", kwargs={"city": CITY, **arguments})
        for more in ("", *NARROWED.get(name, ())):
            yield _page(client, f"{name}{more}", address + more)
    for name in ("statements", "links", "targets"):
        yield _page(client, f"API: {name}", f"/api/v1/cities/{CITY}/{name}")


def _page(client: Client, name: str, address: str) -> Figure:
    client.get(address)
    firsts = [_after_a_change(client, address) for _round in range(ROUNDS)]
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
        asked = len(queries.captured_queries)
    if answer.status_code != 200:  # noqa: PLR2004 -- anything else is no page
        return Figure(name, f"not measured: {answer.status_code}", GOAL)
    spent = [worked(partial(client.get, address)) for _round in range(ROUNDS)]
    return Figure(
        name,
        f"{percentile(spent, 0.5):.0f} ms, after a change {percentile(firsts, 0.5):.0f} ms, {asked} queries",
        GOAL,
    )


def _after_a_change(client: Client, address: str) -> float:
    """Milliseconds of the processor where nothing that was kept holds any more."""
    Municipality.objects.filter(slug=CITY).update(name=f"Großstadt {next(CHANGES)}")
    return worked(partial(client.get, address))
