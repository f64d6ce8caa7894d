"""What every page says of itself: how young it is, and how it is cited."""

from urllib.parse import quote

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext

from stadtfaden.actors import queries as actors
from stadtfaden.core.operators import operator_mail
from stadtfaden.corpus import queries as corpus
from stadtfaden.corpus.queries import Adopted
from stadtfaden.portal.citing import Citation, citation
from stadtfaden.portal.kept import kept
from stadtfaden.showing.downloads import server_of
from stadtfaden.showing.templatetags.records import place
from stadtfaden.threads import queries as threads
from stadtfaden.threads.queries.rows import DecidedEdition, Edition, Entry, Municipality, Statement
from stadtfaden.ui.templatetags.stadtfaden import shortened
from stadtfaden.ui.wording import KINDS

register = template.Library()
NAMING = 140  # letters of a quote in a citation


@register.simple_tag
def last_change(city: Municipality) -> Entry | None:
    """One query, for each state of the records."""
    return kept().get(("last change", city.pk), lambda: actors.last_entry(city))


@register.simple_tag
def last_decided(city: Municipality) -> DecidedEdition | None:
    """One query, for each state of the records."""
    return kept().get(("last decided", city.pk), threads.decided_editions(city).first)


@register.simple_tag
def adopted_papers(city: Municipality) -> Adopted:
    """One query, for each state of the records."""
    return kept().get(("adopted", city.pk), lambda: corpus.adopted_papers(city))


@register.simple_tag(takes_context=True)
def mistake_mail(context: template.Context) -> str:
    """A letter to whoever runs these pages, with the address of the page; empty where no mail is named."""
    mail = operator_mail(settings.OPERATOR)
    if not mail:
        return ""
    request: HttpRequest = context["request"]
    subject = gettext("A mistake on a page of %(name)s") % {"name": context["city"].name}
    body = f"{server_of(request)}{request.get_full_path()}\n\n"
    return f"mailto:{mail}?subject={quote(subject)}&body={quote(body)}"


@register.simple_tag(takes_context=True)
def cited(
    context: template.Context, title: object, edition: Edition | None = None, place: str = ""
) -> Citation:
    request: HttpRequest = context["request"]
    return citation(request, context["city"], " ".join(str(title).split()), edition, place)


@register.simple_tag(takes_context=True)
def cited_statement(context: template.Context, statement: Statement) -> Citation:
    kind = str(KINDS[statement.kind][0])
    name = f"{kind} {statement.code}" if statement.code else kind
    words = shortened(statement.title or statement.text, NAMING)
    return cited(context, f"{name}: {words}", statement.edition, place(statement))
