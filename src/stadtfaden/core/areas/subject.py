"""What a paper as a whole is about, as its title says, and what that means for each of its statements."""

import re
from collections.abc import Sequence

from stadtfaden.core.areas.scoring import best_first, score_areas
from stadtfaden.core.areas.values import Area, Scored

BY_TITLE = "rule:areas-by-title/1"
# Of the statements that speak of the subject at most doubtfully by their own words, how many speak of it, for
# each that the title promises. From the papers of the demo city (63 statements; without one paper each .80
# to .97); no labelled paper of a real city was asked.
HELD = 0.88
_LEAST = 0.75  # chance from which on the title names an area: more than one weak word
_LEAST_SHARE = 0.3
_MOST = 2  # a title that names more names none above others
# Papers that speak of all areas, or of a place or a meeting, whatever words their titles hold.
_SPANNING = re.compile(
    r"\bleitbild|haushalt(?!en?\b)|jahresbericht|jahresabschluss|geschäftsbericht|nachhaltigkeit|koalition"
    r"|kooperationsvertrag|kooperationsvereinbarung|wahlprogramm|regierungsprogramm|arbeitsprogramm|wahlperiode"
    r"|legislatur|niederschrift|protokoll\b|sitzung|tagesordnung|beteiligungsbericht|verwaltungsbericht"
    r"|zielbild|zukunftsbild|zukunftsprogramm|\bvision\b|\binsek\b|\bisek\b|\bstek\b|\bigek\b|\bilek\b"
    r"|(?:stadtteil|quartiers|dorf|orts|gemeinde|kreis|regional)-?(?:entwicklung|konzept|programm)"
    r"|integriert\w*\s+(?:\w+\s+)?(?:strateg|(?:stadt|handlungs|entwicklungs)\w*konzept)"
    r"|digital\w*strategie|strategie\s+\W?digital|digitale\s+(?:agenda|stadt|strategie)|smart\W?(?:city|region)",
    re.IGNORECASE,
)
# What names the form of a paper („… Verkehr“ behind it is the subject), and households, which are no budget.
_FORM = re.compile(
    r"stadtentwicklungs\w+|master\W?plan|private\w*\s+haushalten?\b"
    r"|(?:auswertung|ergebnis\w*|dokumentation)\b.{0,40}?\w*(?:beteiligung|umfrage|befragung|dialog)",
    re.IGNORECASE,
)


def subject_of(title: str, taxonomy: tuple[Area, ...]) -> tuple[Scored, ...]:
    """The one or two areas that a title names, best first, with the chance that a statement of the paper
    speaks of each; none for papers that span all areas and titles that name no area clearly. About 0.3 ms.
    """
    if _SPANNING.search(title):
        return ()
    named = score_areas(_FORM.sub(" ", title), taxonomy, threshold=_LEAST)
    if len(named) > _MOST:
        return ()
    clear = (one for one in named if (one.share or 0.0) >= _LEAST_SHARE)
    return tuple(Scored(one.id, round(one.score * HELD, 4)) for one in clear)


def with_subject(scored: Sequence[Scored], subject: Sequence[Scored]) -> tuple[Scored, ...]:
    """An area counts by the better evidence, its own words or the title; shares stay with the words."""
    own = {one.id: one for one in scored}
    for named in subject:
        found = own.get(named.id)
        if found is None or found.score < named.score:
            own[named.id] = Scored(named.id, named.score, found.share if found else None)
    return best_first(own.values(), 0.0)
