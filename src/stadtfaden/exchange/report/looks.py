"""The city's own look, as its pages have it; the shipped one where it says nothing."""

from stadtfaden.actors import queries as actors
from stadtfaden.actors.models import Municipality
from stadtfaden.exchange.report.values import Look
from stadtfaden.ui.colours import SHIPPED_THREAD


def look_of(municipality: Municipality) -> Look:
    """One query. Colours were checked for contrast when they were settled."""
    found = actors.look_of(municipality)
    if found is None:
        return Look(SHIPPED_THREAD)
    return Look(
        thread=found.thread_colour or SHIPPED_THREAD,
        logo=bytes(found.logo) if found.logo_digest else b"",
        logo_text=found.logo_text,
        logo_width=found.logo_width,
        logo_height=found.logo_height,
        notice=found.notice,
    )
