"""What a target is about, in the words of its sentence."""

import re

_NOUN = r"(?:CO\s?[2₂]\s?-\s?)?[A-ZÄÖÜ][\wäöüß-]*"
_LINK = r"(?:der|des|den|die|das|dem|von|an|am|im|in|für|und|zum|zur|pro|je|[a-zäöüß-]+(?:e|en|er|es|em))"
_PHRASE = rf"(?:{_LINK}\s+|{_NOUN}\s*)+"
_SHARES = re.compile(
    rf"\b(?P<scope>(?:\w*[Aa]nteils?|(?:An)?[Zz]ahl|Quote|Menge|\w+quote|\w+rate)\s+(?:an\s+|der\s+|des\s+|von\s+)?{_PHRASE})"
)
_MOVED = re.compile(
    rf"\b(?:Senkung|Reduzierung|Reduktion|Verringerung|Minderung|Erhöhung|Steigerung|Anhebung|Ausbau|Halbierung|Verdopplung|Verdoppelung|"
    rf"Rückgang|Abbau|Begrenzung|Einsparung)\s+(?:der|des|von|bei)\s+(?P<scope>{_PHRASE})"
)
_SUBJECT = re.compile(
    rf"\b(?:Der|Die|Das|Den|der|die|das|den|Ihre[nr]?|ihre[nr]?|unsere[nr]?)\s+(?!Ziele?\b|Bau\b)(?P<scope>(?:[a-zäöüß-]+(?:e|en)\s+)*{_NOUN}"
    rf"(?:\s+(?:der|des|von|im|in|je|pro)\s+(?:[a-zäöüß-]+(?:e|en)\s+)*{_NOUN})*)"
)
_CUT = re.compile(
    r"\s+(?:bis|auf|um|im|in|gegenüber|und|der|die|des|zum|zur|von|soll\w*|wollen|wird|werden)\s*$"
)
_LONGEST = 90


_BEHIND = re.compile(rf"\s+(?:der|des|von|bei)\s+(?P<scope>{_PHRASE})")


def find_scope_behind(sentence: str, at: int) -> str | None:
    """The words after a noun that ends at `at` („Verdopplung des Anteils erneuerbarer Energien“), if any."""
    match = _BEHIND.match(sentence, at)
    return _trimmed(match["scope"]) if match else None


def find_scope(sentence: str, at: int) -> str | None:
    """The words before position `at` that name what is moved („Anteil des Radverkehrs“), if any."""
    for pattern in (_MOVED, _SHARES, _SUBJECT):
        matches = list(pattern.finditer(sentence, 0, at + 1))
        if matches:
            return _trimmed(matches[-1]["scope"])
    return None


def _trimmed(scope: str) -> str | None:
    scope = scope.strip()[:_LONGEST]
    while shorter := _CUT.search(scope):
        scope = scope[: shorter.start()]
    return scope.strip() or None
