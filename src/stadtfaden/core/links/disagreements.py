"""Where two statements about the same thing cannot both be kept."""

from stadtfaden.core.targets.values import Direction, Target
from stadtfaden.core.words import Token, fold, tokens

_FAR = 5  # words between a thing and what is done with it

MORE = frozenset(
    token.base
    for token in tokens(
        "ausbauen Ausbau erweitern Erweiterung erhöhen Erhöhung steigern Steigerung vermehren verdoppeln "
        "Verdopplung mehr zusätzlich ausweiten Ausweitung schaffen Schaffung Neubau errichten Errichtung "
        "aufstocken Aufstockung eröffnen Eröffnung einführen Einführung anheben Anhebung verlängern "
        "Verlängerung zulassen Zulassung"
    )
)
LESS = frozenset(
    token.base
    for token in tokens(
        "reduzieren Reduzierung Reduktion verringern Verringerung abbauen Abbau Rückbau zurückbauen "
        "senken Senkung mindern Minderung streichen Streichung schließen Schließung aufgeben Aufgabe "
        "verzichten Verzicht halbieren Halbierung weniger begrenzen Begrenzung einschränken "
        "Einschränkung abschaffen Abschaffung einstellen Einstellung verkürzen wegfallen Wegfall "
        "entfallen verkleinern Verkleinerung untersagen"
    )
)


def disagreement(one: Target, other: Target) -> str | None:
    """What differs between two targets of the same thing, in German words; None where both can be kept.

    Both can be kept where they measure different things (unit, base year, scope), where one is a step on the
    way to the other (more, later), and where one is a bound that the other keeps.
    """
    if not _comparable(one, other):
        return None
    difference = _what_differs(one, other)
    if difference is None:
        return None
    return f"{difference}: {target_in_words(one)} gegen {target_in_words(other)}"


def _what_differs(one: Target, other: Target) -> str | None:
    if {one.direction, other.direction} == {Direction.RAISE, Direction.REDUCE}:
        return "die Richtung"
    has_years = one.target_year is not None and other.target_year is not None
    if one.value == other.value:
        return "das Jahr" if has_years and one.target_year != other.target_year else None
    if one.value is None or other.value is None:
        return None
    if one.target_year == other.target_year:
        return None if _one_keeps_the_other(one, other) else "der Wert"
    return "Wert und Jahr" if has_years and not _step_on_the_way(one, other) else None


def opposite_directions(
    here: tuple[Token, ...], there: tuple[Token, ...], things: frozenset[str]
) -> tuple[str, str] | None:
    """The words by which one text wants more and the other less of the same thing, None where they agree."""
    for thing in sorted(things, key=len, reverse=True):
        one, other = _wanted(here, thing), _wanted(there, thing)
        if one is not None and other is not None and one[0] != other[0]:
            return one[1], other[1]
    return None


def _wanted(words: tuple[Token, ...], thing: str) -> tuple[bool, str] | None:
    places = [at for at, word in enumerate(words) if word.base == thing or thing in word.parts]
    best: tuple[int, bool, str] | None = None
    for at, word in enumerate(words):
        is_more, is_less = _says(word, MORE), _says(word, LESS)
        if is_more == is_less:
            continue
        distance = min((abs(at - place) for place in places), default=_FAR + 1)
        if distance <= _FAR and (best is None or distance < best[0]):
            best = (distance, is_more, word.surface)
    return None if best is None else best[1:]


def _says(word: Token, direction: frozenset[str]) -> bool:
    # „Stellplatzabbau“ says less by its head; its first part is the thing.
    return word.base in direction or (bool(word.parts) and word.parts[-1] in direction)


def _comparable(one: Target, other: Target) -> bool:
    if fold(one.unit or "") != fold(other.unit or ""):
        return False
    if None not in {one.base_year, other.base_year} and one.base_year != other.base_year:
        return False
    if one.scope and other.scope and not _same_scope(one.scope, other.scope):
        return False
    # Without number and unit only words tell that both mean the same („klimaneutral“).
    return one.value is not None or other.value is not None or _same_words(one, other)


def _same_scope(one: str, other: str) -> bool:
    first = {term for token in tokens(one) for term in (token.base, *token.parts)}
    second = {term for token in tokens(other) for term in (token.base, *token.parts)}
    return bool(first & second)


def _same_words(one: Target, other: Target) -> bool:
    first = {t.base for t in tokens(one.text) if len(t.base) > _FAR and not t.base.isdigit()}
    second = {t.base for t in tokens(other.text) if len(t.base) > _FAR and not t.base.isdigit()}
    return bool(first & second)


def _one_keeps_the_other(one: Target, other: Target) -> bool:
    for bound, kept in ((one, other), (other, one)):
        if bound.value is None or kept.value is None or bound.direction == kept.direction:
            continue
        if bound.direction is Direction.AT_LEAST and kept.value >= bound.value:
            return True
        if bound.direction is Direction.AT_MOST and kept.value <= bound.value:
            return True
    return False


def _step_on_the_way(one: Target, other: Target) -> bool:
    earlier, later = sorted((one, other), key=lambda target: target.target_year or 0)
    if earlier.value is None or later.value is None:
        return True
    shrinks = earlier.direction is Direction.AT_MOST or later.direction is Direction.AT_MOST
    return later.value <= earlier.value if shrinks else later.value >= earlier.value


def number_in_words(value: float) -> str:
    """A number as Germans write it: 1500 → „1.500“, 2.9 → „2,9“."""
    if value == int(value):
        return f"{int(value):,}".replace(",", ".")
    return f"{value:,.10g}".replace(",", " ").replace(".", ",").replace(" ", ".")


def target_in_words(target: Target) -> str:
    """A target as a short German phrase: „200 Ladepunkte bis 2030“; its own words where it has no number."""
    if target.value is None:
        return f"„{target.text}“"
    unit = "" if target.unit is None else f" {target.unit}"
    year = "" if target.target_year is None else f" bis {target.target_year}"
    return f"{number_in_words(target.value)}{unit}{year}"
