"""Filters of a list: read from an address and checked, written back into one, and as choices with counts."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from stadtfaden.corpus import queries as corpus
from stadtfaden.showing.filter_names import NAMES
from stadtfaden.showing.refusals import NotUnderstood, asks_years
from stadtfaden.showing.templatetags.records import area_name, digital_name, kind_names
from stadtfaden.threads import queries as threads
from stadtfaden.threads.queries.listed import ANY, ListFilters, Years
from stadtfaden.ui.wording import DIGITAL, KINDS

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Area, Document, Municipality

# Field of ListFilters to its name in an address. The names are public: lists, downloads and feeds share them.
LABELS: Mapping[str, Promise] = {
    "area": _("Area"),
    "paper": _("Paper"),
    "kind": _("Kind"),
    "review": _("Judged by people"),
    "digital": _("Digitalisation"),
    "level": _("Level in the paper"),
    "year": _("Year of the paper"),
    "target_year": _("Target year"),
}
REVIEWS: Mapping[str, str] = {"bestaetigt": "confirmed", "vorschlag": "candidate"}
REVIEW_WORDS: Mapping[str, Promise] = {"bestaetigt": _("confirmed"), "vorschlag": _("proposal")}
ORDER: Mapping[str, Sequence[str]] = {
    "kind": tuple(KINDS),
    "review": tuple(REVIEWS),
    "digital": (ANY, *DIGITAL),
}
HOLDS: Mapping[str, bool | None] = {"abgeloest": False, "alles": None}
AT_ONCE = 7  # choices
LONGEST = 200  # letters of a text or a level
YEARS = re.compile(r"([12][0-9]{3})(?:-([12][0-9]{3}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Names:
    """What the slugs of a city's areas and papers are called, in their order."""

    areas: "Mapping[str, Area]"
    papers: "Mapping[str, Document]"


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter: `query` leads to the list with it, or without it where it is chosen."""

    value: str
    label: str
    how_many: int
    is_chosen: bool
    query: str


@dataclass(frozen=True, slots=True)
class Facet:
    """`name` is that in the address; `chosen` the value that is."""

    name: str
    label: str
    choices: tuple[Choice, ...]
    chosen: Choice | None

    @property
    def first(self) -> tuple[Choice, ...]:
        """What is shown at once; one more is shown too, it would take the same room as a way to it."""
        return self.choices if len(self.choices) <= AT_ONCE + 1 else self.choices[:AT_ONCE]

    @property
    def rest(self) -> tuple[Choice, ...]:
        return self.choices[len(self.first) :]


def names_of(municipality: "Municipality") -> Names:
    """Two queries."""
    return Names(
        areas={area.slug: area for area in threads.areas(municipality)},
        papers={paper.slug: paper for paper in corpus.documents(municipality)},
    )


def filters_from(request: HttpRequest, names: Names, within: ListFilters | None = None) -> ListFilters:
    """What an address asks for; see `filters_of`."""
    return filters_of(request.GET, names, within)


def filters_of(query: Mapping[str, str], names: Names, within: ListFilters | None = None) -> ListFilters:
    """By name. `within` is what the page itself fixes: another value is a bad request, as is anything
    unknown; only `holds` may be changed, and "any" be narrowed. No query.
    """
    fixed = within or ListFilters()
    given = {name: value for name, key in NAMES.items() if (value := query.get(key, "").strip())}
    checked = {name: _CHECKS[name](value, names, NAMES[name]) for name, value in given.items()}
    for name, value in checked.items():
        if name != "holds" and getattr(fixed, name) not in {None, "", ANY, value}:
            raise NotUnderstood(NAMES[name], [_written(name, getattr(fixed, name))])
    return replace(fixed, **checked)


def as_query(filters: ListFilters, within: ListFilters | None = None, **more: str | None) -> str:
    """„feld=mobility&art=goal&“: what must stand in an address to find the same again, in one order.

    What `within` has already is left out; `more` stands first.
    """
    fixed = within or ListFilters()
    given = {name: value for name, value in more.items() if value}
    for name, key in NAMES.items():
        value = getattr(filters, name)
        if value != getattr(fixed, name):
            given[key] = _written(name, value)
    return urlencode(given) + "&" if given else ""


def in_words(filters: ListFilters, names: Names) -> str:
    """„Handlungsfeld: Mobilität, Art: Ziel“: what is chosen. No query."""
    chosen = ((name, getattr(filters, name)) for name in NAMES if name in LABELS)
    return ", ".join(
        f"{LABELS[name]}: {_label(name, _written(name, value), names)}"
        for name, value in chosen
        if value is not None
    )


def facets(
    filters: ListFilters,
    counts: Mapping[str, Mapping[Any, int]],
    names: Names,
    within: ListFilters | None = None,
    **more: str | None,
) -> tuple[Facet, ...]:
    """`counts` as the questions give them, by name of the filter. What is chosen is a choice even where it
    leaves nothing. No query.
    """
    return tuple(
        facet
        for name, counted in counts.items()
        if (facet := _facet(name, counted, filters, names, within, more)).choices
    )


def _facet(
    name: str,
    counted: Mapping[Any, int],
    filters: ListFilters,
    names: Names,
    within: ListFilters | None,
    more: Mapping[str, str | None],
) -> Facet:
    fixed = getattr(within or ListFilters(), name)
    chosen = None if getattr(filters, name) == fixed else getattr(filters, name)
    rows = {_row(name, value): (value, how_many) for value, how_many in counted.items()}
    if chosen is not None and _written(name, chosen) not in rows:
        rows[_written(name, chosen)] = (chosen, 0)
    choices = []
    for written in _ordered(name, rows):
        value, how_many = rows[written]
        is_chosen = chosen is not None and written == _written(name, chosen)
        other = _changed(filters, name, fixed if is_chosen else _value(name, value))
        choices.append(
            Choice(
                written,
                _label(name, written, names),
                how_many,
                is_chosen,
                "?" + as_query(other, within, **more).rstrip("&"),
            )
        )
    return Facet(
        NAMES[name], str(LABELS[name]), tuple(choices), next((one for one in choices if one.is_chosen), None)
    )


def _changed(filters: ListFilters, name: str, value: Any) -> ListFilters:
    given: dict[str, Any] = {name: value}
    return replace(filters, **given)


def _ordered(name: str, rows: Mapping[str, tuple[Any, int]]) -> Sequence[str]:
    """Years as years go; kinds and the like as everywhere; areas, papers and levels by how many they have."""
    if name in ORDER:
        return [value for value in ORDER[name] if value in rows]
    if name in {"year", "target_year"}:
        return sorted(rows, reverse=name == "year")
    return sorted(rows, key=lambda value: (-rows[value][1], value))


def _row(name: str, value: Any) -> str:
    return _written(name, _value(name, value))


def _value(name: str, value: Any) -> Any:
    return Years(value, value) if name in {"year", "target_year"} and isinstance(value, int) else value


def _written(name: str, value: Any) -> str:
    """How a value stands in an address."""
    if isinstance(value, Years):
        return str(value.first) if value.first == value.last else f"{value.first}-{value.last}"
    if name == "review":
        return next(word for word, review in REVIEWS.items() if review == value)
    if name == "holds":
        return next((word for word, holds in HOLDS.items() if holds is value), "gilt")
    return str(value)


def _label(name: str, written: str, names: Names) -> str:
    if name == "area":
        return area_name(names.areas[written])
    if name == "paper":
        return names.papers[written].title
    if name == "kind":
        return kind_names(written)
    if name == "digital":
        return str(_("any")) if written == ANY else digital_name(written)
    if name == "review":
        return str(REVIEW_WORDS[written])
    return written.replace("-", "–") if name in {"year", "target_year"} else written


def _years(value: str, _names: Names, key: str) -> Years:
    found = YEARS.fullmatch(value)
    if found is None or int(found[1]) > int(found[2] or found[1]):
        raise NotUnderstood(key, how=asks_years())
    return Years(int(found[1]), int(found[2] or found[1]))


def _words(value: str, _names: Names, key: str) -> str:
    if len(value) > LONGEST:
        raise NotUnderstood(
            key, how=gettext("At most %(max_length)s letters are read.") % {"max_length": LONGEST}
        )
    if "\0" in value:
        raise NotUnderstood(key)
    return value


def _one_of(known: Callable[[Names], Mapping[str, Any]]) -> Callable[[str, Names, str], Any]:
    def check(value: str, names: Names, key: str) -> Any:
        if value not in known(names):
            raise NotUnderstood(key, known(names))
        return known(names)[value]

    return check


def _same(values: Iterable[str]) -> Mapping[str, str]:
    return {value: value for value in values}


_CHECKS: Mapping[str, Callable[[str, Names, str], Any]] = {
    "text": _words,
    "area": _one_of(lambda names: _same(names.areas)),
    "paper": _one_of(lambda names: _same(names.papers)),
    "kind": _one_of(lambda _names: _same(KINDS)),
    "review": _one_of(lambda _names: REVIEWS),
    "digital": _one_of(lambda _names: _same((*DIGITAL, ANY))),
    "level": _words,
    "year": _years,
    "target_year": _years,
    "holds": _one_of(lambda _names: {**HOLDS, "gilt": True}),
}
