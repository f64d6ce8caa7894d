"""German verbs by their shape, for whoever must tell a sentence from a heading and a wish from a report."""

from stadtfaden.core.verbs.shapes import has_verb, verb_signs

__all__ = ["has_verb", "verb_signs"]
