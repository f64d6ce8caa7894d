"""The difference between two editions in plain German words."""

from collections.abc import Mapping

from stadtfaden.core.quotes import Outcome

_WORDS = {
    Outcome.UNCHANGED: ("unverändert", "unverändert"),
    Outcome.MOVED: ("auf eine andere Seite gewandert", "auf andere Seiten gewandert"),
    Outcome.CHANGED: ("geändert", "geändert"),
    Outcome.GONE: ("entfallen", "entfallen"),
}


def difference_in_words(counts: Mapping[str, int]) -> str:
    """„112 Zitate unverändert, 9 auf andere Seiten gewandert“; empty where there was nothing to quote."""
    parts = [
        (many, words[many != 1])
        for outcome, words in _WORDS.items()
        if (many := counts.get(outcome.value, 0))
    ]
    if not parts:
        return ""
    many, words = parts[0]
    rest = [f"{many} {words}" for many, words in parts[1:]]
    return ", ".join([f"{many} {'Zitat' if many == 1 else 'Zitate'} {words}", *rest])
