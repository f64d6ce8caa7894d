"""Links: tagged, told in words, reached in the order of reading."""

import pikepdf

from tests.exchange.report.matterhorn import tree
from tests.exchange.report.matterhorn.tree import words

KNOWN = {"/Link", "/Widget", "/PrinterMark", "/Popup"}
HIDDEN = 2  # flag


def annotations_of(pdf):
    for at, page in enumerate(pdf.pages, start=1):
        for annotation in page.obj.get("/Annots", pikepdf.Array()):
            if not int(annotation.get("/F", 0)) & HIDDEN:
                yield at, annotation


def tags_of_annotations(pdf):
    return {place: tag.kind for tag in tree.tree(pdf).all() for place in tag.annotations}


def others_are_tagged(pdf):
    tagged = tags_of_annotations(pdf)
    return [
        f"page {at}: {one.Subtype} is of no tag Annot"
        for at, one in annotations_of(pdf)
        if one.Subtype not in KNOWN and tagged.get(one.objgen) != "Annot"
    ]


def others_have_words(pdf):
    return [
        f"page {at}: {one.Subtype} says nothing"
        for at, one in annotations_of(pdf)
        if one.Subtype not in KNOWN and not words(one, "/Contents")
    ]


def traps_are_gone(pdf):
    return [f"page {at}: TrapNet" for at, one in annotations_of(pdf) if one.Subtype == "/TrapNet"]


def pages_have_an_order(pdf):
    return [
        f"page {at}"
        for at, page in enumerate(pdf.pages, start=1)
        if "/Annots" in page.obj and "/Tabs" not in page.obj
    ]


def order_is_that_of_reading(pdf):
    return [
        f"page {at}: {page.obj.Tabs}"
        for at, page in enumerate(pdf.pages, start=1)
        if "/Tabs" in page.obj and page.obj.Tabs != "/S"
    ]


def links_are_tagged(pdf):
    tagged = tags_of_annotations(pdf)
    return [
        f"page {at}: a link is of {tagged.get(one.objgen, 'no tag')}"
        for at, one in annotations_of(pdf)
        if one.Subtype == "/Link" and tagged.get(one.objgen) not in {"Link", "Reference"}
    ]


def links_have_words(pdf):
    return [
        f"page {at}: a link says nothing"
        for at, one in annotations_of(pdf)
        if one.Subtype == "/Link" and not words(one, "/Contents")
    ]


CHECKS = {
    "28-002": others_are_tagged,
    "28-004": others_have_words,
    "28-007": traps_are_gone,
    "28-008": pages_have_an_order,
    "28-009": order_is_that_of_reading,
    "28-011": links_are_tagged,
    "28-012": links_have_words,
}
