"""What two statements have in common, in the words in which they say it: the ground of a link."""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from stadtfaden.core.links.contents import Shared
from stadtfaden.core.links.rarity import generic_words
from stadtfaden.core.links.values import Side
from stadtfaden.core.links.wording import are_nearly_same, are_same, is_subject, plain_text
from stadtfaden.core.words import Token, fold, tokens
from stadtfaden.core.words.lexicon import STOPWORDS

_CLEAR = 0.3  # a shared term lighter than this is not worth naming
_NAMED = 2  # words that are named at most
_LONGEST = 90  # characters of a phrase that is still one thing
_FEWEST = 2  # words of a phrase that say something
_BREAK = re.compile(r"[.;:!?](?:\s|$)|,|\n{2,}|[„“]")
# What ends a thing that is named: a phrase has no verb, and until when is no part of it.
_VERB = re.compile(
    r"(?:soll|muss|kann|darf|will|wird|ist|sind|ha[tst]|sei|war|gilt|ob|dass)(?:te|ten|en)?|müssen|können|dürfen|wollen|"
    r"haben|sein|werden|wurden?|möchten?|waren|bis|"
    r"(?:\w*ge\w{3,}|(?:be|ver|er|ent|zer)\w{3,}|\w+ier)t"
)
_INFINITIVE = re.compile(r"[a-zäöüß]{2,}(?:en|ern|eln)")
_INFLECTED = re.compile(r"\w+e[nmrs]?")  # an adjective that leads a noun, or a noun
_ENDING = 2  # letters


# „Bei allen Trägern“, „am Hafen“: where or with whom, not what.
_ASIDE = (
    r"(?:[Bb]eim?|[Mm]it|[Ii][nm]|[Aa]uf|[Aa][nm]|[Aa]us|[Dd]urch|[Gg]emäß|[Ll]aut|[Nn]ach|[Zz]wischen|"
    r"[Uu]nter|[Üü]ber)"
)
_WHERE = r"(?:[Bb]eim?|[Ii]n|[Ii]m|[Aa]uf|[Aa]n|[Aa]m)"


class Likeness(Enum):
    """How the texts themselves are alike: `TITLE`, both bear it; `COPY`, both say the same character for
    character; `NEARLY`, most words are the same; `SHARED`, they share what is named; `BELOW`, they share it
    with what stands below them.
    """

    TITLE = "title"
    COPY = "copy"
    NEARLY = "nearly"
    SHARED = "shared"
    BELOW = "below"


class Ground(NamedTuple):
    """`here` and `there` are the words of each side, quoted; the same where both write them so, or but for an
    ending; empty where the texts are one. `term` names the thing (folded).
    """

    here: str
    there: str
    term: str
    likeness: Likeness = Likeness.SHARED


class _Run(NamedTuple):
    """Words that stand in both: from `first` to before `last` of one side."""

    text: str
    words: tuple[Token, ...]


def ground_of(source: Side, target: Side, shared: Sequence[Shared]) -> Ground | None:
    """A title that both bear; that they say the same; the longest phrase that stands in both with a shared
    telling noun; else the shared nouns that say most. Never words of every paper, of the field at large or
    words that have run together. None where nothing fit to be named is shared. O(words x words), for
    proposals only.
    """
    if source.title and are_same(source.title, target.title):
        title = _listed([plain_text(source.title)])
        return Ground(title, title, "", Likeness.TITLE)
    if are_same(source.text, target.text):
        return Ground("", "", "", Likeness.COPY)
    if are_nearly_same(source.text, target.text):
        return Ground("", "", "", Likeness.NEARLY)
    nouns = [one for one in shared if one.weight >= _CLEAR and _is_noun(one)]
    for below in (False, True):
        texts = [_said(side, below=below) for side in (source, target)]
        found = _named_in(source, target, texts, nouns, below=below)
        if found is not None:
            return found
    return None


def share_only_a_place(source: Side, target: Side, shared: Sequence[Shared]) -> bool:
    """Whether all nouns that two texts share say where („am Bahnhof“, „in der Innenstadt“), in both."""
    if are_same(source.title, target.title) or are_nearly_same(source.text, target.text):
        return False
    here, there = (_said(side, below=True) for side in (source, target))
    nouns = [one for one in shared if _is_noun(one) and one.here in here and one.there in there]
    return bool(nouns) and all(_is_where(one.here, here) and _is_where(one.there, there) for one in nouns)


def _is_where(word: str, text: str) -> bool:
    """Whether a word always follows a preposition of place."""
    said = len(re.findall(rf"\b{re.escape(word)}\b", text))
    return said == len(re.findall(rf"\b{_WHERE}\s(?:[a-zäöüß]+\s){{0,2}}{re.escape(word)}\b", text))


def _said(side: Side, *, below: bool) -> str:
    return plain_text("\n".join([side.title, side.text, side.context if below else ""]))


def _named_in(
    source: Side, target: Side, texts: Sequence[str], nouns: Sequence[Shared], *, below: bool
) -> Ground | None:
    here, there = texts
    standing = [one for one in nouns if one.here in here and one.there in there]
    if not standing:
        return None
    likeness = Likeness.BELOW if below else Likeness.SHARED
    firm = [one for one in standing if not _is_aside(one, here, there)] or standing[:1]
    # Of words that say equally much the longer one says more precisely what is meant.
    said = sorted(
        [one for one in firm if _is_one_word(one)] or firm,
        key=lambda one: (-round(one.weight, 1), -len(one.term)),
    )
    terms = {one.term for one in standing}
    runs = [run for run in _runs(source, target, terms) if run.text in here and run.text in there]
    if runs:
        phrase = _listed([max(runs, key=lambda one: len(one.text)).text])
        return Ground(phrase, phrase, said[0].term, likeness)
    pairs = [_named(one) for one in said[:_NAMED]]
    here, there = (_listed(dict.fromkeys(words)) for words in zip(*pairs, strict=True))
    return Ground(here, there, said[0].term, likeness)


def _listed(words: Iterable[str]) -> str:
    return " und ".join(f"„{word}“" for word in words)


def _is_noun(one: Shared) -> bool:
    return all(any(is_subject(word) for word in tokens(said)) for said in (one.here, one.there))


def _is_aside(one: Shared, here: str, there: str) -> bool:
    return any(
        re.search(rf"\b{_ASIDE}\s(?:[a-zäöüß]+\s){{0,2}}{re.escape(word)}", text) is not None
        for word, text in ((one.here, here), (one.there, there))
    )


def _named(one: Shared) -> tuple[str, str]:
    """How each side writes it; the shorter of both where it is one word."""
    short = min(one.here, one.there, key=len)
    return (short, short) if _is_one_word(one) else (one.here, one.there)


def _is_one_word(one: Shared) -> bool:
    """Alike but for an ending or a plural: „Rechenzentrums“, „Datensätze“."""
    short, long = sorted((one.here.lower(), one.there.lower()), key=len)
    if long.startswith(short) and len(long) - len(short) <= _ENDING:
        return True
    here, there = ([word.base for word in tokens(said)] for said in (one.here, one.there))
    return here == there


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
    """At least two words that say something, one of them a noun that ties both."""
    saying = [word for word in run.words if word.base not in STOPWORDS and not word.base[:1].isdigit()]
    named = any(is_subject(word) and not terms.isdisjoint({word.base, *word.parts}) for word in saying)
    return len(saying) >= _FEWEST and named
