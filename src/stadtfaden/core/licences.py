"""Licences of data, and who hands them on to GovData: names from the lists of DCAT-AP.de."""

import re
from collections.abc import Mapping

from stadtfaden.core.wrong_settings import WrongSetting

BASE = "http://dcat-ap.de/def/licenses/"
CONTRIBUTORS = "http://dcat-ap.de/def/contributors/"
NOT_STATED = (
    f"{BASE}other-closed"  # without a licence nothing is allowed, and the catalogue must not promise it
)
LICENCES: Mapping[str, str] = {
    "dl-by-de/2.0": "Datenlizenz Deutschland – Namensnennung – Version 2.0",
    "dl-zero-de/2.0": "Datenlizenz Deutschland – Zero – Version 2.0",
    "cc-by/4.0": "Creative Commons Namensnennung 4.0",
    "cc-by-sa/4.0": "Creative Commons Namensnennung, Weitergabe unter gleichen Bedingungen 4.0",
    "cc-zero": "Creative Commons CC0 1.0",
    "officialWork": "Amtliches Werk, lizenzfrei nach § 5 Abs. 1 UrhG",
}
_CONTRIBUTOR = re.compile(r"[A-Za-z][A-Za-z0-9_-]{1,79}", re.ASCII)


def licence(said: str) -> str:
    """The address of a licence by its short name or address; empty where none is stated.

    Raises WrongSetting.
    """
    name = said.strip().removeprefix(BASE)
    if name and name not in LICENCES:
        raise WrongSetting(
            "STADTFADEN_LICENCE", said, f"Möglich sind {', '.join(LICENCES)}, oder sie weglassen."
        )
    return f"{BASE}{name}" if name else ""


def licence_name(address: str) -> str:
    """What people call it, in German; empty where none is stated."""
    return LICENCES.get(address.removeprefix(BASE), "")


def contributor(said: str) -> str:
    """The address of a contributor by its short name or address; empty where none is stated. Raises
    WrongSetting. Whether GovData knows the name, only GovData can say.
    """
    name = said.strip().removeprefix(CONTRIBUTORS)
    if name and not _CONTRIBUTOR.fullmatch(name):
        raise WrongSetting(
            "STADTFADEN_CONTRIBUTOR_ID",
            said,
            "Nötig ist der Name, den GovData vergeben hat, wie musterstadt, oder sie weglassen.",
        )
    return f"{CONTRIBUTORS}{name}" if name else ""
