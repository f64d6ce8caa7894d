"""Account pages have script of their own and are kept by no cache."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, cast
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from stadtfaden.desk.unfinished import ask_to_log_in
from stadtfaden.ui.security import DESK_POLICY

View = Callable[..., HttpResponseBase]


class AccountPage(Protocol):
    """A view that says whether it is for people with an account alone."""

    needs_login: bool

    def __call__(self, request: HttpRequest, **rest: object) -> HttpResponseBase: ...


def open_page(view: View) -> AccountPage:
    """For everybody: the way in."""

    @wraps(view)
    def page(request: HttpRequest, **rest: Any) -> HttpResponseBase:
        return _answered(view(request, **rest))

    page.needs_login = False  # type: ignore[attr-defined] # read by the matrix of permissions
    return cast("AccountPage", page)


def own_page(view: View) -> AccountPage:
    """For whoever is logged in, about themselves; others are asked to log in."""

    @wraps(view)
    def page(request: HttpRequest, **rest: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return ask_to_log_in(request)
        return _answered(view(request, **rest))

    page.needs_login = True  # type: ignore[attr-defined] # read by the matrix of permissions
    return cast("AccountPage", page)


def _answered(response: HttpResponseBase) -> HttpResponseBase:
    response.headers.setdefault("Content-Security-Policy", _policy())
    response.headers.setdefault("Cache-Control", "no-store")
    return response


def _policy() -> str:
    """A browser follows a form to the service of the city only where the policy names it."""
    if not settings.OIDC_URL:
        return DESK_POLICY
    service = urlsplit(settings.OIDC_URL)
    return DESK_POLICY.replace(
        "form-action 'self'", f"form-action 'self' {service.scheme}://{service.netloc}"
    )
