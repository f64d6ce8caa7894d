"""Processor time and queries of every page of the desk, with 100,000 statements and 300,000 candidates.

`python -m bench desk`; the town is made anew each time.
"""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from tests import cast
from tests.desk import addresses

from bench.figures import Figure, peak_megabytes, percentile, show, watch, worked
from bench.town import PAPERS, current_judge, settled
from stadtfaden.actors.models import Entry, Municipality, User
from stadtfaden.corpus.models import Review, Statement
from stadtfaden.threads.actions import renew_candidates
from stadtfaden.threads.models import Candidate, HoleKind
from stadtfaden.threads.queries import holes
from stadtfaden.threads.queries.settled import contradictions_to_settle

# Tests carry no types.
PEOPLE: Callable[[Municipality], object] = cast.cast_of
MAKERS: dict[str, Callable[[Municipality], dict[str, Any]]] = addresses.MAKERS
ROUNDS = 10
GOAL, GOAL_OF_THE_NEXT = "≤ 200 ms", "≤ 100 ms"
METHOD_NOT_ALLOWED = 405
SLOW = 0.005  # seconds of a query
# Pages that show another part, or less, when they are asked to.
MORE = {
    "review": ("?art=goal", f"?papier=papier-{PAPERS // 2}"),
    "contradictions": ("?seite=50", "?stand=geklaert"),
    "coverage": ("?seite=20", "?art=measure-without-goal", "?art=goal-without-target"),
    "coverage-goals": ("?seite=500",),
    "log": ("?seite=1000", "?verb=statement.rejected"),
    "statements": ("?art=goal", "?papier=papier-50", "?seite=1000", "?stand=bestaetigt", "?q=Schulhöfe"),
}


def _a_contradiction(town: Municipality) -> dict[str, Any]:
    found = contradictions_to_settle(town, is_settled=False).first()
    assert found is not None  # noqa: S101 -- the town has thousands
    return {"pk": found.pk}


def _a_gap(town: Municipality) -> dict[str, Any]:
    found = holes(town).goals_without_target.first()
    assert found is not None  # noqa: S101 -- as above
    return {"kind": HoleKind.GOAL_WITHOUT_TARGET, "key": found.key}


# What the small cities of the tests have first is not what is open in the town.
MAKERS = {**MAKERS, "contradiction": _a_contradiction, "coverage-statement": _a_gap}


def measure(data: Path, real: Path) -> None:  # noqa: ARG001 -- its own town
    with watch() as filling:
        town = settled("bench-town")
    figures = [Figure("the town is filled", f"{filling.seconds:.0f} s"), *_ordering(town)]
    show("The desk of a town of 100,000 statements: what waits is ordered", figures)
    PEOPLE(town)  # whom the makers of addresses ask for
    client = Client(HTTP_HOST="localhost")
    client.force_login(User.objects.get(email="person0@example.org"))
    show("Pages of the desk: processor time", list(_pages(client, town)))
    show("Decisions at the desk: processor time", list(_decisions(client, town)))


def _ordering(town: Municipality) -> Iterator[Figure]:
    """From nothing; again, when all chances have moved; and when nothing has."""
    for what in ("from nothing", "nothing has changed", "after new decisions"):
        if what == "after new decisions":
            _decide_some(town)
        with watch() as spent:
            how_many = renew_candidates(municipality=town)
        yield Figure(
            f"{how_many} candidates, {what}",
            f"{spent.seconds:.1f} s, process at most {peak_megabytes()} MB",
        )


def _decide_some(town: Municipality) -> None:
    """A hundred more are rejected, all of one kind: every chance moves a little."""
    rows = Statement.objects.filter(
        edition__document__municipality=town, review=Review.CANDIDATE, kind="goal"
    )
    rejected = list(rows.order_by("pk").values_list("pk", flat=True)[:100])
    Statement.objects.filter(pk__in=rejected).update(
        review=Review.REJECTED, reviewed_by=current_judge(), reviewed_at=timezone.now()
    )


def _pages(client: Client, town: Municipality) -> Iterator[Figure]:
    for name, maker in sorted(MAKERS.items()):
        with transaction.atomic():
            try:
                address = reverse(f"desk:{name}", kwargs={"city": town.slug, **maker(town)})
            except (ObjectDoesNotExist, PermissionDenied, LookupError, TypeError) as missing:
                yield Figure(name, f"not measured: {missing!r}")
                transaction.set_rollback(True)
                continue
            for more in ("", *MORE.get(name, ())):
                yield from _page(client, name, address + more, more)
            transaction.set_rollback(True)


def _page(client: Client, name: str, address: str, more: str) -> Iterator[Figure]:
    answer = client.get(address)
    if answer.status_code == METHOD_NOT_ALLOWED:
        return
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
        asked = len(queries.captured_queries)
    spent = [worked(partial(client.get, address)) for _round in range(ROUNDS)]
    size = "" if answer.streaming else f", {len(answer.content) / 1000:.0f} kB"
    yield Figure(
        f"{name}{more} ({answer.status_code}{size})",
        f"{percentile(spent, 0.5):.0f} ms, slowest {max(spent):.0f} ms, {asked} queries",
        GOAL_OF_THE_NEXT if name == "review" else GOAL,
    )


def _decisions(client: Client, town: Municipality) -> Iterator[Figure]:
    """A decision, and what stands there next: where the queue leads to and the page of the next one."""
    for name, own, field in (
        ("statement", Candidate.objects.filter(link=None), "kind"),
        ("link", Candidate.objects.filter(statement=None), "type"),
    ):
        spent: dict[str, list[float]] = {"decision": [], "undone": [], "next": []}
        asked: dict[str, set[int]] = {part: set() for part in spent}
        for candidate in own.filter(municipality=town).select_related("statement", "link")[:ROUNDS]:
            judged = candidate.statement if candidate.statement is not None else candidate.link
            assert judged is not None  # noqa: S101 -- a constraint says so
            kind = {"kind": candidate.kind} if field == "kind" else {"type": candidate.kind}
            key = {"key": candidate.statement.key} if candidate.statement else {"pk": candidate.link_id}
            address = reverse(f"desk:review-{name}", kwargs={"city": town.slug, **key})
            form = {"verdict": "rejected", "seen": judged.revision, **kind}
            acts = {
                "decision": partial(client.post, address, form),
                "next": partial(client.get, reverse("desk:review", args=[town.slug]), follow=True),
            }
            for part, act in acts.items():
                with CaptureQueriesContext(connection) as queries:
                    spent[part].append(worked(act))
                asked[part].add(len(queries.captured_queries))
            last = Entry.objects.filter(chain=town.slug).latest("position")
            undo = reverse("desk:review-undo", args=[town.slug, last.position])
            with CaptureQueriesContext(connection) as queries:
                spent["undone"].append(worked(partial(client.post, undo)))
            asked["undone"].add(len(queries.captured_queries))
        for part, times in spent.items():
            took = f"{percentile(times, 0.5):.0f} ms, slowest {max(times):.0f} ms"
            yield Figure(
                f"{name}: {part}",
                f"{took}, queries {sorted(asked[part])}",
                GOAL_OF_THE_NEXT if part == "next" else GOAL,
            )


def slow_queries(client: Client, address: str) -> None:
    """Prints what a page asks that takes longer than SLOW, with its plan."""
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    for one in queries.captured_queries:
        if float(one["time"]) > SLOW:
            print(one["time"], one["sql"][:1500])
            with connection.cursor() as cursor:
                cursor.execute("EXPLAIN QUERY PLAN " + one["sql"])
                for row in cursor.fetchall():
                    print("    ", row[3])
