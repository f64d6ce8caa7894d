"""Whether a paper tells what became of another: a progress report beside its plan orders nothing anew."""

import re

from stadtfaden.core.links.values import Side
from stadtfaden.core.links.wording import are_nearly_same
from stadtfaden.core.statements.values import StatementKind

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

_STATE = re.compile(
    rf"(?i)\b(?:{_ENDS}|in Arbeit|in Umsetzung|laufend|läuft|verzögert|Stand|Umsetzungsstand|"
    r"Sachstand|Ergebnis(?:se)?|wurden?|konnten?)\b"
)
_SENTENCE = re.compile(r"[.!?]\W*$")


def is_progress_report(title: str) -> bool:
    """Whether the title of a paper says that it tells what became of plans."""
    return _PROGRESS.search(title) is not None and _PLANNED.search(title) is None


def reports_on(newer: Side, older: Side) -> bool:
    """Whether `newer` tells what became of what `older` wants. A report of earlier date, or one on a report,
    does not; where a date is missing, the titles decide. Who only repeats a goal or a sentence tells
    nothing of what became of it; an entry of a report on measures stands for its state.
    """
    is_earlier = newer.dated_on is not None and older.dated_on is not None and newer.dated_on < older.dated_on
    if is_earlier or is_progress_report(older.paper_title) or _tells_as_done(older):
        return False
    if not (is_progress_report(newer.paper_title) or _tells_as_done(newer)):
        return False
    return _tells_a_state(newer) or not are_nearly_same(newer.text, older.text)


def _tells_as_done(side: Side) -> bool:
    return _DONE.search(side.text) is not None


def _tells_a_state(side: Side) -> bool:
    is_entry = _SENTENCE.search(side.text) is None
    return side.kind is StatementKind.MEASURE and (
        is_entry or _STATE.search(f"{side.text} {side.context}") is not None
    )
