"""What an entry of the log says was before and is after, in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from stadtfaden.actors.rules import Role
from stadtfaden.showing.templatetags.records import area_name
from stadtfaden.threads.queries.states import (
    Binding,
    DocumentKind,
    DocumentStatus,
    HoleKind,
    Outdated,
    Review,
    Verdict,
)
from stadtfaden.ui.wording import DIGITAL_SHORT, KINDS, LINKS, SHIPPED, WHOSE

REJECTED = "rejected"
HIDDEN = frozenset(
    {"revision", "corrected", "reviewed_by", "by", "key", "statement", "source", "target", "reason", "number"}
)


@dataclass(frozen=True, slots=True)
class Change:
    """Empty where nothing was, or is."""

    name: str
    before: str
    after: str


NAMES: dict[str, Promise] = {
    "review": _("State"),
    "kind": _("Kind"),
    "type": _("Link"),
    "areas": _("Areas"),
    "digital": _("Digital connection"),
    "verdict": _("Verdict"),
    "outdated": _("No longer holds"),
    "council_paper": _("Council paper"),
    "role": _("Role"),
    "text": _("Words"),
    "title": _("Title"),
    "code": _("Number"),
    "whose": _("Whose aim it is"),
    "level_name": _("What the paper calls it"),
    "page_last": _("Last page of its sheet (number in the file)"),
    "until": _("Put off until"),
    "links": _("Links carried on"),
    "expires_at": _("Valid until"),
    "hole": _("Hole"),
    "status": _("Status"),
    "binding": _("Binding effect"),
    "adopted_on": _("Adopted on"),
    "department": _("Responsible office"),
    "horizon": _("Planned until"),
    "renew_on": _("To be renewed on"),
    "what": _("Corrected"),
    "description": _("Description"),
    "promised": _("Target"),
    "goal": _("Belongs to"),
    "lead": _("Leads"),
    "period": _("Period"),
    "cost": _("Cost"),
    "why": _("Why"),
    "thread_colour": _("Colour of the thread"),
    "link_colour": _("Colour of links"),
    "logo": _("Logo"),
    "logo_text": _("What the logo says"),
    "notice": _("Notice on every page"),
    "easy_checked_by": _("Checked by"),
    "easy_checked_on": _("Checked on"),
}
COLOURS = frozenset({"thread_colour", "link_colour"})
TERM = "term "  # before a kind: what the city calls it


# What a person corrects in a statement at once; as `threads.actions.changes` calls it.
PARTS: dict[str, Promise] = {
    "FactsSaid": _("kind, number, last page"),
    "TitleMarked": _("title"),
    "ParentChosen": _("what it serves"),
    "FieldMarked": _("a field marked"),
    "FieldNamed": _("a field named"),
    "FieldRemoved": _("a field removed"),
    "TargetMarked": _("a target marked"),
    "TargetValued": _("the values of a target"),
    "TargetRemoved": _("a target removed"),
    "AreasSaid": _("areas"),
    "DigitalMarked": _("a digital connection marked"),
    "DigitalRemoved": _("a digital connection removed"),
}


def changes_of(detail: Mapping[str, Any], areas: Mapping[str, Any]) -> tuple[Change, ...]:
    """What differs; `areas` by pk as the log writes it. What has no word of its own stands as it is."""
    before, after = (_side(detail, side) for side in ("before", "after"))
    found = []
    if detail.get("what") in PARTS:
        found.append(Change(str(NAMES["what"]), "", str(PARTS[detail["what"]])))
    for name in [*before, *(name for name in after if name not in before)]:
        if name in HIDDEN or before.get(name) == after.get(name):
            continue
        was, now = (_said(name, side.get(name), areas) for side in (before, after))
        if was != now:
            found.append(Change(_name(name), was, now))
    if detail.get("kind") in HoleKind.values:
        found.append(Change(str(NAMES["hole"]), "", str(HoleKind(detail["kind"]).label)))
    return tuple(found)


def _side(detail: Mapping[str, Any], side: str) -> Mapping[str, Any]:
    """The city's own words kind by kind; of a logo its digest says only whether it is the same."""
    given = detail.get(side)
    if not isinstance(given, dict):
        return {}
    told = {name: value for name, value in given.items() if name != "terms"}
    if given.get("logo"):
        told["logo"] = gettext("picture %(digest)s") % {"digest": str(given["logo"])[:8]}
    terms = given.get("terms") or {}
    return {**told, **{TERM + kind: ", ".join(names) for kind, names in terms.items()}}


def _name(name: str) -> str:
    kind = name.removeprefix(TERM)
    if kind != name:
        return gettext("Words for %(kind)s") % {"kind": SHIPPED[kind][0] if kind in SHIPPED else kind}
    return str(NAMES.get(name, name))


def _said(name: str, value: Any, areas: Mapping[str, Any]) -> str:
    if value in (None, "", [], {}):
        return _shipped(name)
    if name == "areas" and isinstance(value, dict):
        return _listed(value, lambda pk: area_name(areas[pk]) if pk in areas else pk)
    if name == "digital" and isinstance(value, dict):
        return _listed(value, lambda kind: str(DIGITAL_SHORT.get(kind, kind)))
    if isinstance(value, dict):  # stands on the page of the entry, as it is stored
        return ""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(WORDS.get(name, {}).get(str(value), value))


def _shipped(name: str) -> str:
    """What holds where a city says nothing of its own."""
    kind = name.removeprefix(TERM)
    if kind != name and kind in SHIPPED:
        return ", ".join(map(str, SHIPPED[kind]))
    return gettext("as shipped") if name in COLOURS else ""


def _listed(value: Mapping[str, Any], named: Callable[[str], str]) -> str:
    return ", ".join(named(one) for one, review in value.items() if review != REJECTED)


_LABELS: dict[str, type[TextChoices]] = {
    "review": Review,
    "verdict": Verdict,
    "outdated": Outdated,
    "role": Role,
    "status": DocumentStatus,
    "binding": Binding,
}
WORDS: dict[str, Mapping[str, Any]] = {
    "kind": {
        **{one.value: one.label for one in DocumentKind},
        **{one: word[0] for one, word in KINDS.items()},
    },
    "whose": WHOSE,
    "type": {kind: verbs[0] for kind, verbs in LINKS.items()},
    **{name: {one.value: one.label for one in labels} for name, labels in _LABELS.items()},
}
