"""When a paper is due, as a sentence."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from stadtfaden.core.renewals import Basis, Renewal, full_years, renewal_of

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Document


@dataclass(frozen=True, slots=True)
class Due:
    """A paper and when it must be looked at again."""

    document: "Document"
    renewal: Renewal
    words: str


def due(document: "Document", today: date) -> Due:
    renewal = renewal_of(
        renew_on=document.renew_on,
        horizon=document.horizon,
        adopted_on=document.adopted_on,
        today=today,
    )
    parts = [_adopted(document), _basis(document, renewal)]
    words = ", ".join(part for part in parts if part)
    standing = _standing(document, renewal, today)
    return Due(document, renewal, f"{words}: {standing}" if words else standing)


def _adopted(document: "Document") -> str:
    if document.adopted_on is None:
        return ""
    return gettext("adopted in %(year)d") % {"year": document.adopted_on.year}


def _basis(document: "Document", renewal: Renewal) -> str:
    if renewal.basis is Basis.SAID and document.renew_on is not None:
        day = date_format(document.renew_on, "DATE_FORMAT")
        return gettext("to be looked at again on %(day)s") % {"day": day}
    if renewal.basis is Basis.HORIZON:
        return gettext("plans until %(year)d") % {"year": document.horizon}
    return ""


def _standing(document: "Document", renewal: Renewal, today: date) -> str:
    if renewal.due_on is None:
        return gettext("neither horizon nor adoption is known")
    if renewal.basis is Basis.AGE and document.adopted_on is not None:
        years = full_years(document.adopted_on, today)
        return ngettext(
            "%(years)d year old, without a horizon", "%(years)d years old, without a horizon", years
        ) % {"years": years}
    if renewal.is_due(today):
        return _over(renewal.years_over)
    return _left(renewal.years_left)


def _over(years: int) -> str:
    if not years:
        return gettext("over for less than a year")
    return ngettext("over for %(years)d year", "over for %(years)d years", years) % {"years": years}


def _left(years: int) -> str:
    if not years:
        return gettext("less than a year left")
    return ngettext("%(years)d year left", "%(years)d years left", years) % {"years": years}
