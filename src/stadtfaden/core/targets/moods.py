"""Whether a sentence wants something: aims against reports, forecasts, surveys and mere possibility."""

import re

from stadtfaden.core.targets.clauses import Clause
from stadtfaden.core.targets.directions import BOUND_AFTER, LIMIT, NEUTRAL, STRICT, Cue
from stadtfaden.core.targets.quantities import Quantity
from stadtfaden.core.targets.values import Direction
from stadtfaden.core.verbs import has_verb

_WHO = (
    r"(?:[Ww]ir|Stadt|Verwaltung|Stadtverwaltung|Gemeinde|Kreis|Landkreis|Kommune|Stadtwerke|Land|Bund|Koalition|Senat|"
    r"Landesregierung|Gemeinderat|Stadtrat|Rat|Bezirke?)"
)
# „ist zu beobachten“ and „ist zu 95 % ausgelastet“ demand nothing.
_TO_DO = (
    r"\b(?:ist|sind)\b[^.;:]*\b(?:zu\s+(?!beobacht|erwart|verzeichn|erkenn|seh|rechn|find|vermut|beacht|bedenk|bemerk|nenn|erwähn|unterscheid|versteh|erklär|(?:d|ein|all|viel|ihr|unser|"
    r"sein|dies|jed)en\b)[a-zäöüß]+n\b|(?!fest|zurück|anzunehm|auszugeh|zuzu|hervorzu|einzuordn|abzu(?:les|seh|leit)|anzumerk|anzutreff|vorzufind)"
    r"[a-zäöüß]{2,}zu[a-zäöüß]{3,}n\b)"
)
_WILL = re.compile(
    r"\b(?:soll(?:en|te|ten)?|müssen|muss|darf|dürfen|streb\w+|[Aa]ngestrebt|anzustreben|[Bb]eabsichtig\w+|[Gg]eplant|"
    r"[Vv]orgesehen|verpflichte[nt]?|\w*[Vv]erpflichtung|[Kk]ünftig|[Zz]ukünftig|gilt\s+es|Sollwert|SOLL|wollen|will)\b"
    rf"|{_TO_DO}"
    r"|(?<!Grad-)\b\w*[Zz]iel(?:e|es|en|s|wert\w*|setzung\w*|vorgabe\w*|marke|zahl|größe|korridor|horizont|jahr)?\b"
    rf"|\b{_WHO}\s+(?:werden|wird|möchten?)\b|\b(?:werden|möchten)\s+wir\b"
    r"|\bbeschlossen,\s"
)
_PAST_WORDS = (
    "war waren wurde wurden betrug betrugen lag lagen stieg stiegen sank sanken konnte konnten",
    "hatte hatten erreichte erreichten gab gaben gelang ging gingen nahm nahmen entsprach",
    "entsprachen belief beliefen verzeichnete verzeichneten wuchs wuchsen kam kamen fiel",
    "fielen blieb blieben erhielt erhielten verunglückte verunglückten besuchte besuchten",
    "nutzte nutzten lebte lebten wohnte wohnten zählte zählten stand standen fand fanden",
    "verbrauchte verbrauchten zeigte zeigten fehlte fehlten entfiel entfielen ergab ergaben",
    "stellte stellten investierte investierten wies wiesen begann begannen traf trafen trug trugen",
    "verlor verloren hielt hielten trat traten bot boten erhöhte erhöhten verringerte verringerten",
    "verminderte verminderten brach brachen rechnete",
)
_PAST = re.compile(
    rf"\b(?:{'|'.join(word for line in _PAST_WORDS for word in line.split())}|"
    r"(?!(?:soll|könn|möch|müss|dürf)ten)\w+ten?\s+sich)\b"
)
_PHRASE = 200  # characters; what is longer and shows no verb is debris of a table
_DEMANDS = re.compile(rf"\b(?:soll(?:en|te|ten)?|müssen|muss|wollen|will)\b|{_TO_DO}")
# „Das Ziel von 30 % wurde erreicht“ reports, „als Ziel wurden 30 % festgelegt“ does not.
_SET = re.compile(
    r"\b(?:festgelegt|beschlossen|vereinbart|gesetzt|definiert|formuliert|vorgegeben|verankert)\b"
)
_LOOSE = re.compile(r"\b(?:bis\s+zu|mehr\s+als|weniger\s+als|unter|über)\b", re.IGNORECASE)
_WOULD = re.compile(r"\bwürden?\b")
_UNREAL = re.compile(r"\b(?:hätten?|wären?)\b")
_PERFECT = re.compile(
    r"\b(?:ist|sind|hat|haben|habe)\b(?:[^.;]|\.(?=\d))*\b(?:\w*ge(?!n\b)\w+(?:t|en)|reduziert|erhöht|erreicht|realisiert|verringert|verdoppelt|"
    r"halbiert|vermindert|installiert|erzielt)\b(?!\s+(?:werden|wird))"
)
_DONE = re.compile(r"\b(?:gesunken|gestiegen|gewachsen|gefallen|zurückgegangen|worden|haben|hat|gelungen)\b")
_FORECAST = re.compile(
    r"\b(?:Prognose\w*|[Pp]rognosti\w+|voraussichtlich|wahrscheinlich|erwarte[tn]|schätzungsweise|geschätzt\w*|Szenario\w*|Berechnungen|"
    r"Hochrechnung\w*|Trend|angenommen|Annahmen?|ausgegangen|gerechnet|Vorausberechnung\w*|Vorausrechnung\w*|"
    r"rechnet\s+mit|Schätzung\w*|beispielsweise|würden?|könnten?|dürften?|\w*[Pp]otenzial\w*|\w*[Pp]otential\w*|\w*[Rr]uhestand|"
    r"demogra\w+|auszugehen|\w*[Mm]ehrbedarf|gehen\s[^.;]{1,80}\saus)\b"
)
# What may be, what explains, and what is only held against a goal.
_REPORTS = re.compile(
    r"\b(?:kann|können|l[aä]ss(?:t|en)\s+sich|zurückzuführen)\b|\bgeh(?:t|en)\b[^.;]*\bdarauf\s+zurück|"
    r"\bzu\s+(?:verzeichnen|beobachten|erkennen|sehen|erwarten)\s+(?:ist|sind|war)\b|"
    r"\b(?:zeigt|zeigen|belegt|belegen|bedeutet|entspricht),\s+dass\b"
)
_BY_YEAR = re.compile(r"\b[Bb]is\s+(?:spätestens\s+|zum\s+Jahr\s+|(?:zum\s+)?Ende\s+)?20\d\d\b")
_ALL_CAN = re.compile(
    r"\W*(?:Bis\b[^,.;]{1,30}?\s(?:kann|können)\s+)?(?:[Aa]lle|[Jj]ede[rs]?|[Ss]ämtliche)\s[^,.;]{3,80}?\b(?:kann|können|werden|sein|\w+en)\b"
)
_PEOPLE = r"(?:[Bb]evölkerung|[Ee]inwohnerzahl|[Aa]ltersgruppe)\w*"
_GROW = r"(?:zunehmen|wachsen|(?:an)?steigen|sinken|abnehmen|zurückgehen)"
_HELD_AGAINST = re.compile(
    r"\b(?:unter|über|oberhalb|unterhalb|hinter)\s+(?:de[mnr]|von)\s+\w*[Zz]iel\w*|"
    r"\bbis\s+zu[rm]\s+Erreich(?:ung|en)\s+des\s+\w*[Zz]iel\w*|\bwürden?\b[^.;]*\bgenügen\b|"
    r"\b(?:hat|haben|wurden?|ist)\b[^.;]*[Zz]iel\w*\b[^.;,]*\b(?:erfüllt|überschritten|übertroffen|verfehlt)\b|"
    rf"{_PEOPLE}[^.;]*\b{_GROW}\s+(?:wird|werden)\b|\b(?:wird|werden)\b[^.;]*{_PEOPLE}[^.;]*\b{_GROW}\b"
)
_PLANNED = re.compile(r"\b(?:haben|hat|hatten?|wurden?)\b[^;]*\b(?:geplant|beabsichtigt)\b")
_FIRM = re.compile(r"\b(?:soll|sollen|\w*[Zz]iele?n?|wollen|angestrebt|strebt)\b")
_SURVEY = re.compile(
    r"\b(?:Befragt\w+|Auffassung|der\s+Meinung|[Gg][ae]ben\s[^.;]{0,40}an\b|\w*[Uu]mfrage|Befragung|Teilnehmende\w*|Antworten|Interviewt\w+)\b"
)
_PASSIVE = re.compile(r"\b(?:wird|werden)\b")
# What the one who writes does every year is a promise, what others do is a report.
_DEED = (
    r"(?:baut|bauen|pflanzt|pflanzen|schafft|schaffen|saniert|sanieren|errichtet|errichten|eröffne[nt]|installier(?:t|en)|stellt|"
    r"stellen|legt|legen|richte[nt]|bildet|bilden|erneuer[tn]|investier(?:t|en)|entsiegel[tn])"
)
_DOES = re.compile(rf"\b{_WHO}\b[^.;]*?\b{_DEED}\b|\b{_DEED}\s+(?:die\s+|der\s+)?{_WHO}\b")
_HOLDS = re.compile(r"\b(?:stehen|steht|gilt|gelten|erhalten|entstehen|verkehrt|verkehren|fährt|fahren)\b")
_NEEDS = re.compile(
    r"\b(?:benötig\w+|erforderlich\w*|\w*förder\w+|gewährt|bezuschusst|übernommen|\w*finanzierung)\b"
)
_STATES = re.compile(
    r"\b(?:beträgt|betragen|umfasst|umfassen|liegt|besitzt|belegt|erzeugt|gehört|enthält|entspricht)\b"
)
_YEARLY = re.compile(r"\b(?:[Jj]ährlich|[Jj]edes\s+Jahr|[Pp]ro\s+Jahr)\b")
_LEADS = frozenset({"um", "auf"})


def is_aim(clause: Clause) -> bool:
    """Whether the sentence promises or demands; what it promises is picked elsewhere."""
    text = clause.text
    wills = wants(_PLANNED.sub(" ", text))
    if (
        text.endswith("?")
        or _SURVEY.search(text)
        or _HELD_AGAINST.search(text)
        or (_REPORTS.search(text) and not wills and not is_for_all(clause))
        or _UNREAL.search(text)
        or (_FORECAST.search(text) and not _FIRM.search(text))
    ):
        return False
    if wills or _is_told(clause):
        return wills
    if clause.is_dated():
        return True
    if has_verb(text) or _STATES.search(text):
        return _is_laid_down(clause)
    cues = any(_is_named(cue, text) for cue in clause.cues)
    if len(text) > _PHRASE:
        return cues and STRICT.search(text) is not None
    return (
        cues
        or any(_is_limited(quantity, text) or is_yearly(quantity, text) for quantity in clause.quantities)
        or (clause.begins() and (bool(clause.quantities) or NEUTRAL.search(text) is not None))
    )


def is_told(quantity: Quantity, clause: Clause) -> bool:
    """Whether just this value is reported in a sentence that wants something else."""
    said = clause.around(quantity.start, quantity.end)
    states = _STATES.search(said)
    if states and _WILL.search(said) is None and (states[0] == "beträgt" or not clause.is_dated()):
        return True
    reported = _PAST.search(said) or _WOULD.search(said)
    if reported is None or _DEMANDS.search(said):
        return False
    return _WILL.search(said) is None or _SET.search(said) is None


def wants(text: str) -> bool:
    """Whether a word of will stands in the text."""
    return _WILL.search(text) is not None


def has_past(text: str) -> bool:
    """Whether a verb of the past stands in the text."""
    return _PAST.search(text) is not None


def is_for_all(clause: Clause) -> bool:
    """„Alle Leistungen können bis 2028 online beantragt werden“: what all can do by then is promised."""
    if not clause.target_years() or not _BY_YEAR.search(clause.text):
        return False  # until a day people may have their say
    return _ALL_CAN.match(clause.text) is not None


def _is_named(cue: Cue, text: str) -> bool:
    """In a phrase nouns and infinitives want („Bau von“, „pflanzen“), „zu Hause versorgt“ does not."""
    word = text[cue.start : cue.end]
    return cue.direction is not Direction.REACH or word[0].isupper() or word.endswith("en")


def _is_limited(quantity: Quantity, text: str) -> bool:
    """„bis zu 36 % der Männer“ and „unter 2.000 Euro“ sort people, „höchstens 36 %“ lays down a limit."""
    if quantity.bound is None:
        return False
    return _LOOSE.search(text, max(0, quantity.start - 24), quantity.end) is None


def is_yearly(quantity: Quantity, text: str) -> bool:
    return (quantity.unit or "").endswith("/Jahr") or _YEARLY.search(text, 0, quantity.end) is not None


def _is_told(clause: Clause) -> bool:
    """Told as done; „bis 2027 sind alle Schulen angeschlossen“ is not, „bis 2019 sind sie gesunken“ is."""
    if _PAST.search(clause.text):
        return True
    return _PERFECT.search(clause.text) is not None and (
        not clause.is_dated() or _DONE.search(clause.text) is not None
    )


def _is_laid_down(clause: Clause) -> bool:
    """Aims in the present tense: „wird auf 30 km/h begrenzt“, „die Stadt baut jährlich 8 km“."""
    text = clause.text
    passive = _PASSIVE.search(text) is not None
    if clause.target_years() and (
        (clause.cues and (passive or clause.base_years())) or (passive and NEUTRAL.search(text))
    ):
        return True
    if passive and any(_is_moved(quantity, clause) for quantity in clause.quantities):
        return True
    if BOUND_AFTER.search(text):
        return True
    yearly = any(is_yearly(quantity, text) for quantity in clause.quantities)
    if STRICT.search(text) and (passive or yearly) and not _NEEDS.search(text):
        return any(quantity.bound for quantity in clause.quantities)
    if clause.begins() and clause.quantities and _HOLDS.search(text):
        return True
    return (yearly or clause.begins()) and _DOES.search(text) is not None


def _is_moved(quantity: Quantity, clause: Clause) -> bool:
    if quantity.is_base or quantity.led_by not in _LEADS:
        return quantity.is_deadline
    has_base = quantity.led_by == "auf" and any(
        base.is_base and base.led_by == "von" for base in clause.quantities
    )
    return has_base or any(cue.moves for cue in clause.cues) or LIMIT.search(clause.text) is not None
