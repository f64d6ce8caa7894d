"""What somebody sent after their session had ended: kept until they have logged in again."""

from dataclasses import dataclass

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

KEY = "unfinished"
LONGEST = 100_000  # letters
KEPT = 60 * 60  # seconds


@dataclass(frozen=True, slots=True)
class Unfinished:
    """`path` is where the form went, `fields` what stood in it."""

    path: str
    fields: tuple[tuple[str, str], ...]
    had_files: bool


def ask_to_log_in(request: HttpRequest) -> HttpResponseBase:
    """After the login, the page that was asked for, or the form that was sent."""
    if request.method != "POST":
        return redirect_to_login(request.get_full_path())
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken"
    ]
    if sum(len(name) + len(value) for name, value in fields) > LONGEST:
        return redirect_to_login(request.get_full_path())
    request.session[KEY] = [request.get_full_path(), fields, bool(request.FILES)]
    request.session.set_expiry(KEPT)
    return redirect_to_login(reverse("account_unfinished"))


def unfinished_of(request: HttpRequest) -> Unfinished | None:
    if (kept := request.session.get(KEY)) is None:
        return None
    path, fields, had_files = kept
    return Unfinished(path, tuple((name, value) for name, value in fields), had_files)
