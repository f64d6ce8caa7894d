"""What the sentences of a measure say that a sheet would have fields for: „Kosten: 350.000 Euro.“"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from stadtfaden.core.costs import largest_sum
from stadtfaden.core.pages import BlockKind
from stadtfaden.core.passages import Passage
from stadtfaden.core.sentences import sentences
from stadtfaden.core.statements.field_names import key_of
from stadtfaden.core.statements.values import SheetField, Statement, StatementKind

_LONGEST = 6  # passages below a title
_LONGEST_VALUE = 160  # characters; longer is prose
_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_COST = (
    r"(?:(?:Gesamt|Investitions|Projekt|Bau|Herstellungs)?[Kk]osten(?:schätzung|rahmen)?|"
    r"Finanz(?:ierungs)?bedarf|Budget)"
)
_NAMES = (
    rf"(?:{_COST}|[Zz]uständig(?:keit)?|[Ff]ederführ(?:ung|end)|[Vv]erantwortlich(?:keit)?|"
    r"(?:Umsetzungsz|Z)eitraum|Laufzeit|Förderung)"
)
# At the beginning of a sentence or behind a comma; a value ends where the next name begins.
_NAMED = re.compile(rf"(?:^|[,;]\s+)(?P<name>{_NAMES}):\s*(?P<value>\S.*?)\s*(?=[,;]\s+{_NAMES}\b|;|$)")
_SUM = (
    r"(?P<value>(?:rund|etwa|ca\.|circa|knapp)?\s*\d(?:[^.;]|\.(?=\d)|(?<=Mio|Mrd|Tsd)\.)*?"
    r"(?:€|EUR\b|Euro\b)(?:\s+(?:pro|im|je)\s+\w+|\s+jährlich)?)"
)
_OF_IT = r"(?:\s+(?:hierfür|dafür|der\s+Maßnahme|dieser\s+Maßnahme|des\s+(?:Projekts|Vorhabens)))?"
_TOLD = re.compile(
    rf"(?:^(?:Die\s+)?(?P<name>{_COST}){_OF_IT}\s+(?:betragen|liegen\s+bei|belaufen\s+sich\s+auf|werden\s+(?:auf|mit)|sind\s+mit)|"
    r"^(?:Die\s+Maßnahme|Das\s+(?:Projekt|Vorhaben)|Der\s+(?:Bau|Umbau)|Sie|Es|Dies|Das)\s+(?P<verb>kostet))\s+"
    rf"(?:voraussichtlich\s+|insgesamt\s+)?{_SUM}"
)


def with_written_fields(
    statements: Sequence[Statement], passages: Sequence[Passage]
) -> tuple[Statement, ...]:
    """The same statements; measures with a title of their own also have the fields that the paragraphs below
    it state in words, unless their sheet has such a field. A cost names a sum. O(length).
    """
    stated = frozenset(statement.passage for statement in statements if statement.code)
    return tuple(
        replace(statement, fields=(*statement.fields, *_new(statement, passages, stated)))
        if statement.kind is StatementKind.MEASURE and (statement.code or statement.fields)
        else statement
        for statement in statements
    )


def _new(statement: Statement, passages: Sequence[Passage], stated: frozenset[int]) -> Iterator[SheetField]:
    known = {field.key for field in statement.fields}
    for passage in _below(statement, passages, stated):
        for start, end in sentences(passage.text):
            for field in _fields_in(passage, start, end):
                if field.key not in known:
                    known.add(field.key)
                    yield field


def _below(statement: Statement, passages: Sequence[Passage], stated: frozenset[int]) -> Iterator[Passage]:
    """The title's own passage, then paragraphs up to the next heading or the next statement with a code."""
    own = passages[statement.passage]
    if own.kind in _READ:
        yield own
    for passage in passages[own.position + 1 : own.position + 1 + _LONGEST]:
        if passage.kind is BlockKind.HEADING or passage.position in stated:
            return
        if passage.kind in _READ:
            yield passage


def _fields_in(passage: Passage, start: int, end: int) -> Iterator[SheetField]:
    sentence = passage.text[start:end]
    said = sentence.rstrip(" .\n")
    for match in (*_NAMED.finditer(said), *_TOLD.finditer(said)):
        name = match["name"] or match["verb"]
        key = key_of(name) or "cost"
        value = match["value"]
        if len(value) > _LONGEST_VALUE or (key == "cost" and not largest_sum(value)):
            continue
        first = passage.start + start + match.start("value")
        yield SheetField(name, key, passage.position, first, first + len(value), value)
