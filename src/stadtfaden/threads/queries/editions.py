"""The strategy as it lives, and as the council decided it."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from django.db.models import F, QuerySet

from stadtfaden.actors.models import Municipality
from stadtfaden.actors.queries import Sought, log_of
from stadtfaden.core.strategies import Held, Ruled, Strategy, Tied, from_json
from stadtfaden.corpus.models import Edition, Review, Statement, Target
from stadtfaden.corpus.queries import original_path
from stadtfaden.threads.models import DecidedEdition, DigitalConnection, Link, Settlement, StatementArea
from stadtfaden.threads.queries.drafts import draft_statements


def decided_editions(municipality: Municipality) -> QuerySet[DecidedEdition]:
    """Newest first: one query; with who froze it."""
    return (
        DecidedEdition.objects.filter(municipality=municipality)
        .select_related("frozen_by")
        .order_by("-number", "pk")
    )


def confirmed_since(edition: DecidedEdition) -> int:
    """Statements of current editions that people have confirmed after it was frozen: one query."""
    return Statement.objects.filter(
        edition__document__municipality=edition.municipality_id,
        edition__is_current=True,
        review=Review.CONFIRMED,
        reviewed_at__gt=edition.frozen_at,
    ).count()


def read_before(municipality: Municipality, held: Collection[Held], moment: datetime) -> frozenset[str]:
    """The roots of those that stood in a paper that had been read by then: three queries."""
    log = log_of(municipality, Sought(verb="edition.read")).filter(happened_at__lte=moment)
    read = [int(subject.rpartition(":")[2]) for subject in log.order_by().values_list("subject", flat=True)]
    files = frozenset(Edition.objects.filter(pk__in=read).values_list("original", flat=True))
    stood = {one.root for one in held if one.sha256 in files}
    others = [one.root for one in held if one.root not in stood]
    first = Statement.objects.filter(edition__in=read, key__in=others).order_by()
    return frozenset(stood).union(first.values_list("key", flat=True))


@lru_cache(maxsize=4)
def content_of(digest: str, folder: Path) -> Strategy:
    """What lies under a digest never changes: it is read once. Raises OSError where it is lost."""
    return from_json(bytes_of(digest, folder))


def bytes_of(digest: str, folder: Path) -> bytes:
    """The file as it was frozen, byte for byte. Raises OSError where it is lost."""
    return original_path(folder, digest).read_bytes()


@dataclass(frozen=True, slots=True)
class Confirmed:
    statements: int
    links: int


def how_much_is_confirmed(municipality: Municipality) -> Confirmed:
    """Of current editions: two queries."""
    statements = Statement.objects.filter(
        edition__document__municipality=municipality, edition__is_current=True, review=Review.CONFIRMED
    )
    confirmed = Link.objects.filter(review=Review.CONFIRMED).order_by().values("pk")
    links = Link.objects.filter(
        pk__in=confirmed,  # else the database begins with all statements of the city
        source__edition__document__municipality=municipality,
        source__edition__is_current=True,
        target__edition__is_current=True,
    )
    return Confirmed(statements.count(), links.count())


def living_strategy(municipality: Municipality) -> Strategy:
    """Everything that people have confirmed in current editions: eight queries."""
    statements = list(
        Statement.objects.filter(
            edition__document__municipality=municipality,
            edition__is_current=True,
            review=Review.CONFIRMED,
        )
        .select_related("page", "edition__document")
        .defer("page__text", "page__words", "page__furniture", "page__warnings", "edition__warnings")
        .order_by("edition__document__slug", "page__number", "start", "key")
    )
    roots = _roots(municipality, statements)
    drafts = draft_statements(municipality)
    areas = _grouped(
        StatementArea.objects.filter(area__municipality=municipality, review=Review.CONFIRMED)
        .order_by("area__position", "pk")
        .values_list("statement", "area__slug")
    )
    digital = _grouped(
        DigitalConnection.objects.filter(
            statement__edition__document__municipality=municipality, review=Review.CONFIRMED
        )
        .order_by("kind", "pk")
        .values_list("statement", "kind")
    )
    targets = _grouped(
        Target.objects.filter(statement__edition__document__municipality=municipality)
        .order_by("start", "pk")
        .values_list("statement", "text")
    )
    return Strategy(
        city=municipality.slug,
        statements=tuple(
            Held(
                root=roots[one.pk],
                key=one.key,
                kind=one.kind,
                code=one.code,
                title=one.title,
                text=one.text,
                paper=one.edition.document.slug,
                paper_title=one.edition.document.title,
                edition=one.edition.number,
                sha256=one.edition.original_id,
                page=one.page.number,
                label=one.page.label,
                reader=one.edition.reader,
                areas=tuple(areas[one.pk]),
                digital=tuple(digital[one.pk]),
                targets=tuple(targets[one.pk]),
                confirmed_on=one.reviewed_at.date().isoformat() if one.reviewed_at else "",
                is_draft=one.pk in drafts,
            )
            for one in statements
        ),
        links=_links(municipality, roots),
        verdicts=_verdicts(municipality, roots),
    )


def _links(municipality: Municipality, roots: dict[int, str]) -> tuple[Tied, ...]:
    rows = (
        Link.objects.filter(
            review=Review.CONFIRMED,
            source__edition__document__municipality=municipality,
            source__edition__is_current=True,
            target__edition__is_current=True,
        )
        .order_by("type", "pk")
        .values_list("source", "target", "type")
    )
    found = [
        Tied(source=roots[source], target=roots[target], type=kind)
        for source, target, kind in rows
        if source in roots and target in roots
    ]
    return tuple(sorted(found, key=lambda one: (one.type, one.source, one.target)))


def _verdicts(municipality: Municipality, roots: dict[int, str]) -> tuple[Ruled, ...]:
    rows = (
        Settlement.objects.filter(link__source__edition__document__municipality=municipality)
        .order_by("pk")
        .values_list("link__source", "link__target", "verdict", "reason", "council_paper", "outdated")
    )
    found = [
        Ruled(
            source=roots[source],
            target=roots[target],
            verdict=verdict,
            reason=reason,
            council_paper=council_paper,
            outdated=outdated,
        )
        for source, target, verdict, reason, council_paper, outdated in rows
        if source in roots and target in roots
    ]
    return tuple(sorted(found, key=lambda one: (one.source, one.target)))


def _roots(municipality: Municipality, statements: Iterable[Statement]) -> dict[int, str]:
    """By pk the key of the first edition that said it: one query, however long the chain."""
    earlier = {
        pk: (before, key)
        for pk, before, key in Statement.objects.filter(
            edition__document__municipality=municipality, continues__isnull=False
        )
        .order_by()
        .values_list("pk", "continues", F("continues__key"))
    }
    roots = {}
    for one in statements:
        pk, key, seen = one.pk, one.key, set()
        while pk in earlier and pk not in seen:
            seen.add(pk)
            before, key = earlier[pk]
            pk = before or pk
        roots[one.pk] = key
    return roots


def _grouped(rows: Iterable[tuple[int, str]]) -> defaultdict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for pk, value in rows:
        found[pk].append(value)
    return found
