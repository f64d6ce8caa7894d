"""Who runs the public pages, as one line says it: „Stadt Auental, Rathausplatz 1, strategie@auental.de“."""

import re

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PART = re.compile(r"\s*[,;|·\n]\s*")


def operator_name(said: str) -> str:
    """The first part that is no e-mail address; empty where there is none."""
    parts = (_MAIL.sub("", part).strip(" :()<>") for part in _PART.split(said))
    return next(filter(None, parts), "")


def operator_mail(said: str) -> str:
    """The first e-mail address; empty where none is named."""
    found = _MAIL.search(said)
    return found[0] if found else ""
