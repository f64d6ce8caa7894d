"""What the file says of itself."""

import re
from xml.etree import ElementTree as ET

import pikepdf

from tests.exchange.report.matterhorn import tree

DC_TITLE = "{http://purl.org/dc/elements/1.1/}title"
UA_PART = "{http://www.aiim.org/pdfua/ns/id/}part"
A_PART = "{http://www.aiim.org/pdfa/ns/id/}part"
A_LEVEL = "{http://www.aiim.org/pdfa/ns/id/}conformance"
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
MAY_DO = {"/URI", "/GoTo"}
MAY_READ_ALOUD = 1 << 9  # bit 10 of the permissions


def xmp(pdf):
    if "/Metadata" not in pdf.Root:
        return None
    return ET.fromstring(pdf.Root.Metadata.read_bytes())  # noqa: S314 -- our own file


def said(pdf, name):
    """An element of the metadata, or the attribute of the same name."""
    found = xmp(pdf)
    if found is None:
        return ""
    attribute = next((one.get(name) for one in found.iter() if one.get(name)), "")
    element = found.find(f".//{name}")
    return attribute or ("" if element is None else "".join(element.itertext()).strip())


def is_tagged(pdf):
    marked = pdf.Root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked", False)
    wrong = [] if bool(marked) else ["MarkInfo does not say Marked"]
    return wrong if "/K" in tree.root(pdf) else [*wrong, "there is no tree of tags"]


def has_no_suspects(pdf):
    info = pdf.Root.get("/MarkInfo", pikepdf.Dictionary())
    return ["MarkInfo has Suspects"] if bool(info.get("/Suspects", False)) else []


def has_metadata(pdf):
    return [] if "/Metadata" in pdf.Root else ["no XMP"]


def says_it_is_ua(pdf):
    return [] if said(pdf, UA_PART) == "1" else ["XMP does not say pdfuaid:part 1"]


def says_it_is_a(pdf):
    found = said(pdf, A_PART) + said(pdf, A_LEVEL)
    return [] if found == "2A" else [f"XMP says PDF/A-{found}"]


def has_title(pdf):
    return [] if said(pdf, DC_TITLE) else ["XMP has no dc:title"]


def shows_title(pdf):
    wanted = pdf.Root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/DisplayDocTitle")
    return [] if wanted is not None else ["no DisplayDocTitle"]


def shows_title_indeed(pdf):
    wanted = pdf.Root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/DisplayDocTitle", True)
    return [] if bool(wanted) else ["DisplayDocTitle is false"]


def has_language(pdf):
    """With one for the whole file, that of text, alternatives, outline and annotations is known too."""
    language = tree.words(pdf.Root, "/Lang")
    return [] if LANGUAGE.fullmatch(language) else [f"Lang is „{language}“"]


def has_bookmarks(pdf):
    with pdf.open_outline() as outline:
        items = list(outline.root)
    return [f"bookmark without words: {item}" for item in items if not item.title.strip()] or (
        [] if items else ["no bookmarks"]
    )


def optional_content_is_named(pdf):
    layers = pdf.Root.get("/OCProperties")
    if layers is None:
        return []
    found = [layers.D, *layers.get("/Configs", pikepdf.Array())]
    return ["optional content without a name" for one in found if not tree.words(one, "/Name")]


def embedded_files_are_named(pdf):
    found = pdf.Root.get("/Names", pikepdf.Dictionary()).get("/EmbeddedFiles", pikepdf.Dictionary())
    specs = [one for one in found.get("/Names", pikepdf.Array()) if isinstance(one, pikepdf.Dictionary)]
    return ["an embedded file lacks F or UF" for one in specs if "/F" not in one or "/UF" not in one]


def has_no_dynamic_form(pdf):
    return ["XFA"] if "/XFA" in pdf.Root.get("/AcroForm", pikepdf.Dictionary()) else []


def lets_assistive_software_in(pdf):
    if not pdf.is_encrypted:
        return []
    return [] if pdf.encryption.P & MAY_READ_ALOUD else ["assistive software is locked out"]


def does_nothing_on_its_own(pdf):
    """No script, no start of programs, nothing when it is opened: only links to pages and addresses."""
    wrong: list[str] = ["/AA"] if "/AA" in pdf.Root else []
    wrong += ["/JavaScript"] if "/JavaScript" in pdf.Root.get("/Names", pikepdf.Dictionary()) else []
    opening = pdf.Root.get("/OpenAction")
    wrong += _refused(opening) if isinstance(opening, pikepdf.Dictionary) else []
    for page in pdf.pages:
        wrong += ["/AA of a page"] if "/AA" in page.obj else []
        for annotation in page.obj.get("/Annots", pikepdf.Array()):
            wrong += ["/AA of an annotation"] if "/AA" in annotation else []
            wrong += _refused(annotation.A) if "/A" in annotation else []
    return wrong


def _refused(action):
    return [] if action.get("/S") in MAY_DO else [f"action {action.get('/S')}"]


CHECKS = {
    "01-000": is_tagged,
    "01-007": has_no_suspects,
    "06-001": has_metadata,
    "06-002": says_it_is_ua,
    "06-003": has_title,
    "07-001": shows_title,
    "07-002": shows_title_indeed,
    "11-001": has_language,
    "20-001": optional_content_is_named,
    "21-001": embedded_files_are_named,
    "25-001": has_no_dynamic_form,
    "26-002": lets_assistive_software_in,
    "own: PDF/A-2a": says_it_is_a,
    "own: bookmarks": has_bookmarks,
    "own: actions": does_nothing_on_its_own,
}
