"""Whether the tags say what the page shows: kinds, nesting, headings, tables, lists, notes, pictures."""

import re
from collections import Counter
from itertools import pairwise

from tests.exchange.report.matterhorn import tree
from tests.exchange.report.matterhorn.tree import STANDARD, attributes, role_map, words

HEADING = re.compile(r"H([1-6])")
# Who may stand in whom, for the kinds that have rules; everything else is free.
PARENTS = {
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "LI": {"L"},
    "LBody": {"LI"},
    "TOCI": {"TOC"},
}
KIDS = {
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
    "L": {"LI", "L", "Caption"},
    "LI": {"Lbl", "LBody"},
    "TOC": {"TOCI", "TOC", "Caption"},
}
GROUPS = {
    "09-004": {"Table", "THead", "TBody", "TFoot", "TR", "TH", "TD"},
    "09-005": {"L", "LI", "LBody"},
    "09-006": {"TOC", "TOCI"},
}


def kinds_are_standard(pdf):
    kinds = Counter(tag.written for tag in tree.tree(pdf).all() if tag.kind not in STANDARD and tag.written)
    return [f"{kind} is mapped to nothing that is known ({count})" for kind, count in kinds.items()]


def roles_lead_somewhere(pdf):
    roles = role_map(pdf)
    wrong = []
    for role in roles:
        seen, at = {role}, role
        while at in roles:
            at = roles[at]
            if at in seen:
                wrong.append(f"{role} leads back to itself")
                break
            seen.add(at)
    return wrong


def standard_kinds_stay(pdf):
    return [f"{role} is another thing here" for role in role_map(pdf) if role in STANDARD]


def nesting(names):
    def check(pdf):
        found = []
        for parent in tree.tree(pdf).all():
            for kid in parent.kids:
                is_wrong = (
                    kid.kind in names and parent.kind not in PARENTS.get(kid.kind, {parent.kind})
                ) or (parent.kind in names and kid.kind not in KIDS.get(parent.kind, {kid.kind}))
                if is_wrong:
                    found.append(f"{kid.kind} stands in {parent.kind}")
        return found

    return check


def pictures_have_words(pdf):
    return [
        "a figure without words"
        for tag in tree.tree(pdf).all()
        if tag.kind == "Figure" and not words(tag.row, "/Alt") and not words(tag.row, "/ActualText")
    ]


def formulas_have_words(pdf):
    return [
        "a formula without words"
        for tag in tree.tree(pdf).all()
        if tag.kind == "Formula" and not words(tag.row, "/Alt")
    ]


def headings_of(pdf):
    return [int(level[1]) for tag in tree.tree(pdf).all() if (level := HEADING.fullmatch(tag.kind))]


def first_heading_is_the_first(pdf):
    return [f"begins with H{level}" for level in headings_of(pdf)[:1] if level != 1]


def headings_skip_no_level(pdf):
    levels = headings_of(pdf)
    return [f"H{after} follows H{before}" for before, after in pairwise(levels) if after > before + 1]


def headings_are_of_one_kind(pdf):
    plain = any(tag.kind == "H" for tag in tree.tree(pdf).all())
    return ["both H and H1 to H6"] if plain and headings_of(pdf) else []


def headings_of_nobody(pdf):
    return [
        f"{tag.kind} holds two H"
        for tag in tree.tree(pdf).all()
        if sum(kid.kind == "H" for kid in tag.kids) > 1
    ]


def heads_have_a_scope(pdf):
    return [
        "TH without scope"
        for tag in tree.tree(pdf).all()
        if tag.kind == "TH" and "/Scope" not in attributes(tag.row, "/Table")
    ]


def heads_that_cells_name_exist(pdf):
    """Cells name their heads by ID; each must be there, once, and be a head."""
    cells = [tag for tag in tree.tree(pdf).all() if tag.kind in {"TH", "TD"}]
    heads = Counter(words(tag.row, "/ID") for tag in cells if tag.kind == "TH" and "/ID" in tag.row)
    named = {str(name) for tag in cells for name in attributes(tag.row, "/Table").get("/Headers", [])}
    wrong = [f"no head is called {name}" for name in sorted(named - set(heads))]
    return wrong + [f"{count} heads are called {name}" for name, count in heads.items() if count > 1]


def rows_have_heads(pdf):
    """Ours alone: whoever jumps into a row hears what it is about."""
    wrong = []
    for table in (tag for tag in tree.tree(pdf).all() if tag.kind == "Table"):
        rows = [tag for tag in table.all() if tag.kind == "TR"]
        for place, row in enumerate(rows):
            scopes = [
                str(attributes(kid.row, "/Table").get("/Scope", "")) for kid in row.kids if kid.kind == "TH"
            ]
            if place == 0 and (len(scopes) < len(row.kids) or set(scopes) != {"/Column"}):
                wrong.append("a table whose first row does not name the columns")
            if place > 0 and scopes != ["/Row"]:
                wrong.append(f"a row with the heads {scopes}")
    return wrong


def names_are_listed(pdf):
    """A name is found from the root, or it cannot be followed."""
    wanted = {words(tag.row, "/ID") for tag in tree.tree(pdf).all() if "/ID" in tag.row}
    names = tree.root(pdf).get("/IDTree", {}).get("/Names", []) if wanted else []
    listed = [str(name) for place, name in enumerate(names) if place % 2 == 0]
    wrong = [f"{name} is not listed" for name in sorted(wanted - set(listed))]
    return wrong if listed == sorted(listed) else [*wrong, "the list is not sorted"]


def notes_have_names(pdf):
    return [
        "a note without ID"
        for tag in tree.tree(pdf).all()
        if tag.kind == "Note" and not words(tag.row, "/ID")
    ]


def notes_have_names_of_their_own(pdf):
    names = Counter(words(tag.row, "/ID") for tag in tree.tree(pdf).all() if tag.kind == "Note")
    return [f"{count} notes are called {name}" for name, count in names.items() if count > 1]


CHECKS = {
    "02-001": kinds_are_standard,
    "02-003": roles_lead_somewhere,
    "02-004": standard_kinds_stay,
    **{number: nesting(names) for number, names in GROUPS.items()},
    "13-004": pictures_have_words,
    "14-002": first_heading_is_the_first,
    "14-003": headings_skip_no_level,
    "14-006": headings_of_nobody,
    "14-007": headings_are_of_one_kind,
    "15-003": heads_have_a_scope,
    "17-002": formulas_have_words,
    "19-003": notes_have_names,
    "19-004": notes_have_names_of_their_own,
    "own: heads by name": heads_that_cells_name_exist,
    "own: heads of rows": rows_have_heads,
    "own: names": names_are_listed,
}
