"""What is said once of many quotes: proposed, or confirmed. Only the exceptions say it themselves."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from stadtfaden.exchange.report.values import (
    AreaChapter,
    Branch,
    CostRow,
    Group,
    Hanging,
    Money,
    Quote,
    Report,
    Thread,
)

FEW = 3  # fewer quotes say it themselves


def told_once(report: Report) -> Report:
    """Section by section, table by table; in the active language."""
    targets_note, marks = _said([target.promise.quote for target in report.targets])
    targets = tuple(
        replace(target, promise=replace(target.promise, quote=quote))
        for target, quote in zip(report.targets, marks, strict=True)
    )
    aims_note, marks = _said([aim.quote for area in report.aims for aim in area.aims])
    own = iter(marks)
    aims = tuple(
        replace(area, aims=tuple(replace(aim, quote=next(own)) for aim in area.aims)) for area in report.aims
    )
    threads_note, threads = _threads(report.threads)
    return replace(
        report,
        areas=tuple(map(_area, report.areas)),
        aims=aims,
        targets=targets,
        threads=threads,
        money=None if report.money is None else _money(report.money),
        holes=tuple(_group(hole) for hole in report.holes),
        reviews={"aims": aims_note, "targets": targets_note, "threads": threads_note},
    )


def _said(quotes: Sequence[Quote]) -> tuple[str, list[Quote]]:
    """What stands above them, and the quotes, of which only the exceptions carry a mark."""
    confirmed = sum(quote.is_confirmed for quote in quotes)
    proposals = len(quotes) - confirmed
    if len(quotes) < FEW:
        return "", list(quotes)
    if not confirmed:
        note = _("All of this is proposed by the machine; nobody has confirmed it yet.")
    elif not proposals:
        note = _("All of this has been confirmed by people.")
    elif proposals >= confirmed:
        note = _("Proposal, unless it says “confirmed”.")
    else:
        note = _("Confirmed, unless it says “proposal”.")
    rule = confirmed > proposals
    return note, [replace(quote, is_marked=quote.is_confirmed != rule) for quote in quotes]


def _group(group: Group) -> Group:
    note, quotes = _said(group.quotes)
    return replace(group, quotes=tuple(quotes), review=note)


def _groups(groups: Iterable[Group]) -> tuple[str, tuple[Group, ...]]:
    """One note for all of them."""
    kept = tuple(groups)
    note, marks = _said([quote for group in kept for quote in group.quotes])
    own = iter(marks)
    return note, tuple(replace(one, quotes=tuple(next(own) for _quote in one.quotes)) for one in kept)


def _area(area: AreaChapter) -> AreaChapter:
    said_note, said = _groups(area.said)
    digital_note, digital = _groups(area.digital)
    measures_note, marks = _said([row.quote for row in area.measures])
    measures = tuple(replace(row, quote=quote) for row, quote in zip(area.measures, marks, strict=True))
    promises_note, marks = _said([promise.quote for promise in area.promises])
    promises = tuple(
        replace(promise, quote=quote) for promise, quote in zip(area.promises, marks, strict=True)
    )
    return replace(
        area,
        said=said,
        digital=digital,
        goals=None if area.goals is None else _group(area.goals),
        measures=measures,
        promises=promises,
        indicators=None if area.indicators is None else _group(area.indicators),
        replaced=None if area.replaced is None else _group(area.replaced),
        reviews={
            "said": said_note,
            "digital": digital_note,
            "measures": measures_note,
            "promises": promises_note,
        },
    )


def _money(money: Money) -> Money:
    once_note, once = _rows(money.once)
    yearly_note, yearly = _rows(money.yearly)
    others_note, others = _rows(money.others)
    dearest_note, dearest = _rows(money.dearest)
    notes = {"once": once_note, "yearly": yearly_note, "others": others_note, "dearest": dearest_note}
    return replace(money, once=once, yearly=yearly, others=others, dearest=dearest, reviews=notes)


def _rows(rows: Sequence[CostRow]) -> tuple[str, tuple[CostRow, ...]]:
    note, marks = _said([row.quote for row in rows])
    return note, tuple(replace(row, quote=quote) for row, quote in zip(rows, marks, strict=True))


def _threads(threads: Sequence[Thread]) -> tuple[str, tuple[Thread, ...]]:
    """Principles, goals and measures together."""
    note, marks = _said([quote for thread in threads for quote in _of_thread(thread)])
    own = iter(marks)
    return note, tuple(_thread_with(thread, own) for thread in threads)


def _of_thread(thread: Thread) -> Iterator[Quote]:
    yield thread.top
    for branch in thread.branches:
        yield from (hanging.quote for hanging in _hanging(branch))


def _hanging(branch: Branch) -> tuple[Hanging, ...]:
    return branch.measures if branch.goal is None else (branch.goal, *branch.measures)


def _thread_with(thread: Thread, quotes: Iterator[Quote]) -> Thread:
    """With these in the same order."""
    return replace(
        thread, top=next(quotes), branches=tuple(_branch_with(branch, quotes) for branch in thread.branches)
    )


def _branch_with(branch: Branch, quotes: Iterator[Quote]) -> Branch:
    goal = None if branch.goal is None else replace(branch.goal, quote=next(quotes))
    measures = tuple(replace(hanging, quote=next(quotes)) for hanging in branch.measures)
    return replace(branch, goal=goal, measures=measures)
