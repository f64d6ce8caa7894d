"""What can be done here; each action is atomic and logged."""

from stadtfaden.corpus.actions import NoNewWords, QuoteSettled
from stadtfaden.threads.actions.areas import LeftOut, settle_areas
from stadtfaden.threads.actions.carrying import (
    Renewal,
    drop_quote,
    point_quote,
    postpone_quote,
    renew_edition,
    take_new_words,
)
from stadtfaden.threads.actions.deciding import (
    DecidedMeanwhile,
    LinkVerdict,
    NotADecision,
    StatementVerdict,
    decide_alike,
    decide_link,
    decide_statement,
    postpone,
    undo,
)
from stadtfaden.threads.actions.freezing import ChangedSince, NothingConfirmed, Resolution, freeze_strategy
from stadtfaden.threads.actions.listing import import_list, withdraw_list
from stadtfaden.threads.actions.ordering import learn_order, renew_candidates
from stadtfaden.threads.actions.proposals import (
    connect_statements,
    propose_links,
    withdraw_candidates,
    withdraw_connections,
)
from stadtfaden.threads.actions.settling import (
    NoContradiction,
    Settled,
    mean_hole,
    open_hole,
    settle_contradiction,
)

__all__ = [
    "ChangedSince",
    "DecidedMeanwhile",
    "LeftOut",
    "LinkVerdict",
    "NoContradiction",
    "NoNewWords",
    "NotADecision",
    "NothingConfirmed",
    "QuoteSettled",
    "Renewal",
    "Resolution",
    "Settled",
    "StatementVerdict",
    "connect_statements",
    "decide_alike",
    "decide_link",
    "decide_statement",
    "drop_quote",
    "freeze_strategy",
    "import_list",
    "learn_order",
    "mean_hole",
    "open_hole",
    "point_quote",
    "postpone",
    "postpone_quote",
    "propose_links",
    "renew_candidates",
    "renew_edition",
    "settle_areas",
    "settle_contradiction",
    "take_new_words",
    "undo",
    "withdraw_candidates",
    "withdraw_connections",
    "withdraw_list",
]
