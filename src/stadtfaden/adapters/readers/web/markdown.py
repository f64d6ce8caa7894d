"""Markdown: headings, lists, tables; the front matter stands aside."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from stadtfaden.adapters.readers.protocol import RawPaper, ReadingOptions
from stadtfaden.adapters.readers.text import decode, looks_like_text
from stadtfaden.core.pages import Cell, Hint, Line, RawPage
from stadtfaden.core.statements.field_lines import pieces_of

FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(?P<fields>.*?\r?\n)(?:---|\.\.\.)[ \t]*\r?\n", re.DOTALL)
TITLE = re.compile(r"^title:\s*(?P<title>.+?)\s*$", re.MULTILINE)
TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
CODE = re.compile(r"\s*(?P<letters>[A-ZÄÖÜ]{1,4})[\s\-_.]?(?P<number>\d{1,3}(?:\.\d{1,3})*)(?=[\s:.)–-])")
TEXTS = ("inline", "fence", "code_block", "html_block")
GAP = Line("")


class MarkdownReader:
    """A Markdown file is one page."""

    name = "markdown"
    media_type = "text/markdown"

    def accepts(self, head: bytes, file_name: str) -> bool:
        return file_name.lower().endswith((".md", ".markdown")) and looks_like_text(head)

    def read(self, data: bytes, options: ReadingOptions) -> RawPaper:  # noqa: ARG002 -- the protocol's shape
        found = decode(data)
        front = FRONT_MATTER.match(found.text)
        text = found.text[front.end() :] if front else found.text
        fields = front.group("fields") if front else ""
        title = TITLE.search(fields)
        aside = tuple(Line(line, hint=Hint.FURNITURE) for line in fields.splitlines() if line.strip())
        tokens = MarkdownIt("commonmark").enable("table").parse(text)
        return RawPaper(
            pages=(RawPage(number=1, lines=(*aside, *lines_of(tokens))),),
            title=title.group("title").strip("\"'") if title else None,
            warnings=found.warnings,
        )


def lines_of(tokens: Sequence[Token]) -> Iterator[Line]:
    hint, level = None, None
    table = Table()
    for token in tokens:
        if token.type == "heading_open":
            hint, level = Hint.HEADING, int(token.tag[1])
        elif token.type == "list_item_open":
            hint, level = Hint.LIST_ITEM, None
        elif token.type == "list_item_close":
            hint = None
        elif table.moves(token.type):
            if token.type == "table_close":
                yield GAP
        elif token.type in TEXTS:
            yield from table.cell(token) if table.is_open else block(token, hint, level)
            hint, level = None, None


@dataclass(slots=True)
class Table:
    """Where in which table of the page the next cell stands."""

    number: int = -1
    row: int = -1
    column: int = -1
    is_open: bool = False

    def moves(self, kind: str) -> bool:
        if kind in ("table_open", "table_close"):
            self.is_open = kind == "table_open"
            self.number += self.is_open
            self.row = -1
        elif kind == "tr_open":
            self.row, self.column = self.row + 1, -1
        elif kind in ("th_open", "td_open"):
            self.column += 1
        else:
            return False
        return True

    def cell(self, token: Token) -> Iterator[Line]:
        text = plain(token)
        if text:
            yield Line(text, cell=Cell(self.number, self.row, self.column))


def block(token: Token, hint: Hint | None, level: int | None) -> Iterator[Line]:
    if token.type != "inline":
        for text in TAG.sub(" ", token.content).splitlines():
            if text.strip():
                yield Line(text.strip(), hint=hint, level=level)
        yield GAP
        return
    for piece in pieces_of(said(token).splitlines()):
        for entry in entries(piece):
            if entry:
                yield Line(entry, hint=hint, level=level)
            yield GAP
        hint = None  # what follows a field of an item is a paragraph


def entries(lines: Sequence[str]) -> list[str]:
    """The words of a paragraph in one piece; „M1 …“ above „M2 …“, line below line, are two entries."""
    codes = [CODE.match(line) for line in lines]
    letters = {code["letters"] for code in codes if code}
    numbers = {code["number"] for code in codes if code}
    pieces: list[list[str]] = [[]]
    for line, code in zip(lines, codes, strict=True):
        if code and codes[0] and len(letters) == 1 and len(numbers) > 1 and pieces[-1]:
            pieces.append([])
        pieces[-1].append(line)
    return [" ".join(" ".join(piece).split()) for piece in pieces]


def plain(token: Token) -> str:
    """The words of a paragraph in one line."""
    return " ".join(said(token).split())


def said(token: Token) -> str:
    """The words of a paragraph, line by line, without marks of emphasis, addresses of links and HTML."""
    parts = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        elif child.type == "image":
            parts.append(child.content)
    return "".join(parts)
