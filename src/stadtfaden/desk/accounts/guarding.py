"""What axes counts by: the address somebody tried, and where they came from."""

from allauth.account.adapter import get_adapter
from django.http import HttpRequest


def address_tried(request: HttpRequest, credentials: dict[str, str] | None) -> str:
    """In one spelling, or capitals would buy further tries."""
    given = (credentials or {}).get("email") or request.POST.get("login", "")
    return given.strip().casefold()


def client_ip(request: HttpRequest) -> str:
    """As allauth sees it: behind as many proxies as the operator says; empty for what came over no wire."""
    if "REMOTE_ADDR" not in request.META:
        return ""
    return str(get_adapter(request).get_client_ip(request))
