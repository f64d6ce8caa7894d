"""Who works for the city; whoever manages invites, changes roles and ends memberships."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from stadtfaden.actors import actions, queries
from stadtfaden.actors.rules import ALLOWED, Act, Role
from stadtfaden.desk.access import Desk, desk_page
from stadtfaden.desk.people.forms import InviteForm, RoleForm
from stadtfaden.desk.people.letters import send_letter

CONFLICT = 409


@desk_page(Act.LOOK)
def people(request: HttpRequest, desk: Desk) -> HttpResponse:
    return _room(request, desk, InviteForm())


@desk_page(Act.MANAGE, room="desk:people")
def invite(request: HttpRequest, desk: Desk) -> HttpResponse:
    form = InviteForm(request.POST)
    if not form.is_valid():
        return _room(request, desk, form, status=400)
    invitee = actions.Invitee(**{**form.cleaned_data, "role": Role(form.cleaned_data["role"])})
    try:
        invitation, secret = actions.invite_person(
            municipality=desk.municipality, invitee=invitee, by=desk.user, now=timezone.now()
        )
    except actions.AlreadyHere:
        form.add_error("email", gettext("This person has a desk here already."))
        return _room(request, desk, form, status=CONFLICT)
    link = request.build_absolute_uri(reverse("account_invitation", args=[secret]))
    try:
        send_letter(invitation, link)
    except OSError as trouble:  # of the network or of the mail server
        actions.withdraw_invitation(invitation=invitation, by=desk.user, now=timezone.now())
        form.add_error(None, gettext("The mail could not be sent: %(why)s") % {"why": trouble})
        return _room(request, desk, form, status=502)
    messages.success(request, _what_happens(invitation.email, link))
    return redirect("desk:people", desk.municipality.slug)


def _what_happens(to: str, link: str) -> str:
    """Without a mail server only the person at this desk can hand the link on."""
    if settings.MAIL_IS_SENT:
        return gettext("The invitation is on its way to %(to)s.") % {"to": to}
    sentence = gettext("No mail server is set up. Please hand this link to %(to)s yourself: %(link)s")
    return sentence % {"to": to, "link": link}


@desk_page(Act.MANAGE, room="desk:people")
def withdraw(request: HttpRequest, desk: Desk, pk: int) -> HttpResponse:
    waiting = queries.open_invitations(desk.municipality, now=timezone.now())
    invitation = get_object_or_404(waiting, pk=pk)
    actions.withdraw_invitation(invitation=invitation, by=desk.user, now=timezone.now())
    messages.success(request, gettext("The invitation opens nothing any more."))
    return redirect("desk:people", desk.municipality.slug)


@desk_page(Act.MANAGE, room="desk:people")
def role(request: HttpRequest, desk: Desk, pk: int) -> HttpResponse:
    membership = get_object_or_404(queries.people_of(desk.municipality), pk=pk)
    form = RoleForm(request.POST)
    if not form.is_valid():
        return _room(request, desk, InviteForm(), status=400)
    try:
        actions.change_role(
            membership=membership,
            seen=form.cleaned_data["seen"],
            role=Role(form.cleaned_data["role"]),
            by=desk.user,
            now=timezone.now(),
        )
    except (actions.LastAdministrator, actions.AlreadyOtherwise) as reason:
        return _refused(request, desk, reason)
    messages.success(request, gettext("The role is changed."))
    return redirect("desk:people", desk.municipality.slug)


@desk_page(Act.MANAGE)
def end(request: HttpRequest, desk: Desk, pk: int) -> HttpResponse:
    membership = get_object_or_404(queries.people_of(desk.municipality), pk=pk)
    if request.method != "POST":
        return render(request, "desk/people/end.html", {"desk": desk, "membership": membership})
    try:
        actions.end_membership(membership=membership, by=desk.user, now=timezone.now())
    except (actions.LastAdministrator, actions.AlreadyOtherwise) as reason:
        return _refused(request, desk, reason)
    messages.success(request, gettext("%(who)s has no desk here any more.") % {"who": membership.user})
    return redirect("desk:people", desk.municipality.slug)


def _room(request: HttpRequest, desk: Desk, form: InviteForm, status: int = 200) -> HttpResponse:
    shown = {
        "desk": desk,
        "form": form,
        "manages": desk.may(Act.MANAGE),
        "memberships": queries.people_of(desk.municipality),
        "invitations": queries.open_invitations(desk.municipality, now=timezone.now()),
        "organisations": queries.organisations_of(desk.municipality),
        "roles": Role.choices,
        "allowed": [(Role(one).label, acts) for one, acts in ALLOWED.items()],
    }
    return render(request, "desk/people/people.html", shown, status=status)


def _refused(request: HttpRequest, desk: Desk, reason: Exception) -> HttpResponse:
    if isinstance(reason, actions.LastAdministrator):
        words = gettext("A city needs an administrator. Please make somebody else one first.")
    else:
        words = gettext("Somebody was faster. This page shows how it is now.")
    messages.warning(request, words)
    return _room(request, desk, InviteForm(), status=CONFLICT)
