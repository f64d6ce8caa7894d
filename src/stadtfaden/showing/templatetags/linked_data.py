"""What a page says about itself to machines: title and server for links, and schema.org as a data block.

A data block (`application/ld+json`) is never run; the policy of the pages forbids scripts and has nothing
against it.
"""

import json
from typing import TYPE_CHECKING, Any

from django import template
from django.conf import settings
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, override

from stadtfaden.exchange.catalogue import DATA_SETS, FORMATS, DataSet
from stadtfaden.exchange.records import Site
from stadtfaden.showing.downloads import server_of, site_of
from stadtfaden.showing.templatetags.records import place
from stadtfaden.ui.templatetags.stadtfaden import path_in, shortened

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Document, Municipality, Statement

register = template.Library()
NEVER_IN_A_SCRIPT = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
PART = "seite"  # of a list
NAMED = 110  # letters of a name


@register.simple_tag(takes_context=True)
def own_title(context: template.Context) -> SafeString:
    """The title of the page once more, as the value of an attribute."""
    blocks = context.render_context[BLOCK_CONTEXT_KEY] if context.render_context is not None else None
    node = blocks.get_block("title") if blocks is not None else None
    said = strip_tags(node.render(context)).replace('"', "&quot;") if node is not None else ""
    return mark_safe(said)  # noqa: S308 -- escaped by the page's own template


@register.simple_tag(takes_context=True)
def server(context: template.Context) -> str:
    return server_of(context["request"])


@register.simple_tag(takes_context=True)
def lasting_address(context: template.Context, language: str = "") -> str:
    """Of this page whatever is marked on it or chosen from its list, else in another language."""
    request = context["request"]
    path = path_in(language, request.path) if language else request.path
    part = request.GET.get(PART, "")
    return f"{server_of(request)}{path}" + (f"?{PART}={part}" if part.isdigit() and part != "1" else "")


@register.simple_tag(takes_context=True)
def city_data(context: template.Context, city: "Municipality") -> SafeString:
    """The city, and its data as a catalogue."""
    site = site_of(context["request"], city)
    organisation = {"@type": "GovernmentOrganization", "@id": f"{site.page('home')}#stadt", "name": city.name}
    return _block(
        {
            "@graph": [
                {**organisation, "url": site.page("home")},
                {**_catalogue(city, site), "publisher": {"@id": organisation["@id"]}},
            ]
        }
    )


@register.simple_tag(takes_context=True)
def catalogue_data(context: template.Context, city: "Municipality") -> SafeString:
    """The catalogue with its data sets, and the files of each."""
    site = site_of(context["request"], city)
    publisher = {"@type": "GovernmentOrganization", "@id": f"{site.page('home')}#stadt", "name": city.name}
    sets = [_data_set(one, site, publisher) for one in DATA_SETS]
    return _block({**_catalogue(city, site), "publisher": publisher, "dataset": sets})


def _catalogue(city: "Municipality", site: Site) -> dict[str, Any]:
    return {
        "@type": "DataCatalog",
        "@id": _lasting(site, "katalog"),
        "name": gettext("Open data on the strategy of %(city)s") % {"city": city.name},
        "url": site.page("data"),
        "inLanguage": "de",
        "dataset": [_named(one, site) for one in DATA_SETS],
        **_licence(),
    }


def _named(one: DataSet, site: Site) -> dict[str, Any]:
    """What every data set must say of itself: its name, and what stands in it."""
    return {
        "@type": "Dataset",
        "@id": _lasting(site, one.name),
        "name": one.title,
        "description": one.description,
        "url": f"{site.page('data')}#{one.name}",
        **_licence(),
    }


def _lasting(site: Site, name: str) -> str:
    """As the catalogue calls it, whatever the page speaks."""
    with override(settings.LANGUAGE_CODE):
        return f"{site.page('catalogue-name')}#{name}"


def _data_set(one: DataSet, site: Site, publisher: dict[str, Any]) -> dict[str, Any]:
    return {
        **_named(one, site),
        "creator": {"@id": publisher["@id"]},
        "isAccessibleForFree": True,
        "inLanguage": "de",
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": media_type,
                "contentUrl": one.file(site, ending),
            }
            for ending, (_name, media_type) in FORMATS.items()
        ],
    }


@register.simple_tag(takes_context=True)
def paper_data(context: template.Context, city: "Municipality", document: "Document") -> SafeString:
    site = site_of(context["request"], city)
    return _block(_paper(document, site.page("paper", document.slug), city))


@register.simple_tag(takes_context=True)
def statement_data(context: template.Context, city: "Municipality", statement: "Statement") -> SafeString:
    """The words as a quotation from the paper, with their place."""
    site, document = site_of(context["request"], city), statement.edition.document
    return _block(
        {
            "@type": "Quotation",
            "@id": site.page("statement", statement.key),
            "name": shortened(statement.title or statement.text, NAMED),
            "text": statement.text,
            "inLanguage": "de",
            "identifier": statement.key,
            "isPartOf": _paper(document, site.page("paper", document.slug), city),
            "citation": f"{document.title}, {place(statement)}",
            "creativeWorkStatus": gettext("confirmed" if statement.review == "confirmed" else "proposal"),
        }
    )


def _paper(document: "Document", address: str, city: "Municipality") -> dict[str, Any]:
    dated_on = document.adopted_on or document.dated_on
    return {
        "@type": "CreativeWork",
        "@id": address,
        "name": document.title,
        "url": address,
        "inLanguage": "de",
        "sourceOrganization": {"@type": "GovernmentOrganization", "name": city.name},
        **({"datePublished": dated_on.isoformat()} if dated_on else {}),
        **({"identifier": document.council_paper} if document.council_paper else {}),
    }


def _licence() -> dict[str, str]:
    return {"license": settings.LICENCE} if settings.LICENCE else {}


def _block(told: dict[str, Any]) -> SafeString:
    text = json.dumps({"@context": "https://schema.org", **told}, ensure_ascii=False)
    whole = f'<script type="application/ld+json">{text.translate(NEVER_IN_A_SCRIPT)}</script>'
    return mark_safe(whole)  # noqa: S308 -- no sign that could end the block is left
