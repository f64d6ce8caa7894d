"""Verbs by their shape: enough German morphology to tell a sentence from a heading and a wish from a report."""

import re

_WORD = re.compile(r"[A-Za-zÄÖÜäöüß]+")
_CLAUSE = re.compile(r"[,;:()–]\s|\s[-–=>]+\s|[.!?]+\s")
_AUXILIARY = frozenset(
    word
    for line in (
        "ist sind bin seid war waren wird werden wurde wurden hat haben habe hatte hatten kann können konnte konnten könnte",
        "könnten soll sollen sollte sollten muss müssen muß musste mussten müsste müssten müßte will wollen wollte möchte",
        "möchten darf dürfen dürfte durfte mag wäre wären würde würden hätte hätten gibt gab geht ging kommt kam steht stand",
        "liegt lag lässt ließe ließen bleibt bleibe fehlt fehlen sieht fährt läuft hält nimmt gilt trifft treffen bräuchte",
        "bräuchten finde fände sei seien weiß wüsste parke fahre wünsche bitte schlage plädiere hoffe",
    )
    for word in line.split()
)
_NO_VERB_T = frozenset(
    word
    for line in (
        "nicht jetzt erst dort fast oft sonst selbst meist recht weit leicht gut breit schlecht gesamt direkt komplett statt mit",
        "seit zumeist längst möglichst zuerst dicht laut bereit rot hart kurz halt nett fest tot alt kalt acht zuletzt meist vielleicht",
        "insgesamt überhaupt privat konkret schlicht echt exakt strikt akut absolut bekannt benannt bestimmt beliebt verkehrt geeignet",
        "bedingt unbedingt ungeeignet unbeschränkt berechtigt erlaubt verboten gewohnt geehrt zweit dritt mindest ernst sanft zart",
        "anstatt samt nebst gewünscht falscht nett breitest best höchst äußerst spät früh stadt verrückt möglicherweise indirekt",
    )
    for word in line.split()
)
_NO_VERB_EN = frozenset(
    word
    for line in (
        "gegen zwischen neben wegen den einen keinen meinen deinen seinen ihren unseren euren diesen jenen jeden allen beiden vielen",
        "einigen mehreren anderen manchen solchen welchen wenigen eben außen innen oben unten hinten vorn vornen daneben morgen selten",
        "denen deren dessen wen ihnen zusammen drinnen draußen drüben zehn sieben gestern gern fern modern extern intern ersten letzten",
        "nächsten zweiten dritten meisten wenigsten dagegen hingegen entgegen deswegen weswegen meinetwegen übrigen einzelnen",
    )
    for word in line.split()
)
_AFTER_FINITE = frozenset(
    word
    for line in (
        "die der das den dem ein eine einen einem einer sich hier dort da wir sie es man er ich viele alle auch nicht nur oft immer",
        "häufig meist meistens auf in an im am zu zum zur über durch mit bei für von vor nach aus um sehr so ja leider kaum schon",
        "wieder keine kein regelmäßig ständig teilweise manchmal täglich dann jedoch aber",
    )
    for word in line.split()
)
_PARTICIPLE = re.compile(r"^(?:\w*ge\w{2,}|(?:be|ver|er|ent|zer|emp|über|unter)\w{3,}|\w+ier)t$")
_INFINITIVE = re.compile(r"^[a-zäöüß]{3,}(?:en|ern|eln)$|^tun$")
_SUBORDINATE = frozenset(
    "der die das den dem welche welcher welches dass daß weil wenn damit wo ob obwohl da wer was als sodass bis bevor so und "
    "denen deren dessen während nachdem sobald".split()
)
_PURPOSE = frozenset({"um", "ohne", "statt", "anstatt", "zu"})


def _is_finite(words: list[str], index: int) -> bool:
    word = words[index]
    if word in _AUXILIARY:
        return True
    if not word[0].islower() or len(word) < 4:  # noqa: PLR2004 -- shorter verbs are in the list
        return False
    if word.endswith("t"):
        return word not in _NO_VERB_T and not _PARTICIPLE.match(word)
    if word.endswith("en") and word not in _NO_VERB_EN and 0 < index < len(words) - 1:
        return words[index + 1] in _AFTER_FINITE and words[index - 1] not in {"zu", "die", "der", "den", "das"}
    return word.endswith("te") and len(word) > 5 and index > 0  # noqa: PLR2004 -- fuhr, dachte, wollte


def _is_wish(words: list[str]) -> bool:
    """„Radweg verbreitern“: an infinitive at the end, and nothing that is conjugated before it."""
    last = words[-1]
    return (
        len(words) > 1
        and _INFINITIVE.match(last) is not None
        and last not in _NO_VERB_EN
        and words[-2] not in {"zu", "nicht"}
        and words[0].lower() not in _PURPOSE
    )


def verb_signs(line: str) -> tuple[str, ...]:
    """Names of what the verbs of a line show, clause by clause; O(length)."""
    clauses = [words for part in _CLAUSE.split(line) if (words := _WORD.findall(part))]
    if not clauses:
        return ("no_words",)
    found: set[str] = set()
    finite = [any(_is_finite(words, index) for index in range(len(words))) for words in clauses]
    found.add("verb_none" if not any(finite) else "verb_first_clause" if finite[0] else "verb_later")
    if finite[0] and all(finite):
        found.add("verb_everywhere")
    early = [index for index in range(min(5, len(clauses[0]))) if _is_finite(clauses[0], index)]
    if early:
        found.add(f"verb_at_{early[0]}")
        if clauses[0][early[0]] not in _AUXILIARY:
            found.add("verb_full")
    for words, is_finite in zip(clauses, finite, strict=True):
        is_first = words is clauses[0]
        if not is_finite and _is_wish(words) and (is_first or words[0].lower() not in _SUBORDINATE):
            found.add("wish_first" if is_first else "wish_later")
    return tuple(sorted(found))
