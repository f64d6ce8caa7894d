"""Whether a paper tells what became of another: a progress report beside its plan orders nothing anew."""

import re

from stadtfaden.core.links.values import Side

# Papers that look back at what was decided. „Schlussbericht“ and „Projektbericht“ often are the plan itself.
_PROGRESS = re.compile(
    r"(?i)monitoring|sachstand|umsetzungs(?:stand|bericht|bilanz|kontrolle)|fortschritts(?:bericht|kontrolle)|"
    r"zwischen(?:bericht|bilanz|stand)|evaluation|evaluierung|rechenschaft|erfolgskontrolle|status(?:bericht|report)|"
    r"controlling|stand der umsetzung|jahresbericht|tätigkeitsbericht|vollzugsbericht|energiebericht|\bbilanz"
)
# What announces a look back or a look ahead itself: „Monitoringkonzept“, „Konzept für die Evaluation“.
_PLANNED = re.compile(r"(?i)(?:monitoring|evaluations?|controlling)s?(?:konzept|plan)|\bkonzept für")
_ENDS = (
    r"(?:umgesetzt|abgeschlossen|eingeführt|errichtet|fertiggestellt|eröffnet|gebaut|realisiert|durchgeführt|"
    r"beschlossen|eingerichtet|begonnen|gestartet|verwirklicht|erledigt|aufgebaut|installiert|ausgebaut|erreicht|"
    r"angeschafft|beschafft|gepflanzt|saniert|fortgeführt|weitergeführt|in Betrieb genommen)"
)
# What is told as done or under way.
_DONE = re.compile(
    rf"(?i)\b(?:wurden?|konnten?|ist|sind|hat|haben)\b[^.!?]{{0,120}}\b{_ENDS}\b|"
    r"\b(?:stand der umsetzung|umsetzungsstand|sachstand|bisherige umsetzung)\b|"
    r"\bstatus\s*:\s*(?:läuft|laufend|begonnen|umgesetzt|abgeschlossen|erledigt|verzögert|noch nicht|"
    r"in (?:umsetzung|arbeit|planung))"
)


def is_progress_report(title: str) -> bool:
    """Whether the title of a paper says that it tells what became of plans."""
    return _PROGRESS.search(title) is not None and _PLANNED.search(title) is None


def reports_on(newer: Side, older: Side) -> bool:
    """Whether `newer` tells what became of what `older` wants. A report of earlier date, or one on a report,
    does not; where a date is missing, the titles decide.
    """
    is_earlier = newer.dated_on is not None and older.dated_on is not None and newer.dated_on < older.dated_on
    if is_earlier or is_progress_report(older.paper_title) or _tells_as_done(older):
        return False
    return is_progress_report(newer.paper_title) or _tells_as_done(newer)


def _tells_as_done(side: Side) -> bool:
    return _DONE.search(side.text) is not None
