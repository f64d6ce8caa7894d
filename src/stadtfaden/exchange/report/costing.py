"""What it costs: what the sheets of measures say, word for word and as sums."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stadtfaden.actors.models import Municipality
from stadtfaden.corpus.models import SheetField
from stadtfaden.exchange.report import sentences
from stadtfaden.exchange.report.naming import name_of
from stadtfaden.exchange.report.quoting import Quoting
from stadtfaden.exchange.report.sentences import Addresses
from stadtfaden.exchange.report.values import CostRow, Money, Row
from stadtfaden.threads.models import Area
from stadtfaden.threads.queries.charted import Costs, Sum, areas_of_costs, cost_fields, costs
from stadtfaden.ui.templatetags.stadtfaden import euros, number, shortened

ROWS = 25  # of each table
DEAREST = 10
QUOTED, WORDS = 220, 160


@dataclass(frozen=True, slots=True)
class Spending:
    """All costs of a city, and the areas of each measure that speaks of cost."""

    costs: Costs
    areas: Mapping[int, frozenset[int]]


def spending_of(municipality: Municipality) -> Spending:
    """Two queries."""
    return Spending(costs(municipality), areas_of_costs(municipality))


def money_of(
    spending: Spending, areas: Sequence[Area], *, quoting: Quoting, addresses: Addresses
) -> Money | None:
    """None where no sheet speaks of cost; else one query."""
    found = spending.costs
    once, yearly = _parted(found.sums)
    if not found.sums and not found.others:
        return None
    others = [one.field for one in found.others[:ROWS]]
    fields = cost_fields([*(one.field for one in (*once[:ROWS], *yearly[:ROWS])), *others])
    address = addresses.of("money")

    named = sorted(
        [
            *((one.cost.euros, one.field) for one in once[:ROWS]),
            *((one.largest, one.field) for one in found.others[:ROWS] if one.largest),
        ],
        key=lambda one: -one[0],
    )

    def rows(sums: Sequence[Sum]) -> tuple[CostRow, ...]:
        return tuple(_row(fields[one.field], quoting, _euros(one)) for one in sums[:ROWS])

    return Money(
        lead=(*said(once, yearly, found.unread), caution()),
        areas=tuple(_of_areas(spending, areas)),
        once=rows(once),
        once_rest=sentences.printed(len(once[:ROWS]), len(once), address),
        yearly=rows(yearly),
        yearly_rest=sentences.printed(len(yearly[:ROWS]), len(yearly), address),
        others=tuple(_row(fields[field], quoting, "") for field in others),
        others_rest=sentences.printed(len(others), found.unread, address),
        dearest=tuple(_row(fields[field], quoting, "") for _euros, field in named[:DEAREST]),
    )


def said_of_area(spending: Spending, area: Area) -> str:
    """What the measures of an area cost, in a sentence or two; nothing where no sheet speaks of it."""
    return " ".join(said(*_in(spending, area)))


def caution() -> str:
    return _("It is what the papers say when they were written, not what was paid.")


def said(once: Collection[Sum], yearly: Collection[Sum], others: int) -> tuple[str, ...]:
    """How many sheets name a sum and how much that is together, and how many name none alone."""
    told = {"shown": number(len(once)), "sum": euros(_together(once))}
    told_yearly = {"shown": number(len(yearly)), "sum": euros(_together(yearly))}
    first = (
        ngettext(
            "One sheet names one sum that is spent once: %(sum)s.",
            "%(shown)s sheets name one sum each that is spent once, together %(sum)s.",
            len(once),
        )
        % told
        if once
        else ""
    )
    each_year = (
        ngettext(
            "One sheet names a sum for every year: %(sum)s.",
            "%(shown)s sheets name a sum for every year, together %(sum)s a year.",
            len(yearly),
        )
        % told_yearly
        if yearly
        else ""
    )
    return tuple(filter(None, (first, each_year, _without_sum(others, is_alone=not once and not yearly))))


def _without_sum(others: int, *, is_alone: bool) -> str:
    if not others:
        return ""
    told = {"shown": number(others)}
    if is_alone:
        return (
            ngettext(
                "One sheet speaks of cost without one sum.",
                "%(shown)s sheets speak of cost without one sum.",
                others,
            )
            % told
        )
    return (
        ngettext(
            "One more speaks of cost without one sum.",
            "%(shown)s more speak of cost without one sum.",
            others,
        )
        % told
    )


def _of_areas(spending: Spending, areas: Sequence[Area]) -> list[Row]:
    """Areas of which a sheet speaks of cost, in their order."""
    rows: list[Row] = []
    for area in areas:
        once, yearly, others = _in(spending, area)
        if once or yearly or others:
            rows.append(
                (
                    name_of(area),
                    _counted(len(once)),
                    euros(_together(once)) if once else "–",
                    _counted(len(yearly)),
                    euros(_together(yearly)) if yearly else "–",
                    _counted(others),
                )
            )
    return rows


def _in(spending: Spending, area: Area) -> tuple[list[Sum], list[Sum], int]:
    once, yearly = _parted(
        [one for one in spending.costs.sums if area.pk in spending.areas.get(one.measure, ())]
    )
    others = sum(area.pk in spending.areas.get(one.measure, ()) for one in spending.costs.others)
    return once, yearly, others


def _parted(sums: Collection[Sum]) -> tuple[list[Sum], list[Sum]]:
    """What is spent once, and what every year."""
    return [one for one in sums if not one.cost.is_yearly], [one for one in sums if one.cost.is_yearly]


def _row(field: SheetField, quoting: Quoting, euros_said: str) -> CostRow:
    return CostRow(quoting.quote(field.statement, QUOTED), euros_said, shortened(field.text, WORDS))


def _euros(one: Sum) -> str:
    return euros(one.cost.euros)


def _counted(how_many: int) -> str:
    return number(how_many) if how_many else "–"


def _together(sums: Collection[Sum]) -> int:
    return sum(one.cost.euros for one in sums)
