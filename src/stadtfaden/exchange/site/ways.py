"""What a reference on a page becomes: a page of the site, a file with a hashed name, or nothing."""

from dataclasses import replace
from functools import cached_property

from django.conf import settings
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils.translation import override

from stadtfaden.exchange.site.addresses import Address, NotStatic, Reference, reference
from stadtfaden.exchange.site.statics import Statics
from stadtfaden.exchange.site.values import Pictures, Plan

PUBLIC = "portal"
CITIES, SEARCH, PICTURE, FILE = "cities", "search", "picture", "-file"
NAME = "catalogue-name"  # what the data are called; a server of files shows the folder of that name
LANGUAGES = tuple(code for code, _ in settings.LANGUAGES if code != settings.LANGUAGE_CODE)


class Ways:
    """Knows which pages the site has; what a page refers to is remembered in `found`."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._prefix = plan.server.prefix
        self._matches: dict[str, ResolverMatch | None] = {}
        self._led: dict[str, tuple[str, Address | None] | None] = {}
        self.statics = Statics(plan.server.prefix)

    def lead(self, written: str, on: Address) -> tuple[str, Address | None]:
        """What is written instead, and the page it means; the page is None where nothing is to be asked.

        Raises NotStatic where nothing can stand there.
        """
        if not written.startswith("/"):
            return self._lead(written, on)
        if written not in self._led:  # what stands on every page is the same everywhere
            try:
                self._led[written] = self._lead(written, on)
            except NotStatic:
                self._led[written] = None
        led = self._led[written]
        if led is None:
            raise NotStatic(written)
        return led

    def _lead(self, written: str, on: Address) -> tuple[str, Address | None]:
        ours = f"{self._plan.server.origin}/"
        if written.startswith("#") or (":" in written.partition("/")[0] and not written.startswith(ours)):
            return written, None
        start = self._plan.server.origin if written.startswith(ours) else ""
        written = written[len(start) :]
        if written.startswith(self._static):
            return start + self.statics.address(written[len(self._static) :]), None
        meant = self._searched(written) or reference(written, on)
        if not self._stands(meant.address):
            raise NotStatic(written)
        if self.name_of(meant.address) == NAME:
            page = replace(meant.address, path=f"{meant.address.path}/")
            return f"{start}{self._prefix}{meant.address.static}{meant.rest}", page
        if self.name_of(meant.address) == PICTURE:  # speaks no language: one file for all
            meant = replace(meant, address=replace(meant.address, path=_bare(meant.address.path)))
        return f"{start}{self._prefix}{meant.address.static}{meant.rest}", meant.address

    def answers(self, action: str) -> bool:
        """Whether a form asks the search, which needs no server."""
        return self.name_of(Address(action)) == SEARCH

    def name_of(self, address: Address) -> str:
        """The name of the page in the root addresses, "" where it has none."""
        match = self._match(address.path)
        return (match.url_name or "") if match else ""

    @cached_property
    def _static(self) -> str:
        return f"/{settings.STATIC_URL.strip('/')}/"

    def _searched(self, written: str) -> Reference | None:
        """A search with its words: the page answers itself, in the browser."""
        path = written.partition("?")[0]
        if not path.startswith("/") or self.name_of(Address(path)) != SEARCH:
            return None
        return Reference(Address(path))

    def _stands(self, address: Address) -> bool:
        match = self._match(address.path)
        if match is None or match.namespace != PUBLIC:
            return False
        if match.kwargs.get("city", self._plan.cities[0]) not in self._plan.cities:
            return False
        if str(match.url_name).endswith(FILE):
            return not address.asked  # whole lists; whoever wants a part has it in the spreadsheet
        return match.url_name != PICTURE or self._is_shown(match)

    def _is_shown(self, match: ResolverMatch) -> bool:
        if self._plan.pictures is Pictures.STATEMENTS:
            page = match.kwargs["city"], match.kwargs["slug"], match.kwargs["number"]
            return page in self._plan.pages_with_statements
        return self._plan.pictures is Pictures.ALL

    def _match(self, path: str) -> ResolverMatch | None:
        bare = _bare(path)
        if bare not in self._matches:
            with override(settings.LANGUAGE_CODE):
                try:
                    self._matches[bare] = resolve(bare)
                except Resolver404:
                    self._matches[bare] = None
        return self._matches[bare]


def _bare(path: str) -> str:
    """The path as it is in the language at the root."""
    for language in LANGUAGES:
        if path.startswith(f"/{language}/"):
            return path.removeprefix(f"/{language}")
    return path
