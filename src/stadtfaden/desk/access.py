"""Who may open a page of the desk. Every page of it goes through `desk_page`, and a test sees to that."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, Protocol, cast

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect

from stadtfaden.actors import queries as actors
from stadtfaden.actors.rules import Act, acts_of
from stadtfaden.desk.unfinished import ask_to_log_in
from stadtfaden.ui.security import DESK_POLICY

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Municipality, User

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Desk:
    """Who sits where, and what they may do there."""

    municipality: "Municipality"
    user: "User"
    acts: frozenset[Act]

    def may(self, act: Act) -> bool:
        return act in self.acts

    @property
    def may_review(self) -> bool:
        return self.may(Act.REVIEW)

    @property
    def may_settle(self) -> bool:
        return self.may(Act.SETTLE)

    @property
    def may_manage(self) -> bool:
        return self.may(Act.MANAGE)


class DeskPage(Protocol):
    """A view that says which act it needs, and which to send a form to it."""

    act: Act
    act_to_send: Act
    room: str | None

    def __call__(self, request: HttpRequest, city: str, **rest: object) -> HttpResponseBase: ...


def desk_page(
    act: Act, *, to_send: Act | None = None, room: str | None = None
) -> Callable[[Callable[Concatenate[HttpRequest, Desk, P], HttpResponseBase]], DeskPage]:
    """The view gets a Desk in place of the city's name. `to_send` is what a POST needs, where that is more.
    `room` names the page to which whoever opens an address is led that only takes what is sent.

    Strangers are asked to log in; whoever has no desk in this city finds nothing (404); who may look but
    not do this is told so (403).
    """
    act_to_send = to_send or act

    def placed(view: Callable[Concatenate[HttpRequest, Desk, P], HttpResponseBase]) -> DeskPage:
        @wraps(view)
        def page(request: HttpRequest, city: str, *args: P.args, **rest: P.kwargs) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return ask_to_log_in(request)
            desk = _desk(request, city)
            if not desk.may(act_to_send if request.method == "POST" else act):
                raise PermissionDenied
            if room is not None and request.method != "POST":
                return _led(request, room, desk)
            response = view(request, desk, *args, **rest)
            response.headers.setdefault("Content-Security-Policy", DESK_POLICY)
            response.headers.setdefault("Cache-Control", "no-store")
            return response

        page.act = act  # type: ignore[attr-defined] # read by the matrix of permissions
        page.act_to_send = act_to_send  # type: ignore[attr-defined] # as above
        page.room = room  # type: ignore[attr-defined] # as above
        return cast("DeskPage", page)

    return placed


def _led(request: HttpRequest, room: str, desk: Desk) -> HttpResponseBase:
    if request.method in {"GET", "HEAD"}:
        return redirect(room, desk.municipality.slug)
    return HttpResponseNotAllowed(["GET", "HEAD", "POST"])


def _desk(request: HttpRequest, city: str) -> Desk:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    acts = acts_of(cast("User", request.user), municipality)
    if Act.LOOK not in acts:
        raise Http404
    return Desk(municipality, cast("User", request.user), acts)
