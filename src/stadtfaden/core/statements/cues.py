"""What a sentence shows of itself: cheap signs in its words, found without context."""

import re

from stadtfaden.core.patterns import Patterns
from stadtfaden.core.verbs import verb_signs

_SIGNS: tuple[tuple[str, str], ...] = (
    ("should", r"\bsoll(?:te|ten|test)\b"),
    ("shall", r"\bsoll(?:en)?\b"),
    ("will", r"\b(?:wollen|will|möchten?|möge)\b"),
    ("must", r"\b(?:muss|müssen|müßte\w*|müsste\w*|bräuchten?)\b"),
    ("must_first", r"\b(?:müsste\w*|müßte\w*|bräuchten?)\b"),
    ("would_be", r"\b(?:wäre|wären|fände)\b"),
    (
        "would_be_good",
        (
            r"\b(?:wäre|wären|fände)\b.*\b(?:schön|gut|sinnvoll|wünschenswert|hilfreich|super|besser|toll|"
            r"ideal|optimal|angebracht|nötig|"
            r"notwendig|wichtig|denkbar|möglich|klasse|prima|angemessen|sinnig|lösung|option|alternative|"
            r"idee|möglichkeit)|"
            r"\b(?:schön|gut|sinnvoll|wünschenswert|hilfreich|super|besser|toll|ideal|optimal|wichtig|"
            r"denkbar|alternative|lösung|idee)\b.{0,30}\bwären?\b"
        ),
    ),
    ("would", r"\bwürden?\b"),
    (
        "would_wish",
        (
            r"\bwürden?\b.{0,40}\b(?:wünschen|begrüßen|vorschlagen|freuen|empfehlen|helfen|reichen|genügen|"
            r"bitten)\b"
        ),
    ),
    (
        "effect",
        (
            r"^(?:das|dies|dadurch|damit|so|dann|davon)\b.{0,40}\b(?:würden?|wären?|könnten?|ließen?|bringt|"
            r"hilft|erhöht|kostet)\b"
        ),
    ),
    ("could", r"\b(?:könnten?|ließen?|könne)\b"),
    ("can", r"\b(?:kann|können)\b"),
    (
        "can_question",
        r"^(?:und\s+|vielleicht\s+|oder\s+)?(?:könnten?|kann|können|wäre|sollte|würde|ist es)\b.*\?$",
    ),
    (
        "can_passive",
        (
            r"\b(?:könnten?|kann|können|ließen?)\b.*\b\w*(?:ge\w+t|ge\w+en|\w+iert|\w+[eu]tzt|\w+stellt|"
            r"\w+ändert|\w+nert)\s+werden\b"
        ),
    ),
    ("should_passive", r"\b(?:sollten?|müsste\w*|müssen|muss|sollen|soll)\b.*\b\w+(?:t|en)\s+werden\b"),
    ("why_not", r"\b(?:warum|wieso|weshalb)\b.{0,40}\b(?:nicht|kein\w*|statt)\b.*\?$"),
    ("how_about", r"\bwie\s+wär\w*\b"),
    ("please", r"\bbitte\b"),
    (
        "propose",
        (
            r"\b(?:\w*vorschl[aä]g\w*|schlage|anreg\w+|rege|empfehl\w+|lösung\w*|idee|wunsch|plädiere|fordere|"
            r"forderung|abhilfe|lösungsvorschl\w+)\b"
        ),
    ),
    ("wish", r"\b(?:wünsch\w+|hoffe|erbitte|begrüß\w+)\b"),
    (
        "need",
        (
            r"\b(?:nötig|notwendig\w*|erforderlich\w*|sinnvoll\w*|wünschenswert\w*|überfällig|dringend|"
            r"unbedingt)\b"
        ),
    ),
    ("needs", r"\b(?:braucht|brauchen|benötigt|bedarf|gehört|gehören)\b"),
    (
        "instead",
        (
            r"\b(?:statt|anstatt|stattdessen|anstelle|lieber|alternativ|besser|zumindest|wenigstens|"
            r"mindestens)\b"
        ),
    ),
    ("also", r"\b(?:zusätzlich\w*|weitere\w*|mehr|neue\w*|ebenfalls|auch)\b"),
    ("here", r"\b(?:hier|dort|da)\b"),
    ("is_to", r"\b(?:ist|sind)\b.*\bzu\s+\w+(?:en|rn|ln)\b|\b\w+(?:zu)\w+en\s+(?:ist|sind)\b"),
    ("zu_infinitive", r"\b(?:zu\s+\w+(?:en|rn|ln)|\w+zu\w{3,}en)\b"),
    ("in_order", r"\b(?:damit|um\s.*\bzu\s+\w+en)\b"),
    ("checks", r"\b(?:prüf\w+|geprüft|überprüf\w+|untersuch\w+|nachdenken|überleg\w+)\b"),
    (
        "passive_future",
        (
            r"\b(?:wird|werden)\b.*\b(?:\w*ge\w{2,}(?:t|en)|\w+iert|erstellt|erarbeitet|entwickelt|"
            r"überarbeitet|verlängert|errichtet|umgesetzt|erweitert|verbessert|beauftragt|herausgegeben)\b"
        ),
    ),
    (
        "aims",
        (
            r"\b(?:ziele?s?|anspruch|angestrebt|anstreben|streben|strebt|zielt|verfolg\w+|es\s+gilt|"
            r"es\s+geht\s+darum|geht\s+es\s+darum|anliegen)\b"
        ),
    ),
    ("by_year", r"\bbis\s+(?:\w+\s+){0,3}20\d\d\b"),
    ("in_year", r"\b(?:im\s+jahr\s+)?20[3-9]\d\b"),
    ("we", r"\b(?:wir|unser\w*)\b"),
    ("i", r"\b(?:ich|mir|mich|meine\w*)\b"),
    (
        "i_do",
        (
            r"\bich\s+(?:bin|fahre|fuhr|habe|hatte|wohne|gehe|war|muss|kann|finde|komme|benutze|nutze|erlebe|"
            r"sehe|verstehe|weiß|denke|glaube)\b|\b(?:bin|habe|fahre|muss)\s+ich\b"
        ),
    ),
    (
        "cause",
        r"\b(?:weil|denn|da|aufgrund|wegen|daher|deshalb|deswegen|somit|also|obwohl|trotz|so\s?dass)\b",
    ),
    (
        "cause_first",
        (
            r"^(?:weil|denn|da|aufgrund|wegen|obwohl|gerade|besonders|vor\s+allem|leider|momentan|derzeit|"
            r"aktuell|zurzeit|zur\s+zeit|bisher|oft|häufig|meist\w*|morgens|abends|im\s+sommer|im\s+winter)\b"
        ),
    ),
    (
        "now",
        (
            r"\b(?:momentan|derzeit\w*|aktuell\w*|zurzeit|zur\s+zeit|bisher|bislang|nach\s+wie\s+vor|schon|"
            r"bereits|inzwischen|mittlerweile|seit)\b"
        ),
    ),
    (
        "often",
        (
            r"\b(?:oft|häufig\w*|ständig\w*|immer|dauernd|regelmäßig|meist\w*|manchmal|teilweise|jeden\s+tag|"
            r"täglich|gerne?|permanent|zunehmend\w*)\b"
        ),
    ),
    (
        "lack",
        (
            r"\b(?:fehl(?:t|en|ende\w*)|mangel\w*|mangelnde\w*|defizit\w*|unzureichend\w*|kaum|nirgends|"
            r"sanierungsstau|unterversorg\w+|lücken?|\w*engpässe?)\b"
        ),
    ),
    ("no", r"\b(?:kein\w*|nicht|nie|niemand|ohne)\b"),
    (
        "bad",
        (
            r"\b(?:gefährlich\w*|gefahr\w*|schlecht\w*|problem\w*|eng\w?|schmal\w*|unübersichtlich\w*|"
            r"unklar\w*|schwierig\w*|unsicher\w*|lebensgefähr\w+|"
            r"ärger\w*|leider|rücksichtslos\w*|konflikt\w*|umständlich\w*|katastroph\w*|unmöglich|nerv\w+|"
            r"rutschig\w*|holprig\w*|chaos|unfall\w*|unfälle\w*|stau\w*|"
            r"blockier\w+|zugeparkt\w*|hindernis\w*|behinder\w+|kritisch\w*|zu\s+(?:wenig|viel|schnell|"
            r"kurz|lang|klein|steil|hoch|dunkel)\w*)\b"
        ),
    ),
    (
        "burden",
        (
            r"\b(?:herausforderung\w*|druck|bedroh\w+|gefährde\w+|belast\w+|überlast\w+|knapp\w*|wächst|"
            r"wachsend\w*|steigend\w*|zunehmend\w*|nehmen\s+zu|sinkend\w*|"
            r"verlust\w*|droht|drohen|krise\w*|wandel\w*|abhängigkeit|unterschiede|leidet|erschwer\w+|"
            r"verschärf\w+|risik\w+|verletzlich\w*|langwierig\w*|handlungsbedarf|konkurrenz|problem\w*|"
            r"schwierig\w*)\b"
        ),
    ),
    (
        "past",
        (
            r"\b(?:war|waren|wurden?|hatten?|konnten?|gab|kam|kamen|ging|lag|stieg|sank|worden|gewesen|trat|"
            r"fand(?:en)?|nahmen|tagte|gaben)\b"
        ),
    ),
    (
        "perfect",
        (
            r"\b(?:ist|sind|hat|haben|habe|bin)\b.*\b(?:ge\w+(?:t|en)|\w+iert|verändert|verdoppelt|entwickelt|"
            r"beschlossen|worden)\b"
        ),
    ),
    ("is", r"\b(?:ist|sind|bin)\b"),
    (
        "has",
        (
            r"\b(?:hat|haben|gibt|besteht|bestehen|liegt|liegen|steht|stehen|beträgt|kommt|kommen|fährt|fahren|"
            r"führt|wird|parken|macht|machen|zeigt|lässt)\b"
        ),
    ),
    ("when", r"\b(?:wenn|falls|sobald|obwohl|während|als)\b"),
    ("when_first", r"^(?:wenn|falls|sobald|obwohl|wer|als)\b"),
    ("man", r"\bman\b"),
    ("would_should_man", r"\b(?:sollte|könnte|kann|müsste)\s+(?:man|hier|dort|da|die\s+stadt|auch)\b"),
    ("this_first", r"^(?:das|dies\w*|es|dadurch|damit|so|dabei|dazu|davon|dafür)\b"),
    ("question", r"\?$"),
    ("bang", r"!$"),
    (
        "colon_start",
        (
            r"^(?:vorschlag|idee|lösung|lösungsvorschlag|abhilfe|wunsch|bitte|ziel|maßnahme|"
            r"forderung)\w*\s*[:–-]"
        ),
    ),
    ("source", r"\b(?:abbildung|tabelle|kapitel|quelle|anhang|anlage|siehe|vgl)\b"),
    ("law", r"\b(?:gesetz\w*|verordnung\w*|richtlinie\w*|beschluss\w*|beschlossen|§)\b"),
    (
        "vision",
        (
            r"\b(?:vision|zukunftsbild|zielbild|leitbild|zukunft)\b|^(?:im\s+jahr(?:e)?\s+)?20[3-9]\d\s+(?:ist|"
            r"sind|leben|gilt|haben|wird|wohnen)\b"
        ),
    ),
    (
        "principle",
        (
            r"\b(?:grundsatz|grundsätz\w+|prinzip\w*|vorrang|leitend|priorität|im\s+mittelpunkt|gemeinwohl\w*|"
            r"jede\s+entscheidung|grundlage\s+unseres|handeln)\b"
        ),
    ),
    (
        "indicator",
        (
            r"^(?:anzahl|anteil|zahl|summe|höhe|quote|\w+quote|\w+anteil|\w+emissionen|modal\s+split|fläche|"
            r"verbrauch|\w+verbrauch)\b(?!.*\b(?:soll|wird|ist|beträgt|liegt|lag|erhöh\w+|steiger\w+|senk\w+|"
            r"verringer\w+))|\b(?:indikator\w*|kennzahl\w*|messgröße\w*|gemessen)\b"
        ),
    ),
    (
        "measure_noun",
        (
            r"^(?:\w*(?:ausbau|aufbau|umbau|neubau|bau|abbau|rückbau|erwerb|ankauf|start|einsatz|erhalt|anlage|"
            r"konzept|plan|programm|projekt|kampagne|abschluss|durchführung|einführung|einrichtung|erstellung|"
            r"erarbeitung|schaffung|errichtung|entwicklung|umgestaltung|sanierung|fortschreibung|beschaffung|"
            r"installation|überarbeitung|prüfung|anbringen|aufstellen|freigabe|aufhebung|ausweisung|öffnung|"
            r"verlegung|markierung|umrüstung|umwandlung))\b"
        ),
    ),
    (
        "goal_noun",
        (
            r"^(?:\w*(?:erhalt|sicherung|stärkung|förderung|schutz|verbesserung|steigerung|reduzierung|"
            r"reduktion|verringerung|minderung|senkung|erhöhung|vermeidung|gewährleistung|teilhabe|zugang|"
            r"attraktiv\w*|klimaneutral\w*|barrierefrei\w*|bezahlbar\w*))\b"
        ),
    ),
    (
        "ability",
        (
            r"\b(?:fördern|stärken|sichern|erhalten|gewährleisten|ermöglichen|verbessern|steigern|erhöhen|"
            r"senken|reduzieren|schützen|vermeiden|bewahren|anerkennen|weiterentwickeln|beteiligen)$"
        ),
    ),
)
SIGNS = Patterns((name, re.compile(rule, re.DOTALL)) for name, rule in _SIGNS)
_WORD = re.compile(r"[A-Za-zÄÖÜäöüß]+")
_SHORT, _LONG = 4, 22
# Words in „-ung“ that name a thing or a state, no act.
_THINGS = re.compile(
    r"(?:(?<!an)(?<!um)siedlung|zeitung|wohnung|verwaltung|abteilung|kreuzung|mündung|verbindung|festung|lichtung|"
    r"bevölkerung|meinung|voraussetzung|regierung|vereinigung|stiftung|umgebung|sitzung|ausstellung|"
    r"veranstaltung|unterführung|niederung|böschung)$"
)


def signs_of(sentence: str) -> tuple[str, ...]:
    """Names of the signs a sentence shows, in a fixed order; O(signs x length)."""
    plain = sentence.strip()
    lower = plain.lower()
    found = SIGNS.found(lower)
    words = _WORD.findall(plain)
    verbs = verb_signs(plain)
    found.extend(verbs)
    if "verb_none" in verbs and words and words[0].endswith("ung") and not _THINGS.search(words[0].lower()):
        found.append("noun_of_action")
    found.append("short" if len(words) <= _SHORT else "long" if len(words) >= _LONG else "middling")
    if "verb_none" in verbs and len(words) <= _SHORT:
        found.append("short_no_verb")
    return tuple(found)


def small_words_of(sentence: str) -> tuple[str, ...]:
    """Words written small, once each: verbs, particles, adjectives; what a paper is about stays outside."""
    words = _WORD.findall(sentence)
    if not words:
        return ()
    small = {word for word in words[1:] if word[0].islower()}
    return (f"^{words[0].lower()}", *sorted(small))
