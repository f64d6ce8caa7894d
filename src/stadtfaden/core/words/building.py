"""Builds parts.tsv: which words compounds are made of, learned from the dictionary's own compounds.

`python -m stadtfaden.core.words.building` writes the file anew (a minute; deterministic).

Method: every noun and adjective of the dictionary that can be cut into a first part (with its linking
element) and a head that both stand in the dictionary is evidence for all its cuts. Expectation
maximisation, as in unigram segmentation, shares each word's weight among its cuts and "not cut at all"
until the productive parts stand out. Parts that carry less than LEAST of a word are left out.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from stadtfaden.core.words.lexicon import MUNICIPAL, NOT_FIRST, NOT_HEAD, SPELLED_OUT

PARTS = Path(__file__).with_name("parts.tsv")
ROUNDS = 6
LEAST = 0.2
_SHORTEST = 3
_LONGEST_ADJECTIVE = 12
_GAIN = 20.0  # how much likelier a cut is than the product of its parts says
_MUNICIPAL_WEIGHT = 10.0


def write_parts(path: Path) -> None:
    """Lines „kind, form, base, weight“: n, v, a or s for first parts, N and A for heads; sorted."""
    forms = _dictionary()
    bases = frozenset(forms.values())
    nouns = frozenset(b.lower() for b in bases if b[:1].isupper() and b.isalpha() and not b[1:2].isupper())
    adjectives = frozenset(
        b for b in bases if b[:1].islower() and b.isalpha() and not b.endswith(("en", "rn", "ln"))
    )
    firsts = _firsts(forms, nouns, adjectives)
    lines: list[str] = []
    for sign, words in (("N", nouns), ("A", adjectives)):
        cuts = _cuts(_plain(words, forms, sign), firsts, words)
        first_weights, head_weights = _learn(cuts, len(words))
        if sign == "N":
            _raise_municipal(first_weights, head_weights)
        lines += [
            f"{sign}\t{head}\t{head}\t{weight:.1f}"
            for head, weight in head_weights.items()
            if weight >= LEAST
        ]
        for form, weight in first_weights.items():
            kind, base = firsts.get(form, ("n", form))
            if weight >= LEAST and sign == "N":
                lines.append(f"{kind}\t{form}\t{base}\t{weight:.1f}")
    path.write_text("\n".join(sorted(lines)) + "\n", encoding="utf-8")


def _dictionary() -> dict[str, str]:
    loaded = DefaultDictionaryFactory().get_dictionary("de")
    return {form: loaded[form] for form in loaded}


def _plain(words: Iterable[str], forms: Mapping[str, str], sign: str) -> list[str]:
    # A noun that is also a form in lower case is an adjective or infinitive used as a noun: no compound.
    return sorted(word for word in words if sign == "A" or word not in forms)


def _is_borrowed(noun: str, forms: Mapping[str, str]) -> bool:
    # „Soziale“ is the adjective, „Bauen“ the verb; „Rad“ is a noun, though a form of „raden“ too.
    base = forms.get(noun)
    if base is None:
        return False
    return (
        base == noun if base.endswith(("en", "rn", "ln")) else noun in {base + "e", base + "es", base + "er"}
    )


def _firsts(
    forms: Mapping[str, str], nouns: frozenset[str], adjectives: frozenset[str]
) -> dict[str, tuple[str, str]]:
    found = {form: ("s", base) for form, base in SPELLED_OUT.items()}
    proper = sorted(word for word in nouns if not _is_borrowed(word, forms))
    verbs = sorted(base for base in set(forms.values()) if base[:1].islower() and base.endswith("n"))
    candidates = (
        _as_they_are(adjectives, forms),
        (("n", word, word) for word in proper),
        (("n", form, base) for form, base in sorted(_plurals(forms).items())),
        (("n", linked, word) for word in proper for linked in _linked(word)),
        (("v", stem, verb) for verb in verbs for stem in _stems(verb)),
    )
    for kind, form, base in chain.from_iterable(candidates):
        if len(form) >= _SHORTEST and form.isalpha() and form not in NOT_FIRST:
            found.setdefault(form, (kind, base))
    return found


def _as_they_are(adjectives: frozenset[str], forms: Mapping[str, str]) -> list[tuple[str, str, str]]:
    short = (word for word in adjectives if len(word) <= _LONGEST_ADJECTIVE)
    return sorted(("a", word, word) for word in short if word.capitalize() not in forms)


def _linked(noun: str) -> tuple[str, ...]:
    bare = (noun[:-1],) if noun.endswith("e") else ()
    return (noun + "s", noun + "es", noun + "n", noun + "en", *bare)


def _stems(verb: str) -> tuple[str, str]:
    stem = verb[:-2] if verb.endswith("en") else verb[:-1]
    return stem, stem + "e"


def _plurals(forms: Mapping[str, str]) -> dict[str, str]:
    return {
        form.lower(): base.lower()
        for form, base in forms.items()
        if form[:1].isupper()
        and not _is_borrowed(base.lower(), forms)
        and form.isalpha()
        and base[:1].isupper()
        and form.endswith(("e", "er", "en", "n"))
    }


def _cuts(
    words: Iterable[str], firsts: Mapping[str, tuple[str, str]], heads: frozenset[str]
) -> list[list[tuple[str, str]]]:
    cuts = []
    for word in words:
        found = [
            (word[:at], word[at:])
            for at in range(_SHORTEST, len(word) - _SHORTEST + 1)
            if word[at:] in heads and word[at:] not in NOT_HEAD and word[:at] in firsts
        ]
        if found:
            cuts.append(found)
    return cuts


def _learn(cuts: list[list[tuple[str, str]]], words: int) -> tuple[dict[str, float], dict[str, float]]:
    firsts: defaultdict[str, float] = defaultdict(float)
    heads: defaultdict[str, float] = defaultdict(float)
    for found in cuts:
        for first, head in found:
            firsts[first] += 1 / len(found)
            heads[head] += 1 / len(found)
    for _ in range(ROUNDS):
        scale = _GAIN / (sum(firsts.values()) * sum(heads.values()))
        next_firsts: defaultdict[str, float] = defaultdict(float)
        next_heads: defaultdict[str, float] = defaultdict(float)
        for found in cuts:
            weights = [firsts[first] * heads[head] * scale for first, head in found]
            total = sum(weights) + 1 / words
            for (first, head), weight in zip(found, weights, strict=True):
                next_firsts[first] += weight / total
                next_heads[head] += weight / total
        firsts, heads = next_firsts, next_heads
    return firsts, heads


def _raise_municipal(firsts: dict[str, float], heads: dict[str, float]) -> None:
    for word in sorted(MUNICIPAL):
        heads[word] = max(heads.get(word, 0.0), _MUNICIPAL_WEIGHT)
        form = word + "s" if word.endswith(("ung", "heit", "keit", "ität", "ion", "quartier")) else word
        firsts[form] = max(firsts.get(form, 0.0), _MUNICIPAL_WEIGHT)


if __name__ == "__main__":
    write_parts(PARTS)
