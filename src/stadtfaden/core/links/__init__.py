"""Links between statements of different papers: which type, how sure, why."""

from stadtfaden.core.links.disagreements import disagreement
from stadtfaden.core.links.proposing import MADE_BY, propose_link
from stadtfaden.core.links.quantities import counted_units
from stadtfaden.core.links.rarity import generic_words, shelf_rarity
from stadtfaden.core.links.references import referred
from stadtfaden.core.links.values import LinkProposal, LinkType, Side, Tie

__all__ = [
    "MADE_BY",
    "LinkProposal",
    "LinkType",
    "Side",
    "Tie",
    "counted_units",
    "disagreement",
    "generic_words",
    "propose_link",
    "referred",
    "shelf_rarity",
]
