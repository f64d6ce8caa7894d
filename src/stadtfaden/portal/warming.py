"""What the first reader would wait for is made ready: pages, index, model and dictionary when the server
starts, the figures of all statements whenever the records have changed.
"""

import threading
import time
from pathlib import Path

from django.db import DatabaseError, connection
from django.template.loader import get_template

from stadtfaden.actors import queries as actors
from stadtfaden.portal import figures
from stadtfaden.portal.kept import Stand, is_quiet, kept
from stadtfaden.search import Filters
from stadtfaden.showing.hits import hits_for

TEMPLATES = Path(__file__).with_name("templates")
QUIET, PAUSE = 3, 1  # seconds; whoever decides at the desk is not to be slowed down


def warm() -> None:
    """Some seconds, most of them for the model and the dictionary; nothing is kept that could grow old."""
    for path in sorted(TEMPLATES.rglob("*.html")):
        get_template(path.relative_to(TEMPLATES).as_posix())
    try:
        for municipality in actors.municipalities():
            hits_for(municipality, municipality.name, Filters())
    except DatabaseError:
        return  # nothing was built yet: there is nothing to open


def follow(known: Stand | None) -> Stand | None:
    """Works the figures out if the records differ from `known` and nobody has written lately, until somebody
    writes again; gives the state for which they are worked out.
    """
    stand = kept().stand()
    if stand is None or stand == known or not is_quiet(stand, QUIET):
        return known
    try:
        for municipality in actors.municipalities():
            for work_out in figures.to_work_out(municipality):
                if kept().stand() != stand:
                    return known
                work_out()
    except DatabaseError:
        return known  # somebody builds or moves the records: next time
    return stand


def warm_beside() -> None:
    """In a thread of its own: the first answers need not wait, and a process that ends does not either."""

    def work() -> None:
        warm()
        known = None
        while True:
            known = follow(known)
            connection.close()
            time.sleep(PAUSE)

    threading.Thread(target=work, name="warm", daemon=True).start()
