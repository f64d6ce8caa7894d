"""The report as a file that every screen reader can read, and the checks themselves: each can fail."""

import io
import re
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from tests.exchange.report.matterhorn import CHECKS, faults, tree

pytestmark = pytest.mark.django_db  # or this file alone would find no tables
DOCS = Path(__file__).parents[3] / "docs" / "report.md"


def tags_of(pdf, kind):
    return [tag for tag in tree.tree.__wrapped__(pdf).all() if tag.kind == kind]


def first(pdf, kind):
    return tags_of(pdf, kind)[0].row


def links(pdf):
    return [one for page in pdf.pages for one in page.obj.get("/Annots", [])]


def rewrite_metadata(pdf, old, new):
    pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().replace(old, new))


def before_page(pdf, words):
    page = pdf.pages[0]
    page.contents_add(words, prepend=True)


def font(pdf):
    return next(iter(pdf.pages[0].resources["/Font"].values()))


def rename(pdf, kind, other):
    first(pdf, kind).S = Name(f"/{other}")


def put_in(pdf, kind, parent):
    """A tag of a kind where none may stand."""
    above = first(pdf, parent)
    below = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{kind}"), P=above, K=Array([])))
    above.K = Array([*above.K, below])


def annotate(pdf, **entries):
    page = pdf.pages[0].obj
    page.Annots = Array([pdf.make_indirect(Dictionary(Type=Name.Annot, Rect=[0, 0, 9, 9], **entries))])


def wrongly_mapped_letters(pdf):
    found = font(pdf)
    found.ToUnicode = pdf.make_stream(
        b"beginbfchar %s endbfchar" % b" ".join(b"<%04x> <0000>" % code for code in range(2_000))
    )


def unmapped_letters(pdf):
    font(pdf).ToUnicode = pdf.make_stream(b"")


def draw_code_zero(pdf):
    name = next(iter(pdf.pages[0].resources["/Font"].keys()))
    before_page(pdf, f"/Artifact BMC BT {name} 9 Tf <0000> Tj ET EMC ".encode())


def put_form(pdf):
    form = pdf.make_stream(
        b"", Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 1, 1], Ref=Dictionary())
    )
    pdf.pages[0].resources["/XObject"] = Dictionary(Fm=form)


def two_headings(pdf):
    above = first(pdf, "Document")
    below = [pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.H, P=above)) for _ in range(2)]
    above.K = Array([*above.K, *below])


def embed(pdf):
    spec = pdf.make_indirect(Dictionary(Type=Name.Filespec, F=String("daten.csv")))
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array([String("a"), spec])))


def same_names(pdf):
    for tag in [one for one in tree.tree.__wrapped__(pdf).all() if one.kind in {"TH", "Note"}]:
        tag.row.ID = String("one")


def notes(pdf, *names):
    above = first(pdf, "Document")
    rows = [Dictionary(Type=Name.StructElem, S=Name.Note, P=above, ID=String(name)) for name in names]
    above.K = Array([*above.K, *map(pdf.make_indirect, rows)])


def drop(holder, name):
    del holder[name]


WRONG = {
    "01-000": lambda pdf: drop(pdf.Root, "/MarkInfo"),
    "01-003": lambda pdf: before_page(pdf, b"/P <</MCID 9999>> BDC /Artifact BMC EMC EMC "),
    "01-004": lambda pdf: before_page(pdf, b"/Artifact BMC /P <</MCID 9999>> BDC EMC EMC "),
    "01-005": lambda pdf: before_page(pdf, b"0 0 9 9 re f "),
    "01-006": lambda pdf: before_page(pdf, b"/P <</MCID 9999>> BDC EMC "),
    "01-007": lambda pdf: pdf.Root.MarkInfo.update({"/Suspects": True}),
    "02-001": lambda pdf: rename(pdf, "P", "Absatz"),
    "02-003": lambda pdf: pdf.Root.StructTreeRoot.RoleMap.update({"/One": Name.Two, "/Two": Name.One}),
    "02-004": lambda pdf: pdf.Root.StructTreeRoot.RoleMap.__setitem__("/Table", Name.P),
    "06-001": lambda pdf: drop(pdf.Root, "/Metadata"),
    "06-002": lambda pdf: rewrite_metadata(pdf, b"pdfuaid:part", b"pdfuaid:other"),
    "06-003": lambda pdf: rewrite_metadata(pdf, b"dc:title", b"dc:subject"),
    "07-001": lambda pdf: drop(pdf.Root, "/ViewerPreferences"),
    "07-002": lambda pdf: pdf.Root.ViewerPreferences.update({"/DisplayDocTitle": False}),
    "09-004": lambda pdf: put_in(pdf, "P", "Table"),
    "09-005": lambda pdf: put_in(pdf, "P", "L"),
    "09-006": lambda pdf: put_in(pdf, "P", "TOC"),
    "10-001": unmapped_letters,
    "11-001": lambda pdf: drop(pdf.Root, "/Lang"),
    "13-004": lambda pdf: drop(first(pdf, "Figure"), "/Alt"),
    "14-002": lambda pdf: [rename(pdf, "H1", "H2") for _ in tags_of(pdf, "H1")],
    "14-003": lambda pdf: [rename(pdf, "H2", "H6") for _ in tags_of(pdf, "H2")],
    "14-006": two_headings,
    "14-007": lambda pdf: put_in(pdf, "H", "Document"),
    "15-003": lambda pdf: drop(first(pdf, "TH"), "/A"),
    "17-002": lambda pdf: rename(pdf, "P", "Formula"),
    "19-003": lambda pdf: notes(pdf, ""),
    "19-004": lambda pdf: notes(pdf, "a", "a"),
    "20-001": lambda pdf: pdf.Root.__setitem__("/OCProperties", Dictionary(D=Dictionary())),
    "21-001": embed,
    "25-001": lambda pdf: pdf.Root.__setitem__("/AcroForm", Dictionary(XFA=Array([]))),
    "28-002": lambda pdf: annotate(pdf, Subtype=Name.Text, Contents=String("a")),
    "28-004": lambda pdf: annotate(pdf, Subtype=Name.Text),
    "28-007": lambda pdf: annotate(pdf, Subtype=Name.TrapNet),
    "28-008": lambda pdf: [drop(page.obj, "/Tabs") for page in pdf.pages if "/Tabs" in page.obj],
    "28-009": lambda pdf: pdf.pages[0].obj.__setitem__("/Tabs", Name.R),
    "28-011": lambda pdf: annotate(pdf, Subtype=Name.Link, Contents=String("a")),
    "28-012": lambda pdf: drop(links(pdf)[0], "/Contents"),
    "30-001": put_form,
    "31-009": lambda pdf: drop(font(pdf).DescendantFonts[0], "/FontDescriptor"),
    "31-027": lambda pdf: drop(font(pdf), "/ToUnicode"),
    "31-028": wrongly_mapped_letters,
    "31-030": draw_code_zero,
    "own: PDF/A-2a": lambda pdf: rewrite_metadata(pdf, b">A<", b">B<"),
    "own: bookmarks": lambda pdf: drop(pdf.Root, "/Outlines"),
    "own: actions": lambda pdf: pdf.Root.__setitem__("/OpenAction", Dictionary(S=Name.JavaScript)),
    "own: heads by name": same_names,
    "own: heads of rows": lambda pdf: rename(pdf, "TH", "TD"),
    "own: names": lambda pdf: drop(pdf.Root.StructTreeRoot, "/IDTree"),
    "own: parents": lambda pdf: pdf.Root.StructTreeRoot.ParentTree.__setitem__("/Nums", Array([])),
}


def test_nothing_is_wrong_with_the_report_of_a_small_city(report):
    with report.open() as pdf:
        assert faults(pdf) == {}


@pytest.mark.parametrize("number", WRONG)
def test_each_check_finds_what_is_made_wrong(report, number):
    with report.open() as pdf:
        WRONG[number](pdf)

        assert CHECKS[number](pdf) != []


def test_a_locked_file_must_let_assistive_software_in(report):
    closed = io.BytesIO()
    with report.open() as pdf:
        rights = pikepdf.Permissions(accessibility=False)
        pdf.save(
            closed,
            encryption=pikepdf.Encryption(owner="a", user="", R=3, aes=False, metadata=False, allow=rights),
        )

    with pikepdf.open(closed) as pdf:
        assert CHECKS["26-002"](pdf) == ["assistive software is locked out"]


def test_every_check_was_seen_to_fail():
    assert set(WRONG) | {"26-002"} == set(CHECKS)


def test_every_check_is_told():
    told = re.findall(
        r"^\| `([^`]+)` \| [a-zA-Z]",
        DOCS.read_text(encoding="utf-8").split("## What is checked")[1],
        re.MULTILINE,
    )

    assert sorted(told) == sorted(CHECKS)
