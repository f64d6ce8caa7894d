"""Prints docs/permissions.md, the one matrix of permissions: python -m stadtfaden.desk.permissions

It is made from `actors.rules` and from what each page of the desk and of the account asks for.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from django.urls import URLPattern, URLResolver

OPENING = """# Who may do what

Made from the rules and the pages (`python -m stadtfaden.desk.permissions`); a test compares, and another one
opens every page as every person. A role is given for one city and holds there alone.

Visitors are asked to log in. Whoever has no desk in a city finds nothing there (404). Whoever has one, but
may not do this, is told so (403). The public pages are open to everybody.
"""
MEANINGS = {
    "look": "see everything at the desk of the city",
    "review": "confirm, reject, postpone and undo what the machine proposes",
    "edit": "correct statements, add, split, merge, link",
    "write": "write down measures, goals and indicators that stand in no paper yet",
    "keep-papers": "upload papers, say what is known of them, import lists",
    "settle": "settle contradictions, and say that a hole is meant",
    "freeze": "keep a dated edition of the whole strategy for ever",
    "manage": "invite people and say what they may",
}


def desk_pages() -> list[tuple[str, str, object]]:
    """Name, address and view of every page of the desk."""
    from stadtfaden.desk import urls  # noqa: PLC0415 -- slow import; needs a running Django

    return sorted(_pages(urls.urlpatterns, "/<city>/schreibtisch/"), key=lambda page: page[1])


def account_pages() -> list[tuple[str, str, object]]:
    """Name, address and view of every page of the account."""
    from stadtfaden.desk.accounts import urls  # noqa: PLC0415 -- slow import; needs a running Django

    return sorted(_pages(urls.urlpatterns, "/konto/"), key=lambda page: page[1])


def matrix() -> str:
    """The whole page, as Markdown."""
    from stadtfaden.actors.rules import ALLOWED, Act  # noqa: PLC0415 -- slow import; needs a running Django

    roles = list(ALLOWED)
    lines = [OPENING, "## Roles", "", _row("act", *roles, "means"), _rule(len(roles) + 2)]
    lines += [
        _row(act, *("yes" if act in ALLOWED[role] else "–" for role in roles), MEANINGS[act]) for act in Act
    ]
    lines += ["", "## Pages of the desk", "", _row("address", "act", *roles), _rule(len(roles) + 2)]
    for _, address, view in desk_pages():
        act = getattr(view, "act", None)
        if act is None:
            raise TypeError(f"{address} is open to everybody: its view lacks desk_page(act).")
        for asked in dict.fromkeys((act, view.act_to_send)):  # type: ignore[attr-defined] # desk_page says it
            shown = f"`{address}`" if asked == act else f"`{address}`, to send"
            marks = ("yes" if asked in ALLOWED[role] else "–" for role in roles)
            lines.append(_row(shown, asked, *marks))
    lines += ["", "## Pages of the account", "", _row("address", "for"), _rule(2)]
    for _, address, view in account_pages():
        whom = "whoever is logged in, about themselves" if view.needs_login else "everybody"  # type: ignore[attr-defined] # open_page and own_page say it
        lines.append(_row(f"`{address}`", whom))
    return "\n".join(lines) + "\n"


def _pages(patterns: "Sequence[URLPattern | URLResolver]", before: str) -> Iterator[tuple[str, str, object]]:
    for pattern in patterns:
        address = f"{before}{pattern.pattern}"
        if hasattr(pattern, "url_patterns"):
            yield from _pages(pattern.url_patterns, address)
        else:
            yield pattern.name or "", address, pattern.callback


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _rule(columns: int) -> str:
    return "|" + "---|" * columns


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stadtfaden.config.settings")
    django.setup()
    sys.stdout.write(matrix())
