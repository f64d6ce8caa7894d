"""One spelling for words that are written in several ways."""

_FOLDS = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "ß": "ss",
        "é": "e",
        "è": "e",
        "á": "a",
        "à": "a",
        "ó": "o",
        "ç": "c",
        "₂": "2",
        "³": "3",
        "²": "2",
        "\u00ad": "",  # a soft hyphen is no letter
        "\u0308": "e",  # an umlaut that came as letter and dots
    }
)


def fold(word: str) -> str:
    """Lower case, ä → ae, ß → ss: „Grün“, „Gruen“ and „GRÜN“ become one."""
    lowered = word.lower()
    return lowered if lowered.isascii() else lowered.translate(_FOLDS)
