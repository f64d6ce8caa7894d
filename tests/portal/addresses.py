"""The address of every kind of page of a city."""

from stadtfaden.actors.models import Subscription
from stadtfaden.core.links import LinkType
from stadtfaden.corpus.models import Statement
from stadtfaden.threads.models import Link
from tests.cast import NOON


def addresses(city):
    """Name of the page to its German address."""
    home = f"/{city.row.slug}/"
    measure = Statement.objects.filter(kind="measure", page__words__gt=b"").order_by("pk")[0]
    pair = Link.objects.filter(type=LinkType.CONFLICTS).select_related("source", "target").order_by("pk")[0]
    paper = f"{home}papiere/{measure.edition.document.slug}/"
    text_paper = f"{home}papiere/{Statement.objects.exclude(page__words__gt=b'')[0].edition.document.slug}/"
    return {
        "home": home,
        "about": f"{home}ueber/",
        "shelf": f"{home}papiere/",
        "paper": paper,
        "paper's statements": f"{paper}aussagen/?art=goal",
        "page": f"{paper}seite/1/",
        "page with a statement": f"{paper}seite/{measure.page.number}/?marke={measure.key}",
        "page with a range": f"{paper}seite/1/?von=0&bis=5",
        "page without a picture": f"{text_paper}seite/1/",
        "matrix": f"{home}matrix/",
        "cell": f"{home}matrix/mobility/{measure.edition.document.slug}/",
        "areas": f"{home}felder/",
        "area": f"{home}felder/mobility/",
        "silent area": f"{home}felder/culture/",
        "area's statements": f"{home}felder/climate/aussagen/?art=goal",
        "goals": f"{home}ziele/",
        "measures narrowed": f"{home}massnahmen/?feld=mobility&pruefung=vorschlag",
        "targets": f"{home}zielwerte/",
        "digital connections": f"{home}digitalbezuege/?digital=data",
        "citing": f"{home}zitieren/",
        "embedded statement": f"{home}einbetten/aussage/{measure.key}/",
        "embedded thread": f"{home}einbetten/faden/{measure.key}/",
        "embedded area": f"{home}einbetten/feld/mobility/",
        "embedded matrix": f"{home}einbetten/matrix/",
        "embedded money": f"{home}einbetten/geld/",
        "embedded thread map": f"{home}einbetten/wer-wen-stuetzt/",
        "embedded timeline": f"{home}einbetten/zeit/",
        "news": f"{home}neues/",
        "statement": f"{home}aussagen/{measure.key}/",
        "thread map": f"{home}fadenkarte/",
        "timeline": f"{home}zeitleiste/",
        "money": f"{home}geld/",
        "threads": f"{home}faeden/",
        "thread": f"{home}faden/{measure.key}/",
        "contradictions": f"{home}widersprueche/",
        "contradiction": f"{home}widersprueche/{pair.source.key}/{pair.target.key}/",
        "doubles": f"{home}doppelt/",
        "decided editions": f"{home}fassungen/",
        "reports": f"{home}bericht/",
        "holes": f"{home}luecken/",
        "holes of a kind": f"{home}luecken/?art=massnahmen",
        "unread": f"{home}nicht-gelesen/",
        "search": f"{home}suche/",
        "subscription": f"{home}abo/{_subscription(city).key}/",
        "a to z": f"{home}a-bis-z/",
        "one letter": f"{home}a-bis-z/?buchstabe=b",
        "accessibility": f"{home}barrierefreiheit/",
        "open data": f"{home}katalog/",
        "easy language": f"{home}leichte-sprache/",
        "hits": f"{home}suche/?q=Radschnellwege",
    }


def _subscription(city):
    found, _ = Subscription.objects.get_or_create(
        municipality=city.row,
        email="paula@example.org",
        query="q=Rad",
        language="de",
        defaults={"key": f"key-of-{city.row.slug}", "asked_at": NOON, "confirmed_at": NOON},
    )
    return found
