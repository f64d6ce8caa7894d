"""A search as a mail: asked for on the page of the search, confirmed and ended under an address of its own.

There is no cookie: whoever asks has no rights here that another site could misuse, and one that lets its
readers ask is turned away by what their browser says of where the form stood.
"""

from datetime import datetime
from smtplib import SMTPException
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from stadtfaden.actors import actions
from stadtfaden.actors import queries as actors
from stadtfaden.showing.filters import Names, as_query, filters_of, names_of
from stadtfaden.showing.hits import EVERYTHING, LONGEST
from stadtfaden.showing.limits import seconds_to_wait
from stadtfaden.showing.subscribing import can_subscribe, described, letter_that_asks

NOT_FOUND, TOO_MANY, BUSY = 404, 429, 503
MOST, HOUR = 10, 3600  # of one sender
MOST_LETTERS = 1000  # of a search as an address writes it
SAME = {"same-origin", "none"}


class AddressForm(forms.Form):
    email = forms.EmailField(max_length=254)


@csrf_exempt  # no session; see above
@require_POST
@never_cache
def subscribe(request: HttpRequest, city: str) -> HttpResponse:
    """The same answer whoever is asked for: nobody learns which addresses are known."""
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    if not can_subscribe():
        raise Http404
    if not _stood_here(request):
        raise BadRequest("Origin")
    query = _search_of(request.POST.get("search", ""), names_of(municipality))
    page = {"city": municipality, "said": described(municipality, query), "query": query}
    if not (form := AddressForm(request.POST)).is_valid():
        return render(
            request,
            "portal/subscribe.html",
            {**page, "state": "wrong", "email": form["email"].value()},
            status=400,
        )
    if wait := seconds_to_wait(request, "subscribe", most=MOST, seconds=HOUR):
        return _later(request, page, TOO_MANY, wait)
    try:
        due = actions.ask_for_subscription(
            municipality=municipality,
            email=form.cleaned_data["email"],
            query=query,
            language=(get_language() or "de")[:2],
            now=timezone.now(),
        )
        if due is not None:
            letter_that_asks(due).send()
    except actions.TooManySubscriptions:
        return _later(request, page, TOO_MANY, HOUR)
    except (SMTPException, OSError):  # the mail server refuses it, or is down
        return _later(request, page, BUSY, HOUR)
    return render(request, "portal/subscribe.html", {**page, "state": "asked"})


@csrf_exempt  # who knows the key may; no session
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def subscription(request: HttpRequest, city: str, key: str) -> HttpResponse:
    """Programs that look into mails open links, so only a button says yes."""
    found = actors.subscription_named(key)
    if request.method == "POST":
        actions.confirm_subscription(key=key, now=timezone.now())
        return redirect(request.path)
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    is_late = found is not None and found.confirmed_at is None and found.asked_at < _still_open()
    is_ours = found is not None and found.municipality_id == municipality.pk and not is_late
    context = {"city": municipality, "subscription": found if is_ours else None, "said": ""}
    if is_ours and found is not None:
        try:
            context["said"] = described(municipality, found.query)
        except BadRequest:  # a filter names what is no longer there
            context["said"] = f"„{QueryDict(found.query).get('q', '')}“"
    return render(request, "portal/subscription.html", context, status=200 if is_ours else NOT_FOUND)


@csrf_exempt  # mail programs send it without ever having seen a page (RFC 8058)
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def end(request: HttpRequest, city: str, key: str) -> HttpResponse:
    """Ended at once, and told so without another address: mail programs follow none."""
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    if request.method != "POST":
        return redirect("portal:subscription", city, key)
    actions.end_subscription(key=key)
    return render(request, "portal/subscription.html", {"city": municipality, "is_ended": True})


def _still_open() -> datetime:
    return timezone.now() - actions.ANSWERED_WITHIN


def _search_of(search: str, names: Names) -> str:
    """The search in the one order in which addresses write it. Raises BadRequest."""
    given = QueryDict(search)
    question = given.get("q", "").strip()
    if not question or len(question) > LONGEST or "\0" in question:
        raise BadRequest("q")
    query = as_query(filters_of(given.dict(), names, EVERYTHING), EVERYTHING, q=question).rstrip("&")
    if len(query) > MOST_LETTERS:
        raise BadRequest("q")
    return query


def _stood_here(request: HttpRequest) -> bool:
    """Whether the form stood on our page. Browsers say it; what says nothing is no browser."""
    if (site := request.headers.get("Sec-Fetch-Site")) is not None:
        return site in SAME
    origin = request.headers.get("Origin") or request.headers.get("Referer", "")
    return urlsplit(origin).netloc in {request.get_host(), urlsplit(settings.ADDRESS).netloc}


def _later(request: HttpRequest, page: dict[str, object], status: int, wait: int) -> HttpResponse:
    answer = render(request, "portal/subscribe.html", {**page, "state": "later"}, status=status)
    answer.headers["Retry-After"] = str(wait)
    return answer
