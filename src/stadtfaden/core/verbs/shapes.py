"""Verbs by their shape: enough morphology to tell a sentence from a heading and a wish from a report."""

import re

from stadtfaden.core.verbs.lists import word_list

_WORD = re.compile(r"[A-Za-zÄÖÜäöüß]+")
_CLAUSE = re.compile(r"[,;:()–]\s|\s[-–=>]+\s|[.!?]+\s")
_AUXILIARY = word_list("auxiliaries")
_NO_VERB_T = word_list("no_verbs_in_t")
_NO_VERB_EN = word_list("no_verbs_in_en")
_AFTER_FINITE = word_list("after_verbs")
_PARTICIPLE = re.compile(r"^(?:\w*ge\w{2,}|(?:be|ver|er|ent|zer|emp|über|unter)\w{3,}|\w+ier)t$")
_INFINITIVE = re.compile(r"^[a-zäöüß]{3,}(?:en|ern|eln)$|^tun$")
_SUBORDINATE = word_list("subordinating")
_PURPOSE = frozenset({"um", "ohne", "statt", "anstatt", "zu"})


def _leads_on(words: list[str], index: int) -> bool:
    """„verfolgt das Ziel“: shaped like a participle, but its object follows; participles end a clause."""
    alone = not any(word in _AUXILIARY for word in words[:index])
    return alone and 0 < index < len(words) - 1 and words[index + 1] in _AFTER_FINITE


def _is_finite(words: list[str], index: int) -> bool:
    word = words[index]
    if word in _AUXILIARY:
        return True
    if not word[0].islower() or len(word) < 4:  # noqa: PLR2004 -- shorter verbs are in the list
        return False
    if word.endswith("t") and word not in _NO_VERB_T:
        return not _PARTICIPLE.match(word) or _leads_on(words, index)
    if word.endswith("en") and word not in _NO_VERB_EN and 0 < index < len(words) - 1:
        return words[index + 1] in _AFTER_FINITE and words[index - 1] not in {
            "zu",
            "die",
            "der",
            "den",
            "das",
        }
    return word.endswith("te") and len(word) > 5 and index > 0  # noqa: PLR2004 -- fuhr, dachte, wollte


def _is_wish(words: list[str]) -> bool:
    """„Radweg verbreitern“: an infinitive at the end, and nothing that is conjugated before it."""
    last = words[-1]
    return (
        len(words) > 1
        and _INFINITIVE.match(last) is not None
        and last not in _NO_VERB_EN
        and words[-2] not in {"zu", "nicht"}
        and words[0].lower() not in _PURPOSE
    )


def has_verb(line: str) -> bool:
    """Whether something is conjugated in the line; headings and bare noun phrases have no verb."""
    words = _WORD.findall(line)
    return any(_is_finite(words, index) for index in range(len(words)))


def verb_signs(line: str) -> tuple[str, ...]:
    """Names of what the verbs of a line show, clause by clause; O(length)."""
    clauses = [words for part in _CLAUSE.split(line) if (words := _WORD.findall(part))]
    if not clauses:
        return ("no_words",)
    found: set[str] = set()
    finite = [any(_is_finite(words, index) for index in range(len(words))) for words in clauses]
    found.add("verb_none" if not any(finite) else "verb_first_clause" if finite[0] else "verb_later")
    if finite[0] and all(finite):
        found.add("verb_everywhere")
    early = [index for index in range(min(5, len(clauses[0]))) if _is_finite(clauses[0], index)]
    if early:
        found.add(f"verb_at_{early[0]}")
        if clauses[0][early[0]] not in _AUXILIARY:
            found.add("verb_full")
    for words, is_finite in zip(clauses, finite, strict=True):
        is_first = words is clauses[0]
        if not is_finite and _is_wish(words) and (is_first or words[0].lower() not in _SUBORDINATE):
            found.add("wish_first" if is_first else "wish_later")
    return tuple(sorted(found))
