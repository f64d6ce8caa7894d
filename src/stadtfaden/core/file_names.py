"""Names of files as people send them."""

import re
import unicodedata

LENGTH = 150
_SEPARATORS = re.compile(r"[\\/]")
# Control characters, and those that turn the direction of writing: „gpj.exe“ shown as „exe.jpg“.
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def plain_name(name: str) -> str:
    """The name alone, without folders and without characters nobody sees; its ending stays.

    "Papier" where nothing is left. At most LENGTH characters.
    """
    last = _SEPARATORS.split(unicodedata.normalize("NFC", name))[-1]
    seen = "".join(letter for letter in last if unicodedata.category(letter) not in _UNSEEN)
    plain = " ".join(seen.split()).strip(". ")
    stem, dot, ending = plain.rpartition(".")
    if dot and len(plain) > LENGTH and len(ending) < LENGTH // 2:
        return f"{stem[: LENGTH - len(ending) - 1]}.{ending}"
    return plain[:LENGTH] or "Papier"
