"""What two statements have in common, in the words in which they say it: the ground of a link."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stadtfaden.core.links.contents import Shared
from stadtfaden.core.links.rarity import generic_words
from stadtfaden.core.links.values import Side
from stadtfaden.core.words import Token, fold, tokens
from stadtfaden.core.words.lexicon import STOPWORDS

_CLEAR = 0.3  # a shared term lighter than this is not worth naming
_NAMED = 2  # words that are named at most
_LONGEST = 90  # characters of a phrase that is still one thing
_FEWEST = 2  # words of a phrase that say something
_BREAK = re.compile(r"[.;:!?](?:\s|$)|,|\n{2,}|[„“]")
# What ends a thing that is named: a phrase has no verb.
_VERB = re.compile(
    r"(?:soll|muss|kann|darf|will|wird|ist|sind|ha[tst]|sei|war|gilt|ob|dass)(?:te|ten|en)?|müssen|können|dürfen|wollen|"
    r"haben|sein|werden|wurden?|möchten?|waren|"
    r"(?:\w*ge\w{3,}|(?:be|ver|er|ent|zer)\w{3,}|\w+ier)t"
)
_INFINITIVE = re.compile(r"[a-zäöüß]{2,}(?:en|ern|eln)")
_INFLECTED = re.compile(r"\w+e[nmrs]?")  # an adjective that leads a noun, or a noun
_ENDING = 2  # letters


class Ground(NamedTuple):
    """`words` are quoted, `term` names the thing (folded). `is_title`: both bear it as title; `is_copy`: both
    say it word for word.
    """

    words: str
    term: str
    is_title: bool = False
    is_copy: bool = False


class _Run(NamedTuple):
    """Words that stand in both: from `first` to before `last` of one side."""

    text: str
    words: tuple[Token, ...]


def ground_of(source: Side, target: Side, shared: Sequence[Shared]) -> Ground | None:
    """The longest phrase that both say where it holds a shared telling noun; else the shared nouns that say
    most, never words of every paper. None where there is none. O(words x words), for proposals only.
    """
    telling = [one for one in shared if not _is_generic(one)]
    nouns = [one for one in telling if one.here[:1].isupper() and one.there[:1].isupper()]
    clear = [one for one in nouns if one.weight >= _CLEAR]
    same = [one for one in clear if _is_one_word(one)]
    # Of words that say equally much the longer one says more precisely what is meant.
    said = sorted(
        same or clear or nouns or telling or shared, key=lambda one: (-round(one.weight, 1), -len(one.term))
    )
    chosen = said[:_NAMED]
    if not chosen:
        return None
    if source.title and fold(source.title) == fold(target.title):
        return Ground(f"„{source.title}“", chosen[0].term, is_title=True)
    if fold(source.text) == fold(target.text):
        return Ground(" und ".join(map(_named, chosen)), chosen[0].term, is_copy=True)
    terms = {one.term for one in clear or nouns}
    run = max(_runs(source, target, terms), key=lambda one: len(one.text), default=None)
    if run is not None:
        return Ground(f"„{run.text}“", chosen[0].term)
    return Ground(" und ".join(map(_named, chosen)), chosen[0].term)


def _is_generic(one: Shared) -> bool:
    generic = generic_words()
    return one.term in generic or all(word.base in generic for word in tokens(one.here))


def _named(one: Shared) -> str:
    return f"„{one.here}“" if _is_one_word(one) else f"„{one.here}“ (dort „{one.there}“)"


def _is_one_word(one: Shared) -> bool:
    """Alike but for an ending: „Rechenzentrum“, „Rechenzentrums“."""
    short, long = sorted((one.here.lower(), one.there.lower()), key=len)
    return long.startswith(short) and len(long) - len(short) <= _ENDING


def _runs(source: Side, target: Side, terms: set[str]) -> Iterator[_Run]:
    """Of titles and quotes; what stands around them only where these share no phrase."""
    for parts in (("title", "text"), ("title", "text", "context")):
        found = [
            run
            for here in parts
            for there in parts
            if (run := _longest(getattr(source, here), getattr(target, there), terms)) is not None
        ]
        yield from found
        if found:
            return


def _longest(here: str, there: str, terms: set[str]) -> _Run | None:
    one, other = tokens(here), tokens(there)
    best: _Run | None = None
    ends: list[int] = [0] * (len(other) + 1)  # length of the run that ends here and before
    for at, word in enumerate(one):
        before, ends = ends, [0] * (len(other) + 1)
        for place, counterpart in enumerate(other):
            if word.base == counterpart.base:
                ends[place + 1] = before[place] + 1
        longest = max(ends)
        for words in _phrases(here, one[at + 1 - longest : at + 1]) if longest >= _FEWEST else ():
            run = _trimmed(here, words)
            if run is not None and _tells(run, terms) and (best is None or len(run.text) > len(best.text)):
                best = run
    return best


def _phrases(text: str, words: Sequence[Token]) -> Iterator[list[Token]]:
    """Parted where a clause or a quote ends, and at verbs."""
    phrase: list[Token] = []
    for word in words:
        is_verb = _VERB.fullmatch(word.surface) is not None or (
            _INFINITIVE.fullmatch(word.surface) is not None and word.base == fold(word.surface)
        )
        if is_verb or (phrase and _BREAK.search(text, phrase[-1].end, word.start + 1)):
            yield phrase
            phrase = []
        if not is_verb:
            phrase.append(word)
    yield phrase


def _trimmed(text: str, words: Sequence[Token]) -> _Run | None:
    """Without small words at either end; it ends with a noun."""
    generic = generic_words()
    while words and (words[0].base in STOPWORDS or _is_small(words[0], generic)):
        words = words[1:]
    while words and not (words[-1].surface[:1].isupper() and words[-1].base not in STOPWORDS):
        words = words[:-1]
    if not words or words[-1].end - words[0].start > _LONGEST:
        return None
    said = " ".join(text[words[0].start : words[-1].end].split())
    return _Run(said, tuple(words)) if said.count("(") == said.count(")") else None


def _is_small(word: Token, generic: frozenset[str]) -> bool:
    is_leading = _INFLECTED.fullmatch(word.surface) is not None and word.base not in generic
    return word.surface[:1].islower() and not is_leading


def _tells(run: _Run, terms: set[str]) -> bool:
    """At least two words that say something, one of them what ties both."""
    saying = [word for word in run.words if word.base not in STOPWORDS and not word.base[:1].isdigit()]
    named = any(not terms.isdisjoint({word.base, *word.parts}) for word in saying)
    return len(saying) >= _FEWEST and named
