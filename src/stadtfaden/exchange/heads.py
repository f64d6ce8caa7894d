"""How columns and values are called in tables for people; machines get the lasting names."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from stadtfaden.corpus.models import Binding, DocumentKind, DocumentStatus
from stadtfaden.exchange.explained import EXPLAINED
from stadtfaden.exchange.lists import ListKind
from stadtfaden.threads.models import HoleKind, Outdated, Verdict
from stadtfaden.ui.wording import DIGITAL_SHORT, DIRECTIONS, KINDS, WHOSE

HEADS: Mapping[str, Promise] = {
    "address": _("Address of the page"),
    "adopted_on": _("Adopted on"),
    "area": _("Area (short name)"),
    "area_name": _("Area"),
    "area_names": _("Areas (names)"),
    "areas": _("Areas (short names)"),
    "as_of": _("State of the data"),
    "base_value": _("Starting value"),
    "base_year": _("Starting year"),
    "binding": _("Binding effect"),
    "clash": _("Words that contradict"),
    "code": _("Number in the paper"),
    "confirmed_on": _("Confirmed on"),
    "council_paper": _("Council paper"),
    "dated_on": _("Date of the paper"),
    "decided_on": _("Decided on"),
    "department": _("Responsible office"),
    "description_de": _("Description"),
    "digital": _("Digital connection"),
    "direction": _("Direction"),
    "is_change": _("By how much"),
    "edition": _("Edition"),
    "end": _("Last character on the page"),
    "file": _("File"),
    "finding": _("Finding"),
    "found_by": _("Found by"),
    "hole": _("What is missing"),
    "horizon": _("Planned until"),
    "id": _("Short name"),
    "kind": _("Kind"),
    "label": _("Printed page"),
    "level": _("Level in the paper"),
    "whose": _("Whose aim it is"),
    "licence": _("Licence"),
    "links": _("Links"),
    "name_de": _("Name"),
    "name_en": _("English name"),
    "number": _("Running number"),
    "page": _("Page of the file"),
    "page_address": _("Address of the marked words"),
    "pages": _("Pages"),
    "paper": _("Paper (short name)"),
    "paper_title": _("Paper"),
    "parent": _("Stands under"),
    "place": _("Where it stands"),
    "rank": _("Rank"),
    "reason": _("Reason of the machine"),
    "renew_on": _("To be renewed on"),
    "review": _("Judged by people"),
    "scope": _("What it is about"),
    "score": _("How sure the machine is"),
    "settled_by": _("Verdict by"),
    "settled_on": _("Verdict on"),
    "sha256": _("Checksum (SHA-256)"),
    "statements": _("Statements"),
    "start": _("First character on the page"),
    "status": _("Status"),
    "superseded_by": _("Replaced by"),
    "supersedes": _("Replaces"),
    "target_text": _("Words of the target"),
    "target_year": _("Target year"),
    "targets": _("Targets"),
    "text": _("Exact words"),
    "title": _("Title"),
    "type": _("Kind of link"),
    "unit": _("Unit"),
    "value": _("Value"),
    "verdict": _("Verdict"),
    "outdated_side": _("Outdated"),
    "verdict_reason": _("Reason of the verdict"),
    "verdicts": _("Verdicts"),
}
SIDES: Mapping[str, Promise] = {
    "source_": pgettext_lazy("table head", "%(head)s, first paper"),
    "target_": pgettext_lazy("table head", "%(head)s, second paper"),
}
PAIRS = frozenset({ListKind.LINKS, ListKind.CONTRADICTIONS})
REVIEWS: Mapping[str, Promise] = {"candidate": _("proposal"), "confirmed": _("confirmed")}
_SAYS: Mapping[str, Mapping[str, object]] = {
    "kind": {
        **{one.value: one.label for one in DocumentKind},
        **{kind: words[0] for kind, words in KINDS.items()},
        "passage": pgettext_lazy("kind", "passage"),
    },
    "review": REVIEWS,
    "status": {one.value: one.label for one in DocumentStatus},
    "binding": {one.value: one.label for one in Binding},
    "verdict": {one.value: one.label for one in Verdict},
    "outdated_side": {one.value: one.label for one in Outdated},
    "whose": WHOSE,
    "hole": {one.value: one.label for one in HoleKind},
    "direction": DIRECTIONS,
}


def head(field: str, kind: ListKind) -> str:
    """Of a column of this list, in the language of the reader."""
    if kind in PAIRS:
        for prefix, words in SIDES.items():
            if field.startswith(prefix):
                return str(words) % {"head": HEADS[field.removeprefix(prefix)]}
    return str(HEADS[field])


def explained(field: str, kind: ListKind) -> str:
    """What a column of this list says."""
    one = kind in PAIRS and field.startswith(tuple(SIDES))
    return str(EXPLAINED[field.partition("_")[2] if one else field])


def said(field: str, value: object) -> object:
    """A value as people read it; what has no word of its own stands as it is."""
    if field == "digital" and isinstance(value, str):
        return "; ".join(str(DIGITAL_SHORT.get(kind, kind)) for kind in value.split("; ") if kind)
    if field == "licence" and value is None:
        return gettext("not stated")
    words = _SAYS.get(field, {})
    return str(words[value]) if isinstance(value, str) and value in words else value
