"""Word, LibreOffice and slides."""

from stadtfaden.adapters.readers.office.archive import kind_of_archive
from stadtfaden.adapters.readers.office.docx import DocxReader
from stadtfaden.adapters.readers.office.odt import OdtReader
from stadtfaden.adapters.readers.office.pptx import PptxReader

__all__ = ["DocxReader", "OdtReader", "PptxReader", "kind_of_archive"]
