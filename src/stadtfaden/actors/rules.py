"""Who may do what: one table. docs/permissions.md is printed from it, and a test walks every page by it."""

from enum import StrEnum

from django.core.exceptions import PermissionDenied

from stadtfaden.actors.models import Membership, Municipality, Role, User

__all__ = ["ALLOWED", "Act", "Role", "acts_of", "may", "require"]


class Act(StrEnum):
    """What a person can do at the desk; each page and each action names one."""

    LOOK = "look"  # the desk of the city exists for them
    REVIEW = "review"  # confirm, reject, postpone, undo what the machine proposes
    EDIT = "edit"  # correct statements, add, split, merge, link
    WRITE = "write"  # write down what stands in no paper yet
    KEEP_PAPERS = "keep-papers"  # upload papers, say what is known of them, import lists
    SETTLE = "settle"  # settle contradictions and say that a hole is meant
    FREEZE = "freeze"  # keep a dated edition of the whole strategy for ever
    MANAGE = "manage"  # invite people and say what they may


_EDITING = frozenset({Act.LOOK, Act.REVIEW, Act.EDIT, Act.WRITE, Act.KEEP_PAPERS, Act.SETTLE})
ALLOWED: dict[Role, frozenset[Act]] = {
    Role.CONTRIBUTOR: frozenset({Act.LOOK}),
    Role.EDITOR: _EDITING,
    Role.APPROVER: _EDITING | {Act.FREEZE},
    Role.ADMINISTRATOR: frozenset(Act),
}


def acts_of(user: User | None, municipality: Municipality) -> frozenset[Act]:
    """What the person may do in this city: one query. Nobody may do anything where they do not belong."""
    if user is None or not user.is_authenticated or not user.is_active:
        return frozenset()
    membership = Membership.objects.filter(user=user, municipality=municipality, ended_at=None).first()
    return frozenset() if membership is None else ALLOWED[Role(membership.role)]


def may(user: User | None, act: Act, municipality: Municipality) -> bool:
    """One query."""
    return act in acts_of(user, municipality)


def require(user: User | None, act: Act, municipality: Municipality) -> None:
    """Raises PermissionDenied; every action of the desk begins with it."""
    if not may(user, act, municipality):
        raise PermissionDenied(f"{act} in {municipality.slug}")
