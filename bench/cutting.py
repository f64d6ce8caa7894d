"""Reading without understanding, in a process of its own that starts no Django."""

import hashlib
from pathlib import Path

from stadtfaden.core.layout import compose
from stadtfaden.core.passages import cut_passages
from stadtfaden.corpus.geometry import Packed, packed_reading
from stadtfaden.reading import Reading, ReadingOptions
from stadtfaden.reading.registry import reader_for


def cut(path: Path) -> Packed:
    data = path.read_bytes()
    reader = reader_for(data, path.name)
    pages = compose(reader.read(data, ReadingOptions()).pages)
    digest = hashlib.sha256(data).hexdigest()
    reading = Reading(digest, len(data), reader.media_type, reader.name, None, pages, cut_passages(pages), ())
    return packed_reading(reading)
