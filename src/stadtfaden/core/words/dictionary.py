"""Inflected forms and their base forms: the German list that simplemma ships (MIT), 1.1 million forms."""

from collections.abc import Mapping
from functools import lru_cache
from itertools import product

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

_UMLAUTS = (("ae", "ä"), ("oe", "ö"), ("ue", "ü"), ("ss", "ß"))
# Plurals that say something else than their singular: data are no dates, „Medien“ no medium.
_OWN_PLURALS = (("daten", "datum"), ("medien", "medium"))
_KEPT = 200_000  # answers, most of them that a piece of a word is none: some 25 MB
_MOST_SPOTS = 4  # sixteen spellings are tried at most


@lru_cache(maxsize=1)
def _forms() -> Mapping[str, str]:
    # About 1.5 s and 100 MB, once a process: paid by the first word, not by the import.
    forms: Mapping[str, str] = DefaultDictionaryFactory().get_dictionary("de")
    return forms


@lru_cache(maxsize=_KEPT)
def lookup(form: str) -> str | None:
    """The base form of exactly this spelling; nouns are capitalised, other words are not."""
    base = _forms().get(form)
    if base is None:
        return None
    for plural, singular in _OWN_PLURALS:
        if form.lower().endswith(plural) and base.lower().endswith(singular):
            return base[: -len(singular)] + base[-len(singular)] + plural[1:]
    return base


def noun(form: str) -> str | None:
    """The noun that a form in lower case may be („wege“ → „Weg“), None where it is none."""
    base = lookup(form[:1].upper() + form[1:])
    return base if base is not None and base[:1].isupper() else None


def adjective(form: str) -> str | None:
    """The adjective that a form in lower case may be; verbs are refused."""
    base = lookup(form)
    if base is None or base[:1].isupper() or base.endswith(("en", "rn", "ln")):
        return None
    return base


def respelled(form: str) -> str | None:
    """The dictionary's spelling, in lower case, of a word written without umlauts: „staedte“ → „städte“."""
    lowered = form.lower()
    spots = [
        (index, proper)
        for plain, proper in _UMLAUTS
        for index in range(len(lowered) - 1)
        if lowered[index : index + 2] == plain
    ]
    if not spots or len(spots) > _MOST_SPOTS:
        return None
    for choice in product((True, False), repeat=len(spots)):
        spelled = lowered
        for index, proper in sorted(
            (spot for spot, chosen in zip(spots, choice, strict=True) if chosen), reverse=True
        ):
            spelled = spelled[:index] + proper + spelled[index + 2 :]
        if spelled != lowered and (lookup(spelled) or lookup(spelled.capitalize())) is not None:
            return spelled
    return None
