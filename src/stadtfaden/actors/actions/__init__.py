"""What can be done here; each action is atomic and logged."""

from stadtfaden.actors.actions.cities import settle_municipality
from stadtfaden.actors.actions.invitations import (
    AlreadyHere,
    InvitationGone,
    Invitee,
    OtherAddress,
    accept_invitation,
    invite_from_terminal,
    invite_person,
    open_account,
    withdraw_invitation,
)
from stadtfaden.actors.actions.log import Detail, Happened, log_entries, log_entry
from stadtfaden.actors.actions.looks import Logo, LookChangedMeanwhile, Wanted, settle_look
from stadtfaden.actors.actions.memberships import (
    AlreadyOtherwise,
    LastAdministrator,
    change_role,
    end_membership,
    keep_settings,
)
from stadtfaden.actors.actions.subscriptions import (
    ANSWERED_WITHIN,
    TooManySubscriptions,
    ask_for_subscription,
    claim_search_mail,
    confirm_subscription,
    end_subscription,
    give_back_search_mail,
)
from stadtfaden.actors.actions.visits import claim_weekly_mail, give_back_weekly_mail, keep_visit

__all__ = [
    "ANSWERED_WITHIN",
    "AlreadyHere",
    "AlreadyOtherwise",
    "Detail",
    "Happened",
    "InvitationGone",
    "Invitee",
    "LastAdministrator",
    "Logo",
    "LookChangedMeanwhile",
    "OtherAddress",
    "TooManySubscriptions",
    "Wanted",
    "accept_invitation",
    "ask_for_subscription",
    "change_role",
    "claim_search_mail",
    "claim_weekly_mail",
    "confirm_subscription",
    "end_membership",
    "end_subscription",
    "give_back_search_mail",
    "give_back_weekly_mail",
    "invite_from_terminal",
    "invite_person",
    "keep_settings",
    "keep_visit",
    "log_entries",
    "log_entry",
    "open_account",
    "settle_look",
    "settle_municipality",
    "withdraw_invitation",
]
