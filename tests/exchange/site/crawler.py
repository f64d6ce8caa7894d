"""A reader who follows every link of a site and looks at every picture."""

import re
import threading
from contextlib import contextmanager
from functools import partial
from http.client import HTTPConnection
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml import html

LOADED = {"link": "href", "img": "src", "script": "src", "iframe": "src", "image": "href", "source": "src"}


class Quiet(SimpleHTTPRequestHandler):
    """Python's own server of files, which tells nobody."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format, *args):  # noqa: A002 -- named by the class above
        pass


@contextmanager
def served(folder):
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


class Crawl:
    """`broken` names what is not there and who leads to it; `foreign` what another server is asked for."""

    def __init__(self, top, start="/", own=()):
        self.top, self.own = top, own
        self.broken: set[tuple[str, str]] = set()
        self.foreign: set[tuple[str, str]] = set()
        self.anchors: set[tuple[str, str, str]] = set()
        self.pages: dict[str, set[str]] = {}
        self._asked: dict[str, int] = {}
        self._met = [(start, "")]
        self._line = HTTPConnection(urlsplit(top).netloc)
        while self._met:
            self._look(*self._met.pop())
        self._line.close()
        for page, anchor, referrer in self.anchors:
            if page in self.pages and anchor not in self.pages[page]:
                self.broken.add((f"{page}#{anchor}", referrer))

    def _look(self, address, referrer):
        if address not in self._asked:
            self._line.request("GET", address)
            answer = self._line.getresponse()
            body, kind = answer.read(), answer.headers.get_content_type()
            self._asked[address] = answer.status
            if answer.status == 200 and kind == "text/html":
                self._follow(address, html.fromstring(body))
        if self._asked[address] != 200:
            self.broken.add((address, referrer))

    def _follow(self, address, page):
        self.pages[address] = {element.get("id") for element in page.iter() if element.get("id")}
        for element in page.iter("a", "form", *LOADED):
            written = element.get(LOADED.get(element.tag, "action" if element.tag == "form" else "href"))
            if written is not None:
                self._meet(urljoin(self.top + address, written), element, address)
        for data in page.xpath("//script[@type='application/ld+json']"):
            for told in re.findall(r'"(https?://[^"]*)"', data.text):
                self._meet(told.partition("#")[0], data, address)  # behind it stand names, not places
        for refresh in page.xpath("//meta[@http-equiv='refresh']"):
            self._meet(
                urljoin(self.top + address, refresh.get("content").partition("url=")[2]), refresh, address
            )

    def _meet(self, whole, element, referrer):
        for own in self.own:
            whole = whole.replace(own, self.top, 1) if whole.startswith(own) else whole
        if not whole.startswith(self.top):
            is_data = element.get("type") == "application/ld+json"  # names licences and the like
            if (
                element.tag in LOADED
                and not is_data
                and element.get("rel") not in {"canonical", "alternate", "license"}
            ):
                self.foreign.add((whole, referrer))
            return
        bare, anchor = urldefrag(whole.removeprefix(self.top))
        path = bare.partition("?")[0]  # a server of files does not read the question
        path = f"{path}/" if path.endswith("/katalog") else path  # and shows the folder of that name
        if anchor:
            self.anchors.add((path, anchor, referrer))
        self._met.append((path, referrer))
