"""How often one address may ask."""

import time

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

MINUTE = 60


def seconds_to_wait(request: HttpRequest) -> int:
    """0 while it may go on. Counted by minute and process: with four processes an address has up to four
    times as much; a limit for the whole installation belongs into the proxy before it.
    """
    most = settings.API_PER_MINUTE
    if not most:
        return 0
    now = time.time()
    key = f"api:{_who(request)}:{int(now // MINUTE)}"
    cache.add(key, 0, 2 * MINUTE)
    try:
        asked = cache.incr(key)
    except ValueError:  # pushed out meanwhile by many other addresses
        return 0
    return 0 if asked <= most else max(MINUTE - int(now % MINUTE), 1)


def _who(request: HttpRequest) -> str:
    """As allauth sees it: behind as many proxies as the operator says."""
    return str(get_adapter(request).get_client_ip(request)) if "REMOTE_ADDR" in request.META else ""
