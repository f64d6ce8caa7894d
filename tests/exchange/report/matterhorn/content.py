"""Whether everything that is drawn belongs to a tag, or is said to be ornament."""

from collections import Counter
from functools import lru_cache

import pikepdf

from tests.exchange.report.matterhorn import tree

TEXT = ("Tj", "TJ", "'", '"')
LINES = ("S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh")
DRAWS = frozenset((*TEXT, *LINES, "Do", "BI", "INLINE IMAGE"))


class Walk:
    """One page with the forms that it draws: what stands outside, inside, within one another."""

    def __init__(self):
        self.bare = 0
        self.artifact_in_content = 0
        self.content_in_artifact = 0
        self.marks: Counter[tuple[object, int]] = Counter()

    def through(self, stream, resources, owner, around=()):
        stack = list(around)
        for step in pikepdf.parse_content_stream(stream):
            operands, name = step.operands, str(step.operator)
            if name in {"BMC", "BDC"}:
                self._open(stack, str(operands[0]), self._mcid(operands, resources), owner)
            elif name == "EMC":
                stack.pop()
            elif name in DRAWS:
                if name == "Do" and self._draw(operands[0], resources, stack):
                    continue
                self.bare += not any(stack)

    def _open(self, stack, tag, mcid, owner):
        if tag == "/Artifact":
            self.artifact_in_content += "content" in stack
            stack.append("artifact")
        elif mcid is not None:
            self.content_in_artifact += "artifact" in stack
            self.marks[owner, mcid] += 1
            stack.append("content")
        else:
            stack.append("")  # such as /Span: says something of what is marked already

    def _draw(self, name, resources, stack):
        """A form is walked through; a picture is drawn like any other thing."""
        drawn = resources.get("/XObject", {}).get(str(name))
        if drawn is None or drawn.get("/Subtype") != "/Form":
            return False
        self.through(drawn, drawn.get("/Resources", resources), drawn.objgen, stack)
        return True

    def _mcid(self, operands, resources):
        if len(operands) < 2:
            return None
        found = operands[1]
        if isinstance(found, pikepdf.Name):
            found = resources.get("/Properties", {}).get(str(found), pikepdf.Dictionary())
        return int(found.MCID) if "/MCID" in found else None


@lru_cache(maxsize=1)
def walks(pdf):
    return [_walk(page) for page in pdf.pages]


def _walk(page):
    walk = Walk()
    walk.through(page, page.resources, page.obj.objgen)
    return walk


def all_is_marked(pdf):
    return [f"page {at}: {walk.bare} things bare" for at, walk in enumerate(walks(pdf), start=1) if walk.bare]


def no_artifact_in_content(pdf):
    return [f"page {at}" for at, walk in enumerate(walks(pdf), start=1) if walk.artifact_in_content]


def no_content_in_artifact(pdf):
    return [f"page {at}" for at, walk in enumerate(walks(pdf), start=1) if walk.content_in_artifact]


def marks_and_tags_agree(pdf):
    """Each mark is claimed by one tag, and each claim has its mark."""
    drawn: Counter[tuple[object, int]] = Counter()
    for walk in walks(pdf):
        drawn += walk.marks
    claimed = Counter(mark for tag in tree.tree(pdf).all() for mark in tag.marks)
    wrong = [f"{mark} is of no tag" for mark in drawn if mark not in claimed]
    wrong += [f"{mark} is not drawn" for mark in claimed if mark not in drawn]
    return wrong + [f"{mark} is of {count} tags" for mark, count in claimed.items() if count > 1]


def parents_lead_back(pdf):
    """From a mark on a page to its tag, by the list that readers use."""
    numbers = tree.root(pdf).get("/ParentTree", {}).get("/Nums", [])
    listed = {int(numbers[place]): numbers[place + 1] for place in range(0, len(numbers), 2)}
    tagged = {mark: tag.row.objgen for tag in tree.tree(pdf).all() for mark in tag.marks}
    wrong = []
    for at, page in enumerate(pdf.pages, start=1):
        rows = listed.get(int(page.obj.get("/StructParents", -1)), [])
        for mcid, row in enumerate(rows):
            mark = (page.obj.objgen, mcid)
            if mark in tagged and tagged[mark] != row.objgen:
                wrong.append(f"page {at}: mark {mcid} leads to another tag")
        missing = [mcid for owner, mcid in tagged if owner == page.obj.objgen and mcid >= len(rows)]
        wrong += [f"page {at}: marks {missing} lead nowhere"] if missing else []
    return wrong


def forms_stay_here(pdf):
    return [
        "a form that stands in another file"
        for page in pdf.pages
        for form in page.resources.get("/XObject", pikepdf.Dictionary()).values()
        if "/Ref" in form
    ]


CHECKS = {
    "01-003": no_artifact_in_content,
    "01-004": no_content_in_artifact,
    "01-005": all_is_marked,
    "01-006": marks_and_tags_agree,
    "30-001": forms_stay_here,
    "own: parents": parents_lead_back,
}
