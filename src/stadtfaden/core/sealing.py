"""A text kept so that nobody reads it without the key, and nobody changes it unseen."""

from base64 import urlsafe_b64encode
from collections.abc import Sequence
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

SEALED = "sealed:"  # what was kept before there was a seal begins otherwise
_PURPOSE = b"stadtfaden second steps"


class SealBroken(Exception):  # noqa: N818 -- named after the fact
    """Sealed with another key, or changed by hand."""


def sealed(text: str, keys: Sequence[str]) -> str:
    """Another text each time. Of the keys, words of any length, the first is taken; it is stretched by HKDF
    (RFC 5869), the seal is Fernet (AES-128-CBC with HMAC-SHA256).
    """
    return SEALED + _box(*keys).encrypt(text.encode()).decode()


def unsealed(text: str, keys: Sequence[str]) -> str:
    """Any of the keys opens it; what has no seal comes back as it is. Raises SealBroken."""
    if not text.startswith(SEALED):
        return text
    try:
        return _box(*keys).decrypt(text.removeprefix(SEALED)).decode()
    except InvalidToken as error:
        raise SealBroken from error


@lru_cache(maxsize=4)
def _box(*keys: str) -> MultiFernet:
    return MultiFernet([Fernet(_stretched(key)) for key in keys])


def _stretched(key: str) -> bytes:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=_PURPOSE).derive(key.encode())
    return urlsafe_b64encode(derived)
