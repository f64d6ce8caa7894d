"""Plain text files."""

from stadtfaden.adapters.readers.text.encoding import Decoded, decode
from stadtfaden.adapters.readers.text.reader import TextReader

__all__ = ["Decoded", "TextReader", "decode"]
