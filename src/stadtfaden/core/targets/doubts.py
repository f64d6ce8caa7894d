"""Why a target looks impossible, in German words; nothing is repaired."""

from stadtfaden.core.targets.values import Direction, Target
from stadtfaden.core.targets.years import FIRST_LIKELY, LAST_LIKELY

_WHOLE = 100


def doubts_about(target: Target) -> tuple[str, ...]:
    """German sentences, empty where the target can be true."""
    doubts: list[str] = []
    for name, year in (("Zieljahr", target.target_year), ("Basisjahr", target.base_year)):
        if year is not None and not FIRST_LIKELY <= year <= LAST_LIKELY:
            doubts.append(f"Das {name} {year} ist unwahrscheinlich.")
    if target.target_year and target.base_year and target.target_year <= target.base_year:
        doubts.append(f"Das Zieljahr {target.target_year} liegt nicht nach dem Basisjahr {target.base_year}.")
    if target.unit == "%" and target.value is not None:
        doubts.extend(_doubts_about_share(target.value, target))
    return tuple(doubts)


def _doubts_about_share(value: float, target: Target) -> list[str]:
    shown = f"{abs(value):g}".replace(".", ",")
    if target.direction is Direction.REDUCE and abs(value) > _WHOLE:
        return [f"Eine Minderung um mehr als 100 % ist nicht möglich; genannt sind {shown} %."]
    if target.direction in {Direction.REACH, Direction.AT_LEAST, Direction.AT_MOST} and value > _WHOLE:
        return [f"Ein Anteil über 100 % ist nicht möglich; genannt sind {shown} %."]
    if target.direction is Direction.RAISE and value > _WHOLE and f"auf {shown}" in target.text:
        return [f"Ein Anteil über 100 % ist nicht möglich; genannt sind {shown} %."]
    return []
