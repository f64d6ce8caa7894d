"""Papers as PDF."""

from stadtfaden.adapters.readers.pdf.reader import PdfReader

__all__ = ["PdfReader"]
