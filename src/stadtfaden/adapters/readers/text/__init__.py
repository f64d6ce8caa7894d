"""Plain text files."""

from stadtfaden.adapters.readers.text.encoding import Decoded, decode
from stadtfaden.adapters.readers.text.reader import TextReader, looks_like_text

__all__ = ["Decoded", "TextReader", "decode", "looks_like_text"]
