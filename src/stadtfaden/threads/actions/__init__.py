"""What can be done here; each action is atomic and logged."""

from stadtfaden.threads.actions.candidates import renew_candidates
from stadtfaden.threads.actions.deciding import (
    DecidedMeanwhile,
    LinkVerdict,
    StatementVerdict,
    decide_link,
    decide_statement,
    postpone,
    undo,
)
from stadtfaden.threads.actions.proposals import (
    connect_statements,
    propose_links,
    settle_areas,
    withdraw_candidates,
    withdraw_connections,
)

__all__ = [
    "DecidedMeanwhile",
    "LinkVerdict",
    "StatementVerdict",
    "connect_statements",
    "decide_link",
    "decide_statement",
    "postpone",
    "propose_links",
    "renew_candidates",
    "settle_areas",
    "undo",
    "withdraw_candidates",
    "withdraw_connections",
]
