"""A page of the running server as a page of a static site: the same words, other addresses.

Our templates write attributes in double quotes and escape what papers say, so a tag ends at its bracket.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape, unescape

from stadtfaden.exchange.site.addresses import NotStatic

TAG = re.compile(r"<(?:a|area|link|img|image|form|script|iframe|source|use|object)\b[^>]*>")
META = re.compile(r'(<meta property="og:(?:url|image)" content=")([^"]*)(")')
DATA = re.compile(r'(?<=<script type="application/ld\+json">).*?(?=</script>)', re.DOTALL)
IN_DATA = re.compile(r'"(https?://[^"\\]*)"')
ADDRESS = re.compile(r'(?<=\s)(href|src|action|data)="([^"]*)"')
LINK = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
FORM = re.compile(r"<form\b([^>]*)>.*?</form>", re.DOTALL)
FIGURE = re.compile(r"<figure\b[^>]*>.*?</figure>", re.DOTALL)
PICTURE = re.compile(r'<(?:image|img)\b[^>]*?\s(?:href|src)="([^"]*)"')
NEEDS_HREF = re.compile(r'\s(?:href|rel|hreflang|target|download|type|aria-current)="[^"]*"')
CHARSET = '<meta charset="utf-8">'
FRAMES = re.compile(r"frame-ancestors [^;]*;?\s*")  # only a header may say it
FOUND = " data-pagefind-body"

Lead = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Way:
    """`lead` says what stands instead of an address or raises NotStatic: its link or figure is left out then,
    and the words of the link stay. Of the forms only those stay whose address `answers` in the browser.
    What a page tells machines is led by `told`, which leaves nothing out.
    """

    lead: Lead
    answers: Callable[[str], bool]
    told: Lead


def rewritten(page: str, way: Way, policy: str = "", *, is_found: bool = True) -> str:
    """`policy` is the Content-Security-Policy; `is_found`: the search of the site may find this page."""
    lead = way.lead
    page = FORM.sub(lambda form: form[0] if way.answers(unescape(_action(form[1]))) else "", page)
    page = FIGURE.sub(lambda figure: figure[0] if _has_pictures(figure[0], lead) else "", page)
    page = LINK.sub(lambda link: _link(link, lead), page)
    page = TAG.sub(lambda tag: _tag(tag[0], lead), page)
    page = META.sub(lambda meta: meta[1] + escape(lead(unescape(meta[2]))) + meta[3], page)
    page = DATA.sub(lambda data: IN_DATA.sub(lambda one: f'"{way.told(one[1])}"', data[0]), page)
    if policy:
        said = escape(FRAMES.sub("", policy).rstrip("; "))
        page = page.replace(
            CHARSET, f'{CHARSET}\n<meta http-equiv="Content-Security-Policy" content="{said}">', 1
        )
    return page if is_found else page.replace(FOUND, "")


def _action(attributes: str) -> str:
    found = ADDRESS.search(attributes)
    return found[2] if found else ""


def _has_pictures(figure: str, lead: Lead) -> bool:
    return all(_stands(unescape(address), lead) for address in PICTURE.findall(figure))


def _stands(address: str, lead: Lead) -> bool:
    try:
        lead(address)
    except NotStatic:
        return False
    return True


def _link(link: re.Match[str], lead: Lead) -> str:
    address = ADDRESS.search(link[1])
    if address is None or _stands(unescape(address[2]), lead):
        return link[0]
    return f"<span{NEEDS_HREF.sub('', link[1])}>{link[2]}</span>"


def _tag(tag: str, lead: Lead) -> str:
    """Nothing where its address is left out, such as a feed that only a server can write."""

    def replaced(attribute: re.Match[str]) -> str:
        return f'{attribute[1]}="{escape(lead(unescape(attribute[2])))}"'

    try:
        return ADDRESS.sub(replaced, tag)
    except NotStatic:
        return ""
