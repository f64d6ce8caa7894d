"""Small questions that templates of the desk ask of what the views hand over."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django import template

from stadtfaden.showing.templatetags.records import place
from stadtfaden.threads.queries import Carried

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Statement

register = template.Library()


@register.simple_tag
def carried(found: Mapping[int, Carried], goal: int) -> Carried:
    return found[goal]


@register.simple_tag
def last_place(found: "Mapping[int, Statement]", statement: "Statement") -> str:
    """Where it, or what says the same in a younger paper, was last named."""
    last = found.get(statement.pk, statement)
    return f"{place(last)}, {last.edition.document.title}"
