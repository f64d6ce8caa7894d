"""What the first reader would wait for is made ready when the server starts: pages, index, model."""

import threading
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.template.loader import get_template

from stadtfaden.actors import queries as actors
from stadtfaden.pipeline.context import index_of
from stadtfaden.showing.hits import embedder

TEMPLATES = Path(__file__).with_name("templates")


def warm() -> None:
    """Some seconds, most of them for the model; nothing is kept that could grow old."""
    for path in sorted(TEMPLATES.rglob("*.html")):
        get_template(path.relative_to(TEMPLATES).as_posix())
    try:
        for municipality in actors.municipalities():
            index_of(settings.DATA, municipality).open()
    except DatabaseError:
        return  # nothing was built yet: there is nothing to open
    embedder()


def warm_beside() -> None:
    """In a thread of its own: the first answers need not wait, and a process that ends does not either."""

    def work() -> None:
        try:
            warm()
        finally:
            connection.close()

    threading.Thread(target=work, name="warm", daemon=True).start()
