"""The words of a shelf as they are written, so that a misspelt one can be told what it may have meant."""

import re
from collections import Counter
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from stadtfaden.core.words import fold

_WORD = re.compile(r"[^\W\d_]{4,}")
_LEAST = 2  # times that a word must stand there: what stands once may be misspelt itself
_SHORT, _LONG = 6, 14  # letters below which one slip is forgiven, two, else three


class VocabularyWriter:
    """Counts words while an index is built: about 100 bytes of memory for each different word."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def add(self, text: str) -> None:
        self._counts.update(_WORD.findall(text))

    def write(self, path: Path) -> None:
        """One word a line, the commonest first, in its commonest spelling."""
        kept: dict[str, str] = {}
        for word, count in sorted(self._counts.items(), key=lambda row: (-row[1], row[0])):
            if count >= _LEAST:
                kept.setdefault(fold(word), word)
        path.write_text("".join(f"{word}\n" for word in kept.values()), encoding="utf-8")


class Vocabulary:
    """The words that `VocabularyWriter` wrote; empty where there is no such file."""

    def __init__(self, path: Path) -> None:
        written = path.read_text(encoding="utf-8").split() if path.is_file() else []
        self._words = {fold(word): word for word in reversed(written)}
        self._folded = [fold(word) for word in written]

    def nearest(self, word: str) -> str | None:
        """The word that was most likely meant, None where none is near or the word itself is known.

        Nearness is OSA, the edit distance that counts a swap of neighbours once (Boytsov 2011, doi:10.1145/
        1963190.1963191, section 2.1): at most one below six letters, three from fourteen on, else two; of the
        equally near the commonest. About 10 ms for 100,000 words.
        """
        asked = fold(word)
        if asked in self._words:
            return None
        most = 1 if len(asked) < _SHORT else 2 if len(asked) < _LONG else 3
        found = process.extract(asked, self._folded, scorer=OSA.distance, score_cutoff=most, limit=5)
        best = min(found, key=lambda row: (row[1], row[0][:1] != asked[:1], row[2]), default=None)
        return None if best is None else self._words[best[0]]
