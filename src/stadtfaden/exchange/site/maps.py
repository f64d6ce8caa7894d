"""What search engines ask for: robots.txt and the lists of pages."""

from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape

from stadtfaden.exchange.site.values import File, Server

MOST = 50_000  # addresses in one list, https://www.sitemaps.org/protocol.html
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def robots(server: Server) -> File:
    """All is public; searching is left to people."""
    lines = f"User-agent: *\nDisallow: {server.prefix}/*/suche/\nSitemap: {_whole(server, '/sitemap.xml')}\n"
    return File("robots.txt", lines.encode())


def sitemaps(server: Server, pages: Iterable[str]) -> Iterator[File]:
    """One list, or a list of lists where it would be too long."""
    ordered = sorted(pages)
    parts = [ordered[start : start + MOST] for start in range(0, len(ordered), MOST)]
    if len(parts) <= 1:
        yield File("sitemap.xml", _listed("urlset", "url", [_whole(server, page) for page in ordered]))
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield File(name, _listed("urlset", "url", [_whole(server, page) for page in part]))
    yield File("sitemap.xml", _listed("sitemapindex", "sitemap", [_whole(server, f"/{n}") for n in names]))


def _whole(server: Server, address: str) -> str:
    return f"{server.origin}{server.prefix}{address}"


def _listed(root: str, element: str, addresses: Sequence[str]) -> bytes:
    rows = "".join(f"<{element}><loc>{escape(address)}</loc></{element}>\n" for address in addresses)
    return f'{HEAD}<{root} xmlns="{SPACE}">\n{rows}</{root}>\n'.encode()
