"""What an address asks of a list that no filter knows."""

from django import template

from stadtfaden.showing.filter_names import FILTERS
from stadtfaden.ui.templatetags.stadtfaden import shortened

register = template.Library()
OF_THE_PAGE = frozenset({"q", "seite", "ausgabe"})
OF_OTHERS = ("utm_", "fbclid", "gclid", "mtm_")  # what mails and networks hang on every link
LONGEST = 40  # letters of a name that are shown


@register.simple_tag(takes_context=True)
def unheeded(context: template.Context) -> str:
    """„handlungsfeld, status“: a shared link with a slip must not look as if it had been heeded."""
    known = FILTERS | OF_THE_PAGE
    names = (name for name in context["request"].GET if name not in known and not name.startswith(OF_OTHERS))
    return ", ".join(shortened(name.replace("\0", ""), LONGEST) for name in names)
