"""A city's own colours and logo, as files: there is no inline style. Their addresses change with them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from stadtfaden.actors import queries as actors
from stadtfaden.ui.colours import sheet_of

FOR_EVER = "public, max-age=31536000, immutable"


@require_safe
def colours(request: HttpRequest, city: str, revision: int) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    look = getattr(municipality, "look", None)
    if look is None or look.revision != revision:
        raise Http404
    sheet = sheet_of(look.thread_colour, look.link_colour)
    return HttpResponse(sheet, content_type="text/css", headers={"Cache-Control": FOR_EVER})


@require_safe
def logo(request: HttpRequest, city: str, digest: str) -> HttpResponse:  # noqa: ARG001 -- as above
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    png = actors.logo_of(municipality, digest)
    if png is None:
        raise Http404
    return HttpResponse(png, content_type="image/png", headers={"Cache-Control": FOR_EVER})
