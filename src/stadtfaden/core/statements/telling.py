"""Signs that a sentence of a paper only tells, asks or supposes: what a reader would not call a statement."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from stadtfaden.core.pages import BlockKind
from stadtfaden.core.patterns import together
from stadtfaden.core.statements.values import StatementKind

_ASKS = re.compile(r"\?\W*$")
# „Sollte der Bedarf steigen, …“: a verb at the head of a sentence that is no question supposes.
_SUPPOSES = re.compile(r"^(?:Sollten?|Wären?|Würden?|Hätten?|Könnten?)\s[^,]*,")
_MYSELF = re.compile(r"\b(?:[Ii]ch|[Mm]ir|[Mm]ich)\b")
_SPEECH = re.compile(r"[„“»]\s?[^“”«]{25,}(?:[.!?][“”«]|$)")
_LAW = re.compile(r"^(?:§|Art(?:ikel|\.)\s\d|\(\d{1,2}[a-z]?\)\s)")
_PARAGRAPH = re.compile(r"§\s?\d")
# What the paper says of itself: „Ziel dieser Studie ist es“.
_ITSELF = re.compile(
    r"\b(?:(?:diese[rsnm]?|vorliegende[rsnm]?)\s+(?:\w+e[nrs]?\s+)?|(?:Ziel|Zweck|Gegenstand|Aufgabe|Rahmen)\s+"
    r"(?:de[rs]|eine[rs])\s+)(?:\w*(?:[Bb]ericht|[Pp]apier|[Ss]tudie|[Uu]ntersuchung|[Bb]roschüre|[Gg]utachten|[Uu]mfrage|"
    r"[Bb]efragung|[Dd]okumentation|[Ee]rhebung|[Ww]orkshop|[Vv]eranstaltung|[Aa]usstellung|[Bb]eteiligung|[Bb]andes)|"
    r"Kapitels?|Abschnitts?|Dokuments?|Interviews?|Publikation|Analyse|Auswertung)e?s?\b"
)
# „Die neun Zielbilder übersetzen …“, „… soll hier dargestellt werden“: the paper leads its reader.
_LEADS = re.compile(
    r"^Als\s(?:\w+\s)?Beispiele?\b|^(?:Das|Die|Der|Diese[rs]?)\s(?:\w+\s){0,2}[\w-]*(?i:konzept|bild(?:er)?|strategie|plan|bericht|programm|kapitel)\s"
    r"(?:beschreib|zeig|enthält|enthalten|übersetz|glieder|umfass|stellt|fasst|biete)\w*|"
    r"\b(?:dargestellt|vorgestellt|erläutert|beschrieben|aufgezeigt|skizziert|zusammengefasst|aufgeführt|Ausblick\s.*gegeben)\s"
    r"werden(?:\ssoll(?:en|ten?)?)?\W*$|"
    r"\b(?:Kapitel|Abschnitt|Kap\.)\s[\d.]+\s(?:genannt|beschrieben|dargestellt|aufgeführt|vorgestellt)\w*|"
    r"\b(?:darauf\shingewiesen|angemerkt|erwähnt)\swerden\b|\bnicht\s(?:unterschätzt|vergessen|unerwähnt|überbewertet)\b"
)
# What people answered, and what a picture shows: „Ein Drittel der Befragten“, „Lageplan: Büro Muster“.
_ANSWERS = re.compile(
    r"\b(?:Befragt(?:e[nr]?)|Umfrageteilnehm\w+|Interviewpartner\w*|Antwortende[nr]?)\b|"
    r"\b[Ss]timme\s(?:voll|eher|überhaupt)\b|\((?:\.\.\.|…)\)|"
    r"\b(?:gibt|geben|gab|gaben)\s(?:\w+\s){0,3}an\b(?=,|\W*$)"
)
_CREDIT = re.compile(
    r"^\*\w|\b(?:Fotos?|Lageplan|Visualisierung(?:en)?|Grafik|Luftbild|Bildnachweis|Illustration|Abbildung|Quellen?)\s?:\s|"
    r"^(?:Abb\.|Abbildung|Tab\.|Tabelle|Foto|Karte|Quelle)\s?\d+\b"
)
# „Eine Gruppe setzte sich zum Ziel“, a form to fill in, somebody speaking of himself.
_ONCE_WANTED = re.compile(r"\b(?:setzten?\ssich|wollten?|planten?|strebten?|beabsichtigten?)\b|_{2,}")
# „Noch größer wäre die Lücke, wenn …“: a reckoning, no wish.
_RECKONS = re.compile(
    r"\b(?:größer|höher|kleiner|geringer|länger|kürzer|niedriger|teurer)\s(?:wären?|würden?|fielen?)\b.*\bwenn\b|"
    r"\b(?:rein\s)?rechnerisch\b"
)
# What a calculation takes for granted: „Annahme: …“, „im Szenario …“, „gilt nur unter der Voraussetzung“.
_ASSUMES = re.compile(
    r"^(?:\w+\s)?Annahmen?(?:\s\d+)?\s?:|^(?:Es|Hier(?:bei|für)|Dabei)\s(?:wird|wurde)\s[^.;]{0,80}?"
    r"\b(?:unterstellt|angenommen|vorausgesetzt|ausgegangen)\b|"
    r"^(?:Im|In\s(?:diesem|jenem|den|beiden|dem))\s(?:\w+\s)?(?!Ziel)[\w-]*[Ss]zenari(?:o|en)\b|"
    r"\b(?:[Bb]erechnet|[Gg]erechnet|[Ee]rrechnet|[Aa]ngenommen|[Uu]nterstellt)e[nrs]?\s[^.;]{0,60}\b"
    r"(?:nur\s)?unter\s(?:der\s)?(?:Voraussetzung|Annahme)\b"
)
# „Am Hafen könnten Wohnungen entstehen“: what may come of it, nobody promises it.
_MAY_GAIN = re.compile(
    r"\bkönnten?\b[^.;]*\b(?:entstehen|profitieren|gewinnen|beitragen|entlasten|einsparen|eingespart|vermieden|gesenkt|"
    r"realisiert|erschlossen|aufgewertet|gewonnen|verringert|gesteigert|zugute\s?kommen)\b"
)
_CANNOT = re.compile(r"\b(?:kann|können|konnten?)\b[^.;]*\bnicht\b")
# Goals of a plan that is only being made: „Daraus sollen Leitlinien abgeleitet werden“.
_MAKES_GOALS = re.compile(
    r"\b(?:\w*[Zz]iele|Zielhierarchien|Leitlinien|Leitsätze|Zukunftsbild(?:er)?|Handlungsfelder)\b[^.;]{0,120}"
    r"\b(?:formulier(?:t|en)|abgeleitet|erarbeitet|konkretisier(?:t|en)|abzuleiten|zu\serarbeiten)\b"
)
_THEREBY = re.compile(
    r"^(?:Dadurch|Hierdurch|Damit|So|Auf\sdiese\sWeise|Dies|Das)\s(?:werden|wird|entsteh\w+|könn\w+|kann|führt|sink\w+|ist|sind)\b"
)
# Steps on the way to the paper itself, not what it wants done.
_ON_THE_WAY = re.compile(
    r"\b(?:Stellungnahmen?|Träger\s+öffentlicher\s+Belange|Offenlage|Auftaktveranstaltung|Zwischenergebnisse?|"
    r"Abschlussbericht\w*|Beschlussvorlage|Kosten(?:ermittlung|schätzung)|Grobkosten|Fragebögen|"
    r"(?:[Gg]rob|[Ff]ein|[Vv]or)(?:konzept|entwurf)e?s|(?:Start|Beginn|Durchführung)\sder\s(?:Öffentlichkeits|Bürger)\w*beteiligung)\b"
)
_BETWEEN_STOPS = re.compile(r"\s[–-]\s")  # „Markt – Bahnhof – Klinikum“: a line, no measure
_FORECAST = re.compile(
    r"\b(?:k(?:ann|önn(?:en|ten?))|[Pp]rognos\w+|[Vv]orausberechn\w+|erwartet(?:e[nrs]?)?|(?:rechnet|rechnen)\s+(?:\w+\s+){0,3}mit|"
    r"voraussichtlich\w*|vermutlich|(?:zu\s+rechnen|auszugehen)\s+(?:ist|sein)|(?:ist|sei)\s+(?:\w+\s+){0,3}(?:zu\s+rechnen|auszugehen)|(?:ansteigen|zunehmen|abnehmen|anwachsen|zurückgehen|schrumpfen|zusteigen)\s+(?:wird|werden)|ausfallen\s+(?:wird|werden)|ergibt\s+sich|ergeben\s+sich|"
    r"wird\s(?:[^.;]|(?<=\d)\.(?=\d))*\b(?:(?:an)?wachsen|zunehmen|abnehmen|zurückgehen|ansteigen|schrumpfen))\b"
)
_OVER = re.compile(
    r"\b(?:lag(?:en)?|betrug(?:en)?|beläuft|belaufen|beliefen?|beträgt|betragen|wurden?|war(?:en)?|stiegen?|sank(?:en)?|"
    r"(?:zu\s+)?verzeichnen|(?:zeig(?:t|en)|ergab(?:en)?|beleg(?:t|en)),?\s+dass|seit\s+(?:dem\s+Jahre?\s+)?(?:19|20)\d\d|hat(?:te|ten)?|gingen?)\b"
)
_PLEDGES = re.compile(
    r"\b(?:soll(?:en|ten?)?|will|wollen|möchten?|muss|müssen|Ziele?s?|zielt|zielen|strebt?|streben|angestrebt|"
    r"gilt\s+es|verpflichtet|plant|planen|geplant|vorgesehen|beabsichtig\w+)\b"
)
_NOTHING_WRONG = re.compile(
    r"^Trotz\b|\b(?:[Kk]ein\w*|ohne|nicht)\b[^,.;]{0,40}\b(?:[Pp]roblem\w*|\w*[Bb]edarf\w*|[Dd]efizit\w*|[Mm]angel|[Mm]ängel|[Kk]onflikt\w*|"
    r"[Kk]ritisch\w*)"
)
_SUBORDINATE_MODAL = re.compile(
    r"(?:^(?:Wenn|Falls|Sofern|Soweit|Sobald|Wie|Wo|Ob|Was)|"
    r"(?:,\s|\s–\s)(?:wenn|falls|sofern|soweit|sobald|wie|wo|woran|ob|was|so\s?dass|obwohl|weil|(?:\w+\s)?(?:der|die|das|den|dem|"
    r"deren|dessen|welche[rsnm]?)))\s(?:[^,.;]|(?<=\d)[.,](?=\d))*?(?P<modal>\b(?:soll(?:en|ten?)?|muss|müssen|will|wollen|könnten?|müssten?)\b)(?=\s*(?:[,.;]|$))"
)
_DONE = re.compile(
    r"\b(?:wurden?|war(?:en)?|hatten?|konnten?|gab|fand(?:en)?|bezog(?:en)?|diente[n]?|erfolgte[n]?)\b"
)
_NUMBER = re.compile(r"\d[\d.,]*")
_WORDS = re.compile(r"\w+")
_WISHES = frozenset(
    {"s:should", "s:shall", "s:must", "s:will", "s:propose", "s:need", "s:aims", "s:would_wish"}
)
_WOULD_BE = re.compile(r"\b(?:wären?|fände|begrüßen|wünschen)\b")
_EFFECT = re.compile(r"\b(?:würden?|hätten?)\b")
_COMING = frozenset(
    {"s:passive_future", "s:would_be_good", "s:is_to", "s:could", "s:wish_first", "s:needs", "s:checks"}
)
_PLAIN = 0.88  # how sure the words must be, where a sentence says nothing of what shall be
_NOUNS = frozenset(
    {"s:measure_noun", "s:goal_noun", "s:noun_of_action", "s:wish_first", "s:wish_later", "s:ability"}
)
_FEW = 2
_MANY_NUMBERS = 4
_LOOSE = 0.4  # share of words of one letter in spaced type
_DOES = frozenset({StatementKind.MEASURE, StatementKind.GOAL})


_TOLD = together(
    _ASKS, _SUPPOSES, _LAW, _ITSELF, _LEADS, _ANSWERS, _MAKES_GOALS, _CREDIT, _ONCE_WANTED, _RECKONS, _ASSUMES
)
_PLEDGED, _SIDE_CLAUSES = together(_PLEDGES), together(_SUBORDINATE_MODAL)
_PAST_OR_FORECAST = together(_FORECAST, _OVER)


def is_account(sentences: Sequence[str]) -> bool:
    """Whether most sentences of a paragraph tell what was done: its „sollten“ then tells of a plan of old."""
    return len(sentences) > _FEW and 3 * sum(_DONE.search(one) is not None for one in sentences) >= 2 * len(
        sentences
    )


def is_told(text: str) -> bool:
    """Whether the sentence asks, supposes, reckons or assumes, cites a law, speaks of its own paper,
    gives somebody's answer or a picture's source, or is spaced type.
    """
    words = _WORDS.findall(text)
    is_loose = sum(len(word) == 1 for word in words) > _LOOSE * len(words)
    return is_loose or _TOLD.any_found(text)


def is_speech(text: str) -> bool:
    """Whether the sentence is somebody's words: papers print what people said in a survey or workshop."""
    return _SPEECH.match(text) is not None or _MYSELF.search(text) is not None


def is_pledge(text: str) -> bool:
    """Whether a word of the sentence says that something shall or will be done."""
    return _PLEDGED.any_found(text)


def is_past_or_forecast(text: str) -> bool:
    """A value that was measured, is expected or possible binds nobody, unless something is wanted."""
    return _PAST_OR_FORECAST.any_found(text) and not is_pledge(main_words(text))


def main_words(text: str) -> str:
    """The sentence without modal verbs at the end of side clauses: in „Plätze, die man meiden soll“.

    Only words are left out, so that what is left can be weighed like any sentence.
    """
    if not _SIDE_CLAUSES.any_found(text) or _WOULD_BE.search(text):  # „Gut wäre, wenn … könnte“ asks for it
        return text
    while match := _SUBORDINATE_MODAL.search(text):
        text = text[: match.start("modal")].rstrip() + text[match.end("modal") :]
    return text


def says_no_wish(features: AbstractSet[str]) -> bool:
    """Whether a full sentence says nothing of what shall be: goals in the present tense read like facts."""
    return "s:verb_none" not in features and _WISHES.isdisjoint(features)


def is_doubtful(
    text: str, kind: StatementKind, score: float, features: AbstractSet[str], block: BlockKind
) -> bool:
    """Whether signs of the sentence speak against `kind`, whatever the weighing of its words says.

    `score` is what that weighing gives it, `features` are those of `main_words(text)`.
    """
    if kind is StatementKind.CHALLENGE:
        return bool(_NOTHING_WRONG.search(text)) or len(_NUMBER.findall(text)) >= _MANY_NUMBERS
    if kind not in _DOES or not _WISHES.isdisjoint(features):
        return False
    is_effect = _EFFECT.search(text) is not None and _WOULD_BE.search(text) is None
    if is_effect or any(
        sign.search(text) for sign in (_PARAGRAPH, _THEREBY, _ON_THE_WAY, _CANNOT, _MAY_GAIN)
    ):
        return True
    if block is not BlockKind.PARAGRAPH or kind is StatementKind.GOAL:
        return False
    if "s:verb_none" in features:
        return _NOUNS.isdisjoint(features) or len(_BETWEEN_STOPS.findall(text)) >= _FEW
    return score < _PLAIN and _COMING.isdisjoint(features)
