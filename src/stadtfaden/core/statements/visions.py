"""The one sentence a paper puts above everything: „Unsere Vision“, „Leitsatz: …“."""

import re
from collections import Counter
from collections.abc import Sequence

from stadtfaden.core.pages import BlockKind
from stadtfaden.core.passages import Passage
from stadtfaden.core.sentences import sentences
from stadtfaden.core.statements.headings import Region
from stadtfaden.core.statements.prose import Found
from stadtfaden.core.statements.telling import is_told
from stadtfaden.core.statements.values import StatementKind
from stadtfaden.core.verbs import has_verb

_NAMED = re.compile(
    r"(?:Unsere?\s+)?(?P<word>Vision|Leitvision|Leitbild|Leitsatz|Leitgedanke|Leitmotiv)\s*:\s*(?=[„A-ZÄÖÜ])"
)
# „Musterstadt 2040 – eine Stadt, die …“: a line of its own, behind the title page.
_SLOGAN = re.compile(
    r"\S.{2,40}\s20\d\d\s*[–:-]\s*(?:(?:eine?|die|unsere?|deine?)\s+)?(?:\w+e\s+)?"
    r"(?:Stadt|Gemeinde|Kommune|Region|Heimat|Kreis|Ort)\b"
)
_READ = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_SHORTEST, _LONGEST = 20, 400
_LONGEST_SLOGAN = 160


def visions_in(passages: Sequence[Passage], regions: Sequence[Region], taken: frozenset[int]) -> list[Found]:
    """Lines that a single „Leitsatz:“ opens, and the first sentence below a heading that says vision."""
    named = {
        passage.position: match
        for passage in passages
        if passage.kind in _READ and (match := _NAMED.match(passage.text)) is not None
    }
    times = Counter(match["word"] for match in named.values())
    found = [
        Found(
            position,
            match.end(),
            len(passages[position].text.rstrip()),
            StatementKind.VISION,
            0.85,
            f"Das Papier stellt den Satz mit „{match['word']}:“ voran.",
        )
        for position, match in named.items()
        if times[match["word"]] == 1
        and _SHORTEST <= len(passages[position].text) - match.end() <= _LONGEST
        and position not in taken
    ]
    slogans = _slogans(passages, taken)
    return sorted([*found, *slogans, *_below(passages, regions, taken)], key=lambda vision: vision.passage)


def _slogans(passages: Sequence[Passage], taken: frozenset[int]) -> list[Found]:
    return [
        Found(
            passage.position,
            0,
            len(passage.text.rstrip()),
            StatementKind.VISION,
            0.75,
            "Die Zeile nennt die Stadt, ein Jahr und was die Stadt dann sein will.",
        )
        for passage in passages
        if passage.kind is BlockKind.HEADING
        and passage.page > 1
        and passage.position not in taken
        and len(passage.text) <= _LONGEST_SLOGAN
        and _SLOGAN.match(passage.text)
    ]


def _below(passages: Sequence[Passage], regions: Sequence[Region], taken: frozenset[int]) -> list[Found]:
    found = []
    for passage in passages[1:]:
        region = regions[passage.position]
        is_first = region.heading == passage.position - 1 and passage.kind is BlockKind.PARAGRAPH
        if not is_first or region.kind is not StatementKind.VISION or passage.position in taken:
            continue
        start, end = next(iter(sentences(passage.text)), (0, 0))
        is_said = has_verb(passage.text[start:end]) and not is_told(passage.text[start:end])
        if _SHORTEST <= end - start <= _LONGEST and is_said:
            reason = f"Steht als erster Satz unter der Überschrift „{region.title[:80]}“."
            found.append(Found(passage.position, start, end, StatementKind.VISION, 0.85, reason))
    return found
