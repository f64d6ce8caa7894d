"""What has not changed is not sent again: ETag and Last-Modified from the last change of a city's records."""

import functools
import hashlib
from collections.abc import Callable
from importlib.metadata import version
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date
from django.utils.translation import get_language

from stadtfaden.actors import queries as actors
from stadtfaden.pipeline.queries import Stand, stand_of

OK, SAME = 200, 304
VERSION = version("stadtfaden")


def only_when_changed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For addresses of one city. While a build runs nothing is sent that a cache could keep."""

    @functools.wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        stand = _stand(kwargs.get("city"))
        if stand is None:
            return view(request, *args, **kwargs)
        etag, moment = _etag(request, stand), int(stand.changed_at.timestamp())
        early = get_conditional_response(request, etag=etag, last_modified=moment)
        response: HttpResponse = view(request, *args, **kwargs) if early is None else early
        if response.status_code in {OK, SAME}:
            response.headers["ETag"] = etag
            response.headers["Last-Modified"] = http_date(moment)
        patch_cache_control(response, public=True, no_cache=True)  # keep it, but ask whether it still holds
        return response

    return wrapper


def _stand(city: str | None) -> Stand | None:
    municipality = actors.municipalities().filter(slug=city).first()
    return None if municipality is None else stand_of(municipality)


def _etag(request: HttpRequest, stand: Stand) -> str:
    said = (stand.token, request.get_full_path(), request.get_host(), request.scheme, get_language())
    ours = (VERSION, settings.LICENCE, settings.ADDRESS, settings.OPERATOR)
    return f'W/"{hashlib.sha256(repr((said, ours)).encode()).hexdigest()[:32]}"'
