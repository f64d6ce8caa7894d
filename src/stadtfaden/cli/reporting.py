"""report: the strategy on paper, whole, short or what has changed; as PDF or Word file."""

import json
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from stadtfaden.actors.queries import CityUnclear, city_meant
from stadtfaden.cli.start import BROKEN, complain, said
from stadtfaden.exchange.report import (
    Brief,
    Format,
    Kind,
    Made,
    NoSuchEdition,
    Order,
    Report,
    make,
    write_whole,
)
from stadtfaden.threads.queries import decided_editions
from stadtfaden.ui.templatetags.stadtfaden import number

__all__ = ["Format", "Kind", "Order", "report"]

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Municipality


def report(*, out: Path, city: str | None, order: Order, as_json: bool) -> int:
    """0 when the file stands; an older file of that name stays until the new one is whole."""
    started = time.monotonic()
    try:
        municipality = city_meant(city)
    except CityUnclear as reason:
        complain(str(reason))
        return BROKEN
    if wrong := _not_writable(out):
        complain(wrong)
        return BROKEN
    try:
        order = _since_the_only_one(municipality, order)
        made = make(municipality, order, settings.DATA)
    except NoSuchEdition:
        complain(_editions(municipality, order))
        return BROKEN
    try:
        write_whole(out, made.data)
    except OSError as error:
        complain(f"{out} lässt sich nicht schreiben: {said(error)}. Bitte einen anderen Ort nennen.")
        return BROKEN
    seconds = round(time.monotonic() - started, 1)
    answer = {
        "city": municipality.name,
        "file": str(out),
        "kind": order.kind,
        "format": order.format,
        "language": order.language,
        "on": order.on,
        "pages": made.pages,
        "bytes": len(made.data),
        **_figures(made),
        "seconds": seconds,
    }
    if as_json:
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    else:
        pages = "" if made.pages is None else f"{made.pages} Seiten, "
        sys.stdout.write(f"{out}: {pages}{_told(made)}; {number(seconds)} s.\n")
    return 0


def _since_the_only_one(municipality: "Municipality", order: Order) -> Order:
    """With exactly one decided edition nobody has to say since which."""
    if order.kind is not Kind.CHANGES or order.before is not None:
        return order
    numbers = [one.number for one in decided_editions(municipality)[:2]]
    return replace(order, before=numbers[0]) if len(numbers) == 1 else order


def _figures(made: Made) -> dict[str, int]:
    found = made.report
    if isinstance(found, Report):
        quotes = sum(len(paper.quoted) for paper in found.papers)
        return {"papers": len(found.papers), "areas": len(found.areas), "quotes": quotes}
    if isinstance(found, Brief):
        goals = sum(len(area.aims) for area in found.aims)
        return {"papers": len(found.papers), "areas": len(found.aims), "goals": goals}
    return {
        "changed": len(found.changed),
        "added": len(found.added),
        "confirmed": len(found.confirmed),
        "gone": len(found.gone),
    }


def _told(made: Made) -> str:
    figures = _figures(made)
    if isinstance(made.report, Report):
        return f"{figures['quotes']} Zitate aus {figures['papers']} Papieren"
    if isinstance(made.report, Brief):
        return f"{figures['areas']} Handlungsfelder, {figures['goals']} Ziele"
    said = {"changed": "geändert", "added": "neu", "confirmed": "neu bestätigt", "gone": "nicht mehr da"}
    return ", ".join(f"{figures[name]} {words}" for name, words in said.items())


def _editions(municipality: "Municipality", order: Order) -> str:
    """Which edition is not there, and which are; or how the first one comes to be."""
    known = ", ".join(
        f"{one.number} ({one.title})" for one in decided_editions(municipality).order_by("number")
    )
    if not known:
        return (
            f"Für {municipality.name} gibt es noch keine Beschlussfassung, mit der sich vergleichen ließe. "
            "Sie entsteht am Schreibtisch unter „Beschlussfassungen“: Dort wird festgehalten, was Menschen "
            "bestätigt haben, sobald der Rat es beschlossen hat."
        )
    if order.before is None:
        return f"Seit welcher Beschlussfassung? Bitte mit --from nennen. Vorhanden: {known}."
    return f"Diese Beschlussfassung gibt es nicht. Vorhanden: {known}."


def _not_writable(out: Path) -> str:
    """Said before the work, not after it; "" where nothing speaks against it."""
    if out.is_dir():
        return f"{out} ist ein Ordner. Bitte eine Datei nennen, zum Beispiel {out / 'strategie.pdf'}."
    if not out.parent.is_dir():
        return f"Den Ordner {out.parent} gibt es nicht. Bitte anlegen oder einen anderen nennen."
    return ""
