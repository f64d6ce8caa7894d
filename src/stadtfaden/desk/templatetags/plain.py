"""How easy a text is to read, in words."""

from django import template
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from stadtfaden.core.plain import Ease, HintKind, Level
from stadtfaden.ui.templatetags.stadtfaden import number

register = template.Library()
LEVELS = {
    Level.VERY_EASY: _("very easy"),
    Level.EASY: _("easy"),
    Level.MEDIUM: _("of medium difficulty"),
    Level.HARD: _("hard"),
}
HINTS = {
    HintKind.LONG_SENTENCE: _("A long sentence. Make two of it."),
    HintKind.MANY_COMMAS: _("Many commas. One thought a sentence."),
    HintKind.PASSIVE: _("Who does it? Say: the city builds."),
    HintKind.VERBS_AS_NOUNS: _("Nouns made of verbs. Say what is done."),
    HintKind.LONG_COMPOUND: _("A long word. Use another one, or a hyphen."),
    HintKind.ABBREVIATION: _("An abbreviation. Write it out."),
}


@register.filter
def hint_words(kind: HintKind) -> str:
    return str(HINTS[kind])


@register.simple_tag
def ease_words(ease: Ease) -> str:
    sentences = ngettext(
        "%(words)s words in one sentence", "%(words)s words in %(sentences)s sentences", ease.sentences
    ) % {"words": number(ease.words), "sentences": number(ease.sentences)}
    return f"{sentences}: {LEVELS[ease.level]} (LIX {number(round(ease.lix))})."
