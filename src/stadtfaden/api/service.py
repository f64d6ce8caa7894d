"""The API as one thing: what it is called, what it answers, and how errors look."""

from django.utils.translation import gettext_noop as _
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.renderers import JSONRenderer

from stadtfaden.api.endpoints import cities, statements, ties
from stadtfaden.api.freshness import only_when_changed
from stadtfaden.api.problems import NotHere, not_here, not_understood, not_valid
from stadtfaden.showing.refusals import NotUnderstood

VERSION = "1"


class GermanLetters(JSONRenderer):
    json_dumps_params = {"ensure_ascii": False}  # noqa: RUF012 -- declared so by the base


api = NinjaAPI(
    title="Stadtfaden",
    version=VERSION,
    description=_("What the strategy papers of a city say, with exact words, edition and page. Read-only."),
    docs_url=None,  # the usual page loads scripts from elsewhere; ours is pages.py
    openapi_url=None,  # ours speaks the language of the asker: document.py
    renderer=GermanLetters(),
    urls_namespace="api",
)
api.add_decorator(only_when_changed, mode="view")
TAGS = {"cities": _("Cities and papers"), "statements": _("Statements"), "ties": _("What hangs together")}
for name, part in zip(TAGS, (cities, statements, ties), strict=True):
    api.add_router("", part.router, tags=[name])
api.exception_handler(NotUnderstood)(not_understood)
api.exception_handler(NotHere)(not_here)
api.exception_handler(ValidationError)(not_valid)
