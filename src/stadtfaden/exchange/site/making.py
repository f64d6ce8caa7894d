"""One address of the running server as files of the site, and where it leads; any process can do it."""

import pickle
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from stadtfaden.exchange.site.addresses import Address, NotStatic
from stadtfaden.exchange.site.asking import HTML, XML, Answer, Asker
from stadtfaden.exchange.site.rewriting import Way, rewritten
from stadtfaden.exchange.site.values import File, Plan
from stadtfaden.exchange.site.ways import CITIES, SEARCH, Ways

DATA = frozenset(  # texts that name pages by their whole address
    {"text/csv", "text/turtle", "application/json", "application/ld+json", "application/rdf+xml"}
)
OK, MOVED, BROKEN = 200, (301, 302), 500
LANGUAGES = tuple(code for code, _ in settings.LANGUAGES)
# Where few statements stand on the page itself, nothing links to its list, which has an address all the same.
LIST_BELOW = {"area": "aussagen/", "paper": "aussagen/"}


class CannotPublish(Exception):  # noqa: N818 -- named after the fact
    """A page fell over; the site that stood still stands."""


@dataclass(frozen=True, slots=True)
class Made:
    """`leads_to` are the pages it refers to, in their order, `statics` styles and fonts met so far; without
    a file, the address answered `status`. Search engines are told of it where it `is_listed`; of the
    addresses in `lost` it tells machines, and nothing can stand there.
    """

    address: Address
    status: int
    file: File | None = None
    leads_to: tuple[Address, ...] = ()
    statics: tuple[str, ...] = ()
    is_listed: bool = False
    lost: tuple[str, ...] = ()


def home_of(city: str, language: str) -> str:
    with override(language):
        return reverse("portal:home", args=(city,))


class Maker:
    """Makes pages one after the other; what all of them have in common is worked out once."""

    def __init__(self, plan: Plan) -> None:
        self.ways = Ways(plan)
        self._plan = plan
        self._asker = Asker(plan.server)
        self._led: dict[Address, None] = {}
        self._lost: list[str] = []

    def made(self, address: Address, *, is_lost: bool = False) -> Made:
        """`is_lost`: the page that says so is what is wanted. Raises CannotPublish."""
        self._led, self._lost = {}, []
        made = self._made(address, is_lost=is_lost)
        return replace(
            made, leads_to=tuple(self._led), statics=tuple(self.ways.statics.names), lost=tuple(self._lost)
        )

    def _made(self, address: Address, *, is_lost: bool) -> Made:
        name = self.ways.name_of(address)
        if name == CITIES and len(self._plan.cities) == 1:
            language = next((code for code in LANGUAGES if address.path == f"/{code}/"), LANGUAGES[0])
            return Made(address, OK, self._moved(home_of(self._plan.cities[0], language), address))
        answer = self._asker.ask(address)
        if answer.status >= BROKEN:
            raise CannotPublish(address.path)
        if answer.status in MOVED:
            return Made(address, OK, self._moved(answer.leads_to, address))
        if answer.status != OK and not is_lost:
            return Made(address, answer.status)
        if name in LIST_BELOW:
            self._led[Address(address.path + LIST_BELOW[name])] = None
        is_listed = answer.media_type == HTML and not address.asked and name != SEARCH and not is_lost
        return Made(address, OK, File(address.file, self._body(answer, address)), is_listed=is_listed)

    def _lead(self, written: str, on: Address) -> str:
        instead, meant = self.ways.lead(written, on)
        if meant is not None:
            self._led[meant] = None
        return instead

    def _told(self, written: str, on: Address) -> str:
        try:
            return self._lead(written, on)
        except NotStatic:
            self._lost.append(written)
            return written

    def _body(self, answer: Answer, address: Address) -> bytes:
        if answer.media_type in DATA:
            origin, prefix = self._plan.server.origin, self._plan.server.prefix
            return answer.body.replace(f"{origin}/".encode(), f"{origin}{prefix}/".encode())
        if answer.media_type not in XML | {HTML}:
            return answer.body
        return rewritten(
            answer.body.decode(),
            Way(
                lambda written: self._lead(written, address),
                self.ways.answers,
                lambda written: self._told(written, address),
            ),
            answer.policy if answer.media_type == HTML else "",
            is_found=not address.asked and answer.status == OK,
        ).encode()

    def _moved(self, leads_to: str, address: Address) -> File:
        moved = render_to_string("ui/moved.html", {"to": self._lead(leads_to, address)})
        return File(address.file, moved.encode())


def made_beside(plan: bytes, addresses: Sequence[Address]) -> list[Made]:
    """In a process of a pool, which keeps its maker from call to call; `plan` is a pickled Plan."""
    maker = _maker(plan)
    return [maker.made(address) for address in addresses]


@lru_cache(maxsize=1)
def _maker(plan: bytes) -> Maker:
    return Maker(pickle.loads(plan))  # noqa: S301 -- our own bytes, of the process that started this one
