"""How often one address may ask the interface."""

from django.conf import settings
from django.http import HttpRequest

from stadtfaden.showing import limits

MINUTE = 60


def seconds_to_wait(request: HttpRequest) -> int:
    """0 while it may go on."""
    if not settings.API_PER_MINUTE:
        return 0
    return limits.seconds_to_wait(request, "api", most=settings.API_PER_MINUTE, seconds=MINUTE)
