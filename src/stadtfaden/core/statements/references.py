"""The goals that a text says it serves, by number: „Dient Ziel M3“, „setzt Ziel 1.1 des Leitbilds um“."""

import re
from dataclasses import dataclass

_CODE = r"(?:[A-ZÄÖÜ]{1,4}(?:-[A-ZÄÖÜ]{1,3})?[\s\-_.]?)?\d{1,3}(?:[.\-]\d{1,3}){0,3}"
_VERB = (
    r"(?:[Dd]ien(?:t|en)|[Ss]etz(?:t|en)|[Tt]rägt|[Tt]ragen|[Zz]ahl(?:t|en)|[Uu]nterstütz(?:t|en)|[Vv]erfolg(?:t|en)|"
    r"[Ee]rfüll(?:t|en)|[Kk]onkretisier(?:t|en)|[Uu]ntersetzt|[Bb]eitrag|(?:[Ee]rreichung|[Uu]msetzung)\s+(?:de[sr]|von))"
)
_SAYS = re.compile(
    rf"(?<!\w){_VERB}(?!\w)(?P<between>(?:[^.;:!?\n]){{0,40}}?)"
    rf"\b\w*[Zz]iel(?:e?s|e|en|ern)?\s+(?:Nr\.?\s*)?(?P<code>{_CODE})(?!\w|[.,]\d|\s?(?:%|€|Prozent|Euro|Mio))(?P<rest>[^.;:!?\n]{{0,120}})"
)
_NOT = re.compile(r"\b(?:nicht|kein\w*|weder)\b")
_OF_PAPER = re.compile(
    r"^\s+(?:(?:de[sr]|dieses|dieser|vo[mn]|i[nm]|aus)(?:\s+(?:de[sr]|dem|de[nr]))?)\s+"
    r"(?P<name>(?:[\w-]+\s+){0,2}?\w*(?:[Ll]eitbild|[Kk]onzept|[Ss]trategie|[Pp]lan|[Pp]rogramm)\w*"
    r"(?:\s+(?:[A-ZÄÖÜ]|20)[\w-]*){0,4})"
)
_THIS = re.compile(r"\b(?:diese[sr]|vorliegende[nsr]?)\b")


@dataclass(frozen=True, slots=True)
class GoalServed:
    """`code` as it is written; `paper` are the words that name another paper, None where its own is meant."""

    code: str
    paper: str | None = None


def goals_served(text: str) -> tuple[GoalServed, ...]:
    """The goals that a text says it serves, in order; what it denies is none. O(length)."""
    return tuple(
        GoalServed(match["code"], _paper_in(match["rest"]))
        for match in _SAYS.finditer(text)
        if not _NOT.search(match["between"])
    )


def _paper_in(rest: str) -> str | None:
    named = _OF_PAPER.match(rest)
    if named is None or _THIS.search(named[0]):
        return None
    return named["name"]
