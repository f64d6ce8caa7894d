"""How numbers, quotes and places are written."""

import re
from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.formats import date_format, number_format, time_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, ngettext, override

register = template.Library()
BLANKS = re.compile(r"\s+")
CUT = 320
GROUPED = 1_000
MILLION = 1_000_000


@register.filter
def number(value: float | None) -> str:
    """7.853 in German, 7,853 in English; 2.5 keeps its digit; unknown is a dash."""
    if value is None:
        return "–"
    places = 0 if float(value).is_integer() else len(repr(float(value)).partition(".")[2])
    return number_format(value, decimal_pos=places, use_l10n=True, force_grouping=abs(value) >= GROUPED)


@register.filter
def euros(value: int) -> str:
    """54 Mio. €, 4,2 Mio. €, 390.000 €: to three digits from a million on, as one says it."""
    if value < MILLION:
        return f"{number(value)}\N{NO-BREAK SPACE}€"
    millions = float(f"{value / MILLION:.3g}")
    return gettext("%(shown)s million €") % {"shown": number(millions)}


@register.filter
def in_statements(how_many: int) -> str:
    """„in einer Aussage“, „in 1.204 Aussagen“."""
    return ngettext("in one statement", "in %(shown)s statements", how_many) % {"shown": number(how_many)}


@register.filter
def quoted(text: str) -> SafeString:
    """Papers speak German whatever the page speaks, and keep their quotation marks."""
    words = BLANKS.sub(" ", text).strip()
    return format_html("<span{}>„{}“</span>", _german(), words)


@register.filter
def shortened(text: str, length: int = CUT) -> str:
    """At the last word that fits, with the mark of a cut."""
    words = BLANKS.sub(" ", text).strip()
    if len(words) <= length:
        return words
    return words[:length].rpartition(" ")[0].rstrip(",;:– ") + " […]"


@register.simple_tag
def german() -> SafeString:
    """The language of a paper's words, where the page speaks another."""
    return _german()


@register.filter
def day(value: date | None) -> str:
    return date_format(value, "DATE_FORMAT") if value else gettext("unknown")


@register.filter
def as_of(at: datetime) -> str:
    """„Stand von gestern, 14:03“, in the time of the city."""
    local = timezone.localtime(at)
    time = time_format(local.time(), "H:i")
    days_ago = (timezone.localdate() - local.date()).days
    if days_ago == 0:
        return gettext("as of today, %(time)s") % {"time": time}
    if days_ago == 1:
        return gettext("as of yesterday, %(time)s") % {"time": time}
    return gettext("as of %(day)s, %(time)s") % {"day": day(local.date()), "time": time}


@register.simple_tag(takes_context=True)
def in_language(context: template.Context, language: str) -> str:
    """The address of this page in another language."""
    return path_in(language, context["request"].get_full_path())


def path_in(language: str, path: str) -> str:
    """The address of a page in another language; German stands at the root."""
    bare = path.removeprefix("/en") if path == "/en" or path.startswith("/en/") else path
    return f"/{language}{bare}" if language != "de" else bare or "/"


@register.filter
def in_german(value: object) -> str:
    with override("de"):
        return str(value)


def _german() -> SafeString:
    return SafeString("") if get_language() == "de" else SafeString(' lang="de"')


@register.filter
def before_error(label: str) -> str:
    """What a form asks, before what is wrong with the answer: a question keeps its own mark."""
    asked = str(label).strip()
    return asked if asked[-1:] in set("?!:.") else f"{asked}:"
