"""What search engines ask for: robots.txt and the lists of pages."""

from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape

from django.conf import settings

from stadtfaden.exchange.site.values import File, Server
from stadtfaden.ui.templatetags.stadtfaden import path_in

MOST = 50_000  # addresses in one list, https://www.sitemaps.org/protocol.html
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)


def robots(server: Server) -> File:
    """All is public; searching is left to people."""
    lines = f"User-agent: *\nDisallow: {server.prefix}/*/suche/\nSitemap: {_whole(server, '/sitemap.xml')}\n"
    return File("robots.txt", lines.encode())


def sitemaps(server: Server, pages: Iterable[str]) -> Iterator[File]:
    """One list, or a list of lists where it would be too long."""
    ordered = sorted(pages)
    parts = [ordered[start : start + MOST] for start in range(0, len(ordered), MOST)]
    if len(parts) <= 1:
        yield File("sitemap.xml", _pages(server, ordered))
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield File(name, _pages(server, part))
    rows = "".join(f"<sitemap><loc>{escape(_whole(server, f'/{name}'))}</loc></sitemap>\n" for name in names)
    yield File("sitemap.xml", f'{HEAD}<sitemapindex xmlns="{SPACE}">\n{rows}</sitemapindex>\n'.encode())


def _whole(server: Server, address: str) -> str:
    return f"{server.origin}{server.prefix}{address}"


def _pages(server: Server, pages: Sequence[str]) -> bytes:
    rows = "".join(
        f"<url><loc>{escape(_whole(server, page))}</loc>{_others(server, page)}</url>\n" for page in pages
    )
    return f'{HEAD}<urlset xmlns="{SPACE}" xmlns:xhtml="{XHTML}">\n{rows}</urlset>\n'.encode()


def _others(server: Server, page: str) -> str:
    """The same page in every language: each of ours stands in all of them."""
    of = {
        language: _whole(server, path_in(language, path_in(settings.LANGUAGE_CODE, page)))
        for language in LANGUAGES
    }
    of["x-default"] = of[settings.LANGUAGE_CODE]
    return "".join(
        f'<xhtml:link rel="alternate" hreflang="{language}" href="{escape(place)}"/>'
        for language, place in of.items()
    )
