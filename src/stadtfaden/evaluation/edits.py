"""What happens to papers between two editions, one thing at a time."""

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from stadtfaden.evaluation.editions import (
    Block,
    Edit,
    Editing,
    Look,
    Paper,
    Unit,
    each_unit,
    joined,
    sections,
    units_of,
)

_NUMBER = re.compile(r"\d+")
NEW_SENTENCES = (
    "Die Verwaltung stimmt das Vorgehen mit den Nachbargemeinden ab.",
    "Über Ausnahmen entscheidet der Gemeinderat in öffentlicher Sitzung.",
    "Eine Zwischenbilanz wird im Internet veröffentlicht.",
    "Vereine und Schulen werden frühzeitig beteiligt.",
)
HEADINGS = {"Maßnahmen": "Was wir tun", "Ziele": "Worauf wir hinarbeiten", "Vorhaben": "Was wir anpacken"}


def _some(paper: Paper, random: Random, many: int, fits: Callable[[Unit], bool]) -> frozenset[int]:
    ids = [unit.id for unit in units_of(paper) if fits(unit)]
    return frozenset(random.sample(ids, min(many, len(ids))))


def _rewrite(many: int, new: Callable[[Unit], str], fits: Callable[[Unit], bool]) -> Edit:
    def edit(paper: Paper, random: Random) -> Paper:
        chosen = _some(paper, random, many, fits)
        return each_unit(paper, lambda unit: replace(unit, text=new(unit)) if unit.id in chosen else unit)

    return edit


def _is_sentence(unit: Unit) -> bool:
    return unit.text.endswith(".")


def _other_number(unit: Unit) -> str:
    """The last number of it; numbers of two and more figures only, since others are codes."""
    last = [match for match in _NUMBER.finditer(unit.text) if len(match[0]) > 1][-1]
    return f"{unit.text[: last.start()]}{int(last[0]) + 7:0{len(last[0])}}{unit.text[last.end() :]}"


def _has_number(unit: Unit) -> bool:
    return any(len(match[0]) > 1 for match in _NUMBER.finditer(unit.text))


def numbers(many: int) -> Edit:
    return _rewrite(many, _other_number, lambda unit: _is_sentence(unit) and _has_number(unit))


def cells(many: int) -> Edit:
    """Numbers in the table."""

    def edit(paper: Paper, random: Random) -> Paper:
        cells = {unit.id for block in paper if block.kind == "row" for unit in block.units}
        chosen = _some(
            paper, random, many, lambda unit: unit.id in cells and _has_number(unit) and " " in unit.text
        )
        return each_unit(
            paper, lambda unit: replace(unit, text=_other_number(unit)) if unit.id in chosen else unit
        )

    return edit


def words(many: int) -> Edit:
    return _rewrite(many, lambda unit: unit.swapped, lambda unit: unit.swapped != unit.text)


def negations(many: int) -> Edit:
    return _rewrite(many, lambda unit: unit.negated, lambda unit: unit.negated != unit.text)


def provisos(many: int) -> Edit:
    """A clause behind the sentence."""
    return _rewrite(many, lambda unit: f"{unit.text[:-1]}, soweit Fördermittel bereitstehen.", _is_sentence)


def openings(many: int) -> Edit:
    """Words before the sentence."""
    return _rewrite(many, lambda unit: f"Nach heutigem Stand gilt: {unit.text}", _is_sentence)


def sentences_gone(many: int) -> Edit:
    def edit(paper: Paper, random: Random) -> Paper:
        chosen = _some(paper, random, many, _is_sentence)
        return each_unit(paper, lambda unit: None if unit.id in chosen else unit)

    return edit


def _prose(paper: Paper) -> list[int]:
    return [at for at, block in enumerate(paper) if block.kind == "paragraph"]


def paragraph_moved(paper: Paper, random: Random) -> Paper:
    prose = _prose(paper)
    here, there = random.choice(prose[:3]), random.choice(prose[-3:])
    rest = [block for at, block in enumerate(paper) if at != here]
    return (*rest[:there], paper[here], *rest[there:])


def paragraph_gone(paper: Paper, random: Random) -> Paper:
    gone = random.choice(_prose(paper))
    return tuple(block for at, block in enumerate(paper) if at != gone)


def chapters_turned(paper: Paper, random: Random) -> Paper:
    parts = sections(paper)
    here = random.randrange(1, len(parts) - 1)
    parts[here], parts[here + 1] = parts[here + 1], parts[here]
    return joined(parts)


def chapter_gone(paper: Paper, random: Random) -> Paper:
    parts = sections(paper)
    del parts[random.randrange(2, len(parts))]
    return joined(parts)


def chapter_new(paper: Paper, random: Random) -> Paper:
    parts = sections(paper)
    new = (
        Block("heading", (_new(9000, "Beteiligung"),)),
        Block("paragraph", tuple(_new(9001 + at, text) for at, text in enumerate(NEW_SENTENCES))),
    )
    parts.insert(random.randrange(2, len(parts)), new)
    return joined(parts)


def sentences_new(paper: Paper, random: Random) -> Paper:
    blocks = list(paper)
    for number, text in enumerate(NEW_SENTENCES):
        at = random.choice(_prose(paper))
        units = list(blocks[at].units)
        units.insert(random.randrange(len(units) + 1), _new(9100 + number, text))
        blocks[at] = replace(blocks[at], units=tuple(units))
    return tuple(blocks)


def headings_renamed(paper: Paper, _random: Random) -> Paper:
    headings = {unit.id for block in paper if block.kind == "heading" for unit in block.units}

    def renamed(unit: Unit) -> Unit:
        if unit.id not in headings:
            return unit
        for old, new in HEADINGS.items():
            if old in unit.text:
                return replace(unit, text=unit.text.replace(old, f"{old} und {new}"))
        return replace(unit, text=f"{unit.text} in Zahlen")

    return each_unit(paper, renamed)


def order_changed(paper: Paper, random: Random) -> Paper:
    """Within a paragraph."""
    at = random.choice(_prose(paper))
    units = list(paper[at].units)
    random.shuffle(units)
    return (*paper[:at], replace(paper[at], units=tuple(units)), *paper[at + 1 :])


def repeated(paper: Paper, random: Random) -> Paper:
    """Sentences of the first half are said again at the end."""
    prose = _prose(paper)
    units = [random.choice(paper[at].units) for at in prose[:3]]
    copies = tuple(replace(unit, id=9200 + number) for number, unit in enumerate(units))
    return (*paper, Block("heading", (_new(9210, "Kurz gesagt"),)), Block("paragraph", copies))


def repeated_gone(paper: Paper, _random: Random) -> Paper:
    """What was said twice is said once, at its first place."""
    return tuple(
        block
        for block in paper
        if not any(unit.id >= 9200 for unit in block.units)  # noqa: PLR2004 -- given by `repeated`
    )


def row_gone(paper: Paper, random: Random) -> Paper:
    rows = [at for at, block in enumerate(paper) if block.kind == "row"][1:]
    gone = random.choice(rows)
    return tuple(block for at, block in enumerate(paper) if at != gone)


def sentences_joined(paper: Paper, random: Random) -> Paper:
    """Two become one with „und“; both ids go on in it."""
    at = random.choice([at for at in _prose(paper) if len(paper[at].units) > 1])
    first, second, *rest = paper[at].units
    text = f"{first.text[:-1]}, und außerdem gilt: {second.text}"
    both = (replace(first, text=text), replace(second, text=""))
    return (*paper[:at], replace(paper[at], units=(*both, *rest)), *paper[at + 1 :])


def items_as_prose(paper: Paper, _random: Random) -> Paper:
    return tuple(replace(block, kind="paragraph") if block.kind == "item" else block for block in paper)


def quoted(paper: Paper, random: Random) -> Paper:
    """Typographic quotation marks around a word change nothing of the words."""
    chosen = _some(paper, random, 6, _is_sentence)

    def with_marks(unit: Unit) -> Unit:
        if unit.id not in chosen:
            return unit
        before, last = unit.text[:-1].rsplit(" ", 1)
        return replace(unit, text=f"{before} „{last}“.")

    return each_unit(paper, with_marks)


def _new(number: int, text: str) -> Unit:
    return Unit(number, text, text, text)


MIXED = (words(4), numbers(4), sentences_gone(3), sentences_new, paragraph_moved)
EDITINGS = (
    Editing("font", look=Look(font="New Computer Modern", size=10)),
    Editing("narrow", look=Look(width=120, margin=16)),
    Editing("two columns", look=Look(width=210, columns=2, size=10)),
    Editing("ragged", look=Look(justified=False, hyphenated=False)),
    Editing("larger", look=Look(size=14, margin=25)),
    Editing("footer", look=Look(foot="Fassung vom 3. Mai")),
    Editing("numbered headings", look=Look(numbered=True)),
    Editing("page before", look=Look(before=1)),
    Editing("three pages before", look=Look(before=3, size=12)),
    Editing("numbers", (numbers(8),)),
    Editing("words", (words(10),)),
    Editing("negations", (negations(3),)),
    Editing("provisos", (provisos(6),)),
    Editing("openings", (openings(6),)),
    Editing("sentences gone", (sentences_gone(8),)),
    Editing("sentences new", (sentences_new,)),
    Editing("sentences joined", (sentences_joined,)),
    Editing("paragraph moved", (paragraph_moved,)),
    Editing("paragraph gone", (paragraph_gone,)),
    Editing("chapters turned", (chapters_turned,)),
    Editing("chapter gone", (chapter_gone,)),
    Editing("chapter new", (chapter_new,)),
    Editing("headings renamed", (headings_renamed,)),
    Editing("order", (order_changed,)),
    Editing("repeated", (repeated,)),
    Editing("cells", (cells(3),)),
    Editing("row gone", (row_gone,)),
    Editing("items as prose", (items_as_prose,)),
    Editing("quotation marks", (quoted,)),
    Editing("numbers in two columns", (numbers(6),), Look(width=210, columns=2, size=9.5)),
    Editing("words and a page before", (words(8),), Look(before=1, font="New Computer Modern")),
    Editing("gone and narrow", (sentences_gone(6), negations(2)), Look(width=125)),
    Editing("mixed", MIXED, Look(size=10.5, margin=18)),
    Editing("mixed in two columns", (*MIXED, row_gone), Look(width=210, columns=2, size=10)),
)
AFTER_REPEATING = (Editing("repeated gone", (repeated_gone,)),)
