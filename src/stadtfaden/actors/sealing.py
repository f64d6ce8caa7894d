"""What second steps of the log-in rest on, kept so that the tables alone open nothing."""

from base64 import urlsafe_b64encode
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import PermissionDenied

SEALED = "sealed:"  # what was kept before there was a seal begins otherwise
_PURPOSE = b"stadtfaden second steps"


class SealBroken(PermissionDenied):
    """Sealed with another STADTFADEN_SECRET_KEY, or changed by hand: nobody gets in by it."""


def sealed(text: str) -> str:
    """With a key made from STADTFADEN_SECRET_KEY; another text each time."""
    return SEALED + _box(settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS).encrypt(text.encode()).decode()


def unsealed(text: str) -> str:
    """Raises SealBroken."""
    if not text.startswith(SEALED):
        return text
    box = _box(settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    try:
        return box.decrypt(text.removeprefix(SEALED)).decode()
    except InvalidToken as error:
        raise SealBroken("STADTFADEN_SECRET_KEY") from error


@lru_cache(maxsize=4)
def _box(*secrets: str) -> MultiFernet:
    return MultiFernet([Fernet(_key(secret)) for secret in secrets])


def _key(secret: str) -> bytes:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=_PURPOSE).derive(secret.encode())
    return urlsafe_b64encode(derived)
