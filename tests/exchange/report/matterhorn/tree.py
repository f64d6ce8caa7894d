"""The tree of tags as plain values."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

import pikepdf

GROUPS = ("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index")
PRIVATE = ("NonStruct", "Private")
BLOCKS = ("P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody")
TABLES = ("Table", "TR", "TH", "TD", "THead", "TBody", "TFoot")
INLINE = ("Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot")
ASIAN = ("Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP")
PICTURES = ("Figure", "Formula", "Form")
STANDARD = frozenset((*GROUPS, *PRIVATE, *BLOCKS, *TABLES, *INLINE, *ASIAN, *PICTURES))


@dataclass(slots=True)
class Tag:
    """`kind` after the role map, `written` as it stands in the file; a mark is the object of its page and its
    MCID.
    """

    kind: str
    written: str
    row: pikepdf.Object
    kids: "list[Tag]" = field(default_factory=list)
    marks: list[tuple[object, int]] = field(default_factory=list)
    annotations: list[tuple[int, int]] = field(default_factory=list)

    def all(self) -> "Iterator[Tag]":
        yield self
        for kid in self.kids:
            yield from kid.all()


def role_map(pdf):
    return {
        str(key)[1:]: str(value)[1:] for key, value in root(pdf).get("/RoleMap", pikepdf.Dictionary()).items()
    }


def root(pdf):
    return pdf.Root.get("/StructTreeRoot", pikepdf.Dictionary())


@lru_cache(maxsize=1)
def tree(pdf) -> Tag:
    """The root as a tag without a kind. Whoever changes the file looks at it after the change."""
    found = Tag("", "", root(pdf))
    roles = role_map(pdf)
    _grow(found, roles)
    return found


def _grow(tag, roles):
    kids = tag.row.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            tag.marks.append((tag.row.Pg.objgen, kid))
        elif kid.get("/Type") == "/OBJR":
            tag.annotations.append(kid.Obj.objgen)
        elif kid.get("/Type") == "/MCR":
            tag.marks.append((kid.get("/Stm", kid.get("/Pg", tag.row.get("/Pg"))).objgen, int(kid.MCID)))
        else:
            written = str(kid.get("/S", "/"))[1:]
            below = Tag(_mapped(written, roles), written, kid)
            tag.kids.append(below)
            _grow(below, roles)


def _mapped(written, roles):
    seen: set[str] = set()
    kind = written
    while kind not in STANDARD and kind in roles and kind not in seen:
        seen.add(kind)
        kind = roles[kind]
    return kind


def attributes(row, owner):
    """Those of one owner, as one dictionary."""
    given = row.get("/A", pikepdf.Array())
    found: dict[str, object] = {}
    for one in given if isinstance(given, pikepdf.Array) else [given]:
        if isinstance(one, pikepdf.Dictionary) and one.get("/O") == owner:
            found.update(one.items())
    return found


def words(row, name):
    return str(row.get(name, "")).strip()
