"""Pages of the web and Markdown."""

from stadtfaden.adapters.readers.web.html import HtmlReader
from stadtfaden.adapters.readers.web.markdown import MarkdownReader

__all__ = ["HtmlReader", "MarkdownReader"]
