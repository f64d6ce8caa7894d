"""Plain words, as the pages show them: written by people, and named as such."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stadtfaden.exchange.report.values import Plain
from stadtfaden.threads.models import PlainText
from stadtfaden.ui.templatetags.stadtfaden import day


def plain_of(found: PlainText, *, is_behind: bool = False, since: int = 0) -> Plain:
    """`is_behind`: the text that it explains was another one; `since`: statements confirmed after it."""
    written = _("Written by %(who)s on %(when)s.") % {
        "who": found.written_by,
        "when": day(timezone.localdate(found.written_at)),
    }
    behind = _("The text that it explains has changed since.") if is_behind else ""
    more = (
        ngettext(
            "Since then one statement about it was confirmed.",
            "Since then %(many)s statements about it were confirmed.",
            since,
        )
        % {"many": since}
        if since
        else ""
    )
    paragraphs = tuple(line.strip() for line in found.text.splitlines() if line.strip())
    return Plain(paragraphs, " ".join(filter(None, (written, behind, more))))
