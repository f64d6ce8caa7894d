"""What the council's own system says, beside what people say of a paper."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stadtfaden.core.council import Doubt, doubt

if TYPE_CHECKING:
    from stadtfaden.corpus.models import CouncilPaper, Document

register = template.Library()
_DOUBTS: Mapping[Doubt, Promise] = {
    Doubt.NAME: _("the number is the same, the name is another"),
    Doubt.NAME_AND_DAY: _("the number is the same, name and day are others"),
}


@register.filter
def doubt_beside(evidence: "CouncilPaper", document: "Document") -> Promise | str:
    """Why evidence of the same number may mean another paper, else empty; no query where it comes with its
    decisions.
    """
    days = {one.decided_on for one in evidence.decisions.all()} | {evidence.dated_on}
    known = {day for day in days if day}
    found = doubt(evidence.name, known, title=document.title, day=document.adopted_on or document.dated_on)
    return _DOUBTS[found] if found else ""
