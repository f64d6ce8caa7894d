"""The red thread as one line on a page: every step from the Leitbild to the result, present or missing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from stadtfaden.portal.kept import kept_small
from stadtfaden.portal.thread_line import TOP, line_of
from stadtfaden.portal.thread_line import Step as Tread
from stadtfaden.showing.addresses import address
from stadtfaden.showing.templatetags.records import area_name, place
from stadtfaden.threads.queries import Thread, thread_of
from stadtfaden.threads.queries.telling import costs_of
from stadtfaden.ui.places import place as place_in_words
from stadtfaden.ui.templatetags.stadtfaden import day
from stadtfaden.ui.wording import DIGITAL_SHORT, KINDS, inside

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Area, DigitalConnection, Document, Statement

CONFIRMED = "confirmed"
ADOPTED, DRAFT = "adopted", "draft"
LEITBILD = "leitbild"
REPORTS = "reports"
GOALS = ("goal", "challenge")
MEASURES = ("measure", "target", "indicator")


@dataclass(frozen=True, slots=True, kw_only=True)
class Knot:
    """One step. `state`: "confirmed", "proposed", "unadopted" (a paper of which no decision is known),
    "missing" (the papers say nothing: `sentence`) or "later" (nobody has recorded it yet). `joint` is how it
    hangs on the step before, "solid" or "dashed", `onward` how the next hangs on it. `said` are words of a
    paper, `named` is what else stands there.
    """

    name: str
    state: str
    joint: str = "solid"
    onward: str = ""
    is_here: bool = False
    said: str = ""
    named: str = ""
    way: str = ""
    place: str = ""
    place_way: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class RedThread:
    """`of` is the statement that it leads through."""

    knots: tuple[Knot, ...]
    of: "Statement"


def thread_through(
    city: str, statement: "Statement", here: str = "", thread: Thread | None = None
) -> RedThread:
    """Nine queries for each state of the records, one where its `thread` is known already. `here` says which
    step the page itself is, "strategy" or "area"; without it, the statement is. The statement must come
    with page, paper, areas and digital connections.
    """
    name = ("red thread", get_language(), city, statement.pk, here)
    return RedThread(kept_small().get(name, lambda: _knots(city, statement, here, thread)), statement)


def _knots(city: str, statement: "Statement", here: str, thread: Thread | None) -> tuple[Knot, ...]:
    thread = thread or thread_of(statement)
    treads = line_of(thread).steps
    told = _told_by(treads)
    stated = treads[:told] if told is not None else treads
    top = stated[0] if stated[0].statement.kind in TOP else None
    goal, measure = _chosen(stated, GOALS), _chosen(stated, MEASURES)
    result = _result_of(thread) if told is None else treads[told]
    knots = [
        _top(city, top),
        _strategy(city, stated, top, (goal, measure)),
        _stated(city, goal, str(KINDS["goal"][0]), _not_found("goal"), "solid"),
        _stated(
            city,
            measure,
            str(KINDS["measure"][0]),
            _not_found("measure"),
            _joint_before(stated, measure),
        ),
        _area(city, _first_area(statement, (measure, goal))),
        _digital(city, [statement, *(tread.statement for tread in (measure, goal) if tread)]),
        _later(_("Project")),
        _money(city, measure),
        _later(_("Result")) if result is None else _of_statement(city, result, _("Result"), "solid"),
    ]
    if here:
        place_of_page = {"strategy": 1, "area": 4}[here]
        if here == "strategy" and statement.edition.document.kind == LEITBILD:
            place_of_page = 0
        knots = [replace(knot, is_here=index == place_of_page) for index, knot in enumerate(knots)]
    return _leading_on(knots)


def _leading_on(knots: Sequence[Knot]) -> tuple[Knot, ...]:
    onward = [
        "later" if "later" in {knot.state, after.state} else after.joint for knot, after in pairwise(knots)
    ] + [""]
    return tuple(replace(knot, onward=way) for knot, way in zip(knots, onward, strict=True))


def _told_by(treads: Sequence[Tread]) -> int | None:
    """Where the line goes on into a report of what became of the step before."""
    for index, tread in enumerate(treads[:-1]):
        if tread.link_below is not None and tread.link_below.type == REPORTS:
            return index + 1
    return None


def _result_of(thread: Thread) -> Tread | None:
    told = next((one for one in thread.down if one.link is not None and one.link.type == REPORTS), None)
    return None if told is None else Tread(told.statement)


def _chosen(treads: Sequence[Tread], kinds: Iterable[str]) -> Tread | None:
    """Where the reader is, else the last one above, else the first one below."""
    at = next((index for index, tread in enumerate(treads) if tread.is_here), len(treads) - 1)
    of_kind = [(index, tread) for index, tread in enumerate(treads) if tread.statement.kind in kinds]
    above = [tread for index, tread in of_kind if index <= at]
    return above[-1] if above else next((tread for _, tread in of_kind), None)


def _not_found(kind: str) -> str:
    return _("Not found on this thread: %(what)s.") % {"what": inside(kind)[0]}


def _top(city: str, top: Tread | None) -> Knot:
    if top is None:
        sentence = _("No guiding principle was found above it.")
        return Knot(name=_("Leitbild"), state="missing", sentence=sentence)
    return _of_statement(city, top, _("Leitbild"), "solid")


def _strategy(city: str, treads: Sequence[Tread], top: Tread | None, below: Sequence[Tread | None]) -> Knot:
    """The paper that the goal stands in, or where that is the Leitbild itself, the paper of the measure."""
    name, stated = _("Strategy"), [tread for tread in below if tread is not None]
    if not stated:
        return Knot(name=name, state="missing", sentence=_("No strategy was found that takes it up."))
    found = next((tread for tread in stated if not _is_in_the_leitbild(tread, top)), None)
    if found is None:
        return Knot(name=name, state="missing", sentence=_("It stands in the Leitbild itself."))
    paper = found.statement.edition.document
    return Knot(
        name=name,
        state=CONFIRMED if paper.status == ADOPTED else "unadopted",
        joint="solid" if top is None else _joint(treads[: treads.index(found)]),
        said=paper.title,
        way=address("paper", city, paper.slug),
        place=_when(paper),
    )


def _is_in_the_leitbild(tread: Tread, top: Tread | None) -> bool:
    paper = tread.statement.edition.document
    return paper.kind == LEITBILD and (top is None or paper.pk == top.statement.edition.document_id)


def _when(paper: "Document") -> str:
    if paper.adopted_on:
        return _("adopted on %(day)s") % {"day": day(paper.adopted_on)}
    return str(paper.get_status_display()) if paper.status == DRAFT else ""


def _stated(city: str, tread: Tread | None, name: str, sentence: str, joint: str) -> Knot:
    if tread is None:
        return Knot(name=name, state="missing", sentence=sentence)
    return _of_statement(city, tread, str(KINDS[tread.statement.kind][0]), joint)


def _joint_before(treads: Sequence[Tread], tread: Tread | None) -> str:
    at = 0 if tread is None else treads.index(tread)
    return _joint(treads[at - 1 : at]) if at else "solid"


def _of_statement(city: str, tread: Tread, name: str, joint: str) -> Knot:
    statement = tread.statement
    return Knot(
        name=f"{name} {statement.code}" if statement.code else name,
        state=CONFIRMED if statement.review == CONFIRMED else "proposed",
        joint=joint,
        is_here=tread.is_here,
        said=statement.text,
        way=address("statement", city, statement.key),
        place=place(statement),
        place_way=_page(city, statement, f"marke={statement.key}"),
    )


def _page(city: str, statement: "Statement", asked: str) -> str:
    edition = statement.edition
    older = "" if edition.is_current else f"ausgabe={edition.number}&"
    return f"{address('page', city, edition.document.slug, statement.page.number)}?{older}{asked}"


def _joint(treads: Iterable[Tread]) -> str:
    return "dashed" if any(tread.leads_on_by_proposal for tread in treads) else "solid"


def _first_area(statement: "Statement", treads: Iterable[Tread | None]) -> "tuple[Area, str] | None":
    for one in (statement, *(tread.statement for tread in treads if tread)):
        for about in one.areas.all():
            return about.area, about.review
    return None


def _area(city: str, found: "tuple[Area, str] | None") -> Knot:
    if found is None:
        return Knot(name=_("Area"), state="missing", sentence=_("No area was found."))
    area, review = found
    is_sure = review == CONFIRMED
    return Knot(
        name=_("Area"),
        state=CONFIRMED if is_sure else "proposed",
        joint="solid" if is_sure else "dashed",
        named=area_name(area),
        way=address("area", city, area.slug),
    )


def _digital(city: str, statements: "Iterable[Statement]") -> Knot:
    for statement in statements:
        for connection in statement.digital.all():
            is_sure = connection.review == CONFIRMED
            return Knot(
                name=_("Digital connection"),
                state=CONFIRMED if is_sure else "proposed",
                joint="solid" if is_sure else "dashed",
                named=str(DIGITAL_SHORT[connection.kind]),
                said=connection.text,
                place=place(statement),
                place_way=_page(city, statement, _marked(statement, connection)),
            )
    return Knot(
        name=_("Digital connection"),
        state="missing",
        sentence=_("None was found in the statements of this thread."),
    )


def _marked(statement: "Statement", connection: "DigitalConnection") -> str:
    """Its words alone; where pages are files, those of the whole statement."""
    return f"marke={statement.key}&von={connection.start}&bis={connection.end}"


def _later(name: str) -> Knot:
    return Knot(name=name, state="later", sentence=_("not recorded yet"))


def _money(city: str, measure: Tread | None) -> Knot:
    field = None if measure is None else costs_of([measure.statement.pk]).get(measure.statement.pk)
    if measure is None or field is None:
        return _later(_("Money"))
    statement, page = measure.statement, field.passage.page
    asked = f"von={field.start}&bis={field.end}"
    older = "" if statement.edition.is_current else f"ausgabe={statement.edition.number}&"
    slug = statement.edition.document.slug
    return Knot(
        name=_("Money"),
        state=CONFIRMED if statement.review == CONFIRMED else "proposed",
        said=field.text,
        place=place_in_words(number=page.number, label=page.label, reader=statement.edition.reader),
        place_way=f"{address('page', city, slug, page.number)}?{older}{asked}",
    )
