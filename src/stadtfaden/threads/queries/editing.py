"""Statements as people look them up to correct them, with what was rejected."""

from collections.abc import Iterable, Sequence

from django.db.models import F, Prefetch, Q, QuerySet
from django.db.models.functions import Abs

from stadtfaden.actors.models import Entry, Municipality
from stadtfaden.core.statements import StatementKind
from stadtfaden.corpus.models import Edition, Page, Passage, Review, SheetField, Statement
from stadtfaden.corpus.queries import WITHOUT_TEXT_OF_PAGE
from stadtfaden.threads.models import DigitalConnection, Link, StatementArea

EDITS = (
    *("statement.edited", "statement.added", "statement.split", "statement.merged"),
    *("link.added", "edit.undone"),
)
UNDONE = "edit.undone"


def statements_at_desk(
    municipality: Municipality,
    *,
    kind: str | None = None,
    paper: str | None = None,
    area: str | None = None,
    review: str | None = None,
) -> QuerySet[Statement]:
    """Of current editions, the rejected ones too: two queries, with page and paper; in reading order within
    a paper. All papers together come as they were read: an index has that order, sorting would take longer
    than the page may.
    """
    editions = Edition.objects.filter(document__municipality=municipality, is_current=True)
    if paper is not None:
        editions = editions.filter(document__slug=paper)
    found = Statement.objects.filter(edition__in=list(editions.values_list("pk", flat=True)))
    found = found.select_related("page", "edition__document")
    if kind is not None:
        found = found.filter(kind=kind)
    if review is not None:
        found = found.filter(review=review)
    if area is not None:
        standing = StatementArea.objects.filter(area__slug=area, area__municipality=municipality)
        found = found.filter(pk__in=standing.exclude(review=Review.REJECTED).values("statement"))
    found = found.defer(*WITHOUT_TEXT_OF_PAGE)
    if paper is None:
        return found.order_by("edition_id", "pk")
    return found.order_by("page__number", "start", "pk")


def with_words(found: QuerySet[Statement], words: str, hits: Sequence[int]) -> QuerySet[Statement]:
    """Those that the search index has found (pks), that have this number, or that people have added since
    the index was built; without hits every text is looked through.
    """
    says = Q(text__icontains=words) | Q(title__icontains=words)
    asked = Q(code__iexact=words) | Q(key=words)
    if hits:
        return found.filter(asked | Q(pk__in=hits) | (says & Q(added_by__isnull=False)))
    return found.filter(asked | says)


def statements_to_edit(municipality: Municipality) -> QuerySet[Statement]:
    """For get_object_or_404(..., key=key): six queries; with page, paper, parent, who judged and added it,
    fields and their pages, targets, areas and digital connections.
    """
    fields = SheetField.objects.select_related("passage__page").defer(
        *(f"passage__{column}" for column in WITHOUT_TEXT_OF_PAGE)
    )
    return (
        Statement.objects.filter(edition__document__municipality=municipality, edition__is_current=True)
        .select_related(
            *("page", "edition__document__municipality", "edition__original"),
            *("reviewed_by", "added_by", "parent", "passage__section"),
        )
        .prefetch_related(
            Prefetch("fields", fields.order_by("pk")),
            "targets",
            Prefetch("areas", StatementArea.objects.select_related("area").order_by("-score", "pk")),
            Prefetch("digital", DigitalConnection.objects.order_by("-score", "pk")),
        )
        .order_by("pk")
    )


def goals_beside(statement: Statement) -> QuerySet[Statement]:
    """What it may serve in its paper, in reading order: one query; with page."""
    goals = Statement.objects.filter(edition=statement.edition_id, kind=StatementKind.GOAL.value)
    return (
        goals.exclude(pk=statement.pk)
        .exclude(review=Review.REJECTED)
        .select_related("page")
        .only("key", "code", "title", "text", "start", "page__number")
        .order_by("page__number", "start", "pk")
    )


def goals_near(statement: Statement, most: int) -> list[Statement]:
    """Of `goals_beside` those on the nearest pages, in reading order, at most `most` and one more: one query.

    The statement must come with its page.
    """
    distance = Abs(F("page__number") - statement.page.number)
    near = goals_beside(statement).order_by(distance, "page__number", "start", "pk")[: most + 1]
    return sorted(near, key=lambda one: (one.page.number, one.start, one.pk))


def goals_saying(statement: Statement, words: str, most: int) -> list[Statement]:
    """Of `goals_beside` those that have all the words in number, title or text, at most `most` and one more.

    One query. A database knows no capitals beyond ASCII, so they are looked through here.
    """
    asked = words.casefold().split()
    said = ((one, f"{one.code or ''} {one.title} {one.text}".casefold()) for one in goals_beside(statement))
    return [one for one, text in said if all(word in text for word in asked)][: most + 1]


def beside_on_page(statement: Statement) -> list[Statement]:
    """The statement that stands before it on its page and the one behind it, where there are: one query."""
    here = Statement.objects.filter(page=statement.page_id).exclude(review=Review.REJECTED)
    ordered = list(here.order_by("start", "pk"))
    place = next((index for index, one in enumerate(ordered) if one.pk == statement.pk), None)
    if place is None:
        return []
    return [ordered[at] for at in (place - 1, place + 1) if 0 <= at < len(ordered)]


def pages_to_mark(municipality: Municipality) -> QuerySet[Page]:
    """For get_object_or_404(..., edition__document__slug=…, number=…): three queries; of current editions,
    with passages in order and what is stated on the page.
    """
    stated = Statement.objects.exclude(review=Review.REJECTED).order_by("start", "pk")
    return (
        Page.objects.filter(edition__document__municipality=municipality, edition__is_current=True)
        .select_related("edition__document__municipality", "edition__original")
        .prefetch_related(
            Prefetch("passages", Passage.objects.order_by("position", "pk")), Prefetch("statements", stated)
        )
        .order_by("pk")
    )


def last_edit(municipality: Municipality, subject: str) -> Entry | None:
    """What people did last to a statement or a link, with who did it: one query over an index."""
    return (
        Entry.objects.filter(subject=subject, municipality=municipality, by__isnull=False)
        .select_related("by")
        .order_by("-pk")
        .first()
    )


def links_beside(statement: Statement) -> QuerySet[Link]:
    """All that joins it with what stands today, the rejected ones too: one query; with the other sides."""
    sides = [f"{end}__{what}" for end in ("source", "target") for what in ("page", "edition__document")]
    texts = [f"{end}__{column}" for end in ("source", "target") for column in WITHOUT_TEXT_OF_PAGE]
    return (
        Link.objects.filter(
            Q(source=statement) | Q(target=statement),
            source__edition__is_current=True,
            target__edition__is_current=True,
        )
        .select_related(*sides)
        .defer(*texts)
        .order_by("type", "-score", "pk")
    )


def tied_by_hand(municipality: Municipality, links: Iterable[Link]) -> dict[int, int]:
    """The position of the entry by which a person has tied a link, by its pk; only where nothing was said of
    it since: one query over an index.
    """
    by_hand = {f"threads.Link:{one.pk}": one for one in links if one.added_by_id is not None}
    entries = Entry.objects.filter(municipality=municipality, subject__in=list(by_hand), verb="link.added")
    return {
        by_hand[entry.subject].pk: entry.position
        for entry in entries.order_by("pk")
        if entry.detail["after"]["revision"] == by_hand[entry.subject].revision
    }
