"""How often one address may ask."""

import time

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest


def seconds_to_wait(request: HttpRequest, what: str, *, most: int, seconds: int) -> int:
    """0 while it may go on: `most` times in so many seconds. Counted by process: with four processes an
    address has up to four times as much; a limit for the whole installation belongs into the proxy before it.
    """
    now = time.time()
    key = f"{what}:{_who(request)}:{int(now // seconds)}"
    cache.add(key, 0, 2 * seconds)
    try:
        asked = cache.incr(key)
    except ValueError:  # pushed out meanwhile by many other addresses
        return 0
    return 0 if asked <= most else max(seconds - int(now % seconds), 1)


def _who(request: HttpRequest) -> str:
    """As allauth sees it: behind as many proxies as the operator says."""
    return str(get_adapter(request).get_client_ip(request)) if "REMOTE_ADDR" in request.META else ""
