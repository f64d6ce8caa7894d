"""From page to page along the links, until nothing new is found."""

import pickle
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Executor, Future

from django.urls import reverse
from django.utils.translation import override

from stadtfaden.exchange.site.addresses import Address
from stadtfaden.exchange.site.making import LANGUAGES, Made, Maker, home_of, made_beside
from stadtfaden.exchange.site.values import Dead, File, Plan, Told

NOT_FOUND, NOTHING = "404.html", 404
AT_ONCE = 8  # pages of one call, so that what crosses between processes is little beside the work
AHEAD = 8  # calls that wait or run


class Walk:
    """Where it has been and will go; `dead` links and addresses `listed` for search engines on the way."""

    def __init__(self, plan: Plan, pool: Executor | None = None) -> None:
        """Without a `pool` every page is made in this process."""
        self.maker = Maker(plan)
        self.dead: set[Dead] = set()
        self.listed: list[str] = []
        self._plan = plan
        self._pool = pool
        self._from: dict[Address, Address] = {}
        self._next: deque[Address] = deque()

    def files(self, told: Told) -> Iterator[File]:
        """Every page in every language, in the same order however many processes make them.

        Raises CannotPublish. Costs what the pages cost, and a tenth of it more.
        """
        for language in LANGUAGES:
            with override(language):
                top = Address(reverse("portal:cities"))
            self._meet(top, top)
            for city in self._plan.cities:
                self._meet(Address(home_of(city, language)), top)
            lost = self.maker.made(Address(f"{top.path}{NOT_FOUND}"), is_lost=True)
            yield from self._files_of(lost)
        for done, made in enumerate(self._pages(), start=1):
            yield from self._files_of(made)
            told(done, len(self._from))

    def _pages(self) -> Iterator[Made]:
        if self._pool is None:
            while self._next:
                yield self.maker.made(self._next.popleft())
            return
        yield from self._pages_beside(self._pool)

    def _pages_beside(self, pool: Executor) -> Iterator[Made]:
        plan = pickle.dumps(self._plan)
        running: deque[Future[list[Made]]] = deque()
        while self._next or running:
            while self._next and len(running) < AHEAD:
                bundle = [self._next.popleft() for _ in range(min(AT_ONCE, len(self._next)))]
                running.append(pool.submit(made_beside, plan, bundle))
            yield from running.popleft().result()

    def _files_of(self, made: Made) -> Iterator[File]:
        for address in made.leads_to:
            self._meet(address, made.address)
        for name in made.statics:
            self.maker.ways.statics.address(name)
        if made.is_listed:
            self.listed.append(made.address.static)
        self.dead |= {Dead(address, made.address.static, NOTHING) for address in made.lost}
        if made.file is None:
            on = self._from[made.address]
            self.dead.add(Dead(made.address.static, on.static, made.status))
        else:
            yield made.file

    def _meet(self, address: Address, on: Address) -> None:
        if address not in self._from:
            self._from[address] = on
            self._next.append(address)
