"""One's own account: the desks, the settings, the invitation."""

from typing import TYPE_CHECKING, cast

from allauth.account.internal.flows.reauthentication import reauthenticate_by_password
from allauth.account.utils import perform_login
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from stadtfaden.actors import actions, queries
from stadtfaden.desk.accounts.forms import AccountForm, SettingsForm
from stadtfaden.desk.unfinished import unfinished_of

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Invitation, User


def own_settings(request: HttpRequest) -> HttpResponse:
    user = cast("User", request.user)
    form = SettingsForm(
        request.POST or None,
        initial={"name": user.name, "wants_digest": user.wants_digest, "has_keys": user.has_keys},
    )
    if request.method == "POST" and form.is_valid():
        actions.keep_settings(user=user, **form.cleaned_data)
        messages.success(request, gettext("Kept."))
        return redirect("account_settings")
    return render(request, "desk/accounts/settings.html", {"form": form})


def desks(request: HttpRequest) -> HttpResponse:
    """Straight to the only one; a list of several; a friendly page without any."""
    memberships = list(queries.desks_of(cast("User", request.user)))
    if len(memberships) == 1:
        return redirect("desk:todo", memberships[0].municipality.slug)
    return render(request, "desk/accounts/desks.html", {"memberships": memberships})


def welcome(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/accounts/welcome.html")


def unfinished(request: HttpRequest) -> HttpResponse:
    """What was sent when the session had ended already; one press sends it now."""
    kept = unfinished_of(request)
    if kept is None:
        return redirect("account_desks")
    shown = [(name, value) for name, value in kept.fields if value.strip()]
    return render(
        request,
        "desk/accounts/unfinished.html",
        {"path": kept.path, "fields": kept.fields, "shown": shown, "had_files": kept.had_files},
    )


def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """Whoever holds the letter opens an account, or takes it with the one of its address."""
    letter = queries.invitation_of(secret)
    if letter is None:
        raise Http404
    if not letter.is_open(timezone.now()):
        return render(request, "desk/accounts/invitation_gone.html", {"invitation": letter}, status=410)
    if request.user.is_authenticated:
        return _taken_with_account(request, letter, secret)
    if queries.account_of(letter.email) is not None:
        return render(request, "desk/accounts/invitation.html", {"invitation": letter})
    return _taken_with_new_account(request, letter, secret)


def _taken_with_account(request: HttpRequest, letter: "Invitation", secret: str) -> HttpResponse:
    user = cast("User", request.user)
    is_other = letter.email.casefold() != user.email.casefold()
    if request.method != "POST" or is_other:
        shown = {"invitation": letter, "is_other": is_other}
        return render(request, "desk/accounts/invitation.html", shown, status=409 if is_other else 200)
    try:
        actions.accept_invitation(secret=secret, by=user, now=timezone.now())
    except actions.AlreadyHere:
        messages.info(request, gettext("You have a desk here already."))
    return redirect("desk:todo", letter.municipality.slug)


def _taken_with_new_account(request: HttpRequest, letter: "Invitation", secret: str) -> HttpResponse:
    form = AccountForm(
        request.POST or None,
        email=letter.email,
        has_service=bool(settings.OIDC_URL),
        initial={"name": letter.name},
    )
    if request.method != "POST" or not form.is_valid():
        return render(request, "desk/accounts/invitation.html", {"invitation": letter, "form": form})
    password = form.cleaned_data["password"] or None
    membership = actions.open_account(
        secret=secret, name=form.cleaned_data["name"], password=password, now=timezone.now()
    )
    if password is None:
        messages.success(request, gettext("The account is made. Log in with the service of your city."))
        return redirect("account_login")
    entered = perform_login(request, membership.user, redirect_url=reverse("account_welcome"))
    reauthenticate_by_password(request)  # who has just chosen it need not type it again to add a key
    return cast("HttpResponse", entered)
