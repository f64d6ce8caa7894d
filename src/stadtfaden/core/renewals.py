"""When a paper must be looked at again: what the city says, else its horizon, else its age."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

OLD = (
    10  # years after which a paper without horizon should be looked at; for many duties of cities it is five
)


class Basis(StrEnum):
    """What the date rests on."""

    SAID = "said"
    HORIZON = "horizon"
    AGE = "age"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Renewal:
    """`due_on` is None where neither a date nor a horizon nor an adoption is known.

    `years_over` counts full years since then, `years_left` full years until then; the other one is 0.
    """

    basis: Basis
    due_on: date | None
    years_over: int = 0
    years_left: int = 0

    def is_due(self, today: date) -> bool:
        return self.due_on is not None and self.due_on <= today


def has_run_out(horizon: int | None, year: int) -> bool:
    """Whether the year that a paper plans to is over in that year; an unknown one is not."""
    return horizon is not None and horizon < year


def renewal_of(
    *, renew_on: date | None, horizon: int | None, adopted_on: date | None, today: date
) -> Renewal:
    """A day the city names counts; else the end of the year a paper plans to; else OLD years after it was
    adopted. What only dates the file says nothing.
    """
    if renew_on is not None:
        return _counted(Basis.SAID, renew_on, today)
    if horizon is not None:
        return _counted(Basis.HORIZON, date(horizon, 12, 31), today)
    if adopted_on is not None:
        return _counted(Basis.AGE, _years_later(adopted_on, OLD), today)
    return Renewal(Basis.UNKNOWN, None)


def full_years(start: date, end: date) -> int:
    """From one day to a later one; 0 where the other is not later."""
    years = end.year - start.year - ((end.month, end.day) < (start.month, start.day))
    return max(0, years)


def _counted(basis: Basis, due_on: date, today: date) -> Renewal:
    return Renewal(basis, due_on, full_years(due_on, today), full_years(today, due_on))


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)
