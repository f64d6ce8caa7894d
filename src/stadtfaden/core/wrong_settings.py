"""A setting that cannot be meant: what is wrong with it and the way out, in one German sentence."""

import re
from collections.abc import Mapping

LOCAL = ("localhost", "127.0.0.1", "[::1]")
WEB = {"http", "https"}
LAST_PORT = 65535
_SENDER = re.compile(r"[^<>\s@]+@[^<>\s@]+|[^<>]*<[^<>\s@]+@[^<>\s@]+>")
_ADDRESS = re.compile(
    r"(?P<scheme>[a-z][a-z0-9+.-]*)://(?:(?P<user>[^/?#\s]*)@)?(?P<host>\[[0-9a-f:.]+\]|[^/?#:@\[\]\s]+)"
    r"(?::(?P<port>[0-9]{1,5}))?(?P<path>/[^?#\s]*)?(?P<rest>[?#]\S*)?",
    re.ASCII | re.IGNORECASE,
)
_HOST = re.compile(r"\*|\[[0-9a-f:]+\]|\.?[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?", re.ASCII | re.IGNORECASE)


class WrongSetting(ValueError):  # noqa: N818 -- named after the fact
    """`str` is the whole sentence; `name` is the setting's, as the environment has it."""

    def __init__(self, name: str, said: str, wanted: str) -> None:
        fault = f"ist falsch („{said}“)" if said else "fehlt"
        super().__init__(f"Die Einstellung {name} {fault}: {wanted}")
        self.name = name


def whole_number(name: str, said: str, usual: int) -> int:
    """0 or more; `usual` where nothing is said. Raises WrongSetting."""
    text = said.strip()
    if not text:
        return usual
    if not (text.isascii() and text.isdigit()):
        raise WrongSetting(name, said, f"Nötig ist eine ganze Zahl wie {usual}, oder sie weglassen.")
    return int(text)


def yes_or_no(name: str, said: str) -> bool:
    """No where nothing is said. Raises WrongSetting."""
    text = said.strip()
    if text not in {"", "0", "1"}:
        raise WrongSetting(name, said, "Möglich sind 1 (ja) und 0 (nein), oder sie weglassen.")
    return text == "1"


def host_names(name: str, said: str) -> list[str]:
    """Under which names a server answers; always under the local ones, which nobody can point elsewhere.

    Raises WrongSetting.
    """
    names = [part.strip() for part in said.split(",") if part.strip()]
    for one in names:
        if not _HOST.fullmatch(one):
            wanted = (
                f"„{one}“ ist kein Name eines Servers. Nötig sind Namen wie strategie.muster.de, mit Kommas "
                "dazwischen, ohne https://, ohne Anschluss und mit xn-- statt Umlauten, oder sie weglassen."
            )
            raise WrongSetting(name, said, wanted)
    return [*names, *(one for one in LOCAL if one not in names)]


def web_address(name: str, said: str) -> str:
    """Without a slash at the end; "" where nothing is said. Raises WrongSetting."""
    text = said.strip()
    parts = address_parts(text)
    if text and (parts is None or parts["scheme"] not in WEB or parts["rest"] or parts["user"]):
        raise WrongSetting(
            name,
            without_password(said),
            "Nötig ist eine Adresse ohne ? und # wie https://strategie.musterstadt.de, oder sie weglassen.",
        )
    return text.rstrip("/")


def mail_sender(name: str, said: str, usual: str) -> str:
    """`Name <address>` or an address alone. Raises WrongSetting."""
    text = said.strip()
    if text and not (_SENDER.fullmatch(text) and text.isprintable()):
        raise WrongSetting(name, said, f"Nötig ist ein Absender wie {usual}, oder sie weglassen.")
    return text or usual


def address_parts(said: str) -> Mapping[str, str] | None:
    """`scheme`, `user` (with password), `host`, `port`, `path` and `rest`, each "" where it is not said; None
    for what has no server in it, or a port that there cannot be.
    """
    found = _ADDRESS.fullmatch(said)
    if found is None or int(found["port"] or LAST_PORT) not in range(1, LAST_PORT + 1):
        return None
    return {**found.groupdict(default=""), "scheme": found["scheme"].lower()}


def without_password(said: str) -> str:
    """What may be shown: „smtp://…@server“."""
    before, mark, server = said.rpartition("@")
    scheme = before.partition("://")[0] + "://" if "://" in before else ""
    return f"{scheme}…@{server}" if mark else said
