"""From page to page along the links, until nothing new is found."""

from collections import deque
from collections.abc import Iterator

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from stadtfaden.exchange.site.addresses import Address
from stadtfaden.exchange.site.asking import HTML, XML, Answer, Asker
from stadtfaden.exchange.site.rewriting import Way, rewritten
from stadtfaden.exchange.site.values import Dead, File, Plan, Told
from stadtfaden.exchange.site.ways import CITIES, SEARCH, Ways

OK, MOVED, BROKEN = 200, (301, 302), 500
LANGUAGES = tuple(code for code, _ in settings.LANGUAGES)
NOT_FOUND = "404.html"
# Where few statements stand on the page itself, nothing links to its list, which has an address all the same.
LIST_BELOW = {"area": "aussagen/", "paper": "aussagen/"}


class CannotPublish(Exception):  # noqa: N818 -- named after the fact
    """A page fell over; the site that stood still stands."""


def home_of(city: str, language: str) -> str:
    with override(language):
        return reverse("portal:home", args=(city,))


class Walk:
    """Where it has been and will go; `dead` links and addresses `listed` for search engines on the way."""

    def __init__(self, plan: Plan) -> None:
        self.ways = Ways(plan)
        self.dead: set[Dead] = set()
        self.listed: list[str] = []
        self._plan = plan
        self._asker = Asker(plan.server)
        self._from: dict[Address, Address] = {}
        self._next: deque[Address] = deque()

    def files(self, told: Told) -> Iterator[File]:
        """Every page in every language. Raises CannotPublish."""
        for language in LANGUAGES:
            with override(language):
                top = Address(reverse("portal:cities"))
            self._meet(top, top)
            for city in self._plan.cities:
                self._meet(Address(home_of(city, language)), top)
            lost = Address(f"{top.path}{NOT_FOUND}")
            yield File(lost.file, self._body(self._asker.ask(lost), lost))
        done = 0
        while self._next:
            yield from self._file_of(self._next.popleft())
            done += 1
            told(done, len(self._from))

    def _file_of(self, address: Address) -> Iterator[File]:
        name = self.ways.name_of(address)
        if name == CITIES and len(self._plan.cities) == 1:
            language = next((code for code in LANGUAGES if address.path == f"/{code}/"), LANGUAGES[0])
            yield File(address.file, self._moved(home_of(self._plan.cities[0], language), address))
            return
        answer = self._asker.ask(address)
        if answer.status >= BROKEN:
            raise CannotPublish(address.path)
        if answer.status == OK:
            if name in LIST_BELOW:
                self._meet(Address(address.path + LIST_BELOW[name]), address)
            yield File(address.file, self._body(answer, address))
            if answer.media_type == HTML and not address.asked and name != SEARCH:
                self.listed.append(address.static)
        elif answer.status in MOVED:
            yield File(address.file, self._moved(answer.leads_to, address))
        else:
            self.dead.add(Dead(address.static, self._from[address].static, answer.status))

    def _meet(self, address: Address, on: Address) -> None:
        if address not in self._from:
            self._from[address] = on
            self._next.append(address)

    def _lead(self, written: str, on: Address) -> str:
        instead, meant = self.ways.lead(written, on)
        if meant is not None:
            self._meet(meant, on)
        return instead

    def _body(self, answer: Answer, address: Address) -> bytes:
        if answer.media_type not in XML | {HTML}:
            return answer.body
        return rewritten(
            answer.body.decode(),
            Way(lambda written: self._lead(written, address), self.ways.answers),
            answer.policy if answer.media_type == HTML else "",
            is_found=not address.asked and answer.status == OK,
        ).encode()

    def _moved(self, leads_to: str, address: Address) -> bytes:
        return render_to_string("ui/moved.html", {"to": self._lead(leads_to, address)}).encode()
