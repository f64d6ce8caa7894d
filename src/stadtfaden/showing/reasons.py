"""Why a link is proposed, in English: the machine writes German sentences of few forms, see core.links.

Forms of earlier versions stay: a link that somebody has confirmed keeps the reason it was confirmed for.
"""

import re
from typing import NamedTuple

_QUOTE = re.compile(r"„([^„“]*)“")
_Q = r"\x00\d+\x00"
_THERE = re.compile(rf" \(dort ({_Q})\)")
_SHARED = rf"{_Q}(?: \(dort {_Q}\))?(?:(?:, | und ){_Q}(?: \(dort {_Q}\))?)*"
_VALUE = rf"(?:{_Q}|[\d.,]+[^;,\x00]*)"
_OPENINGS = (
    (r"Dem Sinn nach liegen beide nah beieinander", "In meaning the two are close"),
    (r"Beide nennen eine Zahl zu derselben Sache", "Both give a number for the same thing"),
    (
        rf"Liest man weiter, geht es in beiden um (?P<shared>{_SHARED})",
        "Read on, and both are about {0}",
    ),
    (rf"In beiden geht es um (?P<shared>{_SHARED})", "Both are about {0}"),
    (
        (
            rf"Liest man weiter, nennt das eine Papier (?P<shared>{_SHARED}), "
            rf"das andere (?P<other>{_SHARED})"
        ),
        "Read on, and one paper names {0}, the other {1}",
    ),
    (
        rf"Das eine Papier nennt (?P<shared>{_SHARED}), das andere (?P<other>{_SHARED})",
        "One paper names {0}, the other {1}",
    ),
    (r"Das eine Papier nennt die Aussage des anderen mit ihrer Nummer", "One paper names the other’s number"),
    (r"Beide nennen dieselbe Größe", "Both name the same quantity"),
    (r"Beide sind sich im Sinn sehr ähnlich", "Both are much alike in meaning"),
    (r"Beide haben fast denselben Wortlaut", "Both have nearly the same wording"),
    (r"Beide sagen Wort für Wort dasselbe", "Both say word for word the same"),
    (
        rf"Beide sagen Wort für Wort dasselbe zu (?P<shared>{_SHARED})",
        "Both say word for word the same of {0}",
    ),
    (rf"Samt Erläuterung nennen beide (?P<shared>{_SHARED})", "With their explanations both name {0}"),
    (rf"Beide tragen den Titel (?P<shared>{_SHARED})", "Both bear the title {0}"),
    (rf"Beide nennen (?P<shared>{_SHARED})", "Both name {0}"),
)
_WANTED = (
    (rf", in beiden mit (?P<one>{_Q})", ", both with {0}"),
    (rf", einmal mit (?P<one>{_Q}), einmal mit (?P<two>{_Q})", ", once with {0}, once with {1}"),
    (rf", dazu beide (?P<one>{_Q})", ", both with {0}"),
    (rf", dazu hier (?P<one>{_Q}), dort (?P<two>{_Q})", ", here with {0}, there with {1}"),
)
_ITSELF = (
    rf"({_Q}) sagt selbst, dass dies dem Ziel ([^\x00]+) von ({_Q}) dient\.",
    "{0} says itself that this serves goal {1} of {2}.",
)
_CLOSINGS = (
    (rf"({_Q}) trägt damit zu ({_Q}) bei", "{0} thus contributes to {1}"),
    (rf"({_Q}) sagt es genauer als ({_Q})", "{0} says it more precisely than {1}"),
    (rf"({_Q}) setzt um, was ({_Q}) will", "{0} carries out what {1} wants"),
    (rf"({_Q}) misst, was ({_Q}) will", "{0} measures what {1} wants"),
    (rf"({_Q}) und ({_Q}) wollen dasselbe", "{0} and {1} want the same"),
    (rf"({_Q}) tritt an die Stelle von ({_Q})", "{0} takes the place of {1}"),
    (rf"({_Q}) schließt ein, was ({_Q}) vorsieht", "{0} includes what {1} provides for"),
    (
        rf"({_Q}) berichtet, was aus dem wird, was ({_Q}) vorsieht",
        "{0} reports what becomes of what {1} provides for",
    ),
)
_NUMBERS = (
    (rf"beide nennen ({_VALUE})", "both name {0}"),
    (rf"nur ({_Q}) nennt ({_VALUE})", "only {0} names {1}"),
    (rf"({_Q}) nennt ({_VALUE}), ({_Q}) ({_VALUE})", "{0} names {1}, {2} {3}"),
    (rf"({_Q}) will ({_Q}), ({_Q}) dagegen ({_Q})", "{0} wants {1}, while {2} wants {3}"),
    (r"die Richtungen widersprechen sich", "the directions contradict each other"),
)


class Words(NamedTuple):
    """A piece of the sentence; `is_german` where it is quoted from a paper."""

    text: str
    is_german: bool


def in_english(reason: str) -> tuple[Words, ...] | None:
    """None where the sentence has another form than those this version of the machine writes. No query."""
    masked, quotes = _masked(reason)
    if not masked.endswith("."):
        return None
    if itself := re.fullmatch(_ITSELF[0], masked):
        return _unmasked(_ITSELF[1].format(*itself.groups()), quotes)
    head, but, difference = masked[:-1].partition(", aber ")
    opening, *clauses = head.split("; ")
    said = [_opening(opening)]
    if but:
        said += [_one_of(_NUMBERS, difference)]
    else:
        # Who says the same in the same words needs no closing.
        said += [_one_of((*_CLOSINGS, *_NUMBERS), clause) for clause in clauses[:1]]
        said += [_one_of(_NUMBERS, clause) for clause in clauses[1:]]
    if any(part is None for part in said):
        return None
    joint = ", but " if but else "; "
    return _unmasked(joint.join(part for part in said if part is not None) + ".", quotes)


def _masked(reason: str) -> tuple[str, list[str]]:
    """Quotes may hold quotes: the innermost goes first."""
    quotes: list[str] = []

    def keep(match: re.Match[str]) -> str:
        quotes.append(match[1])
        return f"\x00{len(quotes) - 1}\x00"

    while _QUOTE.search(reason):
        reason = _QUOTE.sub(keep, reason)
    return reason, quotes


def _opening(text: str) -> str | None:
    for pattern, english in _OPENINGS:
        for wanted, more in (*_WANTED, ("", "")):
            found = re.fullmatch(f"{pattern}{wanted}", text)
            if found is None:
                continue
            groups = {name: words for name, words in found.groupdict().items() if words}
            listed = [_listed(groups[name]) for name in ("shared", "other") if name in groups]
            return english.format(*listed) + more.format(*(groups[n] for n in ("one", "two") if n in groups))
    return None


def _listed(shared: str) -> str:
    return _THERE.sub(r" (there \1)", shared).replace(" und ", " and ")


def _one_of(patterns: tuple[tuple[str, str], ...], text: str) -> str | None:
    for pattern, english in patterns:
        found = re.fullmatch(pattern, text)
        if found is not None:
            return english.format(*(_value(group) for group in found.groups()))
    return None


def _value(text: str) -> str:
    """„1.400 Stellplätze bis 2030“ becomes 1,400 Stellplätze by 2030."""
    if text.startswith("\x00"):
        return text
    number, unit = re.match(r"([\d.,]*)(.*)", text, re.DOTALL).groups()  # type: ignore[union-attr] # matches always
    swapped = number.translate(str.maketrans(".,", ",."))
    return swapped + re.sub(r" gegenüber (\d{4})$", r" against \1", re.sub(r" bis (\d{4})", r" by \1", unit))


def _unmasked(text: str, quotes: list[str]) -> tuple[Words, ...]:
    pieces: list[Words] = []
    for part in re.split(r"(\x00\d+\x00)", text):
        if part.startswith("\x00"):
            pieces.append(Words(f"“{_whole(part, quotes)}”", is_german=True))
        elif part:
            pieces.append(Words(part, is_german=False))
    return tuple(pieces)


def _whole(part: str, quotes: list[str]) -> str:
    inner = quotes[int(part.strip("\x00"))]
    return re.sub(r"\x00\d+\x00", lambda found: f"‘{_whole(found[0], quotes)}’", inner)
