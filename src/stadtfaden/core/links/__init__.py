"""Links between statements of different papers: which type, how sure, why."""

from stadtfaden.core.links.values import LinkProposal, LinkType, Side

__all__ = ["LinkProposal", "LinkType", "Side"]
