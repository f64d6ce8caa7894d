"""Real office files, made by tests."""

import io
import zipfile

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

ODT = "application/vnd.oasis.opendocument.text"
ODT_SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def saved(document):
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def rendered_break(paragraph):
    """What Word writes where its own page break fell."""
    paragraph.add_run()._r.append(OxmlElement("w:lastRenderedPageBreak"))


def deleted(paragraph, text):
    """A deletion under track changes."""
    mark, run, words = (OxmlElement(name) for name in ("w:del", "w:r", "w:delText"))
    mark.set(qn("w:id"), "7")
    words.text = text
    run.append(words)
    mark.append(run)
    paragraph._p.append(mark)


def archive(parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in parts.items():
            zipped.writestr(name, content)
    return stream.getvalue()


def odt(body, styles="", doctype=""):
    content = (
        f'<?xml version="1.0"?>{doctype}<office:document-content {ODT_SPACES}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    title = "<office:meta><dc:title>Wärmeplan</dc:title></office:meta>"
    meta = f"<office:document-meta {ODT_SPACES}>{title}</office:document-meta>"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as zipped:
        zipped.writestr("mimetype", ODT)
        zipped.writestr("content.xml", content, zipfile.ZIP_DEFLATED)
        zipped.writestr("meta.xml", meta)
    return stream.getvalue()
