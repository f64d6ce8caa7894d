"""Server time and queries of every kind of public page, on the shelf that bench.shelf has built."""

from functools import partial
from pathlib import Path

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bench.figures import Figure, percentile, show, timed
from stadtfaden.corpus.models import Statement
from stadtfaden.threads.models import Link, StatementArea

CITY = "bench-shelf"
ROUNDS = 12


def measure(data: Path, real: Path) -> None:  # noqa: ARG001 -- the shelf stands already
    client = Client(HTTP_HOST="localhost")
    figures = []
    for name, address in addresses().items():
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(address)
            asked = len(queries.captured_queries)
        spent = [timed(partial(client.get, address)) for _round in range(ROUNDS)]
        figures.append(
            Figure(
                f"{name} ({len(answer.content) / 1000:.0f} kB)",
                f"{percentile(spent, 0.5):.0f} ms, slowest {max(spent):.0f} ms, {asked} queries",
                "≤ 100 ms",
            )
        )
    show("Pages: server time", figures)


def addresses() -> dict[str, str]:
    """The kinds of pages by their names, each at a place where there is much to see."""
    link = Link.objects.filter(source__edition__document__municipality__slug=CITY).first()
    statement = (
        link.source if link else Statement.objects.filter(edition__document__municipality__slug=CITY)[0]
    )
    slug = statement.edition.document.slug
    area = StatementArea.objects.filter(statement__edition__document__municipality__slug=CITY)[0].area.slug
    city = {"city": CITY}

    def at(name: str, **more: object) -> str:
        return reverse(f"portal:{name}", kwargs={**city, **more})

    return {
        "home": at("home"),
        "shelf": at("shelf"),
        "paper": at("paper", slug=slug),
        "statements of a paper": at("paper-statements", slug=slug),
        "page with marks": at("page", slug=slug, number=statement.page.number) + f"?marke={statement.key}",
        "matrix": at("matrix"),
        "area chapter": at("area", slug=area),
        "cell of the matrix": at("cell", area=area, slug=slug),
        "statement": at("statement", key=statement.key),
        "thread": at("thread", key=statement.key),
        "threads": at("threads"),
        "contradictions": at("contradictions"),
        "doubles": at("doubles"),
        "holes": at("holes"),
        "search": at("search") + "?q=Radwege",
    }
